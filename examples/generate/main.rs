//! Writes whole, clean ledgers: a living primary school, or one of a given size for measurements.
//!
//! `generate qingshi-primary DIR` writes the living school, `generate xiaomiao-kindergarten DIR` a kindergarten, `generate size ROWS DIR` a ledger of about so
//! many rows. Nothing here reads the clock or throws real dice: the same call writes the same files.
//!
//! The generator plays the school day by day (`office`), values stock and writes off assets by its own
//! arithmetic (`stock_book`, `register`) and asserts at each month's end that the books agree: it is a
//! second proof of the figures, not a user of the first.

// A generator asserts: what it cannot make right it must not write. Its counts are small, so casts lose nothing.
#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use,
    clippy::needless_pass_by_value,
    clippy::match_same_arms
)]

mod accounts;
mod asset_books;
mod attachments;
mod calendar;
mod campus;
mod canteen_books;
mod canteen_costs;
mod canteen_rows;
mod chance;
mod claims;
mod codes;
mod counts;
mod day_books;
mod documents;
mod food;
mod furnishings;
mod goods;
mod hygiene;
mod invoices;
mod kitchen;
mod ledger;
mod master_data;
mod menu;
mod money;
mod money_days;
mod month_end;
mod numbering;
mod nursery;
mod office;
mod opening;
mod people;
mod places;
mod plans;
mod proof_of_chain;
mod proof_of_stock;
mod property;
mod purchasing;
mod register;
mod school;
mod settings;
mod sittings;
mod small_expenses;
mod spring;
mod stock_book;
mod store;
mod suppliers;
mod table;
mod tasks;
mod university;
mod voices;
mod welfare;
mod welfare_books;
mod words;
mod writer;

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::office::Office;
use crate::school::School;
use crate::writer::Folder;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["qingshi-primary", folder] => generate(School::qingshi(), Path::new(folder)),
        ["yunhai-campus", folder] => generate(School::yunhai(), Path::new(folder)),
        ["xiaomiao-kindergarten", folder] => generate(School::xiaomiao(), Path::new(folder)),
        ["size", rows, folder] => {
            let rows: usize = rows.parse().with_context(|| format!("{rows} is no number of rows"))?;
            generate(School::of_size(rows), Path::new(folder))
        }
        _ => bail!("usage: generate qingshi-primary|xiaomiao-kindergarten|yunhai-campus DIR, or generate size ROWS DIR"),
    }
}

/// Plays a school and writes its ledger.
fn generate(mut school: School, root: &Path) -> Result<()> {
    let words = std::mem::take(&mut school.words);
    let mut office = Office::new(school);
    office.play();
    proof_of_stock::prove_stock(&office);
    proof_of_chain::prove_chain(&office);
    let mut folder = Folder::new(root, words)?;
    folder.write("bursar.toml", &settings::settings_text(&office))?;
    master_data::write_master_data(&office, &mut folder)?;
    documents::write_documents(&office.ledger, &mut folder)?;
    day_books::write_day_books(&office.ledger, &office.school, &mut folder)?;
    asset_books::write_asset_books(&office.ledger, &mut folder)?;
    if office.school.is_living() {
        canteen_costs::write_canteen_costs(&office, &mut folder)?;
        if office.school.university {
            university::write_tables(&office, &mut folder)?;
            university::write_voices(&office, &mut folder)?;
        } else {
            table::write_table(&office, &mut folder)?;
            hygiene::write_hygiene(&office, &mut folder)?;
            welfare_books::write_welfare(&office, &mut folder)?;
            voices::write_voices(&office, &mut folder)?;
        }
    }
    if office.school.whole {
        campus::write_campus(&office, &mut folder)?;
    } else if office.school.nursery {
        campus::write_house(&office, &mut folder)?;
    }
    println!("{}: {} rows, {} close calls in rounding", root.display(), folder.rows, office.stock.close_calls);
    Ok(())
}
