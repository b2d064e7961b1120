//! A report on paper or as a spreadsheet: what these need of the machine, and what is said where the program was built without.

#[cfg(feature = "pdf")]
use crate::cli::failure;
use crate::lang::Lang;
#[cfg(feature = "pdf")]
use crate::render::{pdf as pages, visible};
use crate::say;
use crate::sheet::{Layout, Sheet};
#[cfg(feature = "pdf")]
use anyhow::anyhow;
#[cfg(not(all(feature = "pdf", feature = "xlsx")))]
use anyhow::bail;

/// The report as PDF. Characters that the program's own font lacks are looked for in the system's fonts, where that is
/// allowed; those that no font has are named.
///
/// # Errors
/// When the pages cannot be laid out, or the program was built without.
#[cfg(feature = "pdf")]
pub fn pdf(sheet: &Sheet, system_fonts: bool, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let fonts = fonts(&pages::characters(sheet), system_fonts, lang);
    pages::pdf(sheet, &fonts).map_err(|failure| not_laid_out(&failure, lang))
}

/// Forms as PDF.
///
/// # Errors
/// When the template cannot be laid out, or the program was built without.
#[cfg(feature = "pdf")]
pub fn forms(sheets: &[Sheet], layout: Layout<'_>, system_fonts: bool, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let fonts = fonts(&pages::forms_data(sheets, layout).to_string(), system_fonts, lang);
    pages::forms(sheets, layout, &fonts).map_err(|failure| not_laid_out(&failure, lang))
}

/// What the template of a form gets, for whoever writes one.
///
/// # Errors
/// When the program was built without PDF.
#[cfg(feature = "pdf")]
pub fn forms_json(sheets: &[Sheet], layout: Layout<'_>, _: Lang) -> anyhow::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(&pages::forms_data(sheets, layout))?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(feature = "pdf")]
fn not_laid_out(failure: &pages::PdfFailure, lang: Lang) -> anyhow::Error {
    let reasons = visible(&failure.0.join("; "));
    anyhow!(say!(lang, "排不出 PDF\n{reasons}", "the PDF cannot be laid out\n{reasons}"))
}

/// The program's own font, with others of the system for characters that it lacks.
#[cfg(feature = "pdf")]
fn fonts(text: &str, system_fonts: bool, lang: Lang) -> pages::Fonts {
    let mut fonts = pages::Fonts::own();
    let mut lacking = pages::missing(&fonts, text);
    let files = if system_fonts && !lacking.is_empty() { font_files() } else { Vec::new() };
    for file in files {
        if lacking.is_empty() {
            break;
        }
        if let Ok(bytes) = std::fs::read(&file) {
            fonts.add(bytes, &lacking);
            lacking = pages::missing(&fonts, text);
        }
    }
    if !lacking.is_empty() {
        let shown: Vec<String> = lacking.iter().map(|character| format!("{character} (U+{:04X})", u32::from(*character))).collect();
        let shown = shown.join(", ");
        failure::note(&say!(
            lang,
            "没有字体有这些字，纸上会是空框：{shown}",
            "no font has these characters, on paper they are empty boxes: {shown}"
        ));
    }
    fonts
}

/// The files of the system's fonts, in the order of their paths, so that the same machine always takes the same one.
#[cfg(feature = "pdf")]
fn font_files() -> Vec<std::path::PathBuf> {
    let mut database = fontdb::Database::new();
    database.load_system_fonts();
    let path = |face: &fontdb::FaceInfo| match &face.source {
        fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _) => Some(path.clone()),
        fontdb::Source::Binary(_) => None,
    };
    let mut files: Vec<_> = database.faces().filter_map(path).collect();
    files.sort();
    files.dedup();
    files
}

/// Says that the program was built without PDF.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub fn pdf(_: &Sheet, _: bool, lang: Lang) -> anyhow::Result<Vec<u8>> {
    bail!(without("pdf", lang))
}

/// Says that the program was built without PDF.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub fn forms(_: &[Sheet], _: Layout<'_>, _: bool, lang: Lang) -> anyhow::Result<Vec<u8>> {
    bail!(without("pdf", lang))
}

/// Says that the program was built without PDF.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub fn forms_json(_: &[Sheet], _: Layout<'_>, lang: Lang) -> anyhow::Result<Vec<u8>> {
    bail!(without("pdf", lang))
}

/// The report as a spreadsheet.
///
/// # Errors
/// When a table has more lines than a spreadsheet holds, or the program was built without.
#[cfg(feature = "xlsx")]
pub fn xlsx(sheet: &Sheet, _: Lang) -> anyhow::Result<Vec<u8>> {
    Ok(crate::render::report::xlsx(sheet)?)
}

/// Says that the program was built without spreadsheets.
///
/// # Errors
/// Always.
#[cfg(not(feature = "xlsx"))]
pub fn xlsx(_: &Sheet, lang: Lang) -> anyhow::Result<Vec<u8>> {
    bail!(without("xlsx", lang))
}

/// What to do where a format was left out of the build.
#[cfg(not(all(feature = "pdf", feature = "xlsx")))]
fn without(feature: &str, lang: Lang) -> String {
    say!(
        lang,
        "这个 bursar 编译时没有带上 {feature}\n用 cargo build --features {feature} 重新编译，或改用 --format html",
        "this bursar was built without {feature}\nbuild it with `cargo build --features {feature}`, or take --format html"
    )
}
