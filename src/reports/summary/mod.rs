//! The term's summary (学期总结): what the figures say, section by section as schools write them, with a person's own
//! paragraphs between.
//!
//! A sentence stands only where its figure has something behind it; it names what stands above and below the line, the
//! change from the last comparable term, and the target where the plan has one.

mod outlook;
mod progress;
mod sayings;
pub(in crate::reports) mod sentence;

use super::{Body, Desk, Report, Span};
use crate::lang::Wording;
use crate::metrics::Period;
use crate::registers::Section as Own;
use crate::reports::{campus, canteen};
use crate::say;
use crate::sheet::{Part, Signature};
use sayings::Saying;
use sentence::{Comparison, paragraph};

/// `summary`.
pub static REPORT: Report = Report {
    name: "summary",
    title: Wording::new("后勤工作总结", "summary of the term"),
    about: Wording::new(
        "学期总结：制度与队伍、开源节流、采购与物资、食堂、校产、维修、安全、能耗、收费与资助、计划完成情况、问题与下学期",
        "the term's summary: staff, money, purchases, canteen, property, repairs, safety, energy, fees and aid, the plan, what is open",
    ),
    figures: Wording::new(
        "每句话的数取自同名指标（bursar explain metrics），写明分子与分母；先与上一学年同一学期比，没有的与上一学期比；计划里有目标的对照目标。没有可算的行就没有这句话。summaries/学期.toml 里由人写的段落原样插入所属的节。",
        "Every sentence takes its figure from a metric (`bursar explain metrics`) and names what stands above and below its line; it is compared with the same term of the year before, else with the term before, and with \
         the target where the plan has one. Where there is nothing to look at there is no sentence. What a person wrote in summaries/TERM.toml stands in its section as it was written.",
    ),
    span: Span::Term,
    takes: &[],
    subject: None,
    by: &[],
    reads: &["summaries", "plans"],
    build,
};

/// A section as schools write it.
struct Section {
    title: Wording,
    /// Other names under which people write a paragraph of it.
    aliases: &'static [&'static str],
    sayings: &'static [Saying],
    /// The reports whose charts stand in it.
    charts: &'static [&'static Report],
}

/// The sections, in the order in which they are handed in.
static SECTIONS: [Section; 9] = [
    Section {
        title: Wording::new("制度与队伍", "rules and staff"),
        aliases: &["制度", "队伍", "队伍建设"],
        sayings: sayings::STAFF,
        charts: &[],
    },
    Section {
        title: Wording::new("开源节流", "money"),
        aliases: &["经费", "财务", "经费管理"],
        sayings: sayings::MONEY,
        charts: &[],
    },
    Section {
        title: Wording::new("采购与物资", "purchases and goods"),
        aliases: &["采购", "物资", "库房", "采购与库房"],
        sayings: sayings::PURCHASES,
        charts: &[],
    },
    Section {
        title: Wording::new("食堂", "canteen"),
        aliases: &["食堂工作", "膳食"],
        sayings: sayings::CANTEEN,
        charts: &[&canteen::costs::REPORT],
    },
    Section {
        title: Wording::new("校产", "property"), aliases: &["资产", "校产管理"], sayings: sayings::ASSETS, charts: &[]
    },
    Section {
        title: Wording::new("维修", "repairs"),
        aliases: &["修缮"],
        sayings: sayings::REPAIRS,
        charts: &[&campus::repairs::REPORT],
    },
    Section { title: Wording::new("安全", "safety"), aliases: &["安全工作"], sayings: sayings::SAFETY, charts: &[] },
    Section {
        title: Wording::new("能耗", "energy"),
        aliases: &["节能", "水电"],
        sayings: sayings::ENERGY,
        charts: &[&campus::utilities::REPORT],
    },
    Section {
        title: Wording::new("收费与资助", "fees and aid"), aliases: &["收费", "资助"], sayings: sayings::FEES, charts: &[]
    },
];

/// The names of the last two sections, which are not made of sayings.
const PROGRESS: Wording = Wording::new("计划完成情况", "the plan");
const OUTLOOK: Wording = Wording::new("问题与下学期", "what is open, and next term");

impl Section {
    fn is_named(&self, name: &str) -> bool {
        name == self.title.zh || name.eq_ignore_ascii_case(self.title.en) || self.aliases.contains(&name)
    }
}

fn build(desk: &Desk<'_>) -> Body {
    let comparison = Comparison::of(desk);
    let own: Vec<&Own> = own(desk);
    let mut number = 0;
    let mut parts: Vec<Part> = comparison.legend(desk.lang).map(Part::Note).into_iter().collect();
    let said = parts.len();
    for section in &SECTIONS {
        let text = paragraph(desk, &comparison, section.sayings);
        let written: Vec<&str> = own.iter().filter(|one| section.is_named(&one.name)).map(|one| &*one.text).collect();
        if text.is_empty() && written.is_empty() {
            continue;
        }
        parts.push(heading(desk, &mut number, section.title.text(desk.lang)));
        parts.extend((!text.is_empty()).then_some(Part::Paragraph(text)));
        parts.extend(written.into_iter().map(|text| Part::Paragraph(text.to_owned())));
        parts.extend(section.charts.iter().flat_map(|report| charts(desk, report)));
    }
    let is_last = |name: &str| [PROGRESS, OUTLOOK].iter().any(|title| name == title.zh || name.eq_ignore_ascii_case(title.en));
    // What fits no section of ours is a section of the school's own.
    for one in own.iter().filter(|one| !is_last(&one.name) && !SECTIONS.iter().any(|section| section.is_named(&one.name))) {
        parts.push(heading(desk, &mut number, &one.name));
        parts.push(Part::Paragraph(one.text.to_string()));
    }
    for (title, made) in [(PROGRESS, progress::parts(desk, &comparison)), (OUTLOOK, outlook::parts(desk))] {
        let named = |one: &&&Own| *one.name == *title.zh || one.name.eq_ignore_ascii_case(title.en);
        let written: Vec<Part> = own.iter().filter(named).map(|one| Part::Paragraph(one.text.to_string())).collect();
        if made.is_empty() && written.is_empty() {
            continue;
        }
        parts.push(heading(desk, &mut number, title.text(desk.lang)));
        parts.extend(made);
        parts.extend(written);
    }
    if parts.len() == said {
        return Body::nothing(desk.word("这个学期还没有可总结的数字。", "There is nothing to sum up in this term yet.").to_owned());
    }
    parts.push(Part::Signatures(vec![
        Signature::blank(desk.word("总务处", "logistics office")),
        Signature::blank(desk.word("分管校长", "vice-principal")),
    ]));
    let term = name_of(desk);
    Body::new(parts).titled(say!(desk.lang, "{term}后勤工作总结", "Logistics: summary of {term}"))
}

/// The term as a title names it: `2026—2027学年第一学期`.
pub fn name_of(desk: &Desk<'_>) -> String {
    let Some(term) = desk.period.term else { return desk.period.to_string() };
    let (from, to) = (term.first_year(), term.first_year() + 1);
    match (term.is_autumn(), desk.lang) {
        (true, crate::lang::Lang::Chinese) => format!("{from}—{to}学年第一学期"),
        (false, crate::lang::Lang::Chinese) => format!("{from}—{to}学年第二学期"),
        (true, crate::lang::Lang::English) => format!("the autumn term {from}–{to}"),
        (false, crate::lang::Lang::English) => format!("the spring term {from}–{to}"),
    }
}

/// The paragraphs that a person wrote for the term.
fn own<'d>(desk: &Desk<'d>) -> Vec<&'d Own> {
    let of_term = desk.rows().summaries.iter().filter(|summary| Some(summary.term) == desk.period.term);
    of_term.flat_map(|summary| &summary.section).collect()
}

/// A heading with its number: `一、制度与队伍`.
pub(in crate::reports) fn heading(desk: &Desk<'_>, number: &mut usize, title: &str) -> Part {
    const NUMBERS: [&str; 12] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    let numeral = NUMBERS.get(*number).copied().unwrap_or("又");
    *number += 1;
    Part::Heading(say!(desk.lang, "{numeral}、{title}", "{number}. {title}"))
}

/// The charts of a report for the same term.
fn charts(desk: &Desk<'_>, report: &Report) -> Vec<Part> {
    let parts = (report.build)(&desk.over(desk.period)).parts;
    parts.into_iter().filter(|part| matches!(part, Part::Chart(chart) if !chart.is_empty())).collect()
}

/// The period of a term that is compared with.
fn period_of(desk: &Desk<'_>, term: crate::term::TermId) -> Option<Period> {
    desk.settings.calendar.term(term).map(Period::term)
}
