//! A report on paper or as a spreadsheet: what these need of the machine, and what is said where the program was built without.

use crate::cli::failure;
use crate::lang::Lang;
use crate::say;
use crate::sheet::Sheet;
use anyhow::bail;

/// The report as PDF. Characters that the program's own font lacks are looked for in the system's fonts, where that is
/// allowed; those that no font has are named.
///
/// # Errors
/// When the pages cannot be laid out, or the program was built without.
#[cfg(feature = "pdf")]
pub fn pdf(sheet: &Sheet, system_fonts: bool, lang: Lang) -> anyhow::Result<Vec<u8>> {
    use crate::render::pdf::{Fonts, characters, missing, pdf};
    let text = characters(sheet);
    let mut fonts = Fonts::own();
    let mut lacking = missing(&fonts, &text);
    if system_fonts && !lacking.is_empty() {
        for file in font_files() {
            if let Ok(bytes) = std::fs::read(&file) {
                fonts.add(bytes, &lacking);
                lacking = missing(&fonts, &text);
            }
            if lacking.is_empty() {
                break;
            }
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
    match pdf(sheet, &fonts) {
        Ok(bytes) => Ok(bytes),
        Err(failure) => {
            let reasons = failure.0.join("\n");
            bail!(say!(lang, "排不出 PDF\n{reasons}", "the PDF cannot be laid out\n{reasons}"))
        }
    }
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
