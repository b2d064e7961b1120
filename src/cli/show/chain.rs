//! The way of a document through the school, paper by paper: the day, who, how much, and where it is written.

use super::clerk::{Clerk, Heading, day, maybe, money};
use super::rows::AT;
use crate::books::accounts::Voucher;
use crate::books::purchases::verdict;
use crate::day::Day;
use crate::id::Id;
use crate::lang::{Lang, Wording};
use crate::money::Money;
use crate::registers::{Approval, Asset, CanteenIntake, Claim, Receipt, StockMove};
use crate::render::Cell;
use crate::render::page::{Form, Section};
use crate::source::At;
use crate::table::Words;
use std::collections::BTreeSet;

crate::words! {
    /// A step of the chain, in the order in which steps of one day follow each other.
    pub enum Step {
        Request = "request" | "请购",
        Approval = "approval" | "审批",
        Quote = "quote" | "报价",
        TenderNotice = "tender-notice" | "招标公告",
        TenderCloses = "tender-closes" | "投标截止",
        TenderAward = "tender-award" | "定标",
        Order = "order" | "采购",
        Acceptance = "acceptance" | "验收",
        StockIn = "stock-in" | "入库",
        Intake = "canteen-intake" | "食堂入库",
        Asset = "asset" | "资产登记",
        SupplierReturn = "supplier-return" | "退货",
        Receipt = "receipt" | "票据",
        Claim = "claim" | "报销",
        ClaimApproval = "claim-approval" | "报销审批",
        Payment = "payment" | "付款",
        Voucher = "voucher" | "凭证",
        Cancelled = "cancelled" | "作废",
    }
}

/// One paper.
pub struct Paper {
    day: Option<Day>,
    step: Step,
    at: At,
    document: Cell,
    who: Cell,
    amount: Cell,
    detail: Cell,
}

impl Paper {
    /// A paper of a step, written here.
    pub const fn new(step: Step, day: Option<Day>, at: At) -> Self {
        Self { day, step, at, document: Cell::Empty, who: Cell::Empty, amount: Cell::Empty, detail: Cell::Empty }
    }

    /// With a number of its own.
    pub fn document(self, document: Cell) -> Self {
        Self { document, ..self }
    }

    /// By these people.
    pub fn who(self, who: Cell) -> Self {
        Self { who, ..self }
    }

    /// Over an amount.
    pub fn amount(self, amount: Option<Money>) -> Self {
        Self { amount: maybe(amount, money), ..self }
    }

    /// With what else there is to say.
    pub fn detail(self, detail: Cell) -> Self {
        Self { detail, ..self }
    }
}

/// The papers of a document, while they are gathered.
pub struct Chain<'c, 'b> {
    clerk: &'c Clerk<'b>,
    papers: Vec<Paper>,
    vouchers: BTreeSet<Id>,
}

impl<'c, 'b> Chain<'c, 'b> {
    /// No paper yet.
    pub const fn new(clerk: &'c Clerk<'b>) -> Self {
        Self { clerk, papers: Vec::new(), vouchers: BTreeSet::new() }
    }

    /// Takes a paper.
    pub fn add(&mut self, paper: Paper) {
        self.papers.push(paper);
    }

    /// The signatures of a document, those that a later one replaced too.
    pub fn approvals(&mut self, step: Step, approvals: &[Approval]) {
        for approval in approvals {
            let (name, said) = (self.clerk.context.text(approval.step), verdict(approval).word().name);
            let shown = verdict(approval).shown(self.clerk.lang());
            let detail = Cell::list(vec![Cell::text(name), Cell::Word(said.to_owned(), shown.to_owned())]);
            let paper = Paper::new(step, Some(approval.date), approval.at);
            self.add(paper.who(self.clerk.person(approval.by)).detail(detail));
        }
    }

    /// A line of a stock slip.
    pub fn stock_move(&mut self, step: Step, row: &StockMove) {
        let detail = Cell::list(vec![self.clerk.item(row.item), super::clerk::quantity(row.quantity), self.clerk.place(row.place)]);
        let paper = Paper::new(step, Some(row.date), row.at).document(self.clerk.id(row.slip));
        let worth = self.worth(row.place, row.item, row.at);
        self.add(paper.who(self.clerk.person(row.by)).amount(row.amount.or(worth)).detail(detail));
        self.vouchers_of("stock-moves", row.slip);
    }

    /// A delivery to the canteen.
    pub fn intake(&mut self, row: &CanteenIntake) {
        let detail = Cell::list(vec![self.clerk.item(row.item), super::clerk::quantity(row.quantity), self.clerk.place(row.place)]);
        let paper = Paper::new(Step::Intake, Some(row.date), row.at).document(self.clerk.id(row.slip));
        let worth = self.worth(row.place, row.item, row.at);
        self.add(paper.who(self.clerk.person(row.by)).amount(row.amount.or(worth)).detail(detail));
        self.vouchers_of("canteen-intake", row.slip);
    }

    /// What the movement of a row is worth, where the row gives no amount.
    fn worth(&self, place: Id, item: Id, at: At) -> Option<Money> {
        let mut movements = self.clerk.context.books.stock.of(place, item).iter();
        movements.find(|movement| movement.written.at() == at).map(|movement| movement.value)
    }

    /// An asset that was registered.
    pub fn asset(&mut self, row: &Asset) {
        let paper = Paper::new(Step::Asset, Some(row.acquired), row.at).document(self.clerk.id(row.asset));
        self.add(paper.who(self.clerk.person(row.keeper)).amount(Some(row.cost)).detail(Cell::text(&*row.name)));
        self.vouchers_of("assets", row.asset);
        self.voucher(row.voucher);
    }

    /// A receipt.
    pub fn receipt(&mut self, row: &Receipt) {
        let seller = maybe(row.seller, |seller| self.clerk.supplier(seller.0));
        let detail = Cell::text(row.number.to_string());
        let paper = Paper::new(Step::Receipt, Some(row.date), row.at).document(self.clerk.id(row.receipt));
        self.add(paper.who(seller).amount(Some(row.total)).detail(detail));
        self.vouchers_of("receipts", row.receipt);
    }

    /// A claim with its signatures and its payment.
    pub fn claim(&mut self, row: &Claim) {
        let claim = || self.clerk.id(row.id);
        let paper = Paper::new(Step::Claim, Some(row.date), row.at).document(claim());
        let paper = paper.who(self.clerk.person(row.claimant)).amount(Some(row.amount)).detail(Cell::text(&*row.purpose));
        let payment = row.paid.as_ref().map(|paid| {
            let account = self.clerk.of_register("accounts", paid.account);
            let paper = Paper::new(Step::Payment, Some(paid.date), paid.at).document(claim());
            paper.who(self.clerk.person(paid.by)).amount(Some(row.amount)).detail(account)
        });
        self.add(paper);
        self.approvals(Step::ClaimApproval, &row.approvals);
        self.papers.extend(payment);
        self.vouchers_of("claims", row.id);
        self.voucher(row.paid.as_ref().and_then(|paid| paid.voucher));
    }

    /// The vouchers that name a row as their source.
    pub fn vouchers_of(&mut self, register: &str, id: Id) {
        self.vouchers.extend(self.clerk.context.books.accounts.vouchers_of(register, id).map(|voucher| voucher.id));
    }

    /// A voucher that a row names itself.
    pub fn voucher(&mut self, voucher: Option<Id>) {
        self.vouchers.extend(voucher);
    }

    /// All papers in the order of days, those of one day in the order of the chain.
    pub fn section(mut self) -> Section {
        let accounts = &self.clerk.context.books.accounts;
        for voucher in std::mem::take(&mut self.vouchers).into_iter().filter_map(|voucher| accounts.voucher(voucher)) {
            let paper = paper_of(&voucher, self.clerk);
            self.add(paper);
        }
        self.papers.sort_by_key(|paper| (paper.day.is_none(), paper.day, paper.step, paper.at));
        let clerk = self.clerk;
        let line = |paper: Paper| {
            let step = clerk.word(paper.step);
            vec![maybe(paper.day, day), step, paper.document, paper.who, paper.amount, paper.detail, clerk.at(paper.at)]
        };
        let rows = self.papers.into_iter().map(line).collect();
        let headings: [Heading; 7] = [
            ("date", Wording::new("日期", "date"), false),
            ("step", Wording::new("环节", "step"), false),
            ("document", Wording::new("单据", "document"), false),
            ("who", Wording::new("谁", "who"), false),
            ("amount", Wording::new("金额", "amount"), true),
            ("detail", Wording::new("内容", "detail"), false),
            AT,
        ];
        Section::new("chain", Form::Rows, clerk.grid(Wording::new("经过", "chain"), &headings, rows))
    }
}

/// A voucher of the journal: who prepared and reviewed it, and what it debits in all.
fn paper_of(voucher: &Voucher<'_, '_>, clerk: &Clerk<'_>) -> Paper {
    let first = voucher.first();
    let who = clerk.people(first.prepared_by.into_iter().chain(first.reviewed_by));
    let debit: Money = voucher.rows.iter().filter_map(|row| row.debit).sum();
    let paper = Paper::new(Step::Voucher, Some(voucher.day()), first.at).document(clerk.id(voucher.id));
    paper.who(who).amount(Some(debit)).detail(Cell::text(&*first.summary))
}

/// What a document waits for, in words.
pub fn awaits(clerk: &Clerk<'_>, name: &str, zh: &str, en: &str) -> Cell {
    let shown = match clerk.lang() {
        Lang::Chinese => zh,
        Lang::English => en,
    };
    Cell::Word(name.to_owned(), shown.to_owned())
}
