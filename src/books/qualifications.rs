//! Qualifications (持证上岗): who needs which certificate for a post on which days, and on which of them there was none.

use super::certificates::CertificateBook;
use super::known_posts::plain;
use crate::day::Day;
use crate::id::Id;
use crate::policy::Settings;
use crate::registers::{Certificate, Ledger, Post};
use std::collections::{BTreeMap, BTreeSet};

/// A post that was held without a certificate that it needs.
#[derive(Debug, Clone, Copy)]
pub struct Lapse<'l> {
    /// The post.
    pub post: &'l Post,
    /// The kind of certificate, by its English word or the school's own name.
    pub kind: &'l str,
    /// The first day without.
    pub first: Day,
    /// The last day without, up to today.
    pub last: Day,
}

/// The days on which a post is held.
type Held<'l> = (Day, Day, &'l Post);

/// What posts ask of the people who hold them.
#[derive(Debug)]
pub struct QualificationBook<'l> {
    /// Posts that were held without a certificate, by person, kind and day.
    pub lapses: Vec<Lapse<'l>>,
    /// How many posts beside certificates were looked at.
    pub looked_at: usize,
}

impl<'l> QualificationBook<'l> {
    /// Looks at every day on which a post is held, from the ledger's first to today, with the policy of that day.
    ///
    /// A certificate that two posts of one person need is missing once. Without any certificate of a person nothing is asked.
    pub fn build(ledger: &'l Ledger, settings: &'l Settings, certificates: &CertificateBook<'_>, today: Day) -> Self {
        let mut book = Self { lapses: Vec::new(), looked_at: 0 };
        if !certificates.is_kept_for_people() {
            return book;
        }
        let mut needed: BTreeMap<(Id, &'l str), Vec<Held<'l>>> = BTreeMap::new();
        for post in &ledger.registers.posts {
            let Some((first, last)) = held_on(ledger, settings, post, today) else { continue };
            for (from, to) in periods(settings, first, last) {
                for kind in kinds_needed(settings, ledger.names.text(post.post), from) {
                    needed.entry((post.person, kind)).or_default().push((from, to, post));
                }
            }
        }
        for ((person, kind), mut stretches) in needed {
            stretches.sort_by_key(|(first, last, _)| (*first, *last));
            let mut seen: Option<Day> = None;
            for (first, last, post) in stretches {
                book.looked_at += 1;
                let first = seen.map_or(first, |seen| first.max(seen.plus_days(1)));
                seen = seen.max(Some(last));
                for (first, last) in certificates.without(person, kind, first, last) {
                    book.add(Lapse { post, kind, first, last });
                }
            }
        }
        book
    }

    /// One that goes on under the next policy or post is one.
    fn add(&mut self, lapse: Lapse<'l>) {
        let goes_on = |before: &&mut Lapse<'l>| {
            before.post.person == lapse.post.person && before.kind == lapse.kind && before.last.plus_days(1) == lapse.first
        };
        match self.lapses.last_mut().filter(goes_on) {
            Some(before) => before.last = lapse.last,
            None => self.lapses.push(lapse),
        }
    }
}

/// The people who hold a post on a day that needs certificates then, with the first such post and the kinds, by person.
pub fn needing<'l>(ledger: &'l Ledger, settings: &'l Settings, day: Day) -> Vec<(&'l Post, BTreeSet<&'l str>)> {
    let mut found: BTreeMap<Id, (&'l Post, BTreeSet<&'l str>)> = BTreeMap::new();
    for post in &ledger.registers.posts {
        let is_here = held_on(ledger, settings, post, day).is_some_and(|(_, last)| last == day);
        if !is_here {
            continue;
        }
        let kinds: Vec<&str> = kinds_needed(settings, ledger.names.text(post.post), day).collect();
        if !kinds.is_empty() {
            found.entry(post.person).or_insert_with(|| (post, BTreeSet::new())).1.extend(kinds);
        }
    }
    found.into_values().collect()
}

/// A yearly health check that is to be made while the certificate still runs.
#[derive(Debug, Clone, Copy)]
pub struct HealthCheck<'l> {
    /// The post that needs it.
    pub post: &'l Post,
    /// The last check.
    pub row: &'l Certificate,
    /// Its day.
    pub checked: Day,
    /// The day by which the next is due.
    pub due: Day,
}

/// The next health check of everybody whose post needs one and whose certificate is valid on a day, by person.
pub fn health_checks<'l>(
    ledger: &'l Ledger,
    settings: &'l Settings,
    certificates: &CertificateBook<'l>,
    day: Day,
) -> Vec<HealthCheck<'l>> {
    let months = settings.policy.on(day).people.health_check_months;
    let next = |(post, kinds): (&'l Post, BTreeSet<&'l str>)| {
        // Without a valid certificate that is what is due.
        if !kinds.contains("health") || certificates.valid(post.person, "health", day).is_none() {
            return None;
        }
        let checks = certificates.of_kind(post.person, "health").filter_map(|row| Some((row.from?, row)));
        let (checked, row) = checks.filter(|(from, _)| *from <= day).max_by_key(|(from, _)| *from)?;
        Some(HealthCheck { post, row, checked, due: checked.plus_months(months) })
    };
    needing(ledger, settings, day).into_iter().filter_map(next).collect()
}

/// The kinds of certificates that a post needs on a day.
fn kinds_needed<'l>(settings: &'l Settings, post: &str, day: Day) -> impl Iterator<Item = &'l str> {
    let of_posts = settings.policy.on(day).people.certificates.iter();
    let post = plain(post).to_owned();
    of_posts.filter(move |(name, _)| plain(name) == post).flat_map(|(_, kinds)| kinds.iter().map(String::as_str))
}

/// The days of the ledger up to today on which a post is held by somebody who is at the school.
fn held_on(ledger: &Ledger, settings: &Settings, post: &Post, today: Day) -> Option<(Day, Day)> {
    let person = ledger.registers.people.get(post.person);
    let first = [Some(post.from), settings.school.starts, person.and_then(|person| person.from)].into_iter().flatten().max()?;
    let last = [Some(today), post.to, person.and_then(|person| person.to)].into_iter().flatten().min()?;
    (first <= last).then_some((first, last))
}

/// Stretches of days in which the policy does not change.
fn periods(settings: &Settings, first: Day, last: Day) -> Vec<(Day, Day)> {
    let changes = settings.policy.changes().filter(|day| first < *day && *day <= last);
    let starts: Vec<Day> = std::iter::once(first).chain(changes).collect();
    let ends = starts.iter().skip(1).map(|day| day.minus_days(1)).chain([last]);
    starts.iter().copied().zip(ends).collect()
}
