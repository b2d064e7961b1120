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
    /// How it is written.
    pub form: Form,
    /// For whom it is.
    pub reader: Reader,
    /// People see only so many of the last rows, and where the others are; programs see all.
    pub last: Option<(usize, String)>,
}

/// How a section is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One set of facts: the first row of the grid; an object for programs.
    Facts,
    /// Rows: a table; an array for programs.
    Rows,
    /// Rows of which there is often just one, which then is written as facts; an array for programs.
    Cards,
}

/// For whom a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// For people and programs.
    All,
    /// For people, who find the same elsewhere in the machine form.
    People,
    /// For programs; people find the same elsewhere on the page.
    Programs,
}

impl Section {
    /// A section for people and programs.
    pub const fn new(name: &'static str, form: Form, grid: Grid) -> Self {
        Self { name, grid, form, reader: Reader::All, last: None }
    }

    /// The section for these readers only.
    #[must_use]
    pub fn reader(self, reader: Reader) -> Self {
        Self { reader, ..self }
    }

    /// Shows people only so many of the last rows, and says where the others are.
    #[must_use]
    pub fn last(self, rows: usize, others: String) -> Self {
        Self { last: Some((rows, others)), ..self }
    }

    fn text(&self, width: Option<usize>, lang: Lang, text: &mut String) {
        match self.form {
            Form::Facts => facts(&self.grid, width, lang, text),
            Form::Cards if self.grid.rows.len() == 1 => facts(&self.grid, width, lang, text),
            Form::Rows | Form::Cards => rows(&self.grid, self.last.as_ref(), width, lang, text),
        }
    }
}

impl Page {
    /// The page for people; sections without a row are left out.
    pub fn text(&self, width: Option<usize>, lang: Lang) -> String {
        let mut text = format!("# {}\n", visible(&self.title));
        let shown = |section: &&Section| section.reader != Reader::Programs && !section.grid.rows.is_empty();
        for section in self.sections.iter().filter(shown) {
            text.push('\n');
            section.text(width, lang, &mut text);
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
        let sections = || self.sections.iter().filter(|section| section.reader != Reader::People);
        let mut map = serializer.serialize_map(Some(3 + sections().count()))?;
        map.serialize_entry("version", &VERSION)?;
        map.serialize_entry("register", &self.register)?;
        map.serialize_entry("id", &self.id)?;
        for section in sections() {
            match (section.form, section.grid.rows.first()) {
                (Form::Facts, Some(row)) => map.serialize_entry(section.name, &section.grid.object(row))?,
                (Form::Facts, None) => map.serialize_entry(section.name, &())?,
                _ => map.serialize_entry(section.name, &section.grid.objects())?,
            }
        }
        map.end()
    }
}

/// A heading and a table.
fn rows(grid: &Grid, last: Option<&(usize, String)>, width: Option<usize>, lang: Lang, text: &mut String) {
    let (title, count) = (visible(&grid.title), grid.rows.len());
    *text += &match lang {
        Lang::Chinese => format!("## {title}（{count}）\n\n"),
        Lang::English => format!("## {title} ({count})\n\n"),
    };
    match last {
        Some((most, others)) if count > *most => {
            let shown = Grid { title: String::new(), columns: grid.columns.clone(), rows: grid.rows[count - most..].to_vec() };
            *text += &shown.lines(width);
            let left = count - most;
            *text += &match lang {
                Lang::Chinese => format!("\n此前还有 {left} 行：{others}\n"),
                Lang::English => format!("\n{left} more before: {others}\n"),
            };
        }
        _ => *text += &grid.lines(width),
    }
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
                rows(inside, None, width, lang, text);
            }
            _ => {}
        }
    }
}
