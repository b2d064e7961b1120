//! Goods that the term has to see to: assets past their years, stock below its least.

use super::planning::{Planning, slug};
use super::task::{Focus, Task};
use crate::books::assets::{Class, End};
use crate::id::Id;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::Asset;
use crate::say;
use crate::sheet::{Kind, Value};
use std::collections::{BTreeMap, BTreeSet};

/// How many places or items of a kind are named.
const NAMED: usize = 3;

/// Assets that are depreciated to the end and still in the books: each class is looked through once.
pub fn past_years(planning: &Planning<'_, '_>) -> Vec<Task> {
    let desk = planning.desk;
    let mut of_class: BTreeMap<(&str, &str), Vec<&Asset>> = BTreeMap::new();
    for life in desk.books.assets.lives().iter().filter(|life| life.is_in_books(planning.made)) {
        let is_past = life.schedule.is_depreciated() && life.schedule.accumulated(planning.made.month()) == life.asset.cost;
        let class = Class::of(desk.ledger, life.asset).filter(|_| is_past);
        if let Some(class) = class {
            of_class.entry((desk.text(life.asset.class), class.name())).or_default().push(life.asset);
        }
    }
    if of_class.is_empty() {
        return Vec::new();
    }
    let assets: Vec<&Asset> = of_class.values().flatten().copied().collect();
    let mut classes: Vec<(&str, usize)> = of_class.iter().map(|((_, name), assets)| (*name, assets.len())).collect();
    classes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let named = classes.iter().take(NAMED).map(|(name, count)| format!("{name} {count}"));
    let named: Vec<String> = named.collect();
    let (count, kinds) = (assets.len(), classes.len());
    let mut classes = named.join(desk.word("、", ", "));
    if kinds > NAMED {
        classes += &say!(desk.lang, " 等 {kinds} 类", " and others, {kinds} classes");
    }
    let cost = assets.iter().map(|asset| asset.cost).fold(Money::ZERO, |sum, cost| sum + cost);
    let cost = Value::from(cost).shown(Kind::Money);
    let text = say!(
        desk.lang,
        "超过使用年限的资产 {count} 件（{classes}；原值 {cost} 元）逐件鉴定，续用、维修或报废",
        "Assets past their years ({count}: {classes}; {cost} yuan when new): look at each, and keep, mend or scrap it"
    );
    let gone = assets.iter().map(|asset| {
        let life = desk.books.assets.life(asset.asset)?;
        planning.known(life.end.map(End::day))
    });
    let gone: Option<Vec<_>> = gone.collect();
    let task = planning
        .task("assets-past-years".to_owned(), planning.term.ends, ("校产", "property"), text)
        .by(planning.holder(&["asset-keeper"]))
        .proved_by(
            desk.word("资产变动：报废、维修；鉴定意见存档", "asset events: scrapped, mended; what was found goes to the archive"),
        )
        .done_on(gone.and_then(|days| days.into_iter().max()))
        .among(Focus::Goods)
        .of(assets.iter().map(|asset| desk.row(*asset)));
    vec![task]
}

/// What lies below its least when the plan is made: one task a budget line that last paid for it.
pub fn below_least(planning: &Planning<'_, '_>) -> Vec<Task> {
    let desk = planning.desk;
    let stock = &desk.books.stock;
    let mut places: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for (place, item) in stock.keys() {
        places.entry(*item).or_default().push(*place);
    }
    let payers = payers(planning);
    let mut of_line: BTreeMap<Option<&str>, Vec<Lacking>> = BTreeMap::new();
    for item in &desk.rows().items {
        let (Some(least), Some(places)) = (item.min, places.get(&item.item)) else { continue };
        let lies = |day| {
            places.iter().map(|place| stock.balance(*place, item.item, day).quantity).fold(Quantity::ZERO, |sum, one| sum + one)
        };
        let lying = lies(planning.made);
        // An item that nobody had in store yet is no gap.
        let was_there = places.iter().flat_map(|place| stock.of(*place, item.item)).any(|movement| movement.day <= planning.made);
        if lying < least && was_there {
            let budget = payers.get(&item.item).copied();
            let wanted = item.max.unwrap_or(least) - lying;
            let lacking =
                Lacking { item: item.item, wanted, price: price(planning, places, item.item), row: desk.row(item), budget };
            of_line.entry(budget.map(|line| desk.text(line))).or_default().push(lacking);
        }
    }
    of_line.into_iter().map(|(line, lacking)| of_payer(planning, line, &lacking)).collect()
}

/// An item that there is too little of.
struct Lacking {
    item: Id,
    /// How much brings it to its most, else to its least.
    wanted: Quantity,
    /// What one cost when it last came in.
    price: Option<(Money, Quantity)>,
    row: crate::findings::RowName,
    budget: Option<Id>,
}

fn of_payer(planning: &Planning<'_, '_>, line: Option<&str>, lacking: &[Lacking]) -> Task {
    let desk = planning.desk;
    let named: Vec<String> = lacking
        .iter()
        .take(NAMED)
        .map(|one| format!("{} {} {}", desk.item(one.item), Value::from(one.wanted).shown(Kind::Quantity), desk.unit(one.item)))
        .collect();
    let mut named = named.join(desk.word("、", ", "));
    let count = lacking.len();
    if count > NAMED {
        named += desk.word("等", " and others");
    }
    let text =
        say!(desk.lang, "低于库存下限的物品 {count} 种，补足：{named}", "Stock below its least ({count}), buy what lacks: {named}");
    let money = lacking.iter().map(|one| {
        let (value, quantity) = one.price?;
        value.yuan().checked_mul(one.wanted.number())?.checked_div(quantity.number())
    });
    let money = money.collect::<Option<Vec<_>>>().map(|parts| Money::from_yuan(parts.into_iter().sum()));
    let id = line.map_or_else(|| "stock-below-least".to_owned(), |line| format!("stock-below-least-{}", slug(line)));
    planning
        .task(id, planning.made.plus_days(14), ("库房", "stores"), text)
        .by(planning.holder(&["storekeeper", "buyer"]))
        .proved_by(desk.word("请购单和入库单", "a purchase and what comes into store"))
        .among(Focus::Goods)
        .costing(money, lacking.first().and_then(|one| one.budget))
        .of(lacking.iter().map(|one| one.row.clone()))
}

/// The budget line of the last purchase that asked for each item.
fn payers(planning: &Planning<'_, '_>) -> BTreeMap<Id, Id> {
    let mut purchases: Vec<_> = planning.desk.rows().purchases.iter().filter(|row| row.date <= planning.made).collect();
    purchases.sort_by_key(|row| row.date);
    let mut payers = BTreeMap::new();
    for purchase in purchases {
        let items: BTreeSet<Id> = purchase.lines.iter().filter_map(|line| line.item).collect();
        payers.extend(items.into_iter().filter_map(|item| Some((item, purchase.budget?))));
    }
    payers
}

/// What the last of an item that came into any store was worth, and how much that was.
fn price(planning: &Planning<'_, '_>, places: &[Id], item: Id) -> Option<(Money, Quantity)> {
    let stock = &planning.desk.books.stock;
    let movements = places.iter().flat_map(|place| stock.of(*place, item));
    let came = movements.filter(|movement| movement.day <= planning.made && movement.quantity > Quantity::ZERO);
    came.max_by_key(|movement| movement.day).map(|movement| (movement.value, movement.quantity))
}
