//! Names inside settings (岗位、环节、品类 …): plain text in the form in which the ledger's ids are compared.

use crate::table::{Field, Input, Kind, Reader, Text, Unfit, Value, Word, simplify};
use std::marker::PhantomData;
use unicode_normalization::UnicodeNormalization;

/// The longest name, in characters.
const LONGEST: usize = 200;

/// A name of the school's own: a post, a step, an area, a shift.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name(pub String);

impl Field for Name {
    const KIND: Kind = Kind::Label;

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let text = Text::read(input, reader)?;
        if text.chars().count() > LONGEST {
            return Err(Unfit::TooLong { most: LONGEST });
        }
        Ok(Self(text.nfc().collect()))
    }

    fn value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

/// A list of words that the school may extend under `[kinds]`.
pub trait Vocabulary: 'static {
    /// The list's name in `[kinds]`.
    const LIST: &'static str;
    /// The words that every ledger knows.
    const WORDS: &'static [Word];

    /// The English word for a text in either language, by which settings know it; `None` for a name of the school's own.
    fn name_of(text: &str) -> Option<&'static str> {
        let find = |text: &str| Self::WORDS.iter().find(|word| word.name == text || word.chinese.contains(&text));
        find(text).or_else(|| find(&simplify(text))).map(|word| word.name)
    }
}

/// A name out of a [`Vocabulary`], as its English word whatever it was written as; or one of the school's own.
pub struct Known<V>(pub String, PhantomData<V>);

impl<V> Clone for Known<V> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<V> std::fmt::Debug for Known<V> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

impl<V: Vocabulary> Field for Known<V> {
    const KIND: Kind = Kind::OpenWords(V::LIST, V::WORDS);

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let name = match reader.open_word(&input, V::LIST, V::WORDS)? {
            Ok(index) => V::WORDS[index].name.to_owned(),
            Err(own) => reader.names.label(own).to_owned(),
        };
        Ok(Self(name, PhantomData))
    }

    fn value(&self) -> Value<'_> {
        Value::Text(&self.0)
    }
}

/// Declares a vocabulary: `vocabulary! { /// About … pub struct Drills in "drills" { "fire" | "消防", … } }`.
macro_rules! vocabulary {
    ($(#[$about:meta])* pub struct $name:ident in $list:literal { $($word:literal $(| $chinese:literal)+),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl Vocabulary for $name {
            const LIST: &'static str = $list;
            const WORDS: &'static [Word] = &[$(Word { name: $word, chinese: &[$($chinese),+] }),+];
        }
    };
}

vocabulary! {
    /// Certificates and licences (证照).
    pub struct Certificates in "certificates" {
        "health" | "健康证" | "健康证明",
        "food-safety" | "食品安全员证" | "食品安全管理员证",
        "food-licence" | "食品经营许可证" | "食品生产许可证",
        "business-licence" | "营业执照",
        "quarantine" | "动物防疫条件合格证" | "检疫",
        "childcare" | "保育员证",
        "driver" | "驾驶证" | "校车驾驶资格",
        "electrician" | "电工证",
        "boiler" | "司炉证" | "锅炉工证",
        "special-equipment" | "特种设备" | "特种设备检验合格证",
        "insurance" | "保险",
    }
}

vocabulary! {
    /// What is published (公示).
    pub struct Publications in "publications" {
        "canteen" | "食堂" | "食堂财务",
        "menu" | "食谱" | "带量食谱",
        "fees" | "收费",
        "aid" | "资助",
        "budget" | "预决算" | "预算",
        "purchases" | "采购",
        "assets" | "资产",
        "patrols" | "巡查",
    }
}

vocabulary! {
    /// Drills (演练).
    pub struct Drills in "drills" {
        "fire" | "消防" | "消防演练",
        "evacuation" | "疏散" | "应急疏散",
        "earthquake" | "地震" | "防震",
        "food-poisoning" | "食物中毒",
    }
}

vocabulary! {
    /// Categories of food (食材品类).
    pub struct FoodCategories in "categories" {
        "grain" | "粮食" | "主食" | "粮",
        "meat" | "肉" | "肉类" | "畜肉",
        "poultry" | "禽" | "禽类" | "禽肉",
        "fish" | "水产" | "鱼",
        "egg" | "蛋" | "蛋类",
        "dairy" | "奶" | "乳品" | "奶类",
        "vegetable" | "蔬菜" | "菜",
        "fruit" | "水果",
        "soy" | "豆制品" | "豆类",
        "oil" | "油" | "食用油",
        "condiment" | "调料" | "调味品",
        "dry" | "干货",
        "frozen" | "冷冻" | "冻品",
    }
}

vocabulary! {
    /// Groups of dishes (菜类).
    pub struct DishGroups in "groups" {
        "meat" | "荤菜" | "大荤" | "荤",
        "mixed" | "小荤" | "花荤" | "半荤",
        "vegetable" | "素菜" | "素",
        "soup" | "汤",
        "staple" | "主食",
        "fruit" | "水果",
        "dairy" | "奶" | "奶类",
    }
}

vocabulary! {
    /// Papers that come with a delivery (票证).
    pub struct Papers in "papers" {
        "quarantine" | "检疫" | "检疫合格证明" | "检疫证明",
        "quality" | "检验" | "合格证" | "检验报告" | "检测报告",
        "delivery" | "送货单",
    }
}

vocabulary! {
    /// How pressing a repair is (紧急程度).
    pub struct Urgencies in "urgency" {
        "urgent" | "紧急" | "急",
        "normal" | "一般" | "普通",
    }
}

vocabulary! {
    /// What is archived (档案类别).
    pub struct Archives in "archives" {
        "vouchers" | "凭证" | "会计凭证",
        "books" | "账簿" | "会计账簿",
        "statements" | "报表" | "财务报告",
        "other" | "其他" | "其他档案",
    }
}
