//! Forms (单据): the papers of one document, filled from the ledger, with lines for those who sign.
//!
//! A form decides what stands on the paper; its look is a template, which a school may replace by its own
//! (`templates/FORM.typ` in the ledger). To add one, write its file with a `FORM` and add a line to the list below.

mod acceptance;
mod asset_card;
mod asset_label;
mod claim;
mod custody_letter;
mod damage;
mod disposal;
mod goods;
mod purchase_request;
mod repair;
mod sample_label;
mod stock_slip;

use crate::id::Id;
use crate::lang::Wording;
use crate::reports::{Body, Desk};

/// A form of the catalogue.
#[derive(Debug)]
pub struct Form {
    /// Its name for scripts.
    pub name: &'static str,
    /// What stands above it.
    pub title: Wording,
    /// What it is of, in a line: what its id names.
    pub about: Wording,
    /// How much of a page it takes.
    pub size: Size,
    /// The registers in which its id stands, for the nearest name.
    pub registers: &'static [&'static str],
    /// What its id names, for the help.
    pub names: Wording,
    /// Fills it: one for a document, several for a room or a day; none where the ledger has nothing of this name.
    pub build: fn(&Desk<'_>, &str) -> Vec<Body>,
}

/// How much of a page a form takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// A page of its own, or several.
    Page,
    /// As much as it needs; several follow each other on a page, none is torn.
    Slip,
    /// A label on a sheet of labels.
    Label,
}

impl Size {
    /// Its name for templates.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Slip => "slip",
            Self::Label => "label",
        }
    }
}

/// The form of the document with this id, where there is one.
fn of_document(desk: &Desk<'_>, name: &str, build: impl Fn(&Desk<'_>, Id) -> Option<Body>) -> Vec<Body> {
    desk.ledger.names.find(name).and_then(|id| build(desk, id)).into_iter().collect()
}

/// Every form, in the order of the list that `bursar print` shows.
pub static FORMS: &[&Form] = &[
    &purchase_request::FORM,
    &acceptance::FORM,
    &stock_slip::FORM,
    &claim::FORM,
    &asset_card::FORM,
    &asset_label::FORM,
    &disposal::FORM,
    &repair::FORM,
    &damage::FORM,
    &custody_letter::FORM,
    &sample_label::FORM,
];

/// The form of this name, in either language.
pub fn find(name: &str) -> Option<&'static Form> {
    FORMS.iter().copied().find(|form| form.name == name || form.title.zh == name)
}
