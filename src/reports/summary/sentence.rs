//! A sentence of the summary: the figure with its base, the change from the last comparable term, the target.

use super::period_of;
use super::sayings::Saying;
use crate::lang::Lang;
use crate::metrics::{self, Better, Figure, Metric, Unit, View};
use crate::number::round_half_up;
use crate::reports::Desk;
use crate::say;
use crate::sheet::{Kind, Value};
use crate::term::TermId;
use rust_decimal::Decimal;

/// With which terms the figures are compared, the best first: the same one of the year before, else the one before.
pub struct Comparison<'d> {
    views: Vec<(Before, TermId, View<'d>)>,
}

/// Which term a figure is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// The same term of the year before.
    Year,
    /// The term before.
    Term,
}

impl Before {
    /// As a sentence names it.
    const fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Year, Lang::Chinese) => "上年同期",
            (Self::Term, Lang::Chinese) => "上学期",
            (Self::Year, Lang::English) => "a year before",
            (Self::Term, Lang::English) => "last term",
        }
    }
}

impl<'d> Comparison<'d> {
    /// The terms of the calendar that lie in the ledger before the one summed up.
    pub fn of(desk: &Desk<'d>) -> Self {
        let Some(term) = desk.period.term else { return Self { views: Vec::new() } };
        let terms = desk.settings.calendar.terms();
        let last = terms.iter().filter(|other| other.ends < desk.period.first).max_by_key(|other| other.starts);
        let known = |(before, term): (Before, TermId)| {
            let starts = desk.settings.school.starts;
            let period = period_of(desk, term).filter(|period| starts.is_none_or(|starts| starts <= period.last))?;
            Some((before, term, View { period, ..desk.view() }))
        };
        let candidates = [Some((Before::Year, term.year_before())), last.map(|last| (Before::Term, last.id))];
        Self { views: candidates.into_iter().flatten().filter_map(known).collect() }
    }

    /// The figure of the best of these terms that has one.
    pub fn figure(&self, metric: &Metric) -> Option<(Before, Figure)> {
        self.views.iter().find_map(|(before, _, view)| Some((*before, (metric.figure)(view)?)))
    }

    /// The terms that figures are taken from, the best first.
    pub fn terms(&self) -> impl Iterator<Item = TermId> {
        self.views.iter().map(|(_, term, _)| *term)
    }

    /// Which terms are meant by 上年同期 and 上学期; nothing where there is none to compare with.
    pub fn legend(&self, lang: Lang) -> Option<String> {
        let named = self.views.iter().map(|(before, term, _)| {
            let name = before.name(lang);
            say!(lang, "“{name}”指 {term} 学期", "“{name}” is the term {term}")
        });
        let named: Vec<String> = named.collect();
        (!named.is_empty()).then(|| {
            say!(
                lang,
                "{}，括号内为当时的数。",
                "{}; its figure stands in brackets.",
                named.join(if lang == Lang::Chinese { "，" } else { ", " })
            )
        })
    }
}

/// The sentences whose figures have something behind them, as one paragraph; empty where there is none.
pub fn paragraph(desk: &Desk<'_>, comparison: &Comparison<'_>, sayings: &[Saying]) -> String {
    let sentences: Vec<String> = sayings.iter().filter_map(|saying| sentence(desk, comparison, saying)).collect();
    match desk.lang {
        Lang::Chinese => sentences.concat(),
        Lang::English => sentences.join(" "),
    }
}

fn sentence(desk: &Desk<'_>, comparison: &Comparison<'_>, saying: &Saying) -> Option<String> {
    let metric = metrics::find(saying.metric)?;
    let figure = (metric.figure)(&desk.view())?;
    if saying.only_if_any && figure.numerator.is_zero() {
        return None;
    }
    let mut text = saying.text.text(desk.lang).to_owned();
    text = text.replace("{v}", &shown(figure.value(metric.unit), metric.unit, desk.lang));
    text = text.replace("{n}", &plain(figure.numerator));
    text = text.replace("{d}", &figure.denominator.map(plain).unwrap_or_default());
    text += &change(desk, metric, &figure, comparison);
    text += &target(desk, metric, &figure);
    Some(capitalised(&text) + desk.word("。", "."))
}

/// A sentence begins with a capital.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// A figure with its unit: `97.3%`, `12,345.00 元`, `33 件`.
pub fn shown(value: Decimal, unit: Unit, lang: Lang) -> String {
    match unit {
        Unit::Percent => Value::Number(value).shown(Kind::Percent),
        Unit::Count(_) => format!("{} {}", Value::Number(value).shown(Kind::Count), unit.text(lang)),
        _ => format!("{} {}", Value::Number(value).shown(Kind::Money), unit.text(lang)),
    }
}

/// What stands above or below a line: whole numbers whole, amounts with two places.
fn plain(number: Decimal) -> String {
    let kind = if number.normalize().scale() == 0 { Kind::Count } else { Kind::Money };
    Value::Number(round_half_up(number, 2)).shown(kind)
}

/// How the figure has changed, in the unit of the figure; nothing where there is no term to compare with.
fn change(desk: &Desk<'_>, metric: &Metric, figure: &Figure, comparison: &Comparison<'_>) -> String {
    let Some((before, old)) = comparison.figure(metric) else { return String::new() };
    let (lang, then) = (desk.lang, before.name(desk.lang));
    let (now, old) = (figure.value(metric.unit), old.value(metric.unit));
    // An English count stands alone: what is counted has just been said.
    let in_unit = |value: Decimal| match (metric.unit, lang) {
        (Unit::Count(_), Lang::English) => Value::Number(value).shown(Kind::Count),
        (unit, _) => shown(value, unit, lang),
    };
    let (was, difference) = (in_unit(old), now.checked_sub(old).unwrap_or_default());
    if difference.is_zero() {
        return say!(lang, "，与{then}持平", ", as {then}");
    }
    let by = match metric.unit {
        Unit::Percent => say!(lang, "{} 个百分点", "{} points", difference.abs().normalize()),
        _ => in_unit(difference.abs()),
    };
    if difference.is_sign_positive() {
        say!(lang, "，比{then}（{was}）增加 {by}", ", {by} more than {then} ({was})")
    } else {
        say!(lang, "，比{then}（{was}）减少 {by}", ", {by} less than {then} ({was})")
    }
}

/// The target of the term's plan, and whether it is reached; nothing where the plan has none.
fn target(desk: &Desk<'_>, metric: &Metric, figure: &Figure) -> String {
    let Some(target) = target_of(desk, metric) else { return String::new() };
    let aim = shown(target, metric.unit, desk.lang);
    match (is_reached(metric, figure.value(metric.unit), target), metric.better == Better::Less) {
        (true, true) => say!(desk.lang, "，达到不高于 {aim} 的目标", "; the target of at most {aim} is reached"),
        (true, false) => say!(desk.lang, "，达到不低于 {aim} 的目标", "; the target of at least {aim} is reached"),
        (false, true) => say!(desk.lang, "，未达到不高于 {aim} 的目标", "; the target of at most {aim} is missed"),
        (false, false) => say!(desk.lang, "，未达到不低于 {aim} 的目标", "; the target of at least {aim} is missed"),
    }
}

/// The target that the term's plan sets for a metric, in the metric's unit: 0.95 of a share is 95 %.
fn target_of(desk: &Desk<'_>, metric: &Metric) -> Option<Decimal> {
    let plans = desk.rows().plans.iter().filter(|plan| Some(plan.term) == desk.period.term);
    let mut goals = plans.flat_map(|plan| &plan.goal);
    let goal = goals.find(|goal| goal.metric.is_some_and(|name| desk.label(name) == metric.name) && goal.target.is_some())?;
    goal.target.map(|target| metrics::in_unit(target.0, metric.unit))
}

/// Whether a figure is as good as its target or better.
pub fn is_reached(metric: &Metric, value: Decimal, target: Decimal) -> bool {
    if metric.better == Better::Less { value <= target } else { value >= target }
}
