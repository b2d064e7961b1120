//! A chart as vector graphics for pages and paper: greys and dashes that a black-and-white print keeps apart, the exact
//! figures as text.

use crate::render::visible;
use crate::sheet::{Chart, ChartForm, Kind, Value};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::fmt::Write as _;

/// The size of the drawing, in its own units.
const WIDTH: i64 = 720;
const HEIGHT: i64 = 280;
/// Where the field of the values begins and ends.
const LEFT: i64 = 70;
const RIGHT: i64 = WIDTH - 12;
const TOP: i64 = 52;
const BOTTOM: i64 = HEIGHT - 44;

/// The greys of the series, and the dashes of their lines.
const GREYS: [&str; 5] = ["#333333", "#999999", "#666666", "#cccccc", "#000000"];
const DASHES: [&str; 5] = ["", "6 4", "2 3", "10 3 2 3", "1 4"];

/// The chart as one `svg` element; nothing where there is nothing to draw.
pub fn chart_svg(chart: &Chart) -> String {
    if chart.is_empty() || chart.labels.is_empty() {
        return String::new();
    }
    let scale = Scale::of(chart);
    let title = escaped(&format!("{}（{}）", chart.title, chart.unit));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" font-family=\"Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif\" font-size=\"11\">\
         <title>{title}</title><text x=\"{LEFT}\" y=\"16\" font-size=\"13\" font-weight=\"bold\">{title}</text>"
    );
    legend(chart, &mut svg);
    axis(&scale, &mut svg);
    labels(chart, &mut svg);
    match chart.form {
        ChartForm::Bars => bars(chart, &scale, &mut svg),
        ChartForm::Lines => lines(chart, &scale, &mut svg),
    }
    svg + "</svg>"
}

/// From values to heights.
struct Scale {
    least: Decimal,
    most: Decimal,
    step: Decimal,
}

impl Scale {
    /// Nought always lies on it, so that a bar twice as long is twice as much.
    fn of(chart: &Chart) -> Self {
        let values = || chart.series.iter().flat_map(|series| series.values.iter().flatten().copied());
        let (most, least) =
            (values().max().unwrap_or_default().max(Decimal::ZERO), values().min().unwrap_or_default().min(Decimal::ZERO));
        let step = step(most.checked_sub(least).unwrap_or(Decimal::MAX));
        let steps = |value: Decimal| value.checked_div(step).unwrap_or_default();
        Self {
            least: steps(least).floor().checked_mul(step).unwrap_or(least),
            most: steps(most).ceil().checked_mul(step).unwrap_or(most).max(step),
            step,
        }
    }

    /// The height of a value on the drawing.
    fn y(&self, value: Decimal) -> i64 {
        let span = self.most.checked_sub(self.least).filter(|span| !span.is_zero()).unwrap_or(Decimal::ONE);
        let share = value.checked_sub(self.least).and_then(|above| above.checked_div(span)).unwrap_or_default();
        let height = share.checked_mul(Decimal::from(BOTTOM - TOP)).unwrap_or_default();
        BOTTOM - height.round().to_i64().unwrap_or(0).clamp(0, BOTTOM - TOP)
    }
}

/// A round step of which four to eight make up the span: 1, 2 or 5 times a power of ten.
fn step(span: Decimal) -> Decimal {
    let wanted = span.checked_div(Decimal::from(5)).unwrap_or(Decimal::ONE);
    if wanted.is_zero() {
        return Decimal::ONE;
    }
    let mut power = Decimal::ONE;
    while power > wanted && power.scale() < 12 {
        power /= Decimal::TEN;
    }
    while let Some(next) = power.checked_mul(Decimal::TEN).filter(|next| *next <= wanted) {
        power = next;
    }
    let rounds = [1, 2, 5].map(|factor| power.checked_mul(Decimal::from(factor)).unwrap_or(power));
    rounds.into_iter().find(|round| *round >= wanted).unwrap_or_else(|| power.checked_mul(Decimal::TEN).unwrap_or(power))
}

/// What each grey means, where there are several.
fn legend(chart: &Chart, svg: &mut String) {
    if chart.series.len() < 2 {
        return;
    }
    let width = (RIGHT - LEFT) / i64::try_from(chart.series.len()).unwrap_or(1);
    for (turn, series) in chart.series.iter().enumerate() {
        let x = LEFT + width * i64::try_from(turn).unwrap_or(0);
        let (grey, dash) = look(turn);
        let name = escaped(&series.name);
        let _ = match chart.form {
            ChartForm::Bars => write!(svg, "<rect x=\"{x}\" y=\"22\" width=\"12\" height=\"10\" fill=\"{grey}\"/>"),
            ChartForm::Lines => write!(
                svg,
                "<line x1=\"{x}\" y1=\"27\" x2=\"{}\" y2=\"27\" stroke=\"{grey}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>",
                x + 20
            ),
        };
        let _ = write!(svg, "<text x=\"{}\" y=\"31\">{name}</text>", x + 25);
    }
}

/// The grid with its figures.
fn axis(scale: &Scale, svg: &mut String) {
    let mut value = scale.least;
    // A step is a sixteenth of the span at the least.
    for _ in 0..16 {
        let y = scale.y(value);
        let grey = if value.is_zero() { "#000000" } else { "#dddddd" };
        let figure = Value::Number(value).shown(Kind::Quantity);
        let _ = write!(
            svg,
            "<line x1=\"{LEFT}\" y1=\"{y}\" x2=\"{RIGHT}\" y2=\"{y}\" stroke=\"{grey}\"/><text x=\"{}\" y=\"{}\" text-anchor=\"end\">{figure}</text>",
            LEFT - 6,
            y + 4
        );
        match value.checked_add(scale.step).filter(|next| *next <= scale.most) {
            Some(next) => value = next,
            None => break,
        }
    }
}

/// The middle of a label's share of the width, and that share.
fn slot(position: usize, count: usize) -> (i64, i64) {
    let (position, count) = (i64::try_from(position).unwrap_or(0), i64::try_from(count).unwrap_or(1).max(1));
    let (from, to) = (LEFT + (RIGHT - LEFT) * position / count, LEFT + (RIGHT - LEFT) * (position + 1) / count);
    (i64::midpoint(from, to), to - from)
}

/// The names along the axis; where they are many, only some, so that none covers the next.
fn labels(chart: &Chart, svg: &mut String) {
    let count = chart.labels.len();
    let longest = chart.labels.iter().map(|label| crate::render::text_width(&visible(label))).max().unwrap_or(1);
    let (_, width) = slot(0, count);
    let needed = i64::try_from(longest).unwrap_or(10) * 6 + 6;
    let slanted = needed > width;
    let every = if slanted { (14 / width.max(1)).max(0) + 1 } else { 1 };
    for (position, label) in chart.labels.iter().enumerate() {
        if i64::try_from(position).unwrap_or(0) % every != 0 {
            continue;
        }
        let (x, y) = (slot(position, count).0, BOTTOM + 14);
        let short: String = visible(label).chars().take(12).collect();
        let label = escaped(&short);
        let _ = if slanted {
            write!(
                svg,
                "<text x=\"{x}\" y=\"{y}\" font-size=\"9\" text-anchor=\"end\" transform=\"rotate(-30 {x} {y})\">{label}</text>"
            )
        } else {
            write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{label}</text>")
        };
    }
}

fn bars(chart: &Chart, scale: &Scale, svg: &mut String) {
    let series = i64::try_from(chart.series.len()).unwrap_or(1).max(1);
    let zero = scale.y(Decimal::ZERO);
    for position in 0..chart.labels.len() {
        let (middle, width) = slot(position, chart.labels.len());
        let bar = (width * 7 / 10 / series).clamp(1, 60);
        let left = middle - bar * series / 2;
        for (turn, one) in chart.series.iter().enumerate() {
            let Some(Some(value)) = one.values.get(position) else { continue };
            let x = left + bar * i64::try_from(turn).unwrap_or(0);
            let y = scale.y(*value);
            let (top, height) = (y.min(zero), (y - zero).abs().max(1));
            let (grey, _) = look(turn);
            let _ = write!(svg, "<rect x=\"{x}\" y=\"{top}\" width=\"{bar}\" height=\"{height}\" fill=\"{grey}\"/>");
            figure(*value, x + bar / 2, top - 3, bar, svg);
        }
    }
}

/// The figure over a bar, where it has room.
fn figure(value: Decimal, x: i64, y: i64, room: i64, svg: &mut String) {
    let shown = Value::Number(value).shown(Kind::Quantity);
    let width = i64::try_from(shown.len()).unwrap_or(i64::MAX).saturating_mul(5);
    if width <= room + 14 {
        let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"9\" text-anchor=\"middle\">{shown}</text>");
    }
}

fn lines(chart: &Chart, scale: &Scale, svg: &mut String) {
    let count = chart.labels.len();
    for (turn, one) in chart.series.iter().enumerate() {
        let (grey, dash) = look(turn);
        let mut path = String::new();
        let mut is_on = false;
        for (position, value) in one.values.iter().take(count).enumerate() {
            let Some(value) = value else {
                // What is not known is a gap, not nought.
                is_on = false;
                continue;
            };
            let ((x, _), y) = (slot(position, count), scale.y(*value));
            let _ = write!(path, "{}{x} {y} ", if is_on { 'L' } else { 'M' });
            is_on = true;
            let _ = write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"2.5\" fill=\"{grey}\"/>");
            if chart.series.len() == 1 {
                figure(*value, x, y - 6, slot(position, count).1, svg);
            }
        }
        let _ = write!(svg, "<path d=\"{path}\" fill=\"none\" stroke=\"{grey}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>");
    }
}

fn look(turn: usize) -> (&'static str, &'static str) {
    (GREYS[turn % GREYS.len()], DASHES[turn % DASHES.len()])
}

/// Text that stays text in XML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in visible(text).chars() {
        match character {
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '&' => escaped += "&amp;",
            '"' => escaped += "&quot;",
            '\'' => escaped += "&#39;",
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Series;

    fn dec(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    fn chart(form: ChartForm, values: &[Option<Decimal>]) -> Chart {
        let labels = (9..).take(values.len()).map(|month| format!("{month}月")).collect();
        let series = vec![Series { name: "用电".into(), values: values.to_vec() }];
        Chart { name: "power", title: "用电<量>".into(), unit: "kWh".into(), form, labels, series }
    }

    #[test]
    fn a_name_stays_text_and_figures_stand_beside_the_bars() {
        let svg = chart_svg(&chart(ChartForm::Bars, &[Some(dec("3520")), Some(dec("2980"))]));
        assert!(svg.contains("用电&lt;量&gt;（kWh）") && svg.contains(">3520<"), "{svg}");
    }

    #[test]
    fn a_month_without_a_figure_is_a_gap_in_the_line() {
        let svg = chart_svg(&chart(ChartForm::Lines, &[Some(dec("1")), None, Some(dec("3"))]));
        assert_eq!(svg.matches('M').count() - svg.matches("Micro").count(), 2, "the line begins twice: {svg}");
    }

    #[test]
    fn steps_are_round() {
        assert_eq!(step(dec("4600")), dec("1000"));
        assert_eq!(step(dec("0.37")), dec("0.1"));
        assert_eq!(step(dec("90")), dec("20"));
        assert_eq!(step(Decimal::ZERO), Decimal::ONE);
    }

    #[test]
    fn nothing_to_draw_is_no_chart() {
        assert_eq!(chart_svg(&chart(ChartForm::Bars, &[None])), "");
        assert_eq!(chart_svg(&chart(ChartForm::Lines, &[])), "");
    }
}
