//! Food comes from suppliers whose licences are valid on the day and permit what they deliver (供货资质).

use super::wording::{certificate_name, further};
use crate::books::categories::{covers, plain};
use crate::findings::Level;
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{CanteenIntake, Certificate, Item, ItemKind};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap};

/// `food/licence-invalid`.
pub static RULE: Rule = Rule {
    id: "food/licence-invalid",
    level: Level::Error,
    fixable: false,
    title: Wording::new("供货者证照无效或超范围", "a supplier without a valid licence"),
    why: Wording::new(
        "向无证、证照过期或超范围的供货者进货，出了事追不到源头，学校先担责任。",
        "food from a supplier without a valid licence cannot be traced, and the school answers for it first.",
    ),
    source: Wording::new(
        "食品安全法第五十三条；学校食品安全与营养健康管理规定（教育部令第45号）",
        "Food Safety Law art. 53; School Food Safety Provisions (Order 45)",
    ),
    reads: &["canteen-intake", "certificates", "suppliers", "items"],
    whole: &["certificates"],
    policy: &["canteen.licences"],
    guide: include_str!("licence_invalid.md"),
    check: Check::Ledger(check),
};

/// What a licence lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fault<'c> {
    /// There is none.
    Missing,
    /// The last one had ended, or the next one had not begun.
    OutOfTime,
    /// It does not permit this category.
    Outside(&'c str),
}

/// Licences by whom they are for and of which kind.
type Held<'c> = HashMap<(Id, &'c str), Vec<&'c Certificate>, FixedState>;

fn check(context: &Context<'_>, report: &mut Report) {
    let (rows, names) = (context.rows(), &context.ledger.names);
    let mut held: Held<'_> = HashMap::default();
    for row in rows.certificates.iter().filter(|row| rows.suppliers.get(row.owner).is_some() && row.corrects.is_none()) {
        held.entry((row.owner, row.kind.name(names))).or_default().push(row);
    }
    let is_known = |row: &Certificate| {
        rows.suppliers.get(row.owner).is_some() || rows.people.get(row.owner).is_some() || rows.assets.get(row.owner).is_some()
    };
    // A school that registers no licence of any supplier does not keep them here; and one of somebody who stands nowhere may
    // be the one that is sought.
    if held.is_empty() || !rows.certificates.iter().all(is_known) {
        return;
    }
    let mut found: BTreeMap<(Id, &str, Fault<'_>), (&CanteenIntake, usize)> = BTreeMap::new();
    for row in context.books.deliveries.accepted() {
        let Some(item) = rows.items.get(row.item).filter(|item| item.kind == ItemKind::Food) else { continue };
        if rows.suppliers.get(row.supplier).is_none() {
            continue;
        }
        for kind in &context.policy(row.date).canteen.licences {
            report.checked(1);
            if let Some(fault) = fault(context, &held, row, item, kind) {
                let (first, count) = found.entry((row.supplier, kind, fault)).or_insert((row, 0));
                *count += 1;
                if row.date < first.date {
                    *first = row;
                }
            }
        }
    }
    for ((_, kind, fault), (row, count)) in found {
        tell(context, &held, row, (kind, fault), count - 1, report);
    }
}

fn fault<'c>(context: &Context<'c>, held: &Held<'c>, row: &CanteenIntake, item: &'c Item, kind: &str) -> Option<Fault<'c>> {
    let names = &context.ledger.names;
    let Some(licences) = held.get(&(row.supplier, kind)) else { return Some(Fault::Missing) };
    let mut valid = licences.iter().filter(|licence| licence.from.is_none_or(|from| from <= row.date) && row.date <= licence.to);
    let mut any = false;
    let permitted = valid.any(|licence| {
        any = true;
        licence.categories.is_empty() || item.category.is_none() || covers(&licence.categories, item, names)
    });
    match item.category {
        _ if permitted => None,
        Some(category) if any => Some(Fault::Outside(plain(names.label(category)))),
        _ => Some(Fault::OutOfTime),
    }
}

fn tell(
    context: &Context<'_>,
    held: &Held<'_>,
    row: &CanteenIntake,
    (kind, fault): (&str, Fault<'_>),
    others: usize,
    report: &mut Report,
) {
    let (supplier, licence, day) = (context.supplier(row.supplier), certificate_name(context, kind), row.date);
    let more = further(context.lang, others);
    let item = context.item(row.item);
    let known = held.get(&(row.supplier, kind)).map_or(&[][..], Vec::as_slice);
    let ended = known.iter().filter(|known| known.to < day).max_by_key(|known| known.to);
    let nearest = ended.or_else(|| known.iter().min_by_key(|known| known.from));
    let draft = context.finding(row, "supplier");
    let renew = say!(
        context.lang,
        "停用该供货者；证照已续期的，在“证照”另登一行",
        "buy elsewhere; if the licence was renewed, add a row to `certificates`"
    );
    let draft = match fault {
        Fault::Missing => draft
            .message(say!(
                context.lang,
                "{supplier}没有登记{licence}，{day} 供货{item}{more}",
                "{supplier} has no `{licence}` on record and delivered {item} on {day}{more}"
            ))
            .next(say!(
                context.lang,
                "索取{licence}，在“证照”登记；没有的停用该供货者",
                "ask for the `{licence}` and enter it in `certificates`; without one buy elsewhere"
            )),
        Fault::OutOfTime => {
            let draft = draft
                .message(say!(
                    context.lang,
                    "{supplier}于 {day} 供货，当日没有有效的{licence}{more}",
                    "the `{licence}` of {supplier} was not valid on {day}, when it delivered{more}"
                ))
                .next(renew);
            match nearest {
                Some(licence) => draft.beside(cell(*licence, "to"), say!(context.lang, "有效期", "how long it was valid")),
                None => draft,
            }
        }
        Fault::Outside(_) => {
            let valid = known.iter().find(|licence| day <= licence.to);
            let draft = draft
                .message(say!(
                    context.lang,
                    "{supplier}供货{item}，其{licence}不含该品类{more}",
                    "{supplier} delivered {item}, which its `{licence}` does not permit{more}"
                ))
                .next(say!(
                    context.lang,
                    "向有许可的供货者采购；许可证上有该类别的，补登“证照”的 categories（许可类别）",
                    "buy it from one that is permitted to sell it; if the licence does permit it, add that to its `categories`"
                ));
            match valid {
                Some(licence) => draft.beside(cell(*licence, "categories"), say!(context.lang, "许可类别", "what it permits")),
                None => draft,
            }
        }
    };
    report.add(draft);
}
