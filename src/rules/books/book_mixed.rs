//! School, canteen and agency money never pay for each other: a voucher stays within one set of books.

use crate::books::accounts::amount_of;
use crate::books::stock::book_of_place;
use crate::findings::{Draft, Level};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Account, Book, Claim, JournalEntry, Payment, Receipt};
use crate::rules::context::cell;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::table::Words;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// `books/book-mixed`.
pub static RULE: Rule = Rule {
    id: "books/book-mixed",
    level: Level::Error,
    fixable: false,
    title: Wording::new("账套串用", "one set of books pays for another"),
    why: Wording::new(
        "伙食费、代收费是学生的钱，与学校经费分账核算、互不垫付。",
        "meal and agency money is the pupils': it is kept apart from the school's and neither pays for the other.",
    ),
    source: Wording::new(
        "财会〔2018〕20号（食堂单独核算）；教财〔2012〕2号（学校食堂财务管理）；各省代收费管理办法",
        "Caikuai [2018] 20 (canteens keep separate accounts); Jiaocai [2012] 2 (school canteens' finances); provincial rules for fees collected for others",
    ),
    reads: &["journal", "accounts", "claims", "receipts", "canteen-intake", "budget", "places"],
    whole: &["accounts", "places"],
    policy: &[],
    guide: include_str!("book_mixed.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let mut mixed: HashSet<Id, FixedState> = HashSet::default();
    let miscast = miscast(context);
    for (account, row) in &miscast {
        report.add(of_account(context, account, row));
    }
    for voucher in context.books.accounts.vouchers() {
        report.checked(1);
        let before = mixed.len();
        for row in voucher.rows {
            if let Some((own, account)) = crossing(context, row) {
                mixed.insert(voucher.id);
                if miscast.iter().all(|(told, _)| told.account != row.account) {
                    report.add(in_words(context, row, own, account));
                }
            }
        }
        let accounts = &context.books.accounts;
        // Of an account that stands nowhere nobody knows the books.
        let mut known = voucher.rows.iter().filter(|row| row.book.is_some() || accounts.is_placed(row.account));
        // An entry that a voucher has too much is found as that.
        let is_balanced = voucher.rows.iter().map(|row| amount_of(row)).sum::<Money>().is_zero();
        let Some(first) = known.next().filter(|_| mixed.len() == before && is_balanced) else { continue };
        if let Some(row) = known.find(|row| accounts.book_of_entry(row) != accounts.book_of_entry(first)) {
            mixed.insert(voucher.id);
            report.add(over_two(context, first, row));
        }
    }
    let belonging = Belonging::gather(context);
    for claim in &context.rows().claims {
        let Some(paid) = &claim.paid else { continue };
        if !paid.voucher.is_some_and(|voucher| mixed.contains(&voucher)) {
            check_claim(context, report, &belonging, claim, paid);
        }
    }
}

/// Accounts whose every entry that says its books says others, with the first of these entries; there are several.
fn miscast<'c>(context: &Context<'c>) -> Vec<(&'c Account, &'c JournalEntry)> {
    let mut found: BTreeMap<Id, (bool, usize, &JournalEntry)> = BTreeMap::new();
    for row in context.rows().journal.iter().filter(|row| row.book.is_some()) {
        let crosses = crossing(context, row).is_some();
        let of_account = found.entry(row.account).or_insert((true, 0, row));
        of_account.0 &= crosses;
        of_account.1 += 1;
    }
    let all = found.into_iter().filter(|(_, (crosses, count, _))| *crosses && *count > 1);
    all.filter_map(|(account, (.., row))| Some((context.rows().accounts.get(account)?, row))).collect()
}

fn of_account(context: &Context<'_>, account: &Account, row: &JournalEntry) -> Draft {
    let lang = context.lang;
    let [of_account, of_row] = [account.book, row.book].map(|book| book.map(|book| book.shown(lang)).unwrap_or_default());
    let name = context.account(account.account);
    context
        .finding(account, "book")
        .message(say!(
            lang,
            "科目属{of_account}账，所有分录都属{of_row}账：{name}",
            "account of the {of_account} books, all its entries are of the {of_row} books: {name}"
        ))
        .next(say!(lang, "更正科目的 book（账套）；科目没错的，更正各分录", "mend `book` of the account, or that of its entries"))
        .beside(cell(row, "book"), say!(lang, "其中第一笔分录", "the first of its entries"))
}

/// A row that says another set of books than its account does.
fn crossing(context: &Context<'_>, row: &JournalEntry) -> Option<(Book, Book)> {
    let account = context.rows().accounts.get(row.account)?.book?;
    row.book.filter(|own| *own != account).map(|own| (own, account))
}

fn in_words(context: &Context<'_>, row: &JournalEntry, own: Book, account: Book) -> Draft {
    let lang = context.lang;
    let (own, account_book, name) = (own.shown(lang), account.shown(lang), context.account(row.account));
    let finding = context
        .finding(row, "book")
        .message(say!(
            lang,
            "分录属{own}账，科目属{account_book}账：{name}",
            "entry in the {own} books, its account in the {account_book} books: {name}"
        ))
        .next(say!(lang, "改用{own}账的科目，或更正 book（账套）", "use an account of the {own} books, or mend `book`"));
    match context.rows().accounts.get(row.account) {
        Some(account) => finding.beside(cell(account, "book"), say!(lang, "该科目的账套", "the books of this account")),
        None => finding,
    }
}

fn over_two(context: &Context<'_>, first: &JournalEntry, row: &JournalEntry) -> Draft {
    let lang = context.lang;
    let accounts = &context.books.accounts;
    let [one, other] = [first, row].map(|row| accounts.book_of_entry(row).shown(lang));
    let name = context.account(row.account);
    context
        .finding(row, "account")
        .message(say!(
            lang,
            "科目属{other}账，本凭证属{one}账：{name}",
            "account of the {other} books in a voucher of the {one} books: {name}"
        ))
        .next(say!(
            lang,
            "由{one}账自己的科目收付；确有往来的，两个账套各记一张凭证",
            "pay from the {one} books; where one owes the other, write a voucher in each"
        ))
        .beside(cell(first, "account"), say!(lang, "{one}账", "{one} books"))
}

/// A claim whose receipts all belong to one set of books and that was paid from another.
fn check_claim(context: &Context<'_>, report: &mut Report, belonging: &Belonging<'_>, claim: &Claim, paid: &Payment) {
    let lang = context.lang;
    let Some(from) = context.rows().accounts.get(paid.account).and_then(|account| account.book) else { return };
    // That its voucher pays from another account is found as that.
    let accounts = &context.books.accounts;
    let voucher = paid.voucher.and_then(|voucher| accounts.voucher(voucher));
    if voucher.is_some_and(|voucher| voucher.rows.iter().all(|row| row.account != paid.account)) {
        return;
    }
    let receipts = context.books.payments.receipts_of(claim.id);
    let Some(book) = belonging.of(receipts) else { return };
    report.checked(1);
    if book == from {
        return;
    }
    let (book, from, name) = (book.shown(lang), from.shown(lang), context.account(paid.account));
    let mut finding = context
        .finding_inside(claim, paid, "account")
        .message(say!(
            lang,
            "由{from}账支付，票据属{book}账：{name}",
            "paid from the {from} books, its receipts belong to the {book} books: {name}"
        ))
        .next(say!(lang, "改由{book}账的科目支付", "pay it from an account of the {book} books"));
    if let Some(receipt) = receipts.first() {
        finding = finding.beside(cell(*receipt, "receipt"), say!(lang, "{book}账的票据", "a receipt of the {book} books"));
    }
    report.add(finding);
}

/// Whose books receipts belong to, as the canteen's deliveries and the budget's accounts say.
struct Belonging<'c> {
    context: &'c Context<'c>,
    deliveries: HashMap<Id, BTreeSet<Book>, FixedState>,
}

impl<'c> Belonging<'c> {
    fn gather(context: &'c Context<'c>) -> Self {
        let mut deliveries: HashMap<Id, BTreeSet<Book>, FixedState> = HashMap::default();
        for intake in &context.rows().canteen_intake {
            if let Some(receipt) = intake.receipt {
                deliveries.entry(receipt).or_default().insert(book_of_place(context.ledger, intake.place));
            }
        }
        Self { context, deliveries }
    }

    /// The one set of books that all of these receipts belong to; `None` where the ledger leaves that open.
    fn of(&self, receipts: &[&Receipt]) -> Option<Book> {
        let registers = self.context.rows();
        let mut books = BTreeSet::new();
        for receipt in receipts {
            let mut of_receipt = self.deliveries.get(&receipt.receipt).cloned().unwrap_or_default();
            let lines = receipt.budget.into_iter().flat_map(|line| registers.budget.all(line));
            of_receipt.extend(lines.filter_map(|line| registers.accounts.get(line.account?)?.book));
            if of_receipt.is_empty() {
                return None;
            }
            books.append(&mut of_receipt);
        }
        books.pop_first().filter(|_| books.is_empty())
    }
}
