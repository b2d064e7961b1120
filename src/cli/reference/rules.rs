//! The page of the rules: what each finds, how grave it is, and where it comes from.

use super::{cell, fact};
use crate::findings::Level;
use crate::lang::{Lang, Wording};
use crate::rules::{FAMILIES, Rule};

/// Every rule on one page; each rule's own guide is longer.
pub fn page(lang: Lang) -> String {
    let mut page = String::from(match lang {
        Lang::Chinese => "# 规则\n\n本页由程序生成；每条规则的说明与正误示例见 `bursar explain 规则名`。\n",
        Lang::English => {
            "# Rules\n\nMade from the code; `bursar explain RULE` shows each rule's guide with a wrong and a right ledger.\n"
        }
    });
    for family in FAMILIES.iter().filter(|family| !family.rules.is_empty()) {
        page += &format!("\n## {}{}{}\n\n", family.name, if lang == Lang::Chinese { "：" } else { ": " }, family.title.text(lang));
        page += match lang {
            Lang::Chinese => "| 规则 | 级别 | 含义 | 依据 |\n|---|---|---|---|\n",
            Lang::English => "| rule | level | finds | comes from |\n|---|---|---|---|\n",
        };
        for rule in family.rules {
            page += &format!(
                "| `{}` | {} | {} | {} |\n",
                rule.id,
                level_text(rule.level, lang),
                cell(rule.title.text(lang)),
                cell(rule.source.text(lang))
            );
        }
    }
    page
}

/// The name of a level.
pub const fn level_text(level: Level, lang: Lang) -> &'static str {
    let wording = match level {
        Level::Error => Wording::new("错误", "error"),
        Level::Warning => Wording::new("警告", "warning"),
        Level::Note => Wording::new("提示", "note"),
    };
    wording.text(lang)
}

/// A rule's facts, then its guide, the paragraph in the other language left out.
pub fn rule_page(rule: &Rule, lang: Lang) -> String {
    let labels: [Wording; 5] = [
        Wording::new("级别", "level"),
        Wording::new("依据", "comes from"),
        Wording::new("所看账册", "looks at"),
        Wording::new("制度参数", "policy"),
        Wording::new("为什么", "why"),
    ];
    let mut facts = vec![
        (labels[0], level_text(rule.level, lang).to_owned()),
        (labels[4], rule.why.text(lang).to_owned()),
        (labels[1], rule.source.text(lang).to_owned()),
    ];
    if !rule.reads.is_empty() {
        facts.push((labels[2], rule.reads.join(", ")));
    }
    if !rule.policy.is_empty() {
        facts.push((labels[3], rule.policy.iter().map(|key| format!("policy.{key}")).collect::<Vec<_>>().join(", ")));
    }
    let facts: String = facts.iter().map(|(label, text)| fact(label.text(lang), text, lang)).collect();
    let body = guide_in(rule.guide, lang);
    match body.split_once("\n\n") {
        Some((heading, rest)) => format!("{heading} {}\n\n{facts}\n{rest}", rule.title.text(lang)),
        None => body,
    }
}

/// The guide without the paragraph and the findings that are written in the other language.
fn guide_in(guide: &str, lang: Lang) -> String {
    let (intro, examples) = guide.split_once("\n## ").unwrap_or((guide, ""));
    let is_chinese = |paragraph: &str| paragraph.chars().take(200).filter(|letter| !letter.is_ascii()).count() > 20;
    let kept: Vec<&str> = intro
        .split("\n\n")
        .filter(|paragraph| paragraph.starts_with("# ") || is_chinese(paragraph) == (lang == Lang::Chinese))
        .collect();
    let other = match lang {
        Lang::Chinese => "```en\n",
        Lang::English => "```zh\n",
    };
    let mut examples = examples.to_owned();
    while let Some(start) = examples.find(other) {
        let end = examples[start + other.len()..].find("\n```").map_or(examples.len(), |end| start + other.len() + end + 4);
        examples.replace_range(start..end.min(examples.len()), "");
    }
    let examples = examples.replace("```zh\n", "```text\n").replace("```en\n", "```text\n").replace("\n\n\n\n", "\n\n");
    if examples.is_empty() { kept.join("\n\n") } else { format!("{}\n\n## {examples}", kept.join("\n\n").trim_end()) }
}
