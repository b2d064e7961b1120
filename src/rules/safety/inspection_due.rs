//! Equipment in use is inside the date of its inspection: lifts, boilers, fire extinguishers (检验到期).

use crate::books::assets::{Class, Life, State};
use crate::books::inspections::{self, Inspection};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;

/// `safety/inspection-due`.
pub static RULE: Rule = Rule {
    id: "safety/inspection-due",
    level: Level::Error,
    fixable: false,
    title: Wording::new("检验到期", "an inspection is overdue"),
    why: Wording::new(
        "未经定期检验或检验不合格的特种设备不得继续使用；消防设施每年至少全面检测一次。",
        "special equipment may not be used without its inspection; fire equipment is tested in full at least once a year.",
    ),
    source: Wording::new(
        "特种设备安全法第四十条（届满前一个月申请检验）；消防法第十六条（每年至少全面检测一次）",
        "Special Equipment Safety Law art. 40 (applied for a month before); Fire Law art. 16 (tested in full every year)",
    ),
    reads: &["assets", "asset-events", "asset-classes", "certificates"],
    whole: &["assets", "asset-events", "asset-classes", "certificates"],
    policy: &[],
    guide: include_str!("inspection_due.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for life in context.books.assets.current() {
        let in_use = life.on(context.today).is_some_and(|standing| matches!(standing.state, State::InUse | State::Lent));
        if !in_use {
            continue;
        }
        let asked = Class::of(context.ledger, life.asset).and_then(Class::inspected);
        let Some(due) = inspections::due(context.ledger, &context.books.certificates, life) else { continue };
        report.checked(1);
        if due.day < context.today {
            let draft = finding(context, life, &due);
            report.add(match asked {
                Some((_, class)) => {
                    draft.beside(cell(class, "inspected"), say!(context.lang, "本类资产定期检验", "the class is inspected"))
                }
                None => draft,
            });
        }
    }
}

fn finding(context: &Context<'_>, life: &Life<'_>, due: &Inspection<'_>) -> Draft {
    let (lang, asset, day) = (context.lang, context.asset(life.asset.asset), due.day);
    let draft = match due.row {
        Some(row) => context.finding_at(row, Spot::Cell(row.at, if day < row.to { "from" } else { "to" })).message(say!(
            lang,
            "{asset}的检验 {day} 到期，仍在使用",
            "the inspection of {asset} ended on {day}; it is in use"
        )),
        None => context.finding(life.asset, "asset").message(say!(
            lang,
            "{asset}没有检验记录，应于 {day} 前检验",
            "{asset} has no inspection; it was due by {day}"
        )),
    };
    draft.day(context.today).subject(context.text(life.asset.asset)).next(say!(
        lang,
        "停用并申请检验；检验合格的，在“证照”登记一行，owner（主体）填资产编号",
        "take it out of use and have it inspected; write the inspection in `certificates`, with the asset in `owner`"
    ))
}
