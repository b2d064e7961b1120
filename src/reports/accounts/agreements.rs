//! 对账表: every control figure beside its other side, the difference and the verdict: the agreements (相符) on one page.

mod counts;
mod sides;

use crate::books::stock::controls;
use crate::findings::RowName;
use crate::lang::Wording;
use crate::money::Money;
use crate::registers::{Book, Control};
use crate::reports::lines::{BOOKS, book, named, once, signatures};
use crate::reports::{Body, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Fact, Kind, Line, Part, Table, Value};
use sides::{Family, Sides, last_whole_month};

/// `agreements`.
pub static REPORT: Report = Report {
    name: "agreements",
    title: Wording::new("对账表", "agreements"),
    about: Wording::new(
        "账证、账账、账实、账卡相符：每个统驭数与另一方的数、差额、结论，一页看完",
        "books beside vouchers, each other, counts and cards: every control figure, its other side, difference and verdict, on one page",
    ),
    figures: Wording::new(
        "与 books、count、card 各条检查规则用同一套账簿：库存明细与统驭科目、资产台账与 1601/1602、就餐收入与伙食科目按最近一个完整月末；收费按全部凭证；现金按最近一次盘点；银行按最近一张对账单加减未达账项；核算中心、供应商按最近一次回单。差额 = 明细方（实物、对方）− 账面。账表一致要靠已报送的报表，账簿里没有登记，不在本表之内。依据：会计法第十七条。",
        "From the same books as the rules of `books`, `count` and `card`: stock, assets and meals beside their accounts at the last month's end; fees by all vouchers; cash by its last count; \
         the bank by its last statement and open items; the accounting centre and suppliers by their last confirmation. Difference = the detailed (real, other) side less the books. \
         Statements that were filed stand in no register and are not on this page. Accounting Law art. 17.",
    ),
    span: Span::Day,
    takes: &[],
    subject: None,
    by: &[],
    reads: &[
        "journal",
        "accounts",
        "opening-balances",
        "bank",
        "cash-counts",
        "confirmations",
        "stock-moves",
        "stock-counts",
        "canteen-intake",
        "canteen-issues",
        "assets",
        "asset-events",
        "asset-counts",
        "room-cards",
        "meals",
        "fees",
        "receipts",
    ],
    build,
};

fn build(desk: &Desk<'_>) -> Body {
    let mut sides = Vec::new();
    vouchers(desk, &mut sides);
    stock(desk, &mut sides);
    assets(desk, &mut sides);
    sides.extend(sides::meals(desk));
    sides.extend(sides::fees(desk));
    sides.extend(sides::cash(desk));
    sides.extend(sides::bank(desk));
    sides.extend(sides::centre(desk));
    sides.extend(sides::suppliers(desk));
    // Stable: within a family as they were looked at.
    sides.sort_by_key(|side| side.family);
    let counted = counts::table(desk);
    if sides.is_empty() && counted.lines.is_empty() {
        return Body::nothing(
            desk.word("账簿里没有可以互相核对的数。", "The ledger has no figures that could be held against each other.")
                .to_owned(),
        );
    }
    let differing = sides.iter().filter(|side| side.is_sure && !side.difference().is_zero()).count();
    let unsure = sides.iter().filter(|side| !side.is_sure).count();
    let (agreeing, compared) = (sides.len() - differing - unsure, sides.len());
    let facts = [
        ("compared", desk.word("核对项数", "compared"), compared),
        ("agreeing", desk.word("相符", "agree"), agreeing),
        ("differing", desk.word("不符", "differ"), differing),
        ("unsure", desk.word("无法核对", "cannot be compared"), unsure),
    ];
    let facts = facts.map(|(name, shown, count)| Fact::new(name, shown, Kind::Count, count));
    let table = amounts(desk, &sides);
    let mut parts = vec![Part::Facts(facts.to_vec()), Part::Table(table), Part::Table(counted)];
    if differing > 0 {
        parts.push(Part::Note(say!(
            desk.lang,
            "不符之处的行与改法：bursar check 的 books、count 各条。",
            "Where to mend what differs: the findings of `bursar check` under books and count."
        )));
    }
    parts.push(signatures(desk, &[("对账人", "compared by"), ("复核", "reviewed by"), ("校长", "principal")]));
    Body::new(parts)
}

/// 账证: debits and credits of all vouchers of a set of books.
fn vouchers(desk: &Desk<'_>, sides: &mut Vec<Sides>) {
    let accounts = &desk.books.accounts;
    for of_book in BOOKS {
        let (mut debit, mut credit, mut any) = (Money::ZERO, Money::ZERO, false);
        for row in desk.rows().journal.iter().filter(|row| row.date <= desk.today && accounts.book_of_entry(row) == of_book) {
            debit += row.debit.unwrap_or_default();
            credit += row.credit.unwrap_or_default();
            any = true;
        }
        if any {
            sides.push(Sides {
                what: say!(desk.lang, "{}凭证借贷", "vouchers of {}", book(desk, of_book)),
                left: (desk.word("借方发生额", "debits").to_owned(), debit),
                right: (desk.word("贷方发生额", "credits").to_owned(), credit),
                ..Sides::on(Family::Vouchers, desk.today)
            });
        }
    }
}

/// 账账: the stock book beside its control accounts at the end of the last month that is over and written.
fn stock(desk: &Desk<'_>, sides: &mut Vec<Sides>) {
    let (accounts, stock) = (&desk.books.accounts, &desk.books.stock);
    for control in controls(desk.ledger, accounts, stock) {
        let Some(month) = control.written_until.map(|written| written.min(last_whole_month(desk.today))) else { continue };
        let in_stock: Money = control.places.iter().map(|place| stock.place_value(*place, month)).sum();
        let on_account: Money = control.accounts.iter().map(|account| accounts.own_balance(*account, month.last_day())).sum();
        let places = desk.list(control.places.iter().map(|place| desk.place(*place)));
        sides.push(Sides {
            what: say!(desk.lang, "库存明细：{places}", "stock of {places}"),
            left: (desk.word("库存明细账", "stock book").to_owned(), in_stock),
            right: (sides::account(desk, control.declared.account), on_account),
            is_sure: !control.places.iter().any(|place| stock.is_place_unsure(*place)),
            rows: vec![desk.row(control.declared)],
            ..Sides::on(Family::Books, month.last_day())
        });
    }
}

/// 账账: the register of assets beside the accounts of cost and of depreciation.
fn assets(desk: &Desk<'_>, sides: &mut Vec<Sides>) {
    for of_book in &desk.books.asset_postings.books {
        let Some(month) = of_book.months.last().filter(|month| month.month.last_day() <= desk.today) else { continue };
        let on = || Sides::on(Family::Books, month.month.last_day());
        for (accounts, name, register, on_account) in [
            (&of_book.cost, desk.word("资产原值", "assets at cost"), month.cost, month.account_cost),
            (&of_book.depreciation, desk.word("累计折旧", "depreciation charged"), month.accumulated, month.account_accumulated),
        ] {
            let Some(first) = accounts.first() else { continue };
            let suffix = if of_book.book == Book::School { String::new() } else { format!(" · {}", book(desk, of_book.book)) };
            sides.push(Sides {
                what: format!("{name}{suffix}"),
                left: (desk.word("资产台账", "register of assets").to_owned(), register),
                right: (sides::account(desk, first.account), on_account),
                rows: accounts.iter().map(|account| desk.row(*account)).collect(),
                ..on()
            });
        }
    }
}

/// The table of amounts, a family after the other.
fn amounts(desk: &Desk<'_>, sides: &[Sides]) -> Table {
    let empty = desk.word("没有可以核对的金额。", "There are no amounts to compare.").to_owned();
    let mut table = Table::new("amounts", desk.word("金额", "amounts").to_owned(), columns(desk), empty);
    for family in sides.chunk_by(|one, other| one.family == other.family) {
        if let Some(first) = family.first() {
            table.push(named(table.columns.len(), first.family.title().text(desk.lang)).group());
        }
        for side in family {
            table.push(line(desk, side));
        }
    }
    table
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("what", "核对事项", "what", Kind::Text),
        desk.column("date", "截至", "as of", Kind::Date),
        desk.column("side", "一方", "one side", Kind::Text),
        desk.column("amount", "金额", "amount", Kind::Money),
        desk.column("other_side", "另一方", "other side", Kind::Text),
        desk.column("other_amount", "金额", "amount", Kind::Money),
        desk.column("difference", "差额", "difference", Kind::Money),
        desk.column("verdict", "结论", "verdict", Kind::Text),
    ]
}

fn line(desk: &Desk<'_>, side: &Sides) -> Line {
    let rows: Vec<RowName> = once(side.rows.iter().cloned());
    Line::new(vec![
        side.what.clone().into(),
        side.day.into(),
        side.left.0.clone().into(),
        side.left.1.into(),
        side.right.0.clone().into(),
        side.right.1.into(),
        if side.is_sure { side.difference().into() } else { Value::Empty },
        verdict(desk, side.is_sure, side.difference().is_zero()),
    ])
    .of(rows)
}

/// Whether two sides agree, in a word.
fn verdict(desk: &Desk<'_>, is_sure: bool, agrees: bool) -> Value {
    match (is_sure, agrees) {
        (false, _) => Value::Word("unsure", desk.word("单位无法换算", "units do not convert").to_owned()),
        (true, true) => Value::Word("agrees", desk.word("相符", "agrees").to_owned()),
        (true, false) => Value::Word("differs", desk.word("不符", "differs").to_owned()),
    }
}

/// The accounts of a control, for what is controlled as a whole.
fn controlled(desk: &Desk<'_>, control: Control) -> (String, Vec<RowName>) {
    let declared: Vec<_> = desk.books.accounts.with_control(control).collect();
    let names: Vec<String> = declared.iter().map(|row| sides::account(desk, row.account)).collect();
    (desk.list(names.iter().map(String::as_str)), declared.into_iter().map(|row| desk.row(row)).collect())
}
