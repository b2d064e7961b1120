//! The command line: one file a command; arguments in, exit status out.

mod open;

pub use open::{OpenFailure, Opened};
