//! 问题与下学期: what is still open at the term's end and goes into the next one.

use crate::metrics;
use crate::reports::Desk;
use crate::say;
use crate::sheet::Part;

/// How many things of a kind are named; the rest is counted.
const NAMED: usize = 8;

/// A paragraph for each kind of thing that is open; none where nothing is.
pub fn parts(desk: &Desk<'_>) -> Vec<Part> {
    let day = desk.until();
    let rows = desk.rows();
    let hazards: Vec<String> = rows
        .hazards
        .iter()
        .filter(|hazard| hazard.found <= day && hazard.fixed.is_none_or(|fixed| fixed > day))
        .map(|hazard| format!("{} {}", desk.place(hazard.place), hazard.what))
        .collect();
    let repairs: Vec<String> = rows
        .repairs
        .iter()
        .filter(|repair| repair.reported.day <= day && repair.done.is_none_or(|done| done.day > day))
        .map(|repair| format!("{} {}", desk.place(repair.place), repair.fault))
        .collect();
    let missed = missed_goals(desk);
    let said = [
        (missed, ("未达到的目标", "Goals missed")),
        (hazards, ("未整改的隐患", "Hazards still open")),
        (repairs, ("未修复的报修", "Repairs still open")),
    ];
    said.into_iter()
        .filter(|(things, _)| !things.is_empty())
        .map(|(things, (zh, en))| open(desk, &things, desk.word(zh, en)))
        .collect()
}

fn open(desk: &Desk<'_>, things: &[String], what: &str) -> Part {
    let count = things.len();
    let named = things.iter().take(NAMED).cloned().collect::<Vec<_>>().join(desk.word("；", "; "));
    let more = if count > NAMED { desk.word("等", ", and others") } else { "" };
    Part::Paragraph(say!(desk.lang, "{what} {count} 项：{named}{more}。", "{what} ({count}): {named}{more}."))
}

/// The goals of the term's plan whose figure falls short.
fn missed_goals(desk: &Desk<'_>) -> Vec<String> {
    let plans = desk.rows().plans.iter().filter(|plan| Some(plan.term) == desk.period.term);
    let missed = |goal: &&crate::registers::Goal| {
        let metric = goal.metric.and_then(|name| metrics::find(desk.label(name)));
        let figure = metric.and_then(|metric| (metric.figure)(&desk.view()));
        match (metric, figure, goal.target) {
            (Some(metric), Some(figure), Some(target)) => {
                !super::sentence::is_reached(metric, figure.value(metric.unit), metrics::in_unit(target.0, metric.unit))
            }
            _ => false,
        }
    };
    plans.flat_map(|plan| &plan.goal).filter(missed).map(|goal| goal.text.to_string()).collect()
}
