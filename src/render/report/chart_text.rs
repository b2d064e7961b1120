//! A chart for the terminal: a bar of blocks a value, the figure behind it.

use crate::render::{text_width, visible};
use crate::sheet::{Chart, Kind, Value};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The narrowest and the widest bar.
const BARS: (usize, usize) = (10, 40);

/// The chart: a line a label and series, bars to the scale of the largest value. Nothing where there is nothing to draw.
pub fn chart(chart: &Chart, room: usize) -> String {
    let values = || chart.series.iter().flat_map(|series| series.values.iter().flatten());
    let largest = values().map(Decimal::abs).max().unwrap_or_default();
    let heading = format!("{}（{}）\n", visible(&chart.title), visible(&chart.unit));
    if largest.is_zero() {
        return String::new();
    }
    let several = chart.series.len() > 1;
    let label_width = chart.labels.iter().map(|label| text_width(&visible(label))).max().unwrap_or(0);
    let name_width =
        if several { chart.series.iter().map(|series| text_width(&visible(&series.name))).max().unwrap_or(0) + 1 } else { 0 };
    let figure_width = values().map(|value| shown(*value).len()).max().unwrap_or(0);
    let bar = room.saturating_sub(label_width + name_width + figure_width + 3).clamp(BARS.0, BARS.1);
    let mut text = heading;
    for (position, label) in chart.labels.iter().enumerate() {
        for (turn, series) in chart.series.iter().enumerate() {
            let Some(Some(value)) = series.values.get(position) else { continue };
            let label = if turn == 0 { visible(label) } else { String::new() };
            let name = if several { visible(&series.name) } else { String::new() };
            let (before, between) =
                (label_width - text_width(&label).min(label_width), name_width - text_width(&name).min(name_width));
            let length = scaled(*value, largest, bar);
            let blocks = "█".repeat(length);
            let figure = shown(*value);
            text += &format!(
                "{label}{:before$} {name}{:between$}{blocks}{:rest$} {figure:>figure_width$}\n",
                "",
                "",
                "",
                rest = bar - length
            );
        }
    }
    text
}

/// How many blocks a value takes, at least one where it is not nought.
fn scaled(value: Decimal, largest: Decimal, bar: usize) -> usize {
    let share = value.abs().checked_mul(Decimal::from(bar)).and_then(|product| product.checked_div(largest)).unwrap_or_default();
    let length = share.round().to_usize().unwrap_or(bar).min(bar);
    if value.is_zero() { 0 } else { length.max(1) }
}

fn shown(value: Decimal) -> String {
    Value::Number(value).shown(Kind::Quantity)
}
