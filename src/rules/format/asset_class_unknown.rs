//! A class of assets (分类代码) that stands neither in the school's own list nor in the national standard's common part.

use super::nearest::Suggestions;
use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::{BUILTIN, EDITION, builtin};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use std::collections::BTreeSet;

/// `format/asset-class-unknown`.
pub static RULE: Rule = Rule {
    id: "format/asset-class-unknown",
    level: Level::Warning,
    fixable: false,
    title: Wording::new("资产分类代码不在目录里", "a class of assets that nobody knows"),
    why: Wording::new(
        "折旧年限、配置标准都跟着分类走；同一代码在不同版本里指的东西也不同。",
        "years and limits hang on the class; and the same code means other things in another edition.",
    ),
    source: Wording::new(
        "GB/T 14885-2022（固定资产等资产基础分类与代码）",
        "GB/T 14885-2022 (basic classes and codes of fixed and other assets)",
    ),
    reads: &["assets", "asset-classes"],
    whole: &["asset-classes"],
    policy: &[],
    guide: include_str!("asset_class_unknown.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let own: BTreeSet<(&str, &str)> =
        context.rows().asset_classes.iter().map(|class| (context.text(class.class), context.label(class.edition))).collect();
    let mut suggestions = Suggestions::default();
    for asset in &context.rows().assets {
        report.checked(1);
        let code = context.text(asset.class);
        let edition = asset.edition.map_or(EDITION, |edition| context.label(edition));
        if own.contains(&(code, edition)) || builtin(code, edition).is_some() {
            continue;
        }
        let of_edition = own.iter().filter(|(_, of)| *of == edition).map(|(code, _)| *code);
        let common = BUILTIN.iter().filter(|class| class.edition == edition).map(|class| class.code);
        let near = suggestions.near(context, code, of_edition.chain(common));
        let next = match near.as_str() {
            "" => say!(
                context.lang,
                "在“资产分类”加一行 {code},{edition}，写明名称和年限",
                "add a row {code},{edition} to asset-classes, with its name and years"
            ),
            near => {
                say!(context.lang, "是否为 {near}？否则在“资产分类”里加上", "did you mean {near}? else add it to asset-classes")
            }
        };
        report.add(
            context
                .finding(asset, "class")
                .message(say!(context.lang, "{edition} 版没有分类 {code}", "no class {code} in edition {edition}"))
                .next(next),
        );
    }
}
