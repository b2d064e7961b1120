//! A sheet as bytes: one file a format. Nothing is computed here; what a stranger wrote is escaped for the format.

mod chart_svg;
mod chart_text;
mod csv;
mod head;
mod html;
mod json;
mod markdown;
mod text;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use chart_svg::chart_svg;
pub use csv::csv;
pub use head::{days, made, selection as selection_line};
pub use html::html;
pub use json::json;
pub use markdown::markdown;
pub use text::text;
#[cfg(feature = "xlsx")]
pub use xlsx::xlsx;

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests;
