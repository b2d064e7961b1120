//! The program as people and scripts run it: every command, in both languages, with what it writes and how it ends.

mod check;
mod findings;
mod hostile;
mod init;
pub mod json;
mod language;
mod list;
mod output;
mod pages;
mod ready;
pub mod run;
mod schema;
mod show;
mod since;
mod trace;
mod usage;
