//! A file whose form is broken: an open quote, too many cells, TOML that does not parse, marks of an unfinished merge.

use super::wording;
use crate::findings::Level;
use crate::lang::{Lang, Wording};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::{Syntax, TomlFault, What};

/// `format/syntax-invalid`.
pub static RULE: Rule = Rule {
    id: "format/syntax-invalid",
    level: Level::Error,
    fixable: false,
    title: Wording::new("文件格式有误", "broken form"),
    why: Wording::new(
        "引号、逗号、括号不成对，后面的字就不知道属于哪一格；只有坏掉的那一行（那一张单）没有读入。",
        "after an open quote or bracket nobody knows which cell a word belongs to; only the broken row or document was left out.",
    ),
    source: Wording::new("RFC 4180（CSV）；TOML 1.0", "RFC 4180 (CSV); TOML 1.0"),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("syntax_invalid.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.sources.len());
    for problem in &context.ledger.problems {
        let What::Syntax(syntax) = &problem.what else { continue };
        if matches!(syntax, Syntax::Toml(TomlFault::KeyRepeated(_))) {
            continue;
        }
        let (message, next) = worded(context.lang, syntax);
        report.add(wording::draft(context, problem, "").message(message).next(next));
    }
}

fn worded(lang: Lang, syntax: &Syntax) -> (String, String) {
    match syntax {
        Syntax::OpenQuote => (
            say!(lang, "引号没有在本格结束", "a quote that does not end in its cell"),
            say!(
                lang,
                "在本格末尾补上引号 \"；格内的引号写成两个 \"\"",
                "close it with \" at the cell's end; a quote inside is written \"\""
            ),
        ),
        Syntax::StrayQuote => (
            say!(lang, "引号没有包住整格", "quotes that do not hold the whole cell"),
            say!(
                lang,
                "引号紧贴逗号，包住整格；格内的引号写成两个：\"\"\"A4\"\"纸\"",
                "quotes stand right at the commas; a quote inside is doubled: \"\"\"A4\"\" paper\""
            ),
        ),
        Syntax::TooManyCells { cells, columns } => (
            say!(lang, "本行 {cells} 格，表头只有 {columns} 列", "{cells} cells under {columns} columns"),
            say!(lang, "含逗号的内容加引号；金额不写千分位逗号", "put a text with a comma in quotes; no commas in figures"),
        ),
        Syntax::Toml(fault) => (fault.text(lang), fault.next(lang)),
        Syntax::NotADocument => (
            say!(lang, "不在任何一张单里", "it stands in no document"),
            say!(
                lang,
                "每张单以 [\"单号\"] 开头，内容写在它下面",
                "a document begins with its id, [\"ID\"], and its keys stand below"
            ),
        ),
        Syntax::Damaged => (
            say!(
                lang,
                "有损坏的文字（�），多半是从另一种编码的文件粘贴来的",
                "damaged characters (�), as of a row pasted from a file in another encoding"
            ),
            say!(lang, "按原件重新输入这一行", "type the row anew from its paper"),
        ),
        Syntax::Separator(separator) => {
            let shown = if *separator == '\t' { say!(lang, "制表符", "tabs") } else { format!("`{separator}`") };
            (
                say!(lang, "各格用{shown}隔开，不是逗号", "cells are separated by {shown}, not by commas"),
                say!(lang, "在表格软件里另存为“CSV（逗号分隔）”", "save it as “CSV, comma separated” from the spreadsheet program"),
            )
        }
        Syntax::AboveHeader => (
            say!(lang, "表头上面另有一行", "a line above the header"),
            say!(lang, "删去这一行，或在行首加 # 作为说明", "take the line out, or begin it with # as a remark"),
        ),
        Syntax::Unnamed { column } => (
            say!(lang, "第 {column} 列填了内容，表头却是空的", "column {column} has cells filled in and no name in the header"),
            say!(lang, "在表头补上列名；学校自用的列写成 x_…", "name it in the header; a column of the school's own is `x_…`"),
        ),
        Syntax::GivenUp => (
            say!(lang, "坏引号太多，此行以后没有再读", "too many broken quotes; nothing after this row was read"),
            say!(lang, "先改好上面的引号，再查一次", "mend the quotes above, then check again"),
        ),
    }
}
