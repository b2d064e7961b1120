//! Every voucher names the paper behind it: a receipt, a claim, a slip, a bank row, or says that it is self-made.

use super::money_out::MoneyOut;
use crate::books::accounts::{SourceToken, Voucher, amount_of, token};
use crate::books::invoices::doubt;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{ALL, BankEntry, Control, JournalEntry, Receipt, Row, Table, Visitor};
use crate::rules::context::cell;
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
    source: Wording::new(
        "会计法第十四条、第十七条（账证相符）；会计基础工作规范第五十一条",
        "Accounting Law art. 14, 17 (books agree with vouchers); Basic Accounting Norms art. 51",
    ),
    reads: &["journal", "receipts", "claims", "bank", "accounts", "aid", "fees", "utility-bills", "canteen-costs"],
    whole: &[],
    policy: &["bank.charge_limit", "bank.sheets"],
    guide: include_str!("entry_unsupported.md"),
    check: Check::Ledger(check),
};

/// So many sources that stand nowhere are told each, in a ledger without bank statements.
const MOST_ALONE: usize = 10;

fn check(context: &Context<'_>, report: &mut Report) {
    let (known, money_out) = (Known::gather(context), MoneyOut::gather(context));
    // Without any statement none of its rows is found: that is one fault, told at the first voucher.
    let unstated = context.rows().bank.is_empty() && context.ledger.is_whole("bank");
    let mut of_bank: Vec<Draft> = Vec::new();
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
        let mut is_told = false;
        for (row, text) in voucher.sources().filter(|(_, text)| seen.insert(*text)) {
            report.checked(1);
            if let Some(draft) = known.fault(context, voucher, row, text).or_else(|| other_paper(context, voucher, row, text)) {
                is_told = true;
                if unstated && touches_bank(context, voucher) {
                    of_bank.push(draft);
                } else {
                    report.add(draft);
                }
            }
        }
        if !is_told && let Some(draft) = money_out.fault(context, voucher) {
            report.add(draft);
        }
        if let Some(draft) = other_amount(context, voucher) {
            report.add(draft);
        }
    }
    if of_bank.len() > MOST_ALONE {
        let more = of_bank.len() - 1;
        of_bank.truncate(1);
        of_bank[0].message += &say!(
            context.lang,
            "；另有 {more} 处也是：账簿里没有银行对账单",
            "; {more} more do not either: the ledger has no bank statement"
        );
    }
    for draft in of_bank {
        report.add(draft);
    }
}

/// Whether a voucher moves money at a bank.
fn touches_bank(context: &Context<'_>, voucher: Voucher<'_, '_>) -> bool {
    voucher.rows.iter().any(|row| context.books.accounts.control_of(row.account) == Some(Control::Bank))
}

/// A source that stands in the ledger and cannot be this voucher's: a bank row of an account that it does not touch, or a claim
/// that another voucher pays.
fn other_paper(context: &Context<'_>, voucher: Voucher<'_, '_>, row: &JournalEntry, text: &str) -> Option<Draft> {
    let (lang, accounts) = (context.lang, &context.books.accounts);
    // A voucher with an entry too much, or over two sets of books, is found as that.
    let is_balanced = voucher.rows.iter().map(|row| amount_of(row)).sum::<Money>().is_zero();
    if !is_balanced || voucher.rows.iter().any(|row| accounts.crosses(row)) {
        return None;
    }
    let (register, text) = match token(text) {
        SourceToken::Id(text) => (None, text),
        SourceToken::Row(register, text) => (Some(register), text),
        SourceToken::Memo(_) | SourceToken::NoRegister(_) => return None,
    };
    let id = context.ledger.names.find(text)?;
    // An entry whose account stands nowhere is found as that.
    let is_placed = voucher.rows.iter().all(|row| accounts.is_placed(row.account));
    let of_bank = register.is_none_or(|register| register == "bank") && is_placed;
    if let Some(of_bank) = context.rows().bank.get(id).filter(|_| of_bank) {
        let is_stray = |row: &BankEntry| context.books.bank.is_stray(row) || !accounts.is_placed(row.account);
        let mut all = context.rows().bank.all(id);
        if all.any(|row| accounts.touches(voucher, row.account) || is_stray(row)) {
            return None;
        }
        let (voucher, name) = (context.text(voucher.id), context.account(of_bank.account));
        let draft = context.finding(row, "source").message(say!(
            lang,
            "流水 {text} 是{name}的，凭证 {voucher} 没有这个科目的分录",
            "{text} is on the statement of {name}, and voucher {voucher} has no entry on that account"
        ));
        let draft = draft.next(say!(lang, "更正科目，或更正 source（来源单据）", "mend the account, or mend `source`"));
        return Some(draft.beside(cell(of_bank, "account"), say!(lang, "银行流水的科目", "the account of the statement")));
    }
    let claim = context.rows().claims.get(id).filter(|_| register.is_none_or(|register| register == "claims"))?;
    let paid = claim.paid.as_ref()?;
    let own = accounts.voucher(paid.voucher.filter(|own| *own != voucher.id)?)?;
    let pays = accounts.touches(voucher, paid.account);
    let is_its_own = accounts.vouchers_of("claims", id).any(|other| other.id == own.id);
    (pays && is_its_own && row.corrects.is_none()).then(|| {
        let number = context.text(own.id);
        let draft = context.finding(row, "source").message(say!(
            lang,
            "{text} 由凭证 {number} 支付，不是本凭证",
            "{text} is paid by voucher {number}, not by this one"
        ));
        let next = say!(lang, "source（来源单据）改为本凭证所付的报销单", "name in `source` the claim that this voucher pays");
        draft.next(next).beside(cell(paid, "voucher"), say!(lang, "该报销单的付款凭证", "the voucher of that claim"))
    })
}

/// A voucher that books what is owed and owes something else than the receipts that it names come to.
fn other_amount(context: &Context<'_>, voucher: Voucher<'_, '_>) -> Option<Draft> {
    let (lang, accounts) = (context.lang, &context.books.accounts);
    let is_payable = |row: &JournalEntry| accounts.control_of(row.account) == Some(Control::Payables);
    let mut credits = voucher.rows.iter().filter(|row| row.credit.is_some());
    if voucher.rows.iter().any(|row| row.corrects.is_some()) || !credits.all(|row| is_payable(row)) {
        return None;
    }
    let receipts = receipts_of(context, voucher);
    let (row, _) = *receipts.first()?;
    let owed: Money = voucher.rows.iter().filter_map(|row| row.credit).sum();
    let total: Money = receipts.iter().map(|(_, receipt)| receipt.total).sum();
    let doubts: Money = receipts.iter().map(|(_, receipt)| doubt(receipt)).sum();
    let debit: Money = voucher.rows.iter().filter_map(|row| row.debit).sum();
    // A receipt may be booked in parts; a total that is not net and tax, and a voucher that does not balance, are found as that.
    let is_part = |(_, receipt): &(&JournalEntry, &Receipt)| accounts.vouchers_of("receipts", receipt.receipt).nth(1).is_some();
    let is_split = owed < total && receipts.iter().all(is_part);
    if owed == total || owed == total + doubts || debit != owed || is_split {
        return None;
    }
    let too_much = receipts.iter().find(|(_, receipt)| receipt.total == total - owed);
    let (row, receipt) = too_much.copied().or_else(|| Some((row, receipts.first()?.1)))?;
    let count = receipts.len();
    let draft = context.finding(row, "source").message(say!(
        lang,
        "应付 {owed}，所列票据 {count} 张合计 {total}",
        "{owed} is booked as owed, the receipts that it names ({count}) come to {total}"
    ));
    let draft = draft.next(say!(
        lang,
        "核对所附票据：更正 source（来源单据）或金额",
        "compare the receipts behind it: mend `source`, or the amount"
    ));
    Some(draft.beside(cell(receipt, "total"), say!(lang, "所列票据", "a receipt that it names")))
}

/// The receipts that a voucher names, each once, with the entry that does.
fn receipts_of<'c>(context: &Context<'c>, voucher: Voucher<'_, 'c>) -> Vec<(&'c JournalEntry, &'c Receipt)> {
    let mut seen = BTreeSet::new();
    let named = voucher.sources().filter_map(|(row, text)| match token(text) {
        SourceToken::Id(id) | SourceToken::Row("receipts", id) => Some((row, context.ledger.names.find(id)?)),
        _ => None,
    });
    let receipts = named.filter_map(|(row, id)| Some((row, context.rows().receipts.get(id)?)));
    receipts.filter(|(_, receipt)| seen.insert(receipt.receipt)).collect()
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

    /// Whether the voucher is one of a bank account of which that month's statement is not in the ledger: then its rows cannot be
    /// found there, which is told once.
    fn is_of_a_statement_that_lacks(&self, voucher: Voucher<'_, '_>) -> bool {
        let (accounts, month) = (&self.context.books.accounts, voucher.first().date.month());
        let mut all = self.context.books.bank.accounts().iter();
        all.any(|account| account.lacks(month) && accounts.touches(voucher, account.account))
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
                (papers == 0 || row.attachments == Some(0)).then(|| {
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
                } else if stands || !self.complete || self.is_of_a_statement_that_lacks(voucher) {
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
