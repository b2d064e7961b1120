//! Meat comes with its quarantine certificate and inspection report, every lot of it (随货票证).

use super::wording::joined;
use crate::books::categories::plain;
use crate::findings::Level;
use crate::lang::{Lang, Wording};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `food/papers-missing`.
pub static RULE: Rule = Rule {
    id: "food/papers-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("缺随货票证", "papers missing"),
    why: Wording::new(
        "没有检疫、检验证明的肉，来路不明，不能进厨房。",
        "meat without its quarantine and inspection papers is of unknown origin and does not enter a kitchen.",
    ),
    source: Wording::new(
        "食品安全法第五十三条；动物防疫法（检疫证明）",
        "Food Safety Law art. 53; Animal Epidemic Prevention Law (quarantine certificates)",
    ),
    reads: &["canteen-intake", "items"],
    whole: &[],
    policy: &["canteen.papers"],
    guide: include_str!("papers_missing.md"),
    check: Check::Ledger(check),
};

/// A paper as it is called where it is issued.
fn full_name(lang: Lang, paper: &str) -> String {
    match paper {
        "quarantine" => say!(lang, "检疫合格证明", "quarantine certificate"),
        "quality" => say!(lang, "检验报告或合格证", "inspection report"),
        "delivery" => say!(lang, "送货单", "delivery note"),
        other => other.to_owned(),
    }
}

fn check(context: &Context<'_>, report: &mut Report) {
    for row in context.books.deliveries.accepted() {
        let category = context.rows().items.get(row.item).and_then(|item| item.category);
        let Some(category) = category.map(|category| plain(context.label(category))) else { continue };
        let Some(needed) = context.policy(row.date).canteen.papers.get(category) else { continue };
        report.checked(1);
        let has = |needed: &str| row.papers.iter().any(|paper| paper.name(&context.ledger.names) == needed);
        let missing: Vec<&String> = needed.iter().filter(|needed| !has(needed)).collect();
        if missing.is_empty() {
            continue;
        }
        let names: Vec<String> = missing.iter().map(|paper| full_name(context.lang, paper)).collect();
        let (missing, item) = (joined(context.lang, &names), context.item(row.item));
        report.add(
            context
                .finding(row, "papers")
                .message(say!(context.lang, "{item}缺票证：{missing}", "{item} came without: {missing}"))
                .next(say!(
                    context.lang,
                    "向供货者索取该批的{missing}，补登 papers（票证）；拿不出的退货，result（结果）填退货",
                    "get them from the supplier and add them to `papers`; if there are none send it back, with `result` returned"
                )),
        );
    }
}
