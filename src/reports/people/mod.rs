//! Reports on people: who has the certificates that the work needs.

pub mod certificates;
