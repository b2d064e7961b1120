//! A record is a row type and its columns in one declaration; the `record!` macro writes the reading from it.

use super::column::Column;
use super::reader::Cells;
use super::value::Value;
use crate::id::{Id, Renumbering};
use crate::source::At;

/// A row, or a table inside a document.
pub trait Record: Sized + Send + Sync {
    /// Its columns, in the order in which they are written.
    const COLUMNS: &'static [Column];

    /// Reads it; `None` when a cell that it needs is missing or does not fit, which the reader has noted.
    fn read(cells: &mut Cells<'_, '_, '_>) -> Option<Self>;

    /// Where it begins.
    fn at(&self) -> At;

    /// Moves ids from one file's numbers to the ledger's.
    fn renumber(&mut self, renumbering: &Renumbering);

    /// The value in a column.
    fn value(&self, column: usize) -> Value<'_>;

    /// Every reference in it and in the records inside it: the column, the id, and where its record begins.
    fn references(&self, each: &mut dyn FnMut(&'static Column, Id, At));

    /// Every value in it and in the records inside it whose column is wanted, with where its record begins.
    fn cells(&self, wanted: fn(&Column) -> bool, each: &mut dyn FnMut(&'static Column, At, Value<'_>));

    /// The records inside it in a column, in their order.
    fn inside<'r>(&'r self, column: usize, each: &mut dyn FnMut(&'r dyn AnyRecord));

    /// Whether it may hold negative figures: a row that reverses another (红字冲销).
    fn reverses(&self) -> bool {
        false
    }
}

/// A record whatever its type: for lists and pages that show every column of every register.
pub trait AnyRecord {
    /// Its columns.
    fn all_columns(&self) -> &'static [Column];

    /// Where it begins.
    fn begins(&self) -> At;

    /// The value in a column.
    fn cell(&self, column: usize) -> Value<'_>;

    /// The records inside it in a column, in their order.
    fn inner<'r>(&'r self, column: usize, each: &mut dyn FnMut(&'r dyn AnyRecord));
}

impl<R: Record> AnyRecord for R {
    fn all_columns(&self) -> &'static [Column] {
        R::COLUMNS
    }

    fn begins(&self) -> At {
        self.at()
    }

    fn cell(&self, column: usize) -> Value<'_> {
        self.value(column)
    }

    fn inner<'r>(&'r self, column: usize, each: &mut dyn FnMut(&'r dyn AnyRecord)) {
        self.inside(column, each);
    }
}

/// The position of a column by its name.
pub fn column_index(columns: &[Column], name: &str) -> Option<usize> {
    columns.iter().position(|column| column.name == name)
}

/// Declares a record: its row type, its columns and its reading, from one list.
///
/// `field [as "name"]: Type = "中文名" [-> "register"]: "说明", "meaning";`; a type that is not an `Option` or a `List`
/// is required.
#[macro_export]
macro_rules! record {
    (
        $(#[$about:meta])*
        pub struct $name:ident $(reverses $reverses:ident)? {
            $($field:ident $(as $written:literal)? : $type:ty = $chinese:literal $(-> $($target:literal)|+)? : $zh:literal, $en:literal;)+
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone)]
        pub struct $name {
            /// Where it begins in its file.
            pub at: $crate::source::At,
            $(#[doc = concat!($chinese, ": ", $en)] pub $field: $type,)+
        }

        impl $crate::table::Record for $name {
            const COLUMNS: &'static [$crate::table::Column] = &[$($crate::table::Column {
                name: $crate::record!(@name $field $($written)?),
                chinese: $chinese,
                kind: <$type as $crate::table::Field>::KIND,
                required: <$type as $crate::table::Field>::REQUIRED,
                refers: &[$($($target),+)?],
                meaning: $crate::lang::Wording::new($zh, $en),
            }),+];

            fn read(cells: &mut $crate::table::Cells<'_, '_, '_>) -> Option<Self> {
                let at = cells.at();
                let mut column = 0;
                $(
                    let $field = cells.read::<$type>(column);
                    column += 1;
                )+
                let _ = column;
                // A row that reverses another may hold negative figures; of one whose cell for that does not fit nobody knows.
                let reverses = false;
                $(let reverses = reverses || !matches!($reverses, Some(None));)?
                if !reverses {
                    cells.refuse_negatives();
                }
                cells.is_complete().then_some(())?;
                Some(Self { at, $($field: $field?),+ })
            }

            fn at(&self) -> $crate::source::At {
                self.at
            }

            fn renumber(&mut self, renumbering: &$crate::id::Renumbering) {
                $($crate::table::Field::renumber(&mut self.$field, renumbering);)+
            }

            fn value(&self, column: usize) -> $crate::table::Value<'_> {
                let mut index = 0;
                $(
                    if index == column {
                        return $crate::table::Field::value(&self.$field);
                    }
                    index += 1;
                )+
                let _ = index;
                $crate::table::Value::Absent
            }

            fn references(&self, each: &mut dyn FnMut(&'static $crate::table::Column, $crate::id::Id, $crate::source::At)) {
                let mut index = 0;
                $(
                    let column = &<Self as $crate::table::Record>::COLUMNS[index];
                    if !column.refers.is_empty() {
                        $crate::table::Field::ids(&self.$field, &mut |id| each(column, id, self.at));
                    }
                    $crate::table::Field::references(&self.$field, each);
                    index += 1;
                )+
                let _ = index;
            }

            fn cells(
                &self,
                wanted: fn(&$crate::table::Column) -> bool,
                each: &mut dyn FnMut(&'static $crate::table::Column, $crate::source::At, $crate::table::Value<'_>),
            ) {
                let mut index = 0;
                $(
                    let column = &<Self as $crate::table::Record>::COLUMNS[index];
                    $crate::table::Field::cells(&self.$field, column, self.at, wanted, each);
                    index += 1;
                )+
                let _ = index;
            }

            fn inside<'r>(&'r self, column: usize, each: &mut dyn FnMut(&'r dyn $crate::table::AnyRecord)) {
                let mut index = 0;
                $(
                    if index == column {
                        $crate::table::Field::inside(&self.$field, each);
                    }
                    index += 1;
                )+
                let _ = index;
            }

            $(fn reverses(&self) -> bool {
                self.$reverses.is_some()
            })?
        }

        impl $crate::table::Field for $name {
            const KIND: $crate::table::Kind = $crate::table::Kind::Record(<Self as $crate::table::Record>::COLUMNS);

            fn read(input: $crate::table::Input<'_>, reader: &mut $crate::table::Reader<'_>) -> Result<Self, $crate::table::Unfit> {
                $crate::table::read_inner(input, reader)
            }

            fn renumber(&mut self, renumbering: &$crate::id::Renumbering) {
                $crate::table::Record::renumber(self, renumbering);
            }

            fn value(&self) -> $crate::table::Value<'_> {
                $crate::table::Value::Records(1)
            }

            fn references(&self, each: &mut dyn FnMut(&'static $crate::table::Column, $crate::id::Id, $crate::source::At)) {
                $crate::table::Record::references(self, each);
            }

            fn cells(
                &self,
                _column: &'static $crate::table::Column,
                _at: $crate::source::At,
                wanted: fn(&$crate::table::Column) -> bool,
                each: &mut dyn FnMut(&'static $crate::table::Column, $crate::source::At, $crate::table::Value<'_>),
            ) {
                $crate::table::Record::cells(self, wanted, each);
            }

            fn inside<'r>(&'r self, each: &mut dyn FnMut(&'r dyn $crate::table::AnyRecord)) {
                each(self);
            }
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $written:literal) => { $written };
}
