//! The tests that look at bursar from outside: guides, commands, ledgers, hostile input, the tree itself.

mod assets;
mod encodings;
mod guides;
mod hostile;
mod layers;
mod money;
mod published;
mod purchases;
