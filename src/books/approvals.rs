//! Who holds which post (岗位) on a day, and so who may sign which step of an approval.

use super::known_posts::plain;
use crate::day::Day;
use crate::id::{Id, Names};
use crate::policy::Steps;
use crate::registers::{Ledger, Person, Post, Table};
use foldhash::fast::FixedState;
use std::collections::{BTreeSet, HashMap};

/// Who holds which post on a day.
#[derive(Debug)]
pub struct Posts<'l> {
    names: &'l Names,
    /// The rows of one person and one post, by their first day; with each, the row among those up to it that ends last.
    held: HashMap<(Id, &'l str), Vec<(&'l Post, &'l Post)>, FixedState>,
    /// The rows of a person, in the order of the register.
    of_person: HashMap<Id, Vec<&'l Post>, FixedState>,
    /// The rows of a post, in the order of the register.
    of_post: HashMap<&'l str, Vec<&'l Post>, FixedState>,
    /// The school's people: who has not come yet, or has left, holds no post.
    people: &'l Table<Person>,
}

/// Two posts that one person holds at once.
#[derive(Debug, Clone, Copy)]
pub struct HeldTogether<'l> {
    /// The post that was taken up last.
    pub later: &'l Post,
    /// The post that was held already, or taken up the same day.
    pub earlier: &'l Post,
}

impl HeldTogether<'_> {
    /// The last day on which both are held; `None` while neither has an end.
    pub fn last_day(&self) -> Option<Day> {
        [self.later.to, self.earlier.to].into_iter().flatten().min()
    }
}

impl<'l> Posts<'l> {
    /// Derives it from the rows.
    pub fn build(ledger: &'l Ledger) -> Self {
        Self::of(&ledger.registers.posts, &ledger.registers.people, &ledger.names)
    }

    fn of(rows: &'l Table<Post>, people: &'l Table<Person>, names: &'l Names) -> Self {
        let mut sorted: Vec<&Post> = rows.iter().collect();
        sorted.sort_by_key(|row| row.from);
        let mut held: HashMap<(Id, &str), Vec<(&Post, &Post)>, FixedState> = HashMap::default();
        for row in sorted {
            let rows = held.entry((row.person, plain(names.text(row.post)))).or_default();
            let longest = match rows.last() {
                Some((_, longest)) if ends(longest) >= ends(row) => *longest,
                _ => row,
            };
            rows.push((row, longest));
        }
        let mut of_person: HashMap<Id, Vec<&Post>, FixedState> = HashMap::default();
        let mut of_post: HashMap<&str, Vec<&Post>, FixedState> = HashMap::default();
        for row in rows {
            of_person.entry(row.person).or_default().push(row);
            of_post.entry(plain(names.text(row.post))).or_default().push(row);
        }
        Self { names, held, of_person, of_post, people }
    }

    /// Whether a person works at the school on a day; who stands nowhere among the people is told as that.
    fn is_here(&self, person: Id, day: Day) -> bool {
        self.people.get(person).is_none_or(|person| person.is_here(day))
    }

    /// Whether the school keeps no register of posts.
    pub fn is_empty(&self) -> bool {
        self.of_person.is_empty()
    }

    /// Whether anybody ever holds this post.
    pub fn is_known(&self, post: &str) -> bool {
        self.of_post.contains_key(plain(post))
    }

    /// The row by which a person holds a post on a day.
    pub fn holding(&self, person: Id, post: &str, day: Day) -> Option<&'l Post> {
        let rows = self.held.get(&(person, plain(post)))?;
        let until = rows.partition_point(|(row, _)| row.from <= day);
        let (_, longest) = rows[..until].last()?;
        (covers(longest, day) && self.is_here(person, day)).then_some(*longest)
    }

    /// Whether a person holds a post on a day.
    pub fn holds(&self, person: Id, post: &str, day: Day) -> bool {
        self.holding(person, post, day).is_some()
    }

    /// The posts that a person holds on a day, in the order of the register.
    pub fn posts_of(&self, person: Id, day: Day) -> impl Iterator<Item = &'l Post> {
        self.of_person
            .get(&person)
            .into_iter()
            .flatten()
            .copied()
            .filter(move |row| covers(row, day) && self.is_here(row.person, day))
    }

    /// The people who hold a post on a day, each once, in the order of the register.
    pub fn holders(&self, post: &str, day: Day) -> Vec<Id> {
        let rows = self.of_post.get(plain(post));
        let mut seen = BTreeSet::new();
        let holding = rows.into_iter().flatten().filter(|row| covers(row, day) && self.is_here(row.person, day));
        holding.map(|row| row.person).filter(|person| seen.insert(*person)).collect()
    }

    /// Whether a person may sign a step on a day: holds one of the posts that the policy names for it.
    pub fn may_sign(&self, person: Id, step: &str, steps: &Steps, day: Day) -> bool {
        steps.posts_of(step).any(|post| self.holds(person, post, day))
    }

    /// The people who may sign a step on a day.
    pub fn signers(&self, step: &str, steps: &Steps, day: Day) -> Vec<Id> {
        let mut seen = BTreeSet::new();
        let holders = steps.posts_of(step).flat_map(|post| self.holders(post, day));
        holders.filter(|person| seen.insert(*person)).collect()
    }

    /// The name by which a row's post is known.
    fn name_of(&self, row: &Post) -> &'l str {
        plain(self.names.text(row.post))
    }

    /// The first row by which a person holds a post at any time.
    pub fn ever(&self, person: Id, post: &str) -> Option<&'l Post> {
        self.held.get(&(person, plain(post)))?.first().map(|(row, _)| *row)
    }

    /// Whether so many of these people can each stand for another post on a day; who holds none stands for himself.
    pub fn are_separate(&self, people: &[Id], day: Day, needed: usize) -> bool {
        // More than any school asks for, so that no ledger can make this long.
        const MOST: usize = 50;
        let needed = needed.min(MOST);
        let posts: Vec<Vec<&str>> =
            people.iter().map(|person| self.posts_of(*person, day).map(|row| self.name_of(row)).collect()).collect();
        let mut taken: HashMap<&str, usize, FixedState> = HashMap::default();
        let mut count = 0;
        for (person, held) in posts.iter().enumerate() {
            if count >= needed {
                break;
            }
            count += usize::from(held.is_empty() || seat(person, &posts, &mut taken, &mut BTreeSet::new()));
        }
        count >= needed
    }

    /// Where one person holds both of two different posts at once: each time at the post that was taken up last.
    pub fn together(&self, one: &str, other: &str) -> Vec<HeldTogether<'l>> {
        if plain(one) == plain(other) {
            return Vec::new();
        }
        // Of two that are taken up the same day the one that was written last stands for both.
        let is_later = |earlier: &Post, later: &Post| (earlier.from, earlier.at) < (later.from, later.at);
        let mut found = self.begun_while(one, other, is_later);
        found.extend(self.begun_while(other, one, is_later));
        found
    }

    /// Rows of `taken` that begin while the same person holds `kept`.
    fn begun_while(&self, taken: &str, kept: &str, counts: impl Fn(&Post, &Post) -> bool) -> Vec<HeldTogether<'l>> {
        let rows = self.of_post.get(plain(taken));
        let rows = rows.into_iter().flatten();
        let pairs = rows.filter_map(|later| {
            let earlier = self.holding(later.person, kept, later.from)?;
            (counts(earlier, later) && later.to.is_none_or(|to| to >= later.from)).then_some(HeldTogether { later, earlier })
        });
        pairs.collect()
    }
}

/// Finds a post for a person, moving others to another of theirs where that helps.
fn seat<'p>(
    person: usize,
    posts: &[Vec<&'p str>],
    taken: &mut HashMap<&'p str, usize, FixedState>,
    tried: &mut BTreeSet<&'p str>,
) -> bool {
    for post in &posts[person] {
        if !tried.insert(*post) {
            continue;
        }
        let holder = taken.get(post).copied();
        if holder.is_none_or(|holder| seat(holder, posts, taken, tried)) {
            taken.insert(*post, person);
            return true;
        }
    }
    false
}

/// The last day of a holding, for comparing: an open one ends after all others.
fn ends(row: &Post) -> (bool, Option<Day>) {
    (row.to.is_none(), row.to)
}

fn covers(row: &Post, day: Day) -> bool {
    row.from <= day && row.to.is_none_or(|to| day <= to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::purchases::tests::{day, ledger};
    use proptest::prelude::*;

    const POSTS: &str = "post,person,from,to\n\
        principal,zhao-gang,2020-09-01,2026-08-31\n\
        principal,qian-bo,2026-09-01,\n\
        vice-principal,zhao-gang,2026-09-01,\n\
        cashier,he-juan,2024-01-01,\n\
        accountant,he-juan,2026-03-01,2026-03-31\n\
        accountant,zhou-min,2020-01-01,\n";

    #[test]
    fn a_post_is_held_from_its_first_day_to_its_last() {
        let ledger = ledger(&[("posts.csv", POSTS)]);
        let posts = Posts::build(&ledger);
        let person = |name: &str| ledger.names.find(name).expect("it stands there");
        assert!(posts.holds(person("zhao-gang"), "principal", day("2026-08-31")));
        assert!(!posts.holds(person("zhao-gang"), "principal", day("2026-09-01")));
        assert_eq!(posts.holders("principal", day("2026-09-01")), [person("qian-bo")]);
        assert_eq!(posts.posts_of(person("zhao-gang"), day("2026-09-02")).count(), 1);
        assert!(!posts.holds(person("zhao-gang"), "storekeeper", day("2026-09-01")));
    }

    #[test]
    fn a_step_is_signed_by_the_post_of_its_name_unless_the_policy_names_others() {
        let ledger = ledger(&[("posts.csv", POSTS)]);
        let posts = Posts::build(&ledger);
        let zhao = ledger.names.find("zhao-gang").expect("it stands there");
        let plain = crate::books::purchases::tests::settings("");
        let wider = crate::books::purchases::tests::settings("[policy.steps]\nprincipal = [\"principal\", \"vice-principal\"]\n");
        let on = day("2026-09-02");
        assert!(!posts.may_sign(zhao, "principal", &plain.policy.on(on).steps, on));
        assert!(posts.may_sign(zhao, "principal", &wider.policy.on(on).steps, on));
        assert_eq!(posts.signers("principal", &wider.policy.on(on).steps, on).len(), 2);
    }

    #[test]
    fn posts_that_one_person_holds_at_once_are_found_at_the_later_one() {
        let ledger = ledger(&[("posts.csv", POSTS)]);
        let posts = Posts::build(&ledger);
        for pair in [("cashier", "accountant"), ("accountant", "cashier")] {
            let found = posts.together(pair.0, pair.1);
            assert_eq!(found.len(), 1, "{pair:?}");
            assert_eq!(ledger.text(found[0].later.post), "accountant");
            assert_eq!(found[0].last_day(), Some(day("2026-03-31")));
        }
        assert!(posts.together("principal", "vice-principal").is_empty(), "one after the other is no conflict");
    }

    proptest! {
        #[test]
        fn a_post_is_held_on_a_day_when_some_row_covers_it(
            rows in prop::collection::vec((0_usize..2, 0_usize..2, 1_u32..28, prop::option::of(1_u32..28)), 0..10),
            on in 1_u32..28,
        ) {
            let (people, names) = (["he-juan", "sun-li"], ["出纳", "buyer"]);
            let mut text = "post,person,from,to\n".to_owned();
            for (person, post, from, to) in &rows {
                let to = to.map(|to| format!("2026-09-{to:02}")).unwrap_or_default();
                text += &format!("{},{},2026-09-{from:02},{to}\n", names[*post], people[*person]);
            }
            let ledger = ledger(&[("posts.csv", &text)]);
            let posts = Posts::build(&ledger);
            for (index, name) in people.iter().enumerate() {
                let Some(person) = ledger.names.find(name) else { continue };
                let held = posts.holds(person, "cashier", day(&format!("2026-09-{on:02}")));
                let is_held = |row: &&(usize, usize, u32, Option<u32>)| row.0 == index && row.1 == 0 && row.2 <= on && row.3.is_none_or(|to| on <= to);
                prop_assert_eq!(held, rows.iter().any(|row| is_held(&row)));
            }
        }
    }

    #[test]
    fn people_of_one_post_do_not_check_each_other() {
        let ledger = ledger(&[(
            "posts.csv",
            "post,person,from\nbuyer,sun-li,2020-01-01\nbuyer,li-na,2020-01-01\nteacher,li-na,2020-01-01\nbuyer,wu-tao,2020-01-01\n",
        )]);
        let posts = Posts::build(&ledger);
        let on = day("2026-09-01");
        let separate = |names: &[&str], needed| {
            let people: Vec<Id> = names.iter().map(|name| ledger.names.find(name).expect("it stands there")).collect();
            posts.are_separate(&people, on, needed)
        };
        assert!(!separate(&["sun-li", "wu-tao"], 2));
        assert!(separate(&["li-na", "sun-li"], 2), "the teacher buys as a teacher");
        assert!(separate(&["li-na", "sun-li", "wu-tao"], 2) && !separate(&["li-na", "sun-li", "wu-tao"], 3));
    }

    #[test]
    fn a_long_holding_is_found_behind_a_short_one_that_began_later() {
        let ledger =
            ledger(&[("posts.csv", "post,person,from,to\nbuyer,sun-li,2020-01-01,\nbuyer,sun-li,2025-01-01,2025-02-01\n")]);
        let posts = Posts::build(&ledger);
        let sun = ledger.names.find("sun-li").expect("it stands there");
        assert!(posts.holds(sun, "buyer", day("2026-09-01")));
        assert!(!posts.holds(sun, "buyer", day("2019-09-01")));
    }
}
