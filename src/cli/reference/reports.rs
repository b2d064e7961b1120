//! The page of the reports: what each shows, how its figures are made, what it may be narrowed to.

use super::fact;
use crate::lang::{Lang, Wording};
use crate::reports::{REPORTS, Report, Span};

/// Every report on one page.
pub fn page(lang: Lang) -> String {
    let mut page = String::from(match lang {
        Lang::Chinese => {
            "# 报表\n\n`bursar report 名称` 由账簿算出一张报表：`--format text/csv/json/md/html/pdf/xlsx`，`-o 文件`。每页写明学校、期间（学期与财政年度）、制表日，\
             在 git 仓库中还写明账簿的提交与是否有未提交的改动。JSON 写出每个数由哪些行得来。金额两位小数，在得出该数时四舍五入一次。本页由程序生成。\n"
        }
        Lang::English => {
            "# Reports\n\n`bursar report NAME` makes a report of the books: `--format text/csv/json/md/html/pdf/xlsx`, `-o FILE`. Every page states the school, the period (term and \
             fiscal year), the day it was made and, in a git repository, the commit and whether the tree was clean. JSON has the rows behind each \
             figure. Yuan have two places, rounded half up once, where the figure is made. Made from the code.\n"
        }
    });
    for report in REPORTS {
        page += &format!("\n## {} `{}`\n\n{}", report.title.text(lang), report.name, facts(report, lang));
    }
    page
}

/// One report in a few lines.
pub fn report_page(report: &Report, lang: Lang) -> String {
    format!("bursar report {}  {}\n\n{}", report.name, report.title.text(lang), facts(report, lang))
}

fn facts(report: &Report, lang: Lang) -> String {
    let mut page = String::new();
    let mut line = |label: Wording, text: &str| page += &fact(label.text(lang), text, lang);
    line(Wording::new("内容", "shows"), report.about.text(lang));
    line(Wording::new("算法", "figures"), report.figures.text(lang));
    line(Wording::new("默认期间", "days, where nothing is said"), span(report.span).text(lang));
    if let Some(subject) = report.subject {
        line(Wording::new("名称之后可写", "after the name"), subject.title().text(lang));
    }
    if !report.takes.is_empty() {
        let taken: Vec<String> = report.takes.iter().map(|choice| format!("`--{}`", choice.name())).collect();
        line(Wording::new("可筛选", "narrowed by"), &taken.join(" "));
    }
    if !report.by.is_empty() {
        let by: Vec<String> = report.by.iter().map(|(word, title)| format!("`--by {word}` {}", title.text(lang))).collect();
        line(Wording::new("分组", "grouped"), &by.join(", "));
    }
    line(Wording::new("账册", "registers"), &report.reads.join(", "));
    page
}

const fn span(span: Span) -> Wording {
    match span {
        Span::Term => Wording::new("今天所在的学期", "the term of today"),
        Span::Month => Wording::new("今天所在的月份", "the month of today"),
        Span::Week => Wording::new("今天所在的一周（周一至周日）", "the week of today, Monday to Sunday"),
        Span::Quarter => Wording::new("今天所在的季度", "the quarter of today"),
        Span::Year => Wording::new("今天所在的财政年度", "the fiscal year of today"),
        Span::Day => Wording::new("截至今天（--as-of 另定）", "as of today (--as-of says another day)"),
    }
}
