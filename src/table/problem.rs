//! What can be wrong with a file before any rule of bookkeeping looks at it: facts only, the wording is the rules'.

use super::slip::TomlFault;
use crate::number::NotANumber;
use crate::source::{Fault, Spot};

/// One problem of reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where.
    pub spot: Spot,
    /// What.
    pub what: What,
    /// How many more of its kind there are in this column of the file, which are not listed.
    pub more: usize,
}

impl Problem {
    /// A problem at a place.
    pub const fn new(spot: Spot, what: What) -> Self {
        Self { spot, what, more: 0 }
    }
}

/// What is wrong with a file, a header, a row or a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// The file is not plain UTF-8 with line feeds (it was read all the same).
    Encoding,
    /// Cells of this column are written in another notation than the ledger's (they were read all the same).
    Notation {
        /// The column.
        column: &'static str,
        /// How many cells of the file.
        cells: usize,
        /// The first of them, as the ledger would write it.
        written: String,
    },
    /// The path names no register.
    RegisterUnknown {
        /// What the path was read as.
        name: String,
        /// The register that it may mean.
        nearest: Option<&'static str>,
        /// The ending that the register's files have, when only that is wrong.
        ending: Option<&'static str>,
    },
    /// A column or key that nobody knows.
    ColumnUnknown {
        /// As it is written.
        name: String,
        /// The column it may mean.
        nearest: Option<&'static str>,
        /// Whether it was read as that column, so that nothing else follows from the slip.
        taken: bool,
    },
    /// A required column is not in the header.
    ColumnMissing {
        /// The column.
        column: &'static str,
        /// Its Chinese header.
        chinese: &'static str,
    },
    /// A column stands twice in the header.
    ColumnRepeated {
        /// As it is written the second time.
        name: String,
        /// The column.
        column: &'static str,
    },
    /// A register's file without a header.
    FileEmpty,
    /// The file's form is broken here.
    Syntax(Syntax),
    /// The file cannot be read.
    Unreadable(Fault),
    /// A link leads out of the ledger.
    Outside,
    /// A required cell is empty.
    ValueMissing {
        /// The column.
        column: &'static str,
        /// Its Chinese header.
        chinese: &'static str,
    },
    /// A cell does not hold what its column asks for.
    ValueInvalid {
        /// The column.
        column: &'static str,
        /// The cell's text, shortened if it is long.
        text: String,
        /// Why it does not fit.
        why: Unfit,
    },
    /// A setting of the ledger that can be read and makes no sense; it counts as not given.
    Settings {
        /// The key, from the top of the file: `policy.canteen.fridge`.
        key: String,
        /// Why it makes no sense.
        why: SettingsFault,
    },
}

/// Why a setting makes no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SettingsFault {
    /// The school's name is given as nothing.
    NameBlank,
    /// A term that ends before it starts.
    TermReversed,
    /// A term longer than a year.
    TermTooLong,
    /// A term that is given twice.
    TermRepeated,
    /// A term that begins before another has ended.
    TermsOverlap {
        /// The other term.
        other: String,
    },
    /// A holiday or a make-up day that lies outside its term.
    DayOutsideTerm {
        /// The day.
        day: String,
    },
    /// The first of two days or figures is after or above the second.
    RangeReversed,
    /// A day of the month that is not 1 to 31.
    DayOfMonth,
    /// A group of posts that exclude each other, with fewer than two posts.
    GroupTooSmall,
    /// A band whose limit is not above that of the band before it.
    BandsNotAscending {
        /// The limit.
        up_to: String,
    },
    /// A band after the one without a limit: no amount ever reaches it.
    BandAfterOpen,
    /// The last band has a limit: no band covers what lies above it.
    BandsEnd {
        /// The limit.
        up_to: String,
    },
    /// A band that no step signs.
    BandWithoutSteps,
    /// The same table given twice for the same day.
    TableRepeated {
        /// The day from which it is to be in force; nothing where it is always.
        from: Option<String>,
    },
    /// A level for a rule or a family that does not exist.
    RuleUnknown {
        /// The nearest that does.
        nearest: Option<String>,
    },
    /// Names added to a list that cannot be extended.
    ListUnknown {
        /// The nearest that can.
        nearest: Option<String>,
    },
    /// A path that leaves the ledger.
    PathOutside,
}

/// How a file's form can be broken.
#[derive(Debug, Clone, PartialEq)]
pub enum Syntax {
    /// A quote is opened and never closed, or closed lines later.
    OpenQuote,
    /// A quote is closed before its cell ends, or does not stand at its beginning.
    StrayQuote,
    /// A row with more cells than the header.
    TooManyCells {
        /// Cells of the row.
        cells: usize,
        /// Columns of the header.
        columns: usize,
    },
    /// A slip in TOML; or a mark that git left in any file.
    Toml(TomlFault),
    /// A key outside any document, or a document that is no table.
    NotADocument,
    /// Bytes that are no characters in the file's encoding.
    Damaged,
    /// Cells that are not separated by commas.
    Separator(char),
    /// A line above the header: a title, or a remark of a spreadsheet program.
    AboveHeader,
    /// A column with cells filled in and no name.
    Unnamed {
        /// The column, counted from one.
        column: usize,
    },
    /// So many broken quotes that the rest of the file was left.
    GivenUp,
}

/// Why a cell does not hold what its column asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Unfit {
    /// No figure, too many places, too large.
    Number(NotANumber),
    /// A negative figure in a row that reverses nothing.
    Negative,
    /// A share of a whole that is more than the whole.
    Share,
    /// No way of setting prices that a contract may have.
    PriceRule,
    /// No calendar day.
    Day,
    /// No day with time.
    Moment,
    /// No month.
    Month,
    /// No term.
    Term,
    /// Neither a year, a school year, a term, a month nor days.
    Period,
    /// No whole number.
    Count,
    /// Neither yes nor no.
    YesNo,
    /// None of the fixed words.
    Word {
        /// The words that are known, English and Chinese.
        known: Vec<String>,
        /// The nearest of them.
        nearest: Option<String>,
    },
    /// No register.
    Register {
        /// The name nearest to it.
        nearest: Option<&'static str>,
    },
    /// An id with a character that ids cannot have.
    IdCharacter(char),
    /// A text longer than its kind may be.
    TooLong {
        /// The most characters it may have.
        most: usize,
    },
    /// A character that nobody sees: a control character, a mark that turns the direction of writing.
    Unseen(char),
    /// A line break in a short text.
    LineBreak,
    /// A table where a plain value is due, or the other way round.
    Shape {
        /// What is due, as TOML calls it.
        due: &'static str,
    },
    /// Several values in a list of which one does not fit.
    Element {
        /// The one, shortened if it is long.
        text: String,
        /// Why it does not fit.
        why: Box<Unfit>,
    },
    /// A table whose own cells are at fault, each told at its place.
    Inside,
}
