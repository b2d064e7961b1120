//! The tests that look at bursar from outside: guides, commands, ledgers, hostile input, the tree itself.

mod guides;
mod layers;
mod money;
mod published;
mod purchases;
mod stock;
