//! Reports that look ahead and outward: what is due by when, and what the school has to publish.

pub mod deadlines;
pub mod disclosure;
