//! A sheet on paper: A4 pages as PDF, laid out by Typst with the font that lies in the program.
//!
//! What stands in the ledger reaches the template as data, never as text to evaluate; the template can read nothing else.
//! The same sheet and fonts give the same bytes.

mod data;
mod fonts;
mod world;

pub use fonts::{Fonts, missing};

use crate::sheet::{Layout, Sheet};

/// How a report looks on paper.
const TEMPLATE: &str = include_str!("sheet.typ");

/// Why a page cannot be made: what Typst says of the template.
#[derive(Debug)]
pub struct PdfFailure(pub Vec<String>);

/// The sheet as PDF.
///
/// # Errors
/// When the template cannot be laid out, which of ours no test has seen.
pub fn pdf(sheet: &Sheet, fonts: &Fonts) -> Result<Vec<u8>, PdfFailure> {
    world::typeset(TEMPLATE, data::of(sheet).to_string().into_bytes(), fonts)
}

/// How a form looks on paper, where the school has no template of its own.
const FORMS: &str = include_str!("forms.typ");

/// Forms as PDF, one after another.
///
/// # Errors
/// When the template cannot be laid out: what Typst says, with the line.
pub fn forms(sheets: &[Sheet], layout: Layout<'_>, fonts: &Fonts) -> Result<Vec<u8>, PdfFailure> {
    let data = forms_data(sheets, layout).to_string().into_bytes();
    world::typeset(layout.template.unwrap_or(FORMS), data, fonts)
}

/// What the template of a form gets: also what a school that writes its own has to know.
pub fn forms_data(sheets: &[Sheet], layout: Layout<'_>) -> serde_json::Value {
    let forms: Vec<_> = sheets.iter().map(data::of).collect();
    let first = sheets.first();
    serde_json::json!({
        "lang": first.map_or("zh", |sheet| sheet.lang.tag().get(..2).unwrap_or("zh")),
        "title": first.map(|sheet| &sheet.title),
        "school": first.map(|sheet| &sheet.origin.school),
        "size": layout.size,
        "label": { "width": layout.label.0, "height": layout.label.1 },
        "forms": forms,
    })
}

/// Every character of the sheet that stands on its pages.
pub fn characters(sheet: &Sheet) -> String {
    data::of(sheet).to_string()
}

#[cfg(test)]
mod tests;
