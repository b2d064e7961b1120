//! Patrols and drills (巡查与演练): which of those that were due until yesterday did not take place.

use super::missed::{Missed, stretches};
use crate::day::Day;
use crate::period::Period;
use crate::policy::{Calendar, Every, SchoolPeriod, Settings};
use crate::registers::{Drill, Ledger, Patrol, PatrolKind};
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The patrols beside those that the policy asks for.
#[derive(Debug, Default)]
pub struct PatrolBook<'l> {
    /// Patrols that did not take place; times that follow each other are one.
    pub missed: Vec<MissedPatrol<'l>>,
    /// How many were due.
    pub due: usize,
}

/// A patrol that did not take place, once or several times.
#[derive(Debug, Clone, Copy)]
pub struct MissedPatrol<'l> {
    /// Which.
    pub what: Due<'l>,
    /// The days on which it was due.
    pub days: Missed<Day>,
    /// The row behind which it belongs: one of the last day before it, else of the first.
    pub beside: &'l Patrol,
}

/// What was due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due<'l> {
    /// The daily patrol of an area.
    Daily(&'l str),
    /// The weekly check.
    Weekly,
    /// The monthly check.
    Monthly,
}

impl<'l> PatrolBook<'l> {
    /// Looks at every school day from the register's first row to yesterday.
    ///
    /// A weekly check counts on any day of its week, a monthly one on any day of its month; a week or month is looked at when
    /// the register was kept from its first school day (of a week: its day of the check) on.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings, today: Day) -> Self {
        let rows = &ledger.registers.patrols;
        let mut book = Self::default();
        let Some(first) = rows.iter().map(|row| row.date.day).min() else { return book };
        let kept = settings.school.starts.map_or(first, |starts| first.max(starts));
        let yesterday = today.minus_days(1);
        let calendar = &settings.calendar;
        let areas: HashSet<(Day, &str), FixedState> = rows
            .iter()
            .filter(|row| row.kind == PatrolKind::Daily)
            .map(|row| (row.date.day, ledger.names.label(row.area)))
            .collect();
        let mut daily: BTreeMap<&'l str, Vec<(Day, bool)>> = BTreeMap::new();
        for day in calendar.school_days(kept, yesterday) {
            for area in &settings.policy.on(day).safety.daily_areas {
                daily.entry(area).or_default().push((day, !areas.contains(&(day, area.as_str()))));
            }
        }
        let of_kind = |kind| rows.iter().filter(move |row| row.kind == kind).map(|row| row.date.day);
        let weeks: HashSet<Day, FixedState> = of_kind(PatrolKind::Weekly).map(Day::monday).collect();
        let weekly = weekly_days(calendar, settings).into_iter().filter(|day| kept <= *day && *day <= yesterday);
        let weekly: Vec<(Day, bool)> = weekly.map(|day| (day, !weeks.contains(&day.monday()))).collect();
        let months: HashSet<_, FixedState> = of_kind(PatrolKind::Monthly).map(Day::month).collect();
        let asked = |month: &SchoolPeriod| kept <= month.first && settings.policy.on(month.last).safety.monthly;
        let monthly =
            calendar.periods(Every::Month).into_iter().filter(|month| month.last.month().last_day() < today && asked(month));
        let monthly: Vec<(Day, bool)> = monthly.map(|month| (month.last, !months.contains(&month.last.month()))).collect();

        let by_day = by_day(rows.iter().map(|row| (row.date.day, row)));
        let daily = daily.into_iter().map(|(area, days)| (Due::Daily(area), days));
        for (what, days) in daily.chain([(Due::Weekly, weekly), (Due::Monthly, monthly)]) {
            book.due += days.len();
            let missed = stretches(days).into_iter();
            book.missed
                .extend(missed.filter_map(|days| beside(&by_day, days.first).map(|beside| MissedPatrol { what, days, beside })));
        }
        book
    }
}

/// The day of the check in each week with school; the policy of the week's first school day says which day of the week.
fn weekly_days(calendar: &Calendar, settings: &Settings) -> Vec<Day> {
    let mut days = Vec::new();
    for term in calendar.terms() {
        let mut from = term.starts;
        let changes = settings.policy.changes().filter(|day| term.starts < *day && *day <= term.ends);
        for until in changes.map(|day| day.minus_days(1)).chain([term.ends]) {
            let weekly = term.weekly_days(settings.policy.on(from).safety.weekly_day);
            days.extend(weekly.into_iter().filter(|day| from <= *day && *day <= until));
            from = until.plus_days(1);
        }
    }
    days
}

/// The last row of each day.
fn by_day<'l, R>(rows: impl Iterator<Item = (Day, &'l R)>) -> BTreeMap<Day, &'l R> {
    rows.collect()
}

/// The row behind which a row of a day belongs.
fn beside<'l, R>(by_day: &BTreeMap<Day, &'l R>, day: Day) -> Option<&'l R> {
    let before = by_day.range(..=day).next_back().or_else(|| by_day.iter().next());
    before.map(|(_, row)| *row)
}

/// The drills beside those that the policy asks for.
#[derive(Debug, Default)]
pub struct DrillBook<'l> {
    /// Drills that did not take place; periods that follow each other are one.
    pub missed: Vec<MissedDrill<'l>>,
    /// How many were due.
    pub due: usize,
}

/// A drill that was not held in a period, or in several that follow each other.
#[derive(Debug, Clone, Copy)]
pub struct MissedDrill<'l> {
    /// The kind, by its English word or the school's own name.
    pub kind: &'l str,
    /// The periods.
    pub periods: Missed<SchoolPeriod>,
    /// The row behind which it belongs: one of the last day before the end of the period, else the first.
    pub beside: &'l Drill,
}

impl<'l> DrillBook<'l> {
    /// Looks at every period that is over and whose school days all lie in the ledger.
    ///
    /// Who practises a fire or an earthquake leaves the building: such a drill is an evacuation too.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings, today: Day) -> Self {
        let rows = &ledger.registers.drills;
        let mut book = Self::default();
        if rows.is_empty() {
            return book;
        }
        let mut held: HashMap<&str, Vec<Day>, FixedState> = HashMap::default();
        for row in rows {
            let kind = row.kind.name(&ledger.names);
            held.entry(kind).or_default().push(row.date.day);
            if matches!(kind, "fire" | "earthquake") {
                held.entry("evacuation").or_default().push(row.date.day);
            }
        }
        let by_day = by_day(rows.iter().map(|row| (row.date.day, row)));
        for (kind, every) in &settings.policy.on(today).safety.drills {
            let days = held.get(kind.as_str()).map_or(&[][..], Vec::as_slice);
            let is_due = |period: &SchoolPeriod| {
                end_of(settings, period) < today && settings.school.starts.is_none_or(|starts| starts <= period.first)
            };
            let periods = settings.calendar.periods(*every).into_iter().filter(is_due);
            let due: Vec<(SchoolPeriod, bool)> = periods
                .map(|period| {
                    let (first, last) = (start_of(settings, &period), end_of(settings, &period));
                    (period, !days.iter().any(|day| first <= *day && *day <= last))
                })
                .collect();
            book.due += due.len();
            book.missed.extend(
                stretches(due)
                    .into_iter()
                    .filter_map(|periods| beside(&by_day, periods.first.last).map(|beside| MissedDrill { kind, periods, beside })),
            );
        }
        book
    }
}

/// The first and the last day of a period.
fn days_of(settings: &Settings, period: &SchoolPeriod) -> (Day, Day) {
    let whole = match period.period {
        Period::Term(term) => settings.calendar.term(term).map(|term| (term.starts, term.ends)),
        other => other.days(),
    };
    whole.unwrap_or((period.first, period.last))
}

fn start_of(settings: &Settings, period: &SchoolPeriod) -> Day {
    days_of(settings, period).0
}

fn end_of(settings: &Settings, period: &SchoolPeriod) -> Day {
    days_of(settings, period).1
}

#[cfg(test)]
#[allow(clippy::expect_used)]
mod tests {
    use super::*;
    use crate::books::purchases::tests::{day, ledger, settings};

    const TERM: &str = r#"
[school]
starts = 2026-09-01
[[term]]
id = "2026-2027-1"
starts = 2026-09-01
ends = 2027-01-22
holidays = ["2026-10-01..2026-10-07"]
workdays = ["2026-10-10"]
"#;

    fn missed(settings: &Settings, patrols: &str, today: &str) -> Vec<String> {
        let ledger = ledger(&[("patrols.csv", &format!("date,kind,area,by,result\n{patrols}"))]);
        let book = PatrolBook::build(&ledger, settings, day(today));
        let shown = |missed: &MissedPatrol<'_>| {
            let days = &missed.days;
            format!("{:?} {} {} {}", missed.what, days.first, days.last, days.times)
        };
        book.missed.iter().map(shown).collect()
    }

    #[test]
    fn a_patrol_is_missing_on_school_days_until_yesterday() {
        let settings = settings(&format!("{TERM}[policy.safety]\ndaily_areas = [\"北楼\"]\nmonthly = false\n"));
        let rows = "2026-09-30,daily,北楼,li-na,ok\n2026-09-30,weekly,校园,li-na,ok\n2026-10-10,daily,北楼,li-na,ok\n";
        assert_eq!(
            missed(&settings, rows, "2026-10-12"),
            ["Daily(\"北楼\") 2026-10-08 2026-10-09 2", "Weekly 2026-10-09 2026-10-09 1"],
            "the holiday has no patrols, the Saturday of the make-up day has, today's may still come"
        );
        assert!(missed(&settings, "", "2026-10-12").is_empty(), "a register that is not kept misses nothing");
    }

    #[test]
    fn a_month_counts_when_the_register_was_kept_from_its_first_school_day() {
        let settings = settings(TERM);
        let weekly: String = ["09-04", "09-11", "09-18", "09-24", "09-30", "10-09", "10-16", "10-23", "10-30"]
            .iter()
            .map(|day| format!("2026-{day},weekly,校园,li-na,ok\n"))
            .collect();
        assert_eq!(missed(&settings, &weekly, "2026-11-02"), ["Monthly 2026-10-30 2026-10-30 1"]);
        let with_month = format!("{weekly}2026-10-20,monthly,校舍,li-na,ok\n");
        assert!(missed(&settings, &with_month, "2026-11-02").is_empty());
    }

    #[test]
    fn a_fire_drill_is_an_evacuation_and_a_term_ends_before_it_is_judged() {
        let settings = settings(TERM);
        let ledger =
            ledger(&[("drills.csv", "date,kind,people,led_by\n2026-09-09,evacuation,300,li-na\n2026-11-09,fire,300,li-na\n")]);
        let missed = |today: &str| -> Vec<String> {
            let book = DrillBook::build(&ledger, &settings, day(today));
            let shown =
                |missed: &MissedDrill<'_>| format!("{} {} {}", missed.kind, missed.periods.first.period, missed.periods.times);
            book.missed.iter().map(shown).collect()
        };
        assert!(missed("2026-10-31").is_empty());
        assert_eq!(missed("2027-01-22"), ["evacuation 2026-10 1", "evacuation 2026-12 1"]);
        assert_eq!(missed("2027-02-01"), ["evacuation 2026-10 1", "evacuation 2026-12 2"]);
    }
}
