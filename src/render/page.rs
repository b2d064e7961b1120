//! A page about one thing: sections of facts and of rows, as text for people or as one JSON object for scripts.

use super::escape::visible;
use super::grid::Grid;
use super::{Cell, text_width, wrap};
use crate::lang::Lang;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::io;

/// The version of the machine form; a key may be added to it, none is taken away or changes its meaning.
pub const VERSION: u32 = 1;

/// The widest line of a fact where there is no terminal.
const DEFAULT_WIDTH: usize = 100;

/// Everything that is known of one thing.
#[derive(Debug, Default)]
pub struct Page {
    /// What it is: what stands in the heading.
    pub title: String,
    /// The register it stands in.
    pub register: String,
    /// Its id.
    pub id: String,
    /// The sections, in their order.
    pub sections: Vec<Section>,
}

/// A part of a page.
#[derive(Debug)]
pub struct Section {
    /// Its key in the machine form.
    pub name: &'static str,
    /// The rows; the grid's title is the section's.
    pub grid: Grid,
    /// Whether it is one set of facts and no list of rows.
    pub single: bool,
}

impl Section {
    /// A list of rows.
    pub const fn rows(name: &'static str, grid: Grid) -> Self {
        Self { name, grid, single: false }
    }

    /// One set of facts: the first row of the grid.
    pub const fn facts(name: &'static str, grid: Grid) -> Self {
        Self { name, grid, single: true }
    }
}

impl Page {
    /// The page for people; sections without a row are left out.
    pub fn text(&self, width: Option<usize>, lang: Lang) -> String {
        let mut text = format!("# {}\n", visible(&self.title));
        for section in self.sections.iter().filter(|section| !section.grid.rows.is_empty()) {
            text.push('\n');
            if section.single {
                facts(&section.grid, width, lang, &mut text);
            } else {
                rows(&section.grid, width, lang, &mut text);
            }
        }
        text
    }

    /// One JSON object: `version`, `register`, `id`, then a key a section.
    ///
    /// # Errors
    /// None in memory; the library's signature has them.
    pub fn json(&self) -> io::Result<Vec<u8>> {
        let mut json = serde_json::to_vec_pretty(self)?;
        json.push(b'\n');
        Ok(json)
    }
}

impl Serialize for Page {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3 + self.sections.len()))?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("register", &self.register)?;
        map.serialize_entry("id", &self.id)?;
        for section in &self.sections {
            match (section.single, section.grid.rows.first()) {
                (true, Some(row)) => map.serialize_entry(section.name, &section.grid.object(row))?,
                (true, None) => map.serialize_entry(section.name, &())?,
                (false, _) => map.serialize_entry(section.name, &section.grid.objects())?,
            }
        }
        map.end()
    }
}

/// A heading and a table.
fn rows(grid: &Grid, width: Option<usize>, lang: Lang, text: &mut String) {
    let (title, count) = (visible(&grid.title), grid.rows.len());
    *text += &match lang {
        Lang::Chinese => format!("## {title}（{count}）\n\n"),
        Lang::English => format!("## {title} ({count})\n\n"),
    };
    *text += &grid.lines(width);
}

/// A line a fact, what is empty left out; records inside follow as tables of their own.
fn facts(grid: &Grid, width: Option<usize>, lang: Lang, text: &mut String) {
    let Some(row) = grid.rows.first() else { return };
    if !grid.title.is_empty() {
        *text += &format!("## {}\n\n", visible(&grid.title));
    }
    let filled = || grid.columns.iter().zip(row).filter(|(_, cell)| !cell.is_empty());
    let plain = || filled().filter(|(_, cell)| !matches!(cell, Cell::Record(_) | Cell::Records(_)));
    let label = plain().map(|(column, _)| text_width(&visible(&column.shown))).max().unwrap_or(0) + 2;
    let room = width.unwrap_or(DEFAULT_WIDTH).saturating_sub(label + 2).max(20);
    for (column, cell) in plain() {
        let shown = visible(&column.shown);
        let padding = label - text_width(&shown);
        let lines = wrap(&cell.shown(), room, room);
        let hanging = format!("\n  {:label$}", "");
        *text += &format!("  {shown}{:padding$}{}\n", "", lines.join(&hanging));
    }
    for (_, cell) in filled() {
        match cell {
            Cell::Record(inside) => {
                text.push('\n');
                facts(inside, width, lang, text);
            }
            Cell::Records(inside) => {
                text.push('\n');
                rows(inside, width, lang, text);
            }
            _ => {}
        }
    }
}
