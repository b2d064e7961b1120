//! The registers (账册) of a ledger: one file each, declared once; together they are the ledger's rows.
//!
//! To add a register, write its file beside the others and one line in the list below.

mod declare;
mod ledger;
mod path;
mod table;

mod items;
mod people;
mod places;
mod posts;
mod purchases;
mod stock_moves;

pub use declare::{Area, Dated, Register, Row};
pub use items::{Item, ItemKind};
pub use ledger::{Ledger, Outcome};
pub use path::{find, spelled};
pub use people::Person;
pub use places::{Book, Place, PlaceKind};
pub use posts::Post;
pub use purchases::*;
pub use stock_moves::{MoveKind, StockMove};
pub use table::Table;

use crate::id::Renumbering;
use crate::source::Source;
use crate::table::{Reader, Shape, read_csv, read_toml};

/// Something that is done with every register in turn: listing, counting, looking for repeated keys.
pub trait Visitor {
    /// One register's rows.
    fn table<R: Row>(&mut self, rows: &Table<R>);
}

/// The list of registers, from which everything that goes through all of them is made.
macro_rules! registers {
    ($($field:ident: $row:ty),+ $(,)?) => {
        /// Every row of a ledger, by register.
        #[derive(Debug, Default)]
        pub struct Registers {
            $(#[doc = concat!("The register `", stringify!($field), "`.")] pub $field: Table<$row>,)+
        }

        /// Every register, in the order of the reference.
        pub static ALL: &[Register] = &[$(<$row as Row>::REGISTER),+];

        impl Registers {
            /// Reads a file as the register with this position in [`ALL`].
            fn read(register: usize, source: &Source, reader: &mut Reader<'_>) -> Self {
                let mut rows = Self::default();
                let mut position = 0;
                $(
                    if position == register {
                        rows.$field = Table::of(read_rows::<$row>(source, reader));
                    }
                    position += 1;
                )+
                let _ = position;
                rows
            }

            /// Takes in the rows of another file.
            fn append(&mut self, other: Self) {
                $(self.$field.append(other.$field);)+
            }

            /// Moves ids from one file's numbers to the ledger's.
            fn renumber(&mut self, renumbering: &Renumbering) {
                $(for row in self.$field.rows_mut() {
                    crate::table::Record::renumber(row, renumbering);
                })+
            }

            /// Does something with every register, in the order of [`ALL`].
            pub fn visit(&self, visitor: &mut impl Visitor) {
                $(visitor.table(&self.$field);)+
            }

            /// How many rows each register has, in the order of [`ALL`].
            pub fn counts(&self) -> Vec<usize> {
                vec![$(self.$field.len()),+]
            }
        }
    };
}

registers! {
    people: Person,
    posts: Post,
    places: Place,
    items: Item,
    purchases: Purchase,
    stock_moves: StockMove,
}

fn read_rows<R: Row>(source: &Source, reader: &mut Reader<'_>) -> Vec<R> {
    match R::REGISTER.shape {
        Shape::Csv => read_csv(source, reader),
        shape => read_toml(source, shape, reader),
    }
}
