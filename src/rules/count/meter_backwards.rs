//! A meter shows no less than it showed before, unless it was replaced (抄表倒走).

use crate::books::meters::{MeterBook, Step};
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use rust_decimal::Decimal;

/// `count/meter-backwards`.
pub static RULE: Rule = Rule {
    id: "count/meter-backwards",
    level: Level::Error,
    fixable: false,
    title: Wording::new("抄表数倒走", "a meter that runs backwards"),
    why: Wording::new(
        "表只会往前走；倒走的，不是抄错，就是换了表没有记旧表止码。",
        "a meter only counts up: a lower reading was misread, or the meter was replaced and its last reading not written.",
    ),
    source: Wording::new(
        "公共机构节能条例第十四条（能源消费计量、原始记录和统计台账）",
        "Energy Saving by Public Institutions Regulation art. 14 (meters, raw readings, ledger)",
    ),
    reads: &["readings", "meters"],
    whole: &["readings"],
    policy: &[],
    guide: include_str!("meter_backwards.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    for line in &MeterBook::build(context.ledger).lines {
        let meter = context.text(line.meter.meter);
        for pair in line.steps.windows(2) {
            let [Step { reading: before, .. }, Step { reading: row, since, .. }] = pair else { continue };
            report.checked(1);
            if since.is_none_or(|since| since >= Decimal::ZERO) {
                continue;
            }
            let (was, day) = (before.reading.normalize(), before.date);
            let draft = match row.replaced {
                Some(last) => context
                    .finding(*row, "replaced")
                    .message(say!(
                        lang,
                        "{meter} 换表，旧表止码 {}，小于 {day} 的 {was}",
                        "{meter} was replaced at {}, less than the {was} of {day}",
                        last.normalize()
                    ))
                    .next(say!(lang, "更正 replaced（旧表止码）或上次读数", "correct `replaced`, or the reading before")),
                None => context
                    .finding(*row, "reading")
                    .message(say!(
                        lang,
                        "{meter} {} 读数 {}，小于 {day} 的 {was}",
                        "{meter} showed {1} on {0}, less than the {was} of {day}",
                        row.date,
                        row.reading.normalize()
                    ))
                    .next(say!(
                        lang,
                        "抄错的更正读数；换了表或走满归零的，在 replaced（旧表止码）填旧表最后的读数",
                        "correct the reading that is wrong; if the meter was replaced or ran over, write its last reading in `replaced`"
                    )),
            };
            report.add(draft.beside(cell(*before, "reading"), say!(lang, "上次读数", "the reading before")));
        }
    }
}
