//! A chart beside the table that has its figures: bars or lines over the same labels.

use rust_decimal::Decimal;

/// Values drawn over labels. The exact figures stand in a table of the same sheet.
#[derive(Debug, Clone)]
pub struct Chart {
    /// Its name for scripts.
    pub name: &'static str,
    /// What it shows.
    pub title: String,
    /// The unit of all its values.
    pub unit: String,
    /// Bars or lines.
    pub form: ChartForm,
    /// What stands along the axis.
    pub labels: Vec<String>,
    /// What is drawn, each with a value a label.
    pub series: Vec<Series>,
}

/// How values are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartForm {
    /// A bar a value: amounts of separate things.
    Bars,
    /// A line through the values: something over time.
    Lines,
}

/// One of the things compared.
#[derive(Debug, Clone)]
pub struct Series {
    /// What it is.
    pub name: String,
    /// A value a label; none where nothing is known.
    pub values: Vec<Option<Decimal>>,
}

impl Chart {
    /// Whether there is anything to draw.
    pub fn is_empty(&self) -> bool {
        !self.series.iter().any(|series| series.values.iter().any(Option::is_some))
    }
}
