//! Reports of buying (采购报表): purchases and what they wait for, quotes, suppliers, prices, receipts and claims.

pub mod claims;
pub mod prices;
pub mod quotes;
pub mod receipts;
pub mod requests;
mod steps;
pub mod suppliers;
