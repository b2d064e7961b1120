//! `dishes` (菜品): the dishes that the canteen cooks, and what each counts as in a menu.

use crate::id::Id;
use crate::table::Text;

crate::open_words! {
    /// What a dish counts as in a menu.
    pub enum DishGroup in "groups" {
        Meat = "meat" | "荤菜" | "大荤" | "荤",
        Mixed = "mixed" | "小荤" | "花荤" | "半荤",
        Vegetable = "vegetable" | "素菜" | "素",
        Soup = "soup" | "汤",
        Staple = "staple" | "主食",
        Fruit = "fruit" | "水果",
        Dairy = "dairy" | "奶" | "奶类",
    }
}

crate::register! {
    /// A dish (菜品).
    pub struct Dish in "dishes" = "菜品";
    area: Canteen;
    kept: Shape::Csv;
    about: "食堂所做的菜品及其菜类", "the dishes that the canteen cooks";
    id: dish;
    key: "dish";
    columns {
        dish: Id = "菜品": "菜品编号", "the dish's id";
        name: Text = "菜名": "菜名", "its name";
        group: DishGroup = "菜类": "菜类，荤素搭配按它计算", "what it counts as in the pattern of a meal";
    }
}
