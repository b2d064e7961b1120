//! What a report is: its name, what it shows, what it may be narrowed to, and what makes it.

use super::desk::Desk;
use crate::lang::Wording;
use crate::sheet::Part;

/// A report of the catalogue.
#[derive(Debug)]
pub struct Report {
    /// Its name for scripts.
    pub name: &'static str,
    /// What stands above it.
    pub title: Wording,
    /// What it shows, in a line.
    pub about: Wording,
    /// How its figures are made, and the form that it follows where there is one.
    pub figures: Wording,
    /// Of which days it is, where nobody says.
    pub span: Span,
    /// To what it may be narrowed.
    pub takes: &'static [Choice],
    /// What `bursar report NAME WORD` gives, where it takes a word behind its name.
    pub subject: Option<Choice>,
    /// The words of `--by`, the first being the usual one; none where it has one order only.
    pub by: &'static [(&'static str, Wording)],
    /// The registers it reads.
    pub reads: &'static [&'static str],
    /// Makes it.
    pub build: fn(&Desk<'_>) -> Body,
}

/// Of which days a report is, where nobody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The term of the day of the run.
    Term,
    /// The month of the day of the run.
    Month,
    /// The week of the day of the run, Monday to Sunday.
    Week,
    /// The quarter of the day of the run.
    Quarter,
    /// The calendar year of the day of the run, which is the fiscal year.
    Year,
    /// How things stand on a day.
    Day,
}

/// Something that a report may be narrowed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// A place, or a building with all its places.
    Place,
    /// A class of pupils, or a class of assets by the beginning of its code.
    Class,
    /// An item.
    Item,
    /// A person.
    Person,
    /// A supplier.
    Supplier,
    /// A budget line.
    Budget,
    /// An account, with those below it.
    Account,
    /// A lot of food.
    Lot,
    /// A purchase.
    Purchase,
    /// So many days ahead.
    Within,
}

impl Choice {
    /// Every choice, in the order of the help.
    pub const ALL: [Self; 10] = [
        Self::Place,
        Self::Class,
        Self::Item,
        Self::Person,
        Self::Supplier,
        Self::Budget,
        Self::Account,
        Self::Lot,
        Self::Purchase,
        Self::Within,
    ];

    /// The option of the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Class => "class",
            Self::Item => "item",
            Self::Person => "person",
            Self::Supplier => "supplier",
            Self::Budget => "budget",
            Self::Account => "account",
            Self::Lot => "lot",
            Self::Purchase => "purchase",
            Self::Within => "within",
        }
    }

    /// Its name for people.
    pub const fn title(self) -> Wording {
        match self {
            Self::Place => Wording::new("地点", "place"),
            Self::Class => Wording::new("班级或资产分类", "class of pupils or of assets"),
            Self::Item => Wording::new("物品", "item"),
            Self::Person => Wording::new("人员", "person"),
            Self::Supplier => Wording::new("供应商", "supplier"),
            Self::Budget => Wording::new("预算项目", "budget line"),
            Self::Account => Wording::new("科目", "account"),
            Self::Lot => Wording::new("批次", "lot"),
            Self::Purchase => Wording::new("请购单", "purchase"),
            Self::Within => Wording::new("天数", "days ahead"),
        }
    }

    /// The registers in which the id has to stand.
    pub const fn registers(self) -> &'static [&'static str] {
        match self {
            Self::Place => &["places"],
            Self::Class => &["classes", "asset-classes"],
            Self::Item => &["items"],
            Self::Person => &["people"],
            Self::Supplier => &["suppliers"],
            Self::Budget => &["budget"],
            Self::Account => &["accounts"],
            Self::Purchase => &["purchases"],
            Self::Lot | Self::Within => &[],
        }
    }
}

/// What stands on a report, from the top.
#[derive(Debug, Default)]
pub struct Body {
    /// The parts.
    pub parts: Vec<Part>,
    /// What the title says more than the report's own: the account, the item, the month.
    pub title: Option<String>,
}

impl Body {
    /// These parts, under the report's own title.
    pub const fn new(parts: Vec<Part>) -> Self {
        Self { parts, title: None }
    }

    /// A page that says why there is nothing on it.
    pub fn nothing(why: String) -> Self {
        Self::new(vec![Part::Paragraph(why)])
    }

    /// Under a title of its own.
    #[must_use]
    pub fn titled(self, title: String) -> Self {
        Self { title: Some(title), ..self }
    }
}
