//! Reports on what lies in the stores.

pub mod monthly;
