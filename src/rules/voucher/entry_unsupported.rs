//! Every voucher names the paper behind it: a receipt, a claim, a slip, a bank row, or says that it is self-made.

use crate::books::accounts::{SourceToken, Voucher, token};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::{ALL, JournalEntry, Row, Table, Visitor};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use foldhash::fast::FixedState;
use std::collections::{BTreeSet, HashSet};

/// `voucher/entry-unsupported`.
pub static RULE: Rule = Rule {
    id: "voucher/entry-unsupported",
    level: Level::Error,
    fixable: false,
    title: Wording::new("凭证没有来源单据", "an entry with nothing behind it"),
    why: Wording::new(
        "没有原始凭证的记账，事后没有人能说明这笔钱为什么动。",
        "of an entry without a paper behind it nobody can say later why the money moved.",
    ),
    source: "会计法 art. 14, 17 (账证相符); 会计基础工作规范 art. 51",
    reads: &["journal"],
    whole: &[],
    policy: &[],
    guide: include_str!("entry_unsupported.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let known = Known::gather(context);
    for voucher in context.books.accounts.vouchers() {
        report.checked(1);
        // A reversal rests on the voucher that it reverses.
        if voucher.sources().next().is_none() && voucher.rows.iter().all(|row| row.corrects.is_none()) {
            let id = context.text(voucher.id);
            report.add(
                context
                    .finding(voucher.first(), "source")
                    .message(say!(context.lang, "凭证 {id} 没有来源单据", "voucher {id} names no source"))
                    .next(say!(
                        context.lang,
                        "在 source（来源单据）填写票据、报销单等的编号；自制凭证写 memo:说明，并填附件数",
                        "name the receipt, claim or other document in `source`; for a self-made voucher write `memo:TEXT` and `attachments`"
                    )),
            );
        }
        let mut seen = BTreeSet::new();
        for (row, text) in voucher.sources().filter(|(_, text)| seen.insert(*text)) {
            report.checked(1);
            if let Some(draft) = known.fault(context, voucher, row, text) {
                report.add(draft);
            }
        }
    }
}

/// What stands in the ledger and can be a source, besides the ids of registers.
struct Known<'c> {
    context: &'c Context<'c>,
    /// Numbers of acceptances, which stand inside purchases.
    acceptances: HashSet<Id, FixedState>,
    /// Registers of which a token names a row by all its keys.
    wanted: BTreeSet<&'static str>,
    /// The full names of their rows.
    rows: HashSet<String, FixedState>,
    /// Whether every id of the ledger could be read.
    complete: bool,
}

impl<'c> Known<'c> {
    fn gather(context: &'c Context<'c>) -> Self {
        let purchases = context.rows().purchases.iter();
        let tokens = context.rows().journal.iter().flat_map(|row| row.source.iter()).map(|text| token(text));
        let named_by_keys = tokens.filter_map(|token| match token {
            SourceToken::Row(register, keys) if is_by_keys(register, keys) => Some(register),
            _ => None,
        });
        let mut known = Self {
            context,
            acceptances: purchases.flat_map(|purchase| purchase.acceptances.iter().map(|acceptance| acceptance.id)).collect(),
            wanted: named_by_keys.collect(),
            rows: HashSet::default(),
            complete: ALL.iter().all(|register| register.id.is_none() || context.ledger.is_whole(register.name)),
        };
        if !known.wanted.is_empty() {
            context.rows().visit(&mut known);
        }
        known
    }

    fn fault(&self, context: &Context<'_>, voucher: Voucher<'_, '_>, row: &JournalEntry, text: &str) -> Option<Draft> {
        let at_source = |message: String| {
            let next = say!(context.lang, "登记该单据，或更正 source（来源单据）", "enter that document, or mend `source`");
            Some(context.finding(row, "source").message(message).next(next))
        };
        let lang = context.lang;
        match token(text) {
            SourceToken::Memo(words) => {
                let papers: u64 = voucher.rows.iter().filter_map(|row| row.attachments).map(u64::from).sum();
                if words.is_empty() {
                    let message = say!(lang, "自制凭证没有写明事由", "a self-made voucher does not say what it is");
                    return Some(context.finding(row, "source").message(message).next(say!(
                        lang,
                        "写成 memo:说明",
                        "write `memo:TEXT`"
                    )));
                }
                (papers == 0).then(|| {
                    context
                        .finding(row, "attachments")
                        .message(say!(
                            lang,
                            "自制凭证附件 0 张，至少 1 张",
                            "0 papers attached to a self-made voucher, 1 is needed"
                        ))
                        .next(say!(
                            lang,
                            "在 attachments（附件数）填写所附计算表、说明的张数",
                            "write in `attachments` how many papers show how it was worked out"
                        ))
                })
            }
            SourceToken::Id(id) => {
                let found = context.ledger.names.find(id);
                let registers = context.ledger.registers_of(id);
                let itself = found == Some(voucher.id) && registers == ["journal"];
                let stands = !registers.is_empty() || found.is_some_and(|id| self.acceptances.contains(&id));
                if itself {
                    at_source(say!(lang, "凭证 {id} 以自身为来源", "voucher {id} names itself as its source"))
                } else if stands || !self.complete {
                    None
                } else {
                    at_source(say!(lang, "来源 {id} 在账簿中不存在", "source {id} stands nowhere in the ledger"))
                }
            }
            SourceToken::Row(register, keys) => {
                let by_id = context.ledger.registers_of(keys).contains(&register);
                let by_keys = is_by_keys(register, keys) && self.rows.contains(trimmed(&format!("{register}:{keys}")));
                (!by_id && !by_keys && context.ledger.is_whole(register)).then_some(())?;
                at_source(say!(lang, "{register} 中没有 {keys}", "no row {keys} in {register}"))
            }
            SourceToken::NoRegister(name) => at_source(say!(lang, "没有名为 {name} 的账册", "no register is called {name}")),
        }
    }
}

/// Whether a row of a register is named by its keys, and not by its id.
fn is_by_keys(register: &str, keys: &str) -> bool {
    keys.contains('|') || ALL.iter().any(|known| known.name == register && known.id.is_none())
}

/// A row's name without the separators of empty keys at its end.
fn trimmed(name: &str) -> &str {
    name.trim_end_matches('|')
}

impl Visitor for Known<'_> {
    fn table<R: Row>(&mut self, rows: &Table<R>) {
        if self.wanted.contains(R::REGISTER.name) {
            self.rows.extend(rows.iter().map(|row| trimmed(&self.context.row_name(row).0).to_owned()));
        }
    }
}
