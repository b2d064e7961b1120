//! The library behind the `bursar` command.
#![doc = ""]

pub mod day;
pub mod id;
pub mod lang;
pub mod money;
pub mod number;
pub mod quantity;
pub mod registers;
pub mod source;
pub mod table;
pub mod term;
