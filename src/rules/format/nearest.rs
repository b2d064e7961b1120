//! Which ids a person may have meant by one that stands nowhere: those nearest in writing, or of the name that was written.

use crate::id::natural_order;
use crate::lang::Lang;
use crate::rules::Context;

/// How many ids are named.
const MOST_NAMED: usize = 3;

/// How many ids are compared in one run: a ledger in which nothing fits shall not take minutes for advice.
const MOST_COMPARED: usize = 2_000_000;

/// Looks for what was meant, as long as that is affordable.
#[derive(Debug, Default)]
pub struct Suggestions {
    compared: usize,
}

impl Suggestions {
    /// The ids nearest to a slip, for a sentence: `a、b 或 c`; empty when none is near.
    pub fn near<'i>(&mut self, context: &Context<'_>, slip: &str, ids: impl Iterator<Item = &'i str>) -> String {
        let length = slip.chars().count();
        let allowed = if length < 5 { 1 } else { 2 };
        let mut found: Vec<(usize, &str)> = Vec::new();
        for id in ids {
            if self.compared >= MOST_COMPARED {
                break;
            }
            self.compared += 1;
            if id.chars().count().abs_diff(length) <= allowed {
                let distance = strsim::osa_distance(slip, id);
                if distance <= allowed && distance > 0 && distance < length {
                    found.push((distance, id));
                }
            }
        }
        found.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| natural_order(one.1, other.1)));
        found.dedup();
        alternatives(context.lang, found.iter().take(MOST_NAMED).map(|(_, id)| *id))
    }

    /// What was meant by an id that stands in none of these registers: a row of the very name, else the nearest ids.
    pub fn meant(&mut self, context: &Context<'_>, slip: &str, registers: &[&str]) -> String {
        let mut named: Vec<&str> = Vec::new();
        if self.compared < MOST_COMPARED {
            named.extend(registers.iter().flat_map(|register| of_name(context, register, slip)).take(MOST_NAMED));
            self.compared += registers.iter().map(|register| context.ledger.ids(register).count()).sum::<usize>();
        }
        if named.is_empty() {
            self.near(context, slip, registers.iter().flat_map(|register| context.ledger.ids(register)))
        } else {
            alternatives(context.lang, named.into_iter())
        }
    }
}

/// The ids of the rows with this name: people write 李娜 where li-na is due.
fn of_name<'c>(context: &Context<'c>, register: &str, name: &str) -> Vec<&'c str> {
    let rows = context.rows();
    let ids: Vec<crate::id::Id> = match register {
        "people" => rows.people.iter().filter(|person| &*person.name == name).map(|person| person.id).collect(),
        "places" => rows.places.iter().filter(|place| place.name.as_deref() == Some(name)).map(|place| place.place).collect(),
        "items" => rows.items.iter().filter(|item| &*item.name == name).map(|item| item.item).collect(),
        "suppliers" => rows.suppliers.iter().filter(|supplier| &*supplier.name == name).map(|supplier| supplier.supplier).collect(),
        "accounts" => rows.accounts.iter().filter(|account| &*account.name == name).map(|account| account.account).collect(),
        "assets" => rows.assets.iter().filter(|asset| &*asset.name == name).map(|asset| asset.asset).collect(),
        "budget" => rows.budget.iter().filter(|line| &*line.name == name).map(|line| line.line).collect(),
        _ => Vec::new(),
    };
    ids.into_iter().map(|id| context.text(id)).collect()
}

fn alternatives<'i>(lang: Lang, ids: impl Iterator<Item = &'i str>) -> String {
    let ids: Vec<&str> = ids.collect();
    let (separator, or) = match lang {
        Lang::Chinese => ("、", " 或 "),
        Lang::English => (", ", " or "),
    };
    match &ids[..] {
        [first @ .., last] if !first.is_empty() => format!("{}{or}{last}", first.join(separator)),
        _ => ids.concat(),
    }
}
