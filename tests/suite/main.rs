//! The tests that look at bursar from outside: guides, commands, ledgers, hostile input, the tree itself.

#![allow(clippy::expect_used)]

mod assets;
mod careless;
mod commands;
mod encodings;
mod examples;
mod fees;
mod filed;
mod food;
mod format_page;
mod forms;
mod frauds;
mod guides;
mod hostile;
mod layers;
mod metrics;
mod money;
mod mutations;
mod plan;
mod published;
mod purchases;
mod registers;
mod reports;
mod small_school;
mod stock;
mod topics;
mod wording;
