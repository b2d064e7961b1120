//! Each balance on the bank's statement follows from the row before it and its own amount, so no row is missing.

use crate::books::accounts::side_of;
use crate::books::bank::{ChainBreak, Stray, moved};
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;

/// `statement/balance-chain`.
pub static RULE: Rule = Rule {
    id: "statement/balance-chain",
    level: Level::Error,
    fixable: false,
    title: Wording::new("银行流水余额不连续", "the statement's balances do not follow"),
    why: Wording::new(
        "对账单的余额逐行相连；断开之处，必有缺行、重行或改动。",
        "a statement's balances hang together row by row: where they break a row is missing, doubled or altered.",
    ),
    source: Wording::new(
        "会计基础工作规范第六十二条（与银行对账单核对）",
        "Basic Accounting Norms art. 62 (comparing with the bank's statement)",
    ),
    reads: &["bank", "opening-balances"],
    whole: &["bank", "opening-balances"],
    policy: &[],
    guide: include_str!("balance_chain.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let lang = context.lang;
    for account in context.books.bank.accounts() {
        report.checked(account.statement.len());
        // An account that stands nowhere is found as that.
        for stray in account.strays.iter().filter(|stray| context.books.accounts.is_placed(stray.row.account)) {
            report.add(elsewhere(context, stray));
        }
        let accounts = &context.books.accounts;
        let within: Vec<Id> = accounts.with_below(account.account).collect();
        // What opened the account may be in a row that is found already.
        let is_told =
            |chain: &ChainBreak<'_>| chain.before.is_none() && accounts.may_lack(&within, chain.difference(), chain.row.date);
        // A month without any row is found as that.
        let lacking = account.lacking();
        let spans = |chain: &ChainBreak<'_>| {
            let from = chain.before.map(|before| before.date.month());
            from.is_some_and(|from| lacking.iter().any(|month| from < *month && *month < chain.row.date.month()))
        };
        for chain in account.breaks.iter().filter(|chain| !chain.is_echo && !is_told(chain) && !spans(chain)) {
            let (balance, expected, off) = (chain.row.balance.0, chain.expected, chain.difference().abs());
            let amount = moved(chain.row);
            let start = expected - amount;
            let message = match chain.before {
                Some(_) => say!(
                    lang,
                    "余额 {balance}，上一行 {start} 加本行 {amount} 得 {expected}，相差 {off}",
                    "balance {balance}, the row before {start} and this row's {amount} give {expected}, {off} apart"
                ),
                None => say!(
                    lang,
                    "余额 {balance}，期初 {start} 加本行 {amount} 得 {expected}，相差 {off}",
                    "balance {balance}, the opening {start} and this row's {amount} give {expected}, {off} apart"
                ),
            };
            let next = match chain.before {
                Some(_) => say!(
                    lang,
                    "重新导入这几天的对账单：补缺行、删重行",
                    "import the statement of these days anew: add the row that is missing, take the doubled one out"
                ),
                None => say!(
                    lang,
                    "补全首行以前的对账单，或更正期初余额",
                    "import the statement before this row, or mend the opening balance"
                ),
            };
            let mut finding = context.finding(chain.row, "balance").message(message).next(next);
            if let Some(entry) = chain.missing {
                let words = say!(lang, "账上有这一笔，对账单没有", "in the journal, not on the statement");
                finding = finding.beside(cell(entry, side_of(entry)), words);
            }
            let opening = || context.rows().opening_balances.iter().find(|row| row.account == account.account);
            report.add(if let Some(before) = chain.before {
                finding.beside(cell(before, "balance"), say!(lang, "上一行余额", "the balance before"))
            } else if let Some(opening) = opening() {
                let side = if opening.debit.is_some() { "debit" } else { "credit" };
                finding.beside(cell(opening, side), say!(lang, "期初余额", "the opening balance"))
            } else {
                finding
            });
        }
    }
}

/// A row whose balance follows from that of another row than the one before it.
fn elsewhere(context: &Context<'_>, stray: &Stray<'_>) -> Draft {
    let lang = context.lang;
    let (row, name, balance) = (stray.row, context.account(stray.account), stray.row.balance.0);
    let draft = context.finding(row, if row.account == stray.account { "date" } else { "account" });
    let next = say!(lang, "照银行原件改正本行的科目或日期", "mend account or date of this row as the bank gave them");
    match stray.after {
        Some(after) => {
            let (before, day) = (after.balance.0, after.date);
            let message = say!(
                lang,
                "余额 {balance} 不接在这里，接在 {day} 余额 {before} 之后：{name}",
                "the balance {balance} does not follow here, it follows {before} of {day}: {name}"
            );
            draft.message(message).next(next).beside(cell(after, "balance"), say!(lang, "本行接在其后", "it follows this row"))
        }
        None => {
            let message = say!(
                lang,
                "余额 {balance} 不接在这里，接在期初余额之后：{name}",
                "the balance {balance} does not follow here, it follows the opening balance: {name}"
            );
            draft.message(message).next(next)
        }
    }
}
