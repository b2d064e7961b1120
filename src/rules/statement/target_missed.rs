//! What a plan aimed at is held against the figure when its term is over (目标未达).

use crate::findings::{Draft, Level};
use crate::lang::{Lang, Wording};
use crate::metrics::{self, Better, Metric, Period, Unit, View};
use crate::registers::{Goal, Plan};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::nearest;
use rust_decimal::Decimal;

/// `statement/target-missed`.
pub static RULE: Rule = Rule {
    id: "statement/target-missed",
    level: Level::Note,
    fixable: false,
    title: Wording::new("目标未达", "a target missed"),
    why: Wording::new(
        "写进计划的目标，学期末要用数字交代；没达到的写进总结，说明原因，下学期才知道改什么。",
        "what a plan aims at is answered for in figures at the term's end; what was missed belongs into the summary, with its reason.",
    ),
    source: Wording::new("惯例：计划指标期末对照", "custom: a plan's targets are held against the figures at its end"),
    reads: &["plans"],
    whole: &[],
    policy: &[],
    guide: include_str!("target_missed.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for plan in &context.rows().plans {
        for goal in &plan.goal {
            let (Some(name), Some(target)) = (goal.metric, goal.target) else { continue };
            let name = context.label(name);
            let Some(metric) = metrics::find(name) else {
                report.checked(1);
                report.add(unknown(context, plan, goal, name));
                continue;
            };
            let term = context.settings.calendar.term(plan.term).filter(|term| term.ends < context.today);
            let Some(term) = term.filter(|_| metric.better != Better::Neither) else { continue };
            report.checked(1);
            let view = View {
                ledger: context.ledger,
                books: context.books,
                settings: context.settings,
                period: Period::term(term),
                today: context.today,
            };
            if let Some(draft) = missed(context, plan, (goal, target.0), metric, &view) {
                report.add(draft.day(term.ends));
            }
        }
    }
}

/// A goal whose figure is none of the catalogue's: nobody could say whether it was reached.
fn unknown(context: &Context<'_>, plan: &Plan, goal: &Goal, name: &str) -> Draft {
    let lang = context.lang;
    let near = nearest(name, metrics::all().map(|metric| metric.name));
    let near = near.map(|near| say!(lang, "，是否要写 {near}", "; did you mean {near}")).unwrap_or_default();
    context
        .finding_inside(plan, goal, "metric")
        .message(say!(
            lang,
            "没有名为 {name} 的指标，目标无法核对{near}",
            "there is no metric {name}, so the target cannot be checked{near}"
        ))
        .next(say!(
            lang,
            "bursar explain metrics 列出所有指标；目录里没有的，metric（指标）留空，目标写在 text（内容）里",
            "`bursar explain metrics` lists them; leave `metric` empty for what none of them measures"
        ))
}

/// The finding, where the figure of the term falls short of the target or there is none.
fn missed(context: &Context<'_>, plan: &Plan, (goal, target): (&Goal, Decimal), metric: &Metric, view: &View<'_>) -> Option<Draft> {
    let lang = context.lang;
    let target = metrics::in_unit(target, metric.unit);
    let unit = match (metric.unit, lang) {
        (Unit::Percent, _) => "%".to_owned(),
        (unit, _) => format!(" {}", unit.text(lang)),
    };
    let figure = (metric.figure)(view);
    let reached = figure.as_ref().map(|figure| figure.value(metric.unit));
    let is_reached = |value: Decimal| if metric.better == Better::Less { value <= target } else { value >= target };
    if reached.is_some_and(is_reached) {
        return None;
    }
    let (title, term) = (metric.title.text(lang), plan.term);
    let bound = match (metric.better, lang) {
        (Better::Less, Lang::Chinese) => "至多",
        (Better::Less, Lang::English) => "at most",
        (_, Lang::Chinese) => "至少",
        (_, Lang::English) => "at least",
    };
    let target = target.normalize();
    let message = match figure.zip(reached) {
        Some((figure, value)) => {
            let part = figure.numerator.normalize();
            let parts = figure.denominator.map(|base| format!(" ({part} / {})", base.normalize())).unwrap_or_default();
            say!(
                lang,
                "{term} {title}为 {value}{unit}{parts}，目标{bound} {target}{unit}",
                "{title} of {term}: {value}{unit}{parts}, the target was {bound} {target}{unit}"
            )
        }
        None => say!(
            lang,
            "{term} {title}没有可算的数据，目标{bound} {target}{unit}",
            "{title} of {term}: nothing to make it from, the target was {bound} {target}{unit}"
        ),
    };
    let (id, name) = (context.text(goal.id), metric.name);
    Some(context.finding_inside(plan, goal, "target").message(message).next(say!(
        lang,
        "bursar metrics {name} --term {term} --rows 看由哪些行得来：漏登的补登；确未达到的，在总结里说明原因（目标 {id}）",
        "`bursar metrics {name} --term {term} --rows` shows the rows: enter what is missing, or give the reason in the summary (goal {id})"
    )))
}
