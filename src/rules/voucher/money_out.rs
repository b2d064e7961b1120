//! Money that leaves cash or bank rests on a paper that asks for it: a claim, a receipt, a payment of aid, a refund of fees.

use crate::books::accounts::{SourceToken, Voucher, amount_of, token};
use crate::findings::Draft;
use crate::id::Id;
use crate::money::Money;
use crate::registers::{Control, JournalEntry};
use crate::rules::Context;
use crate::rules::context::cell;
use crate::say;
use foldhash::fast::FixedState;
use std::collections::HashSet;

/// Registers whose rows ask for money: each says who is paid how much, and for what.
const PAPERS: [&str; 6] = ["claims", "receipts", "aid", "fees", "utility-bills", "canteen-costs"];

/// Vouchers that a claim, a payment of aid, a fee or a cost of the canteen names: they rest on it.
pub struct MoneyOut {
    named: HashSet<Id, FixedState>,
}

impl MoneyOut {
    /// Gathers which vouchers are named.
    pub fn gather(context: &Context<'_>) -> Self {
        let rows = context.rows();
        let claims = rows.claims.iter().filter_map(|claim| claim.paid.as_ref()?.voucher);
        let aid = rows.aid.iter().filter_map(|row| row.voucher);
        let fees = rows.fees.iter().flat_map(|row| [row.voucher, row.refund_voucher]).flatten();
        let costs = rows.canteen_costs.iter().filter_map(|row| row.voucher);
        Self { named: claims.chain(aid).chain(fees).chain(costs).collect() }
    }

    /// A voucher that gives money out on the strength of something that asks for none.
    pub fn fault(&self, context: &Context<'_>, voucher: Voucher<'_, '_>) -> Option<Draft> {
        // A paper that could not be read may be the one.
        if PAPERS.iter().any(|register| !context.ledger.is_whole(register)) {
            return None;
        }
        let (lang, accounts) = (context.lang, &context.books.accounts);
        // A reversal rests on what it reverses; what does not balance, or names an unknown account, is found as that.
        let is_sound = voucher.rows.iter().map(|row| amount_of(row)).sum::<Money>().is_zero()
            && voucher.rows.iter().all(|row| row.corrects.is_none() && accounts.is_placed(row.account));
        let is_money = |row: &JournalEntry| matches!(accounts.control_of(row.account), Some(Control::Cash | Control::Bank));
        // Cash that is drawn, and money that goes to another account of the school's own, stays.
        let out: Money = -voucher.rows.iter().filter(|row| is_money(row)).map(|row| amount_of(row)).sum::<Money>();
        if !is_sound || out <= Money::ZERO || self.named.contains(&voucher.id) {
            return None;
        }
        let (row, text) = voucher.sources().next()?;
        if voucher.sources().any(|(_, text)| asks_for_money(context, text)) {
            return None;
        }
        let policy = &context.policy(voucher.day()).bank;
        let limit = policy.charge_limit;
        let from_bank = voucher.sources().any(|(_, text)| stands_in(context, text, "bank"));
        // Many people are paid at once on a sheet of the school's own, which a bank row answers.
        let is_sheet = |text: &str| {
            let memo = if let SourceToken::Memo(memo) = token(text) { Some(memo) } else { None };
            memo.is_some_and(|memo| policy.sheets.iter().any(|word| memo.contains(word.as_str())))
        };
        if from_bank && (out <= limit || voucher.sources().any(|(_, text)| is_sheet(text))) {
            return None;
        }
        let draft = context.finding(row, "source");
        let draft = if from_bank {
            draft.message(say!(
                lang,
                "付出 {out} 元，只有银行回单 {text}；只凭回单的付款不超过 {limit} 元",
                "{out} yuan go out on the bank's slip {text} alone, which supports {limit} at most"
            ))
        } else {
            draft.message(say!(
                lang,
                "付出 {out} 元，来源 {text} 不是付款的凭据",
                "{out} yuan go out, and the source {text} asks for no money"
            ))
        };
        let draft = draft.next(say!(
            lang,
            "填报销单并附票据，把报销单号写进 source（来源单据）；不该付的，追回",
            "write the claim with its receipts and name it in `source`; what should not have been paid is claimed back"
        ));
        let paid = voucher.rows.iter().find(|row| is_money(row) && row.credit.is_some());
        Some(match paid {
            Some(paid) => draft.beside(cell(*paid, "credit"), say!(lang, "付款的分录", "the entry that pays")),
            None => draft,
        })
    }
}

fn asks_for_money(context: &Context<'_>, text: &str) -> bool {
    PAPERS.iter().any(|register| stands_in(context, text, register))
}

/// Whether a source names a row of a register.
fn stands_in(context: &Context<'_>, text: &str, register: &str) -> bool {
    match token(text) {
        SourceToken::Row(named, _) => named == register,
        SourceToken::Id(id) => context.ledger.registers_of(id).contains(&register),
        SourceToken::Memo(_) | SourceToken::NoRegister(_) => false,
    }
}
