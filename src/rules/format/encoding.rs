//! A file that is not UTF-8 with plain line ends: it was read all the same.

use super::wording;
use crate::findings::Level;
use crate::lang::Wording;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::{Encoding, Source};
use crate::table::What;

/// `format/encoding`.
pub static RULE: Rule = Rule {
    id: "format/encoding",
    level: Level::Note,
    fixable: true,
    title: Wording::new("编码不是 UTF-8", "not plain UTF-8"),
    why: Wording::new(
        "表格软件另存的编码各不相同；统一成 UTF-8，git 才能逐行比较。",
        "spreadsheet programs save in encodings of their own; only as UTF-8 can git compare line by line.",
    ),
    source: Wording::new("账本格式“文字”一节（docs/format.md）", "the ledger format, “text” (docs/format.md)"),
    reads: &[],
    whole: &[],
    policy: &[],
    guide: include_str!("encoding.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    report.checked(context.ledger.sources.len());
    for problem in &context.ledger.problems {
        if problem.what == What::Encoding {
            let is = described(context, context.ledger.sources.get(problem.spot.file()));
            report.add(
                wording::draft(context, problem, "").message(say!(context.lang, "文件编码：{is}", "the file is {is}")).next(say!(
                    context.lang,
                    "另存为 UTF-8、LF 换行",
                    "save it as UTF-8 with LF line ends"
                )),
            );
        }
    }
}

fn described(context: &Context<'_>, source: &Source) -> String {
    let encoding = match source.encoding {
        Encoding::Utf8 => "UTF-8".to_owned(),
        Encoding::Utf8WithMark => say!(context.lang, "带 BOM 的 UTF-8", "UTF-8 with a byte-order mark"),
        Encoding::Gb18030 => "GB18030".to_owned(),
        Encoding::Utf16 => "UTF-16".to_owned(),
    };
    if source.crlf { say!(context.lang, "{encoding}、CRLF 换行", "{encoding} with CR LF") } else { encoding }
}
