//! A sheet on paper: A4 pages as PDF, laid out by Typst with the font that lies in the program.
//!
//! What stands in the ledger reaches the template as data, never as text to evaluate; the template can read nothing else.
//! The same sheet and fonts give the same bytes.

mod data;
mod fonts;
mod world;

pub use fonts::{Fonts, missing};

use crate::sheet::Sheet;

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

/// Every character of the sheet that stands on its pages.
pub fn characters(sheet: &Sheet) -> String {
    data::of(sheet).to_string()
}

#[cfg(test)]
mod tests;
