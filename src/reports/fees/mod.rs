//! Reports on what families pay and what goes to pupils in need: fees settled class by class, aid by code.

pub mod aid;
pub mod settlement;
