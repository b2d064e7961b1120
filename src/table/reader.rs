//! The reading of one file: what it collects on the way, and the cells of the row at hand.

use super::column::Column;
use super::field::{Field, Input};
use super::header::nearest;
use super::problem::{Problem, Unfit, What};
use super::problems::Problems;
use super::words::{Word, position};
use crate::id::{Id, Label, Names, is_id_character};
use crate::number;
use crate::source::{At, FileId, Spot};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Names that the school adds to lists of words, by the list's name (`[kinds]` in `bursar.toml`).
pub type ExtraWords = BTreeMap<String, BTreeSet<String>>;

/// The longest id or label, in characters.
const LONGEST_NAME: usize = 200;

/// What is collected while one file is read.
#[derive(Debug)]
pub struct Reader<'s> {
    /// The file.
    pub file: FileId,
    /// Its ids and labels.
    pub names: Names,
    /// Everything that is wrong with it.
    problems: Problems,
    /// Ids of rows that could not be read: they exist all the same, so that references to them are no further problem.
    pub unread: Vec<Id>,
    /// How many rows could not be read.
    pub unread_rows: usize,
    extra: &'s ExtraWords,
    spot: Spot,
    notations: BTreeMap<&'static str, (Spot, usize, String)>,
    /// For each column, the last id and the last label read there: the next row often has the same.
    last: Vec<[Option<(String, Id)>; 2]>,
    column: usize,
}

impl<'s> Reader<'s> {
    /// Begins a file.
    pub fn new(file: FileId, extra: &'s ExtraWords) -> Self {
        Self {
            file,
            names: Names::default(),
            problems: Problems::default(),
            unread: Vec::new(),
            unread_rows: 0,
            extra,
            spot: Spot::File(file),
            notations: BTreeMap::new(),
            last: Vec::new(),
            column: 0,
        }
    }

    /// Ends the file, and gives its problems in the order of their places; cells in other notations become one problem a column.
    pub fn finish(&mut self) -> Vec<Problem> {
        for (column, (spot, cells, written)) in std::mem::take(&mut self.notations) {
            self.note(spot, What::Notation { column, cells, written });
        }
        std::mem::take(&mut self.problems).in_order()
    }

    /// Says that something is wrong.
    pub fn note(&mut self, spot: Spot, what: What) {
        self.problems.note(Problem::new(spot, what));
    }

    /// Whether more of such problems are only counted.
    pub(super) fn is_full_of(&self, what: &What) -> bool {
        self.problems.is_full_of(what)
    }

    /// Says that a cell was or was not written in the ledger's own notation.
    pub fn note_notation(&mut self, plain: bool, written: impl FnOnce() -> String) {
        if !plain && let Spot::Cell(_, column) = self.spot {
            self.notations.entry(column).or_insert_with(|| (self.spot, 0, written())).1 += 1;
        }
    }

    /// A figure with at most so many places, made of its exact value.
    pub(super) fn number<T: std::fmt::Display>(&mut self, text: &str, places: u32, of: fn(Decimal) -> T) -> Result<T, Unfit> {
        let reading = number::parse(text, places).map_err(Unfit::Number)?;
        let figure = of(reading.value);
        self.note_notation(reading.plain, || figure.to_string());
        Ok(figure)
    }

    /// An id.
    pub(super) fn id(&mut self, text: &str) -> Result<Id, Unfit> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/' | b'#');
        self.remembered(text, 0, |text| {
            // Nearly all ids are plain; only others are looked at letter by letter.
            let strange =
                if text.bytes().all(is_plain) { None } else { text.chars().find(|character| !is_id_character(*character)) };
            match strange {
                Some(character) if is_unseen(character) => Err(Unfit::Unseen(character)),
                Some(character) => Err(Unfit::IdCharacter(character)),
                None => Ok(()),
            }
        })
    }

    /// A label.
    pub(super) fn label(&mut self, text: &str) -> Result<Label, Unfit> {
        let read = self.remembered(text, 1, |text| match text.chars().find(|character| is_unseen(*character)) {
            Some('\n' | '\r') => Err(Unfit::LineBreak),
            Some(character) => Err(Unfit::Unseen(character)),
            None => Ok(()),
        });
        read.map(Label)
    }

    fn remembered(&mut self, text: &str, kind: usize, check: impl FnOnce(&str) -> Result<(), Unfit>) -> Result<Id, Unfit> {
        if let Some(last) = self.last.get(self.column)
            && let Some((last, id)) = &last[kind]
            && last == text
        {
            return Ok(*id);
        }
        check(text)?;
        if text.len() > LONGEST_NAME && text.chars().count() > LONGEST_NAME {
            return Err(Unfit::TooLong { most: LONGEST_NAME });
        }
        let id = self.names.intern(text);
        if self.last.len() <= self.column {
            self.last.resize_with(self.column + 1, Default::default);
        }
        match &mut self.last[self.column][kind] {
            Some((last, remembered)) => {
                last.clear();
                last.push_str(text);
                *remembered = id;
            }
            empty => *empty = Some((text.to_owned(), id)),
        }
        Ok(id)
    }

    /// Refuses characters that only a broken file or an ill-meaning one has; line breaks, tabs and joined signs are text.
    pub(super) fn clean(text: &str) -> Result<(), Unfit> {
        let unseen = text.chars().find(|character| is_unseen(*character) && !matches!(character, '\t' | '\r' | '\n' | '\u{200d}'));
        unseen.map_or(Ok(()), |character| Err(Unfit::Unseen(character)))
    }

    /// A row that could not be read exists all the same, under the id by which others may name it.
    pub(super) fn note_unread(&mut self, id: Option<Input<'_>>) {
        self.unread_rows += 1;
        if let Some(Input::Text(text)) = id
            && !text.is_empty()
        {
            let id = self.names.intern(text);
            self.unread.push(id);
        }
    }

    /// A file with nothing in it was perhaps cut off: nobody knows what it held.
    pub(super) fn note_empty(&mut self) {
        self.note(Spot::File(self.file), What::FileEmpty);
        self.unread_rows += 1;
    }

    /// The position of a fixed word.
    ///
    /// # Errors
    /// When the text is none of the words, with the nearest.
    pub fn word(&mut self, input: &Input<'_>, words: &'static [Word]) -> Result<usize, Unfit> {
        let text = input.text("string")?;
        position(words, &text)
            .or_else(|| position(words, &super::header::simplify(&text)))
            .ok_or_else(|| unknown_word(&text, words, &[]))
    }

    /// The position of a word of a list that the school may extend, or the school's own word.
    ///
    /// # Errors
    /// When the text is neither.
    pub fn open_word(&mut self, input: &Input<'_>, list: &str, words: &'static [Word]) -> Result<Result<usize, Label>, Unfit> {
        let text = input.text("string")?;
        if let Some(index) = position(words, &text).or_else(|| position(words, &super::header::simplify(&text))) {
            return Ok(Ok(index));
        }
        let own: Vec<&str> = self.extra.get(list).into_iter().flatten().map(String::as_str).collect();
        if own.contains(&&*text) {
            return Ok(Err(Label(self.names.intern(&text))));
        }
        Err(unknown_word(&text, words, &own))
    }

    /// The place that is being read.
    pub(super) const fn spot(&self) -> Spot {
        self.spot
    }

    /// Reads a value whose fault costs nothing but itself: it is noted at the place given, and there is no value.
    pub fn attempt<T: Field>(&mut self, input: Input<'_>, at: Spot) -> Option<T> {
        let outer = self.spot;
        let read = T::read(input, self);
        self.spot = outer;
        let why = match read {
            Ok(value) if value.is_negative() => Unfit::Negative,
            Ok(value) => return Some(value),
            Err(Unfit::Inside) => return None,
            Err(why) => why,
        };
        let column = match outer {
            Spot::Cell(_, column) => column,
            _ => "",
        };
        self.note(at, What::ValueInvalid { column, text: input.shown(), why });
        None
    }

    fn problem(&mut self, what: What) {
        self.note(self.spot, what);
    }
}

/// Whether nobody sees a character: it steers the terminal, turns the direction of writing, or has no width.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A text as findings show it: its beginning, if it is long.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String = text.chars().take(MOST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn unknown_word(text: &str, words: &'static [Word], own: &[&str]) -> Unfit {
    let mut known: Vec<String> = Vec::new();
    for word in words {
        known.push(match word.chinese.first() {
            Some(chinese) if !chinese.is_ascii() => format!("{}={chinese}", word.name),
            _ => word.name.to_owned(),
        });
    }
    known.extend(own.iter().map(|own| (*own).to_owned()));
    let all = words.iter().flat_map(|word| std::iter::once(word.name).chain(word.chinese.iter().copied()));
    let nearest = nearest(text, all.chain(own.iter().copied())).map(str::to_owned);
    Unfit::Word { known, nearest }
}

/// The cells of one row, each under its column.
pub struct Cells<'r, 'a, 's> {
    /// The reading of the file.
    pub reader: &'r mut Reader<'s>,
    at: At,
    columns: &'static [Column],
    inputs: &'r [Option<Input<'a>>],
    complete: bool,
    /// The columns with a negative figure, one bit each.
    negative: u64,
}

impl<'r, 'a, 's> Cells<'r, 'a, 's> {
    /// The row that begins here; `inputs` has one place a column.
    pub fn new(reader: &'r mut Reader<'s>, at: At, columns: &'static [Column], inputs: &'r [Option<Input<'a>>]) -> Self {
        Self { reader, at, columns, inputs, complete: true, negative: 0 }
    }

    /// Where the row begins.
    pub const fn at(&self) -> At {
        self.at
    }

    /// Reads the cell of a column; `None` when it is required and missing, or does not fit: then the problem is noted.
    pub fn read<T: Field>(&mut self, column: usize) -> Option<T> {
        let declared = &self.columns[column];
        self.reader.spot = Spot::Cell(self.at, declared.name);
        self.reader.column = column;
        let input = self.inputs[column].filter(|input| !input.is_empty());
        let value = match input {
            None => {
                let absent = T::absent();
                if absent.is_none() {
                    self.reader.spot = if self.inputs[column].is_some() { self.reader.spot } else { Spot::Row(self.at) };
                    self.reader.problem(What::ValueMissing { column: declared.name, chinese: declared.chinese });
                }
                absent
            }
            Some(input) => match T::read(input, self.reader) {
                Ok(value) => Some(value),
                Err(Unfit::Inside) => None,
                Err(why) => {
                    // Records inside a document restore nothing: say the place anew.
                    self.reader.spot = Spot::Cell(self.at, declared.name);
                    self.reader.problem(What::ValueInvalid { column: declared.name, text: input.shown(), why });
                    None
                }
            },
        };
        self.complete &= value.is_some();
        self.negative |= u64::from(value.as_ref().is_some_and(T::is_negative)) << column;
        value
    }

    /// Notes every figure that is negative, in a row that reverses nothing; the row is then not read.
    pub fn refuse_negatives(&mut self) {
        for (column, declared) in self.columns.iter().enumerate().filter(|(column, _)| self.negative & (1 << column) != 0) {
            self.reader.spot = Spot::Cell(self.at, declared.name);
            let text = self.inputs[column].map(Input::shown).unwrap_or_default();
            self.reader.problem(What::ValueInvalid { column: declared.name, text, why: Unfit::Negative });
            self.complete = false;
        }
    }

    /// Whether every cell could be read.
    pub const fn is_complete(&self) -> bool {
        self.complete
    }
}
