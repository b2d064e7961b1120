//! What vouchers name as their source (来源单据): an id, a row by its full name, or a memo; and the way back from there.

use super::vouchers::Vouchers;
use crate::id::Id;
use crate::registers::{ALL, Ledger, find};
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;

/// One token of `journal.source`, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceToken<'t> {
    /// `memo:TEXT`: a self-made voucher.
    Memo(&'t str),
    /// `register:key|key`: the register's name, as it is in the reference, and the keys.
    Row(&'static str, &'t str),
    /// An id.
    Id(&'t str),
    /// Something before a `:` that is no register.
    NoRegister(&'t str),
}

/// Takes a token of `journal.source` apart.
pub fn token(text: &str) -> SourceToken<'_> {
    match text.split_once(':') {
        None => SourceToken::Id(text),
        Some(("memo", words)) => SourceToken::Memo(words.trim()),
        Some((register, keys)) => match find(ALL, register.trim()) {
            Some(position) => SourceToken::Row(ALL[position].name, keys.trim()),
            None => SourceToken::NoRegister(register),
        },
    }
}

/// From documents and rows to the vouchers that name them.
#[derive(Debug, Default)]
pub(super) struct Sources<'l> {
    /// By the id that a token is: the vouchers, each with the register that the token says.
    ids: HashMap<Id, Vec<(Option<&'static str>, Id)>, FixedState>,
    /// By register and keys.
    rows: HashMap<(&'static str, Cow<'l, str>), Vec<Id>, FixedState>,
}

impl<'l> Sources<'l> {
    /// Reads the sources of every voucher.
    pub(super) fn build(ledger: &'l Ledger, vouchers: &Vouchers<'l>) -> Self {
        let mut sources = Self::default();
        for voucher in vouchers.iter() {
            for (_, text) in voucher.sources() {
                let (register, keys) = match token(text) {
                    SourceToken::Row(register, keys) => (Some(register), keys),
                    SourceToken::Id(id) => (None, id),
                    SourceToken::Memo(_) | SourceToken::NoRegister(_) => continue,
                };
                if let Some(id) = ledger.names.find(keys) {
                    let known = sources.ids.entry(id).or_default();
                    // What this voucher has named before stands at the end.
                    let mut of_this = known.iter().rev().take_while(|(_, earlier)| *earlier == voucher.id);
                    if of_this.all(|(said, _)| *said != register) {
                        known.push((register, voucher.id));
                    }
                }
                if let Some(register) = register {
                    let known = sources.rows.entry((register, normal(keys))).or_default();
                    if known.last() != Some(&voucher.id) {
                        known.push(voucher.id);
                    }
                }
            }
        }
        sources
    }

    /// The vouchers that name this id of a register, each once, in the order of first appearance.
    pub(super) fn of_id(&self, register: &str, id: Id) -> impl Iterator<Item = Id> + use<> {
        let mut found: Vec<Id> = Vec::new();
        for (said, voucher) in self.ids.get(&id).map_or(&[][..], Vec::as_slice) {
            if said.is_none_or(|said| said == register) && found.last() != Some(voucher) {
                found.push(*voucher);
            }
        }
        found.into_iter()
    }

    /// The vouchers that name this row, each once, in the order of first appearance.
    pub(super) fn of_row(&self, name: &str) -> impl Iterator<Item = Id> + use<> {
        let found = match token(name) {
            SourceToken::Row(register, keys) => self.rows.get(&(register, normal(keys))),
            _ => None,
        };
        found.cloned().unwrap_or_default().into_iter()
    }
}

/// Texts are compared after NFC, as ids are.
fn normal(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}
