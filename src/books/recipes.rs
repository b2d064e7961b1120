//! Recipes (带量食谱): what goes into one helping of a dish for an age, by item and by food group.

use super::categories::plain;
use crate::id::{Id, Names};
use crate::registers::{Age, Item, Ledger, RecipeLine, Registers};
use foldhash::fast::FixedState;
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap};

/// A food group of WS/T 554-2017.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FoodGroup {
    /// 谷薯类.
    Grain,
    /// 蔬菜类.
    Vegetable,
    /// 水果类.
    Fruit,
    /// 畜禽肉类.
    Meat,
    /// 鱼虾类.
    Fish,
    /// 蛋类.
    Egg,
    /// 奶及奶制品.
    Dairy,
    /// 大豆类及其制品和坚果.
    Soy,
    /// 植物油.
    Oil,
    /// 盐.
    Salt,
}

/// Least and most grams of a helping.
pub type Band = (Option<Decimal>, Option<Decimal>);

impl FoodGroup {
    /// Every group, in the order of the standard.
    pub const ALL: [Self; 10] = [
        Self::Grain,
        Self::Vegetable,
        Self::Fruit,
        Self::Meat,
        Self::Fish,
        Self::Egg,
        Self::Dairy,
        Self::Soy,
        Self::Oil,
        Self::Salt,
    ];

    /// The group of an item, by its category; salt is the condiment that says so.
    pub fn of(item: &Item, names: &Names) -> Option<Self> {
        match plain(names.label(item.category?)) {
            "grain" => Some(Self::Grain),
            "vegetable" => Some(Self::Vegetable),
            "fruit" => Some(Self::Fruit),
            "meat" | "poultry" => Some(Self::Meat),
            "fish" => Some(Self::Fish),
            "egg" => Some(Self::Egg),
            "dairy" => Some(Self::Dairy),
            "soy" => Some(Self::Soy),
            "oil" => Some(Self::Oil),
            "condiment" if item.name.ends_with('盐') => Some(Self::Salt),
            _ => None,
        }
    }

    /// Grams of a lunch or dinner for an age; `None` for an age that the standard does not speak of.
    ///
    /// WS/T 554-2017 学生餐营养指南, table of kinds and amounts of food of a lunch or dinner (g, edible part). Where it gives
    /// one figure, eggs, dairy and soy are at least that much, oil and salt at most.
    pub fn band(self, age: Age) -> Option<Band> {
        let column = match age {
            Age::From6To8 => 0,
            Age::From9To11 => 1,
            Age::From12To14 => 2,
            Age::From15To17 => 3,
            Age::From3To5 | Age::Other(_) => return None,
        };
        // In tenths of a gram.
        let (least, most): (Option<[i64; 4]>, Option<[i64; 4]>) = match self {
            Self::Grain => (Some([1000, 1200, 1400, 1400]), Some([1200, 1400, 1600, 1600])),
            Self::Vegetable => (Some([1200, 1400, 1600, 1800]), Some([1400, 1600, 1800, 2000])),
            Self::Fruit => (Some([600, 800, 1000, 1200]), Some([800, 1000, 1200, 1400])),
            Self::Meat => (Some([120, 160, 200, 240]), Some([160, 200, 240, 280])),
            Self::Fish => (Some([120, 160, 200, 200]), Some([160, 200, 240, 240])),
            Self::Egg => (Some([200, 200, 300, 300]), None),
            Self::Dairy => (Some([800, 800, 1000, 1000]), None),
            Self::Soy => (Some([300, 350, 400, 500]), None),
            Self::Oil => (None, Some([100, 100, 100, 150])),
            Self::Salt => (None, Some([20, 20, 20, 25])),
        };
        let grams = |column_of: Option<[i64; 4]>| Some(Decimal::new(*column_of?.get(column)?, 1));
        Some((grams(least), grams(most)))
    }

    /// Whether the day's amount may all be given in another meal of the day, so that a meal without it lacks nothing.
    pub const fn may_be_elsewhere(self) -> bool {
        matches!(self, Self::Fruit | Self::Egg | Self::Dairy)
    }
}

/// The recipes of a ledger, dish by dish.
#[derive(Debug)]
pub struct RecipeBook<'l> {
    /// The lines of each dish, by item and age.
    lines: HashMap<Id, Vec<&'l RecipeLine>, FixedState>,
    ages: BTreeSet<Age>,
    groups: BTreeSet<FoodGroup>,
    is_sound: bool,
}

impl<'l> RecipeBook<'l> {
    /// Derives it from the rows; red-letter rows and what they reverse are left out.
    pub fn build(ledger: &'l Ledger) -> Self {
        let registers = &ledger.registers;
        let mut lines: HashMap<Id, Vec<&'l RecipeLine>, FixedState> = HashMap::default();
        for row in super::meals::standing(&registers.recipes, |row| (row.dish, row.item, row.age)) {
            lines.entry(row.dish).or_default().push(row);
        }
        for lines in lines.values_mut() {
            lines.sort_by_key(|line| (line.item, line.age));
        }
        let rows = || lines.values().flatten();
        let ages = rows().filter_map(|row| row.age).collect();
        let is_sound = rows().all(|row| registers.dishes.get(row.dish).is_some() && registers.items.get(row.item).is_some());
        let groups = rows().filter_map(|row| group_of(registers, &ledger.names, row.item)).collect();
        Self { lines, ages, groups, is_sound }
    }

    /// Whether the dish has a recipe.
    pub fn has(&self, dish: Id) -> bool {
        self.lines.contains_key(&dish)
    }

    /// What goes into a helping for an age: its own lines, and those for every age that it has no own line for.
    pub fn lines(&self, dish: Id, age: Option<Age>) -> impl Iterator<Item = &'l RecipeLine> {
        let lines = self.lines.get(&dish).map_or(&[][..], Vec::as_slice);
        let has_own = move |item: Id| lines.binary_search_by_key(&(item, age), |line| (line.item, line.age)).is_ok();
        lines.iter().copied().filter(move |line| line.age == age || (line.age.is_none() && !has_own(line.item)))
    }

    /// The lines of a dish, of whatever age.
    pub fn items(&self, dish: Id) -> impl Iterator<Item = &'l RecipeLine> {
        self.lines.get(&dish).into_iter().flatten().copied()
    }

    /// Whether every line names a dish and an item that stand in their registers, so that no recipe lacks what is written.
    pub const fn is_sound(&self) -> bool {
        self.is_sound
    }

    /// The ages that recipes speak of.
    pub const fn ages(&self) -> &BTreeSet<Age> {
        &self.ages
    }

    /// Whether any recipe weighs anything of this group; a school that leaves oil out of its recipes does not keep it.
    pub fn weighs(&self, group: FoodGroup) -> bool {
        self.groups.contains(&group)
    }
}

/// The food group of an item by its id.
pub fn group_of(registers: &Registers, names: &Names, item: Id) -> Option<FoodGroup> {
    FoodGroup::of(registers.items.get(item)?, names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::books::purchases::tests::ledger;

    #[test]
    fn an_ages_own_line_stands_before_the_one_for_all() {
        let ledger = ledger(&[
            ("items.csv", "item,name,unit,kind,category\npork,猪肉,千克,food,meat\nsalt,食盐,千克,food,condiment\n"),
            ("dishes.csv", "dish,name,group\nbraised,红烧肉,meat\n"),
            ("recipes.csv", "dish,item,grams,age\nbraised,pork,60,\nbraised,pork,80,9-11\nbraised,salt,1.5,\n"),
        ]);
        let book = RecipeBook::build(&ledger);
        let dish = ledger.names.find("braised").expect("it stands there");
        let grams = |age| book.lines(dish, age).map(|line| line.grams.to_string()).collect::<Vec<_>>();
        assert_eq!(grams(None), ["60", "1.5"]);
        assert_eq!(grams(Some(Age::From9To11)), ["80", "1.5"]);
        assert_eq!(grams(Some(Age::From6To8)), ["60", "1.5"]);
        assert!(book.weighs(FoodGroup::Salt) && !book.weighs(FoodGroup::Oil));
    }

    #[test]
    fn no_band_ends_before_it_begins() {
        for group in FoodGroup::ALL {
            for age in [Age::From6To8, Age::From9To11, Age::From12To14, Age::From15To17] {
                let (least, most) = group.band(age).expect("the standard speaks of it");
                assert!(least.is_some() || most.is_some());
                assert!(least.zip(most).is_none_or(|(least, most)| least < most), "{group:?}");
            }
            assert_eq!(group.band(Age::From3To5), None);
        }
    }
}
