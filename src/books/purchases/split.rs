//! Purchases that one larger purchase may have been split into (化整为零): same year, budget line, and supplier or category.

use super::{Chain, PurchaseBook, worth};
use crate::books::ContractBook;
use crate::books::categories;
use crate::books::known_posts::plain;
use crate::day::Day;
use crate::id::Id;
use crate::money::Money;
use crate::policy::{Method, Settings};
use crate::registers::{ItemKind, Ledger};
use crate::table::Words;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the purchases of a group share besides their budget line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared<'l> {
    /// The supplier.
    Supplier(&'l str, Id),
    /// The category of items.
    Category(&'l str),
}

/// Purchases that together reach a band whose step or method none of them has.
#[derive(Debug)]
pub struct Split<'b, 'l> {
    /// The purchases, by their day, each with the part of it that belongs here.
    pub members: Vec<(&'b Chain<'l>, Money)>,
    /// The budget line; `None` where none of them names one.
    pub line: Option<Id>,
    /// What else they share.
    pub shared: Shared<'l>,
    /// What they come to, so far as they share it.
    pub sum: Money,
    /// The steps of the sum's band that none of them has.
    pub steps: Vec<&'l str>,
    /// The method of the sum's band, where none of them was bought so.
    pub method: Option<Method>,
}

/// A purchase in one group, with the part of it that belongs there.
#[derive(Clone, Copy)]
struct Part<'b, 'l> {
    position: usize,
    chain: &'b Chain<'l>,
    amount: Money,
    /// The position of its own band in its ladder.
    band: usize,
}

type Key<'l> = (i32, Option<Id>, Shared<'l>);

impl<'l> PurchaseBook<'l> {
    /// Every group of purchases, each within its window of days, that may be one purchase in parts.
    pub fn splits<'b>(&'b self, ledger: &'l Ledger, settings: &'l Settings, contracts: &ContractBook<'l>) -> Vec<Split<'b, 'l>> {
        let mut groups: BTreeMap<Key<'l>, Vec<Part<'b, 'l>>> = BTreeMap::new();
        for (position, chain) in self.chains().iter().enumerate() {
            let open = !self.is_repeated(chain.row.id)
                && chain.row.cancelled.is_none()
                && !chain.is_rejected()
                && (chain.is_bought() || chain.is_approved());
            // What is bought under a standing contract is not awarded anew.
            if open && !contracts.cover(chain.row) {
                let band = settings.policy.on(chain.row.date).approval.position_for(chain.amount());
                for (shared, amount) in parts(chain, ledger) {
                    let part = Part { position, chain, amount, band: band.unwrap_or(usize::MAX) };
                    groups.entry((chain.row.date.year(), chain.row.budget, shared)).or_default().push(part);
                }
            }
        }
        let mut found = Vec::new();
        for ((_, line, shared), mut parts) in groups {
            if parts.len() > 1 {
                parts.sort_by_key(|part| (part.chain.row.date, ledger.text(part.chain.row.id), part.position));
                windows(settings, line, shared, &parts, &mut found);
            }
        }
        largest(found)
    }
}

/// What of a purchase goes to each supplier, and what is spent on each category.
fn parts<'l>(chain: &Chain<'l>, ledger: &'l Ledger) -> Vec<(Shared<'l>, Money)> {
    let mut parts: BTreeMap<Shared<'l>, Money> = BTreeMap::new();
    for order in chain.row.all_orders() {
        *parts.entry(Shared::Supplier(ledger.text(order.supplier), order.supplier)).or_default() += order.amount;
    }
    let mut categories: BTreeMap<&str, Money> = BTreeMap::new();
    let mut others = false;
    for line in &chain.row.lines {
        let item = line.item.and_then(|item| ledger.registers.items.get(item));
        let of_item = item.and_then(|item| item.category).map(|category| categories::plain(ledger.names.label(category)));
        // What only has a name is of the category of its kind; equipment and services are of too many sorts for that.
        let of_name =
            || line.kind.filter(|kind| !matches!(kind, ItemKind::Durable | ItemKind::Service)).map(|kind| kind.word().name);
        match of_item.or_else(|| of_name().filter(|_| line.item.is_none())) {
            Some(category) => {
                let value = line.price.map(|price| worth(price, line.quantity)).unwrap_or_default();
                *categories.entry(category).or_default() += value;
            }
            None => others = true,
        }
    }
    let only = categories.len() == 1 && !others;
    let whole = |estimate| if only { chain.amount() } else { estimate };
    parts.extend(categories.into_iter().map(|(category, estimate)| (Shared::Category(category), whole(estimate))));
    parts.into_iter().collect()
}

/// Slides a window of days over the parts of one group; what makes a split is told once, and the window begins behind it.
fn windows<'b, 'l>(
    settings: &'l Settings,
    line: Option<Id>,
    shared: Shared<'l>,
    parts: &[Part<'b, 'l>],
    found: &mut Vec<Split<'b, 'l>>,
) {
    let mut window = Window::default();
    let (mut first, mut end) = (0, 0);
    while first < parts.len() {
        let start = parts[first].chain.row.date;
        let last_day = start.plus_days(settings.policy.on(start).purchase.split_days);
        while end < parts.len() && parts[end].chain.row.date <= last_day {
            window.add(&parts[end], settings);
            end += 1;
        }
        if end - first > 1
            && let Some((steps, method)) = window.lacks(settings, parts[end - 1].chain.row.date)
        {
            let members = parts[first..end].iter().map(|part| (part.chain, part.amount)).collect();
            found.push(Split { members, line, shared, sum: window.sum, steps, method });
            (window, first) = (Window::default(), end);
        } else {
            window.take(&parts[first], settings);
            first += 1;
            end = end.max(first);
        }
    }
}

/// What the purchases of a window come to, and what they have been through together.
#[derive(Default)]
struct Window<'l> {
    sum: Money,
    bands: BTreeMap<usize, usize>,
    steps: BTreeMap<&'l str, usize>,
    tenders: usize,
    compared: usize,
}

impl<'l> Window<'l> {
    fn add(&mut self, part: &Part<'_, 'l>, settings: &Settings) {
        self.sum += part.amount;
        self.count(part, settings, |count| *count += 1);
    }

    fn take(&mut self, part: &Part<'_, 'l>, settings: &Settings) {
        self.sum -= part.amount;
        self.count(part, settings, |count| *count = count.saturating_sub(1));
    }

    fn count(&mut self, part: &Part<'_, 'l>, settings: &Settings, change: impl Fn(&mut usize)) {
        let row = part.chain.row;
        change(self.bands.entry(part.band).or_default());
        if self.bands.get(&part.band) == Some(&0) {
            self.bands.remove(&part.band);
        }
        for step in part.chain.signatures.approved_steps() {
            change(self.steps.entry(step).or_default());
        }
        let quotes = part.chain.band.and_then(|band| band.quotes).unwrap_or(settings.policy.on(row.date).purchase.quotes);
        if row.tender.is_some() {
            change(&mut self.tenders);
        }
        if row.tender.is_some() || row.quotes.len() >= quotes as usize {
            change(&mut self.compared);
        }
    }

    /// The steps and the method of the sum's band that none has; `None` where one of them is in that band itself.
    fn lacks<'s>(&self, settings: &'s Settings, day: Day) -> Option<(Vec<&'s str>, Option<Method>)> {
        let ladder = &settings.policy.on(day).approval;
        let position = ladder.position_for(self.sum)?;
        if self.bands.last_key_value().is_some_and(|(own, _)| *own >= position) {
            return None;
        }
        let band = ladder.bands.get(position)?;
        let has = |step: &str| self.steps.get(plain(step)).is_some_and(|count| *count > 0);
        let steps: Vec<&str> = band.steps.iter().map(String::as_str).filter(|step| !has(step)).collect();
        let method = band.method.filter(|method| match method {
            Method::Tender => self.tenders == 0,
            Method::Compare => self.compared == 0,
            Method::Direct | Method::Framework => false,
        });
        (!steps.is_empty() || method.is_some()).then_some((steps, method))
    }
}

/// Leaves out groups that lie wholly inside another: the same purchases by supplier and by category are told once.
fn largest<'b, 'l>(mut found: Vec<Split<'b, 'l>>) -> Vec<Split<'b, 'l>> {
    // Stable: of two of one size the supplier's comes first.
    found.sort_by_key(|split| std::cmp::Reverse(split.members.len()));
    let mut kept: Vec<Split<'b, 'l>> = Vec::new();
    let mut sets: Vec<BTreeSet<crate::source::At>> = Vec::new();
    let mut of_member: HashMap<crate::source::At, Vec<usize>> = HashMap::new();
    for split in found {
        let members: BTreeSet<_> = split.members.iter().map(|(chain, _)| chain.row.at).collect();
        let first = split.members.first().and_then(|(chain, _)| of_member.get(&chain.row.at));
        if first.into_iter().flatten().any(|group| members.is_subset(&sets[*group])) {
            continue;
        }
        for member in &members {
            of_member.entry(*member).or_default().push(kept.len());
        }
        sets.push(members);
        kept.push(split);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::purchases::tests::{ledger, settings};
    use proptest::prelude::*;

    const LADDER: &str = "[policy.purchase]\nsplit_days = 10\n[[policy.approval]]\nbands = [\n\
        { up_to = 500, steps = [\"department\"] },\n{ up_to = 2000, steps = [\"department\", \"principal\"] },\n\
        { steps = [\"department\", \"principal\"], method = \"tender\" },\n]\n";

    /// Purchases of one line from one supplier: the day of September, yuan, and whether the principal signed.
    fn purchases(rows: &[(u32, u32, bool)]) -> String {
        let mut text = String::new();
        for (number, (day, amount, signed)) in rows.iter().enumerate() {
            let principal = "{ step = \"principal\", by = \"zhao-gang\", date = 2026-09-01 }";
            text += &format!(
                "[QG-{number:02}]\ndate = 2026-09-{day:02}\nrequester = \"li-na\"\nbudget = \"office\"\n\
                 approvals = [{{ step = \"department\", by = \"wang-fang\", date = 2026-09-01 }}, {}]\n\
                 order = {{ supplier = \"xinhua\", date = 2026-09-{day:02}, buyers = [], amount = {amount} }}\n",
                if *signed { principal } else { "" }
            );
        }
        text
    }

    /// The members of each split, by number.
    fn splits(rows: &[(u32, u32, bool)]) -> Vec<Vec<String>> {
        let (ledger, settings) = (ledger(&[("purchases.toml", &purchases(rows))]), settings(LADDER));
        let book = PurchaseBook::build(&ledger, &settings);
        let contracts = ContractBook::build(&ledger);
        let found = book.splits(&ledger, &settings, &contracts);
        let members = |split: &Split<'_, '_>| split.members.iter().map(|(chain, _)| ledger.text(chain.row.id).to_owned()).collect();
        found.iter().map(members).collect()
    }

    #[test]
    fn small_purchases_that_together_need_the_principal_are_one_group() {
        assert_eq!(splits(&[(1, 300, false), (5, 300, false), (25, 300, false)]), [["QG-00", "QG-01"]]);
        assert!(splits(&[(1, 300, false), (12, 300, false)]).is_empty(), "eleven days apart");
        assert!(splits(&[(1, 300, false), (5, 100, false)]).is_empty(), "together still small");
        assert!(splits(&[(1, 300, true), (5, 300, false)]).is_empty(), "the principal knows of one");
        assert_eq!(splits(&[(1, 1500, true), (5, 1500, true)]).len(), 1, "together they need a tender");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn the_sliding_window_finds_what_a_look_from_every_purchase_finds(
            mut rows in prop::collection::vec((1_u32..30, 1_u32..1500, any::<bool>()), 1..9),
        ) {
            rows.sort_unstable();
            let band = |amount: u32| usize::from(amount > 500) + usize::from(amount > 2000);
            let is_split = |window: &[(u32, u32, bool)]| {
                let sum = window.iter().map(|(_, amount, _)| amount).sum();
                let own = window.iter().map(|(_, amount, _)| band(*amount)).max().unwrap_or(0);
                let unsigned = !window.iter().any(|(.., signed)| *signed);
                window.len() > 1 && band(sum) > own && (band(sum) == 2 || unsigned)
            };
            let any = (0..rows.len()).any(|first| {
                let window: Vec<_> = rows[first..].iter().copied().filter(|(day, ..)| *day <= rows[first].0 + 10).collect();
                is_split(&window)
            });
            prop_assert_eq!(!splits(&rows).is_empty(), any);
        }
    }
}
