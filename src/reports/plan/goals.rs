//! 工作目标: what the plan aims at beside last comparable term's figures; without goals, what those figures propose.

use super::planning::Planning;
use crate::metrics::{self, Better, Metric, Unit};
use crate::number::round_half_up;
use crate::registers::Goal;
use crate::reports::summary::sentence::{Comparison, shown};
use crate::say;
use crate::sheet::{Kind, Line, Part, Table};
use rust_decimal::Decimal;

/// The figures that a school without goals of its own is offered, as far as it has them.
const OFFERED: [&str; 12] = [
    "repairs.within-promise",
    "safety.hazards-in-time",
    "canteen.sampled",
    "canteen.menus-in-time",
    "stock.agreeing",
    "assets.counted",
    "purchases.days-to-acceptance",
    "claims.days",
    "energy.power-per-head",
    "staff.certified",
    "fees.settled",
    "complaints.answered",
];

/// How many are offered.
const MOST: usize = 8;

/// The table of goals, and how the proposed ones are made.
pub fn parts(planning: &Planning<'_, '_>) -> Vec<Part> {
    let desk = planning.desk;
    let comparison = Comparison::of(desk);
    let goals: Vec<&Goal> =
        desk.rows().plans.iter().filter(|plan| plan.term == planning.term.id).flat_map(|plan| &plan.goal).collect();
    let columns = vec![
        desk.column("goal", "目标", "goal", Kind::Text),
        desk.column("metric", "指标", "metric", Kind::Text),
        desk.column("before", "上期", "before", Kind::Text),
        desk.column("target", "目标值", "target", Kind::Text),
        desk.column("change", "比上期", "beside it", Kind::Text),
    ];
    let empty = desk.word(
        "计划没有写目标，账簿里也没有可比的上一学期；本学期的数出来以后，下学期据此定目标。",
        "The plan has no goals, and the ledger no term before to compare with: this term's figures will be what the next term's goals start from.",
    );
    let mut table = Table::new("goals", String::new(), columns, empty.to_owned());
    for goal in &goals {
        table.push(of_goal(planning, &comparison, goal));
    }
    let mut parts = Vec::new();
    if goals.is_empty() {
        let proposals = OFFERED.iter().filter_map(|name| proposal(planning, &comparison, metrics::find(name)?));
        proposals.take(MOST).for_each(|line| table.push(line));
        if !table.lines.is_empty() {
            parts.push(Part::Note(
                desk.word(
                    "计划没有写目标，以下按上期的数提出：已到 100% 的保持，比率把差距缩小一半，天数和单耗不高于上期；定下来后写进 plans/学期.toml 的 [[goal]]。",
                    "The plan has no goals. These are proposed from the figures before: what is at 100% is kept, a share closes half of what it lacks, days and use per head stay at most \
                     what they were. Once settled, write them as [[goal]] into plans/TERM.toml.",
                )
                .to_owned(),
            ));
        }
    }
    let is_compared = !table.lines.is_empty();
    parts.push(Part::Table(table));
    let terms: Vec<String> = comparison.terms().map(|term| term.to_string()).collect();
    if is_compared && !terms.is_empty() {
        let terms = terms.join(desk.word("；没有的取 ", "; without one, "));
        parts.push(Part::Note(say!(desk.lang, "上期取 {terms} 学期。", "The figures before are those of {terms}.")));
    }
    parts
}

fn of_goal(planning: &Planning<'_, '_>, comparison: &Comparison<'_>, goal: &Goal) -> Line {
    let desk = planning.desk;
    let metric = goal.metric.and_then(|name| metrics::find(desk.label(name)));
    let before = metric.and_then(|metric| Some((metric, comparison.figure(metric)?)));
    let value = before.as_ref().map(|(metric, (_, figure))| figure.value(metric.unit));
    let target = metric.zip(goal.target).map(|(metric, target)| (metric, metrics::in_unit(target.0, metric.unit)));
    let cells = vec![
        (&*goal.text).into(),
        metric.map(|metric| metric.title.text(desk.lang)).into(),
        metric.zip(value).map(|(metric, value)| shown(value, metric.unit, desk.lang)).into(),
        target.map(|(metric, target)| aim(planning, metric, target)).into(),
        target.zip(value).map(|((metric, target), value)| change(planning, metric, value, target)).into(),
    ];
    Line::new(cells).of(before.map(|(_, (_, figure))| figure.rows).unwrap_or_default())
}

/// A goal from the figure before: kept where it cannot be better.
fn proposal(planning: &Planning<'_, '_>, comparison: &Comparison<'_>, metric: &'static Metric) -> Option<Line> {
    let desk = planning.desk;
    let (_, figure) = comparison.figure(metric)?;
    let value = figure.value(metric.unit);
    let (half, hundred) = (Decimal::new(5, 1), Decimal::ONE_HUNDRED);
    let target = match (metric.unit, metric.better) {
        (Unit::Percent, Better::More) => (hundred - (hundred - value) * half).ceil().min(hundred),
        (Unit::Percent, Better::Less) => (value * half).floor(),
        (_, Better::Neither) => return None,
        (unit, _) => round_half_up(value, unit.places()),
    };
    let title = metric.title.text(desk.lang);
    let cells = vec![
        match metric.better {
            Better::Less => say!(desk.lang, "{title}不高于目标值", "{title}: at most the target"),
            _ => say!(desk.lang, "{title}达到目标值", "{title}: at least the target"),
        }
        .into(),
        title.into(),
        shown(value, metric.unit, desk.lang).into(),
        aim(planning, metric, target).into(),
        change(planning, metric, value, target).into(),
    ];
    Some(Line::new(cells).of(figure.rows))
}

/// A target with its sign: `≥95.0%`, `≤12.00 天`.
fn aim(planning: &Planning<'_, '_>, metric: &Metric, target: Decimal) -> String {
    let sign = if metric.better == Better::Less { "≤" } else { "≥" };
    format!("{sign}{}", shown(target, metric.unit, planning.desk.lang))
}

/// What the target asks for, beside the figure before.
fn change(planning: &Planning<'_, '_>, metric: &Metric, before: Decimal, target: Decimal) -> String {
    let is_reached = if metric.better == Better::Less { before <= target } else { before >= target };
    let words = match (is_reached, metric.better) {
        (true, _) => ("保持", "keep"),
        (false, Better::Less) => ("降低", "bring down"),
        (false, _) => ("提高", "raise"),
    };
    planning.desk.word(words.0, words.1).to_owned()
}
