//! The page of `bursar.toml`: every threshold with its meaning, unit, default and source.

use super::{cell, fact, kind_text};
use crate::lang::{Lang, Wording};
use crate::policy::{KeyReference, reference};

/// Every key of `bursar.toml` on one page.
pub fn page(lang: Lang) -> String {
    let mut page = String::from(match lang {
        Lang::Chinese => "# 制度参数\n\n`bursar.toml` 的键，中文名也可以写。本页由程序生成。\n",
        Lang::English => "# Policy\n\nThe keys of `bursar.toml`; their Chinese names serve as well. Made from the code.\n",
    });
    page += &super::settings::sections(lang);
    page += match lang {
        Lang::Chinese => "\n`[policy.…]` 的各表不写即用默认值。同一张表可写多次并各带 `from = 日期`，从该日起逐键生效。\n",
        Lang::English => {
            "\nA key of `[policy.…]` that is not written has its default. A table may be given more than once with `from = DATE`; from that day on it changes key by key.\n"
        }
    };
    let mut table = String::new();
    for key in reference() {
        let name = table_name(&key).to_owned();
        if name != table {
            page += &format!("\n{}", table_of(&name, lang));
            table = name;
        }
    }
    page
}

/// The table that a key stands in.
fn table_name(key: &KeyReference) -> &str {
    key.key.strip_prefix("policy.").and_then(|key| key.rsplit_once('.')).map_or("", |(table, _)| table)
}

/// One table of thresholds: each key with its default and source.
pub fn table_of(table: &str, lang: Lang) -> String {
    let mut text = format!("## `[policy.{table}]`\n\n");
    text += match lang {
        Lang::Chinese => "| 键 | 中文名 | 默认值 | 说明 | 来源 |\n|---|---|---|---|---|\n",
        Lang::English => "| key | Chinese name | default | meaning | source |\n|---|---|---|---|---|\n",
    };
    for key in reference().into_iter().filter(|key| table_name(key) == table) {
        text += &format!(
            "| `{}` | {} | `{}` | {} | {} |\n",
            key.about.name,
            key.about.chinese,
            cell(&key.default),
            cell(&meaning(&key, lang)),
            cell(&source(&key, lang))
        );
    }
    text
}

/// One key in a few lines.
pub fn policy_key(key: &KeyReference, lang: Lang) -> String {
    let labels = [Wording::new("默认值", "default"), Wording::new("来源", "source"), Wording::new("内容", "holds")];
    let mut page = format!("`{}` {}\n\n{}\n\n", key.key, key.about.chinese, meaning(key, lang));
    page += &fact(labels[0].text(lang), &format!("`{}`", key.default), lang);
    page += &fact(labels[2].text(lang), &kind_text(&key.about.kind, lang), lang);
    page + &fact(labels[1].text(lang), &source(key, lang), lang)
}

fn meaning(key: &KeyReference, lang: Lang) -> String {
    let meaning = key.about.meaning.text(lang);
    match (key.about.unit, lang) {
        (None, _) => meaning.to_owned(),
        (Some(unit), Lang::Chinese) => format!("{meaning}（{}）", unit.zh),
        (Some(unit), Lang::English) => format!("{meaning} ({})", unit.en),
    }
}

fn source(key: &KeyReference, lang: Lang) -> String {
    let (source, evidence) = (key.about.source.text(lang), key.about.evidence.wording().text(lang));
    match lang {
        Lang::Chinese => format!("{source}（{evidence}）"),
        Lang::English => format!("{source} ({evidence})"),
    }
}
