//! The school that is played through: how big, for how long, with which dice.

use std::sync::OnceLock;

use crate::nursery;
use crate::people::grades;
use crate::words::{Words, YUNHAI};

/// What makes one ledger differ from another.
pub struct School {
    pub name: &'static str,
    pub seed: u64,
    pub terms: usize,
    pub classes_a_grade: usize,
    pub canteens: usize,
    pub pupils_a_class: i64,
    /// Digits of a document's serial number.
    pub serial_digits: usize,
    /// Every register in use, as at a living school; else only those that a measurement needs.
    pub whole: bool,
    /// How many times as much water and power a pupil uses as at a day school.
    pub energy_times: i64,
    /// How many times as much money the school has as a school of three hundred pupils.
    pub money_times: i64,
    /// How many times as much it buys, keeps and gives out; its approval bands are as much wider.
    pub goods_times: i64,
    /// A university: halls of residence instead of classrooms, tenants, a fleet.
    pub university: bool,
    /// A kindergarten, with its own people, rooms, table and needs.
    pub nursery: bool,
    /// What this school calls the people, places and things of the play.
    pub words: Words,
}

/// Whether the school that is played is a kindergarten: one run plays one school.
static NURSERY: OnceLock<bool> = OnceLock::new();

/// Whether the school that is played is a kindergarten.
pub fn plays_nursery() -> bool {
    NURSERY.get().copied().unwrap_or(false)
}

impl School {
    /// 青石镇中心小学: twelve classes, three hundred pupils, one school year.
    pub fn qingshi() -> Self {
        Self {
            name: "青石镇中心小学",
            seed: 20_260_901,
            terms: 2,
            classes_a_grade: 2,
            canteens: 1,
            pupils_a_class: 25,
            serial_digits: 3,
            whole: true,
            energy_times: 1,
            money_times: 1,
            goods_times: 1,
            university: false,
            nursery: false,
            words: Words::default(),
        }
    }

    /// 云海大学后勤服务集团: six canteens, thirty halls of residence, twelve thousand students, one term.
    pub fn yunhai() -> Self {
        Self {
            name: "云海大学后勤服务集团",
            seed: 20_260_815,
            terms: 1,
            classes_a_grade: 5,
            canteens: 6,
            pupils_a_class: 400,
            serial_digits: 4,
            energy_times: 3,
            money_times: 15,
            goods_times: 10,
            university: true,
            words: Words::of(YUNHAI),
            ..Self::qingshi()
        }
    }

    /// 小苗幼儿园: six classes, a hundred and eighty children, one school year.
    pub fn xiaomiao() -> Self {
        NURSERY.get_or_init(|| true);
        Self {
            name: "临溪市小苗幼儿园",
            seed: 20_260_902,
            pupils_a_class: 30,
            whole: false,
            nursery: true,
            words: Words::of(&[nursery::WORDS]).and(nursery::STAFF.iter().map(|part| (part.0, part.1))),
            ..Self::qingshi()
        }
    }

    /// Keeps the registers of the table, which a ledger for measurements leaves out.
    pub fn is_living(&self) -> bool {
        self.whole || self.nursery
    }

    /// A school whose ledger has about so many rows: first more years, then more canteens.
    pub fn of_size(rows: usize) -> Self {
        let terms = (rows / ROWS_A_TERM).clamp(1, MOST_TERMS);
        let left = rows.saturating_sub(terms * ROWS_A_TERM + ROWS_TO_BEGIN);
        let canteens = 1 + left / (terms * ROWS_A_CANTEEN_TERM);
        Self {
            name: "青石镇中心小学教育集团",
            seed: 7,
            terms,
            classes_a_grade: 2 * canteens,
            canteens,
            serial_digits: if canteens > 2 { 5 } else { 3 },
            whole: false,
            ..Self::qingshi()
        }
    }

    /// All pupils.
    pub fn pupils(&self) -> i64 {
        self.pupils_a_class * (grades().len() * self.classes_a_grade) as i64
    }

    /// True for a living school of pupils in classes, who pay fees and are helped by grants.
    pub fn teaches_pupils(&self) -> bool {
        self.whole && !self.university
    }

    /// How many of a class take exercise books: at a university those of a few courses.
    pub fn readers_a_class(&self) -> i64 {
        match (self.university, self.is_living()) {
            (true, _) => 10 * self.goods_times,
            (_, true) => self.pupils_a_class,
            // As many books are bought however many classes share them.
            _ => (2 * self.pupils_a_class + self.classes_a_grade as i64 - 1) / self.classes_a_grade as i64,
        }
    }

    /// Pupils who eat at one canteen.
    pub fn pupils_a_canteen(&self) -> i64 {
        self.pupils() / self.canteens as i64
    }
}

const ROWS_TO_BEGIN: usize = 1_500;
const ROWS_A_TERM: usize = 7_000;
const ROWS_A_CANTEEN_TERM: usize = 3_200;
const MOST_TERMS: usize = 20;
