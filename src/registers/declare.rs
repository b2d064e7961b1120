//! A register (账册) is declared once, in a file of its own: what it is, how it is kept, its columns and its keys.

use crate::day::{Day, Moment, Month};
use crate::id::Id;
use crate::lang::Wording;
use crate::table::{Column, Record, Shape, column_index};

/// What is known of a register without any row.
#[derive(Debug)]
pub struct Register {
    /// Its name: words of a path.
    pub name: &'static str,
    /// Its Chinese name, which serves as well.
    pub chinese: &'static str,
    /// Under which heading it stands in the reference.
    pub area: Area,
    /// How its files are kept.
    pub shape: Shape,
    /// What it holds.
    pub about: Wording,
    /// Its columns, in the order in which they are written.
    pub columns: &'static [Column],
    /// The column whose id others refer to, if rows have one.
    pub id: Option<&'static str>,
    /// The columns that no two rows share; empty where equal rows are honest.
    pub key: &'static [&'static str],
    /// Columns of which every row fills at least one; empty where `required` says it all.
    pub one_of: &'static [&'static str],
    /// The column that says to which day, and so to which period, a row belongs.
    pub day: Option<&'static str>,
}

impl Register {
    /// The column of this name or Chinese header.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name || column.chinese == name)
    }

    /// Whether its rows are kept by date, then number: the date is the day of the entry itself, and not of something that the
    /// row is about, as the day on which an asset was acquired. A bank statement stays as the bank gave it.
    pub fn is_daybook(&self) -> bool {
        matches!(self.day, Some("date" | "month")) && self.name != "bank"
    }

    /// A path that its file may have; a document's says its term.
    pub fn example_path(&self) -> String {
        let time = if self.shape == Shape::Document { "-2026-2027-1" } else { "" };
        format!("{}{time}.{}", self.name, self.shape.ending())
    }

    /// Positions of the key columns.
    pub fn key_columns(&self) -> impl Iterator<Item = usize> {
        self.key.iter().filter_map(|name| column_index(self.columns, name))
    }
}

/// The headings of the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// People, places, items, suppliers, accounts.
    Basics,
    /// Purchases, stock, vouchers.
    Books,
    /// Assets.
    Assets,
    /// Canteen and food safety.
    Canteen,
    /// Fees and aid.
    Fees,
    /// Buildings, safety, energy, people.
    Campus,
    /// Plans and summaries.
    Plans,
    /// Waivers.
    Waivers,
}

impl Area {
    /// The heading.
    pub const fn title(self) -> Wording {
        match self {
            Self::Basics => Wording::new("人员、地点、品目、供应商、科目", "Who, what, where"),
            Self::Books => Wording::new("采购、库存、凭证", "Purchasing, stock, vouchers"),
            Self::Assets => Wording::new("资产", "Assets"),
            Self::Canteen => Wording::new("食堂与食品安全", "Canteen and food safety"),
            Self::Fees => Wording::new("收费与资助", "Fees and aid"),
            Self::Campus => Wording::new("校舍、安全、能耗、人员", "Buildings, safety, energy, people"),
            Self::Plans => Wording::new("计划与总结", "Plans"),
            Self::Waivers => Wording::new("豁免", "Waivers"),
        }
    }
}

/// A row of a register.
pub trait Row: Record {
    /// Its register.
    const REGISTER: Register;

    /// The id by which others refer to it, if it has one.
    fn id(&self) -> Option<Id>;

    /// The day to which it belongs, if it has one.
    fn day(&self) -> Option<Day>;
}

/// A cell that says to which day a row belongs.
pub trait Dated {
    /// The day; of a month its last.
    fn day(&self) -> Option<Day>;
}

impl Dated for Day {
    fn day(&self) -> Option<Day> {
        Some(*self)
    }
}

impl Dated for Moment {
    fn day(&self) -> Option<Day> {
        Some(self.day)
    }
}

impl Dated for Month {
    fn day(&self) -> Option<Day> {
        Some(self.last_day())
    }
}

impl<T: Dated> Dated for Option<T> {
    fn day(&self) -> Option<Day> {
        self.as_ref().and_then(T::day)
    }
}

/// Declares a register: its row type, its columns and everything else that is known of it.
///
/// `note` (备注) and `corrects` (冲销) are columns of every register and are added here.
#[macro_export]
macro_rules! register {
    (
        $(#[$about:meta])*
        pub struct $name:ident in $register:literal = $chinese:literal;
        area: $area:ident;
        kept: $shape:expr;
        about: $about_zh:literal, $about_en:literal;
        $(id: $id:ident $(as $written_id:literal)?;)?
        $(key: $($key:literal),+;)?
        $(one_of: $($one:literal),+;)?
        $(day: $day:ident;)?
        columns { $($columns:tt)+ }
    ) => {
        $crate::record! {
            $(#[$about])*
            pub struct $name reverses corrects {
                $($columns)+
                note: Option<$crate::table::Text> = "备注": "备注", "a remark";
                corrects: Option<$crate::table::Text> = "冲销": "红字冲销：所冲销的行；只有填了它，数字才可以为负", "the row that this one reverses; only then may figures be negative";
            }
        }

        impl $crate::registers::Row for $name {
            #[allow(unused_imports)]
            const REGISTER: $crate::registers::Register = {
                use $crate::table::Shape;
                $crate::registers::Register {
                    name: $register,
                    chinese: $chinese,
                    area: $crate::registers::Area::$area,
                    shape: $shape,
                    about: $crate::lang::Wording::new($about_zh, $about_en),
                    columns: <$name as $crate::table::Record>::COLUMNS,
                    id: $crate::register!(@id $($id $($written_id)?)?),
                    key: &[$($($key),+)?],
                    one_of: &[$($($one),+)?],
                    day: $crate::register!(@id $($day)?),
                }
            };

            fn id(&self) -> Option<$crate::id::Id> {
                #[allow(unused_mut)]
                let mut found = None;
                $($crate::table::Field::ids(&self.$id, &mut |id| found = Some(id));)?
                found
            }

            fn day(&self) -> Option<$crate::day::Day> {
                $crate::register!(@day self $($day)?)
            }
        }
    };
    (@id) => { None };
    (@id $id:ident) => { Some(stringify!($id)) };
    (@id $id:ident $written:literal) => { Some($written) };
    (@day $self:ident) => { None };
    (@day $self:ident $day:ident) => { $crate::registers::Dated::day(&$self.$day) };
}
