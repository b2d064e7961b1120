//! The page of the metrics: every figure with what stands above and below its line.

use super::{cell, fact};
use crate::lang::{Lang, Wording};
use crate::metrics::{AREAS, Better, Metric};

/// Every metric on one page.
pub fn page(lang: Lang) -> String {
    let mut page = String::from(match lang {
        Lang::Chinese => {
            "# 指标\n\n`bursar metrics` 按学期、月份或起止日期算出；计划的目标、总结与报表都取自这里。没有可算的行，就没有这个数，不写成 0。\
             四舍五入只在得出该数时做一次：百分率一位小数，元和均值两位。本页由程序生成。\n"
        }
        Lang::English => {
            "# Metrics\n\n`bursar metrics` makes them for a term, a month or a stretch of days; goals of plans, summaries and reports draw on \
             them. Where there is nothing to look at there is no figure, not nought. Rounded half up once, where the figure is made: \
             percentages to one place, yuan and means to two. Made from the code.\n"
        }
    });
    for area in AREAS {
        page += &format!("\n## {}\n\n", area.title.text(lang));
        page += match lang {
            Lang::Chinese => "| 指标 | 名称 | 分子 | 分母 | 单位 | 账册 |\n|---|---|---|---|---|---|\n",
            Lang::English => "| metric | name | above the line | below the line | unit | registers |\n|---|---|---|---|---|---|\n",
        };
        for metric in area.metrics {
            let reads: Vec<String> = metric.reads.iter().map(|register| format!("`{register}`")).collect();
            page += &format!(
                "| `{}` | {} | {} | {} | {} | {} |\n",
                metric.name,
                metric.title.text(lang),
                cell(metric.numerator.text(lang)),
                metric.denominator.map_or(String::new(), |denominator| cell(denominator.text(lang))),
                metric.unit.text(lang),
                reads.join(" ")
            );
        }
    }
    page
}

/// One metric in a few lines.
pub fn metric_page(metric: &Metric, lang: Lang) -> String {
    let mut page = format!("`{}` {}\n\n", metric.name, metric.title.text(lang));
    let mut line = |label: Wording, text: &str| page += &fact(label.text(lang), text, lang);
    line(Wording::new("分子", "above the line"), metric.numerator.text(lang));
    if let Some(denominator) = metric.denominator {
        line(Wording::new("分母", "below the line"), denominator.text(lang));
    }
    line(Wording::new("单位", "unit"), metric.unit.text(lang));
    if let Some(better) = better_text(metric.better) {
        line(Wording::new("方向", "direction"), better.text(lang));
    }
    line(Wording::new("账册", "registers"), &metric.reads.join(", "));
    page
}

const fn better_text(better: Better) -> Option<Wording> {
    match better {
        Better::More => Some(Wording::new("越高越好", "more is better")),
        Better::Less => Some(Wording::new("越低越好", "less is better")),
        Better::Neither => None,
    }
}
