//! From findings and tables to bytes: one file a format. A renderer computes no figure.
//!
//! A [`CheckSheet`] holds all that a run of `check` has to say; each format writes it in its own way:
//! [`text`] for people, [`json`] and [`sarif`] for programs, [`github`] and [`junit`] for CI.

mod cell;
mod closing;
mod escape;
mod excerpt;
mod fit;
pub mod github;
pub mod grid;
pub mod json;
pub mod junit;
pub mod page;
#[cfg(feature = "pdf")]
pub mod pdf;
mod region;
pub mod report;
pub mod sarif;
mod sheet;
mod snippet;
pub mod text;
mod width;

pub use cell::Cell;
pub use escape::{visible, visible_whole};
pub use sheet::{Agreement, CheckSheet, Counts, DaysLookedAt, RuleLine};
pub use width::{text_width, wrap};

#[cfg(test)]
mod example;
