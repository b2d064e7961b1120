//! Numbered papers are all there and each is there once: no number of a series is missing or stands twice (断号、重号).
//!
//! A series is the text up to the last `-`. It belongs to its register; slips of store and canteen may share one.

use crate::books::stock::Written;
use crate::day::{Day, Month};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{Claim, JournalEntry, Purchase, StockCount};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap};

/// `voucher/number-gap`.
pub static RULE: Rule = Rule {
    id: "voucher/number-gap",
    level: Level::Error,
    fixable: false,
    title: Wording::new("断号或重号", "a number missing or doubled"),
    why: Wording::new(
        "连号的单据少一张，就可能有一笔账没有记；一号两用，查账时就对不上单。",
        "where a numbered paper is missing, something may be in no book; a number used twice leads to the wrong paper.",
    ),
    source: "会计基础工作规范 art. 51–52 (凭证连续编号、作废的要存查)",
    reads: &["journal", "stock-moves", "canteen-intake", "canteen-issues", "claims", "purchases", "stock-counts"],
    whole: &["journal", "stock-moves", "canteen-intake", "canteen-issues", "claims", "purchases", "stock-counts"],
    policy: &[],
    guide: include_str!("number_gap.md"),
    check: Check::Ledger(check),
};

/// The registers whose numbers form series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Voucher,
    Slip,
    Claim,
    Purchase,
    Count,
}

/// A row that bears a number.
#[derive(Clone, Copy)]
enum Paper<'c> {
    Voucher(&'c JournalEntry),
    Slip(Written<'c>),
    Claim(&'c Claim),
    Purchase(&'c Purchase),
    Count(&'c StockCount),
}

impl<'c> Paper<'c> {
    /// The register, the number, the day, and the place where the register has one.
    fn number(self) -> (Kind, Id, Day, Option<Id>) {
        match self {
            Self::Voucher(row) => (Kind::Voucher, row.voucher, row.date, None),
            Self::Slip(Written::Move(row) | Written::TransferIn(row)) => (Kind::Slip, row.slip, row.date, Some(row.place)),
            Self::Slip(Written::Intake(row)) => (Kind::Slip, row.slip, row.date, Some(row.place)),
            Self::Slip(Written::Issue(row)) => (Kind::Slip, row.slip, row.date, Some(row.place)),
            Self::Claim(row) => (Kind::Claim, row.id, row.date, None),
            Self::Purchase(row) => (Kind::Purchase, row.id, row.date, None),
            Self::Count(row) => (Kind::Count, row.count, row.date, Some(row.place)),
        }
    }

    fn finding(self, context: &Context<'_>) -> Draft {
        match self {
            Self::Voucher(row) => context.finding(row, "voucher"),
            Self::Slip(written) => context.finding_moved(written, "slip"),
            Self::Claim(row) => context.finding(row, "id"),
            Self::Purchase(row) => context.finding(row, "id"),
            Self::Count(row) => context.finding(row, "count"),
        }
    }

    const fn spot(self) -> Spot {
        match self {
            Self::Voucher(row) => Spot::Cell(row.at, "voucher"),
            Self::Slip(written) => written.cell("slip"),
            Self::Claim(row) => Spot::Cell(row.at, "id"),
            Self::Purchase(row) => Spot::Cell(row.at, "id"),
            Self::Count(row) => Spot::Cell(row.at, "count"),
        }
    }
}

fn check(context: &Context<'_>, report: &mut Report) {
    let rows = context.rows();
    let papers = (rows.journal.iter().map(Paper::Voucher))
        .chain(rows.stock_moves.iter().map(|row| Paper::Slip(Written::Move(row))))
        .chain(rows.canteen_intake.iter().map(|row| Paper::Slip(Written::Intake(row))))
        .chain(rows.canteen_issues.iter().map(|row| Paper::Slip(Written::Issue(row))))
        .chain(rows.claims.iter().map(Paper::Claim))
        .chain(rows.purchases.iter().map(Paper::Purchase))
        .chain(rows.stock_counts.iter().map(Paper::Count));
    // Every number once: its first row, and the first row that puts it on another day or in another place.
    let mut numbers: HashMap<(Kind, Id), (Paper<'_>, Option<Paper<'_>>), FixedState> = HashMap::default();
    for paper in papers {
        report.checked(1);
        let (kind, id, day, place) = paper.number();
        let (first, other) = numbers.entry((kind, id)).or_insert((paper, None));
        let (.., first_day, first_place) = first.number();
        if other.is_none() && (day, place) != (first_day, first_place) {
            *other = Some(paper);
        }
    }
    let mut series: BTreeMap<(Kind, &str), Vec<(u64, &str, Paper<'_>)>> = BTreeMap::new();
    for ((kind, id), (first, other)) in &numbers {
        if let Some(other) = other {
            report.add(doubled(context, *other, *first));
        }
        if let Some((prefix, digits, number)) = serial(context.text(*id)) {
            series.entry((*kind, prefix)).or_default().push((number, digits, *first));
        }
    }
    for ((_, prefix), mut papers) in series {
        papers.sort_unstable_by_key(|(number, digits, _)| (*number, *digits));
        look_through(context, report, prefix, &papers);
    }
}

/// Prefix, digits and number of an id that ends with `-` and digits; a day written as digits is no number of a series.
fn serial(id: &str) -> Option<(&str, &str, u64)> {
    const MOST_DIGITS: usize = 12;
    let (prefix, digits) = id.rsplit_once('-')?;
    let is_number = !digits.is_empty() && digits.len() <= MOST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = digits.len() == 8 && digits.starts_with("20");
    if is_number && !is_day { Some((prefix, digits, digits.parse().ok()?)) } else { None }
}

/// Looks through one series, its papers in the order of their numbers.
fn look_through(context: &Context<'_>, report: &mut Report, prefix: &str, papers: &[(u64, &str, Paper<'_>)]) {
    let days = || papers.iter().map(|(.., paper)| paper.number().2);
    let starts = context.settings.school.starts;
    // Papers from before the ledger's first day are not all in the ledger.
    let is_early = days().any(|day| starts.is_some_and(|starts| day < starts));
    let from_one = starts.zip(days().min()).is_none_or(|(starts, first)| begins_in_ledger(prefix, first, starts));
    let mut before: Option<(u64, Paper<'_>)> = None;
    for &(number, digits, paper) in papers {
        let expected = match before {
            Some((before, _)) => before + 1,
            None if from_one => 1,
            None => number,
        };
        if let Some((_, other)) = before.filter(|(before, _)| *before == number) {
            report.add(doubled(context, paper, other));
        } else if number > expected && !is_early {
            report.add(gap(context, (prefix, digits.len()), (expected, number), paper, before.map(|(_, paper)| paper)));
        }
        before = Some((number, paper));
    }
}

/// Whether a series begins in the ledger, so that its first number is 1: by the year, month or day that its prefix names,
/// else when its first paper comes later than the ledger's first month.
fn begins_in_ledger(prefix: &str, first: Day, starts: Day) -> bool {
    let digits: String = prefix.chars().filter(char::is_ascii_digit).collect();
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<u32>().ok());
    let year = part(0..4).and_then(|year| i32::try_from(year).ok()).filter(|year| (2000..2100).contains(year));
    let period = match digits.len() {
        4 => year.and_then(|year| Month::new(year, 1)).map(Month::first_day),
        6 => year.zip(part(4..6)).and_then(|(year, month)| Month::new(year, month)).map(Month::first_day),
        8 => year.zip(part(4..6)).zip(part(6..8)).and_then(|((year, month), day)| Day::from_ymd(year, month, day)),
        _ => None,
    };
    period.map_or_else(|| first.month() > starts.month(), |period| period >= starts)
}

fn doubled(context: &Context<'_>, paper: Paper<'_>, first: Paper<'_>) -> Draft {
    let ((_, id, day, place), (_, other, first_day, first_place)) = (paper.number(), first.number());
    let (id, other) = (context.text(id), context.text(other));
    let where_and_when = |day: Day, place: Option<Id>| match place {
        Some(place) => format!("{day} {}", context.text(place)),
        None => day.to_string(),
    };
    let (here, there) = (where_and_when(day, place), where_and_when(first_day, first_place));
    paper
        .finding(context)
        .message(say!(
            context.lang,
            "重号：{id}（{here}）与 {other}（{there}）",
            "the number of {id} ({here}) is that of {other} ({there})"
        ))
        .next(say!(
            context.lang,
            "给其中一张编新号；同一张单据的各行，日期、地点要相同",
            "number one of the two anew; rows of one paper share date and place"
        ))
        .beside(first.spot(), say!(context.lang, "先用此号", "where the number stands first"))
}

fn gap(
    context: &Context<'_>,
    (prefix, width): (&str, usize),
    (missing, number): (u64, u64),
    paper: Paper<'_>,
    before: Option<Paper<'_>>,
) -> Draft {
    let (first, last, count) =
        (format!("{prefix}-{missing:0width$}"), format!("{prefix}-{:0width$}", number - 1), number - missing);
    let message = match count {
        1 => say!(context.lang, "缺 {first}", "{first} is missing"),
        _ => say!(context.lang, "缺 {count} 个号：{first} 至 {last}", "{count} numbers are missing: {first} to {last}"),
    };
    let draft = paper.finding(context).message(message).next(say!(
        context.lang,
        "补录缺的单据；作废的号也登记一行，数字为 0，在 note 注明作废",
        "enter the papers; a number that was voided gets a row of its own, with figures of 0 and the reason in `note`"
    ));
    match before {
        Some(before) => draft.beside(before.spot(), say!(context.lang, "前一号", "the number before")),
        None => draft,
    }
}
