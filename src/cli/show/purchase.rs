//! A purchase: how far it is, what it waits for and on whom, its whole chain, and each thing from the request to the shelf.

use super::chain::{Chain as Papers, Paper, Step, awaits};
use super::clerk::{Clerk, Heading, day, maybe, money, quantity};
use super::rows::AT;
use crate::books::purchases::{Awaited, Chain, What};
use crate::id::Id;
use crate::lang::Wording;
use crate::quantity::Quantity;
use crate::render::Cell;
use crate::render::page::{Form, Section};
use crate::say;

/// What the books make of it.
pub fn sections(id: Id, clerk: &Clerk<'_>) -> Vec<Section> {
    match clerk.context.books.purchases.get(id) {
        Some(chain) => vec![state(chain, clerk), papers(chain, clerk), items(chain, clerk)],
        None => Vec::new(),
    }
}

fn state(chain: &Chain<'_>, clerk: &Clerk<'_>) -> Section {
    let (row, context) = (chain.row, clerk.context);
    let today = context.today;
    let whom = chain.awaits_whom(&context.books.posts, &context.policy(today).steps, today);
    let since = chain.reached.last().map(|(_, day)| *day);
    let (step, claim) = match chain.awaits {
        Some(Awaited::Signature(step)) => (Cell::text(step), Cell::Empty),
        Some(Awaited::ClaimSignature(claim, step)) => (Cell::text(step), clerk.id(claim)),
        Some(Awaited::Payment(claim)) => (Cell::Empty, clerk.id(claim)),
        _ => (Cell::Empty, Cell::Empty),
    };
    let steps = chain.band.map(|band| Cell::list(band.steps.iter().map(Cell::text).collect())).unwrap_or_default();
    let facts = vec![
        ("state", Wording::new("状态", "state"), clerk.word(chain.state)),
        ("since", Wording::new("自", "since"), maybe(since, day)),
        ("awaits", Wording::new("等待", "awaits"), awaited(chain, clerk)),
        ("awaits_step", Wording::new("等待的步骤", "awaited step"), step),
        ("awaits_claim", Wording::new("等待的报销单", "awaited claim"), claim),
        ("awaits_whom", Wording::new("等谁", "on whom"), clerk.people(whom)),
        ("date", Wording::new("请购日期", "requested"), day(row.date)),
        ("requester", Wording::new("申请人", "requester"), clerk.person(row.requester)),
        ("department", Wording::new("部门", "department"), maybe(row.department, |label| Cell::text(context.label(label)))),
        ("purpose", Wording::new("用途", "purpose"), maybe(row.purpose.as_deref(), Cell::text)),
        ("budget", Wording::new("经费项目", "budget line"), maybe(row.budget, |line| clerk.of_register("budget", line))),
        ("estimate", Wording::new("估价合计", "estimate"), money(chain.estimate)),
        ("ordered", Wording::new("采购合计", "ordered"), money(chain.ordered)),
        ("steps", Wording::new("应审步骤", "steps needed"), steps),
        ("cancelled", Wording::new("作废原因", "called off"), maybe(row.cancelled.as_deref(), Cell::text)),
        (AT.0, AT.1, clerk.at(row.at)),
    ];
    Section::new("state", Form::Facts, clerk.facts(Wording::new("", ""), facts))
}

fn awaited(chain: &Chain<'_>, clerk: &Clerk<'_>) -> Cell {
    let lang = clerk.lang();
    let text = |claim: Id| clerk.context.text(claim);
    match chain.awaits {
        None => Cell::Empty,
        Some(Awaited::Signature(step)) => Cell::Word("signature".to_owned(), say!(lang, "{step} 签字", "the signature of {step}")),
        Some(Awaited::Amendment) => awaits(clerk, "amendment", "申请人修改", "the requester's amendment"),
        Some(Awaited::Order) => awaits(clerk, "order", "采购", "the order"),
        Some(Awaited::Acceptance) => awaits(clerk, "acceptance", "到货验收", "a delivery and its acceptance"),
        Some(Awaited::Storing) => awaits(clerk, "storing", "入库或登记资产", "the stock-in or the register of assets"),
        Some(Awaited::Receipt) => awaits(clerk, "receipt", "票据", "a receipt"),
        Some(Awaited::Claim) => awaits(clerk, "claim", "报销", "a claim of its receipts"),
        Some(Awaited::ClaimSignature(claim, step)) => Cell::Word(
            "claim-signature".to_owned(),
            say!(lang, "{claim} 的 {step} 签字", "the signature of {step} on {claim}", claim = text(claim)),
        ),
        Some(Awaited::Payment(claim)) => {
            Cell::Word("payment".to_owned(), say!(lang, "{claim} 付款", "the payment of {claim}", claim = text(claim)))
        }
    }
}

fn papers(chain: &Chain<'_>, clerk: &Clerk<'_>) -> Section {
    let row = chain.row;
    let mut papers = Papers::new(clerk);
    let request = Paper::new(Step::Request, Some(row.date), row.at).document(clerk.id(row.id));
    let purpose = maybe(row.purpose.as_deref(), Cell::text);
    papers.add(request.who(clerk.person(row.requester)).amount(Some(chain.estimate)).detail(purpose));
    papers.approvals(Step::Approval, &row.approvals);
    for quote in &row.quotes {
        let paper = Paper::new(Step::Quote, Some(quote.date), quote.at).amount(Some(quote.amount));
        papers.add(paper.who(maybe(quote.by, |by| clerk.person(by))).detail(clerk.supplier(quote.supplier)));
    }
    if let Some(tender) = &row.tender {
        let days = [(Step::TenderNotice, tender.notice), (Step::TenderCloses, tender.closes), (Step::TenderAward, tender.award)];
        for (step, day) in days.into_iter().filter(|(_, day)| day.is_some()) {
            let bidders = tender.bidders.filter(|_| step == Step::TenderCloses);
            let bidders = bidders.map(|bidders| say!(clerk.lang(), "{bidders} 家", "bids: {bidders}"));
            papers.add(Paper::new(step, day, tender.at).detail(maybe(bidders, Cell::text)));
        }
    }
    for order in row.all_orders() {
        let contract = order.contract.map(|contract| clerk.id(contract));
        let detail = Cell::list(std::iter::once(clerk.supplier(order.supplier)).chain(contract).collect());
        let paper = Paper::new(Step::Order, Some(order.date), order.at).amount(Some(order.amount));
        papers.add(paper.who(clerk.people(order.buyers.iter().copied())).detail(detail));
    }
    for acceptance in &row.acceptances {
        let paper = Paper::new(Step::Acceptance, Some(acceptance.date), acceptance.at).document(clerk.id(acceptance.id));
        let supplier = acceptance.supplier.map(|supplier| clerk.supplier(supplier));
        let rejected: Quantity = acceptance.lines.iter().filter_map(|line| line.rejected).sum();
        let rejected = (!rejected.is_zero()).then(|| Cell::text(say!(clerk.lang(), "不合格 {rejected}", "refused: {rejected}")));
        let detail = Cell::list(supplier.into_iter().chain(rejected).collect());
        papers.add(paper.who(clerk.people(acceptance.by.iter().copied())).detail(detail));
    }
    chain.moves.iter().for_each(|slip| papers.stock_move(Step::StockIn, slip));
    chain.returns.iter().for_each(|slip| papers.stock_move(Step::SupplierReturn, slip));
    chain.intake.iter().for_each(|slip| papers.intake(slip));
    chain.assets.iter().for_each(|asset| papers.asset(asset));
    chain.receipts.iter().for_each(|receipt| papers.receipt(receipt));
    chain.claims.iter().for_each(|claim| papers.claim(claim));
    papers.vouchers_of("purchases", row.id);
    if let Some(reason) = &row.cancelled {
        papers.add(Paper::new(Step::Cancelled, None, row.at).detail(Cell::text(&**reason)));
    }
    papers.section()
}

fn items(chain: &Chain<'_>, clerk: &Clerk<'_>) -> Section {
    let headings: [Heading; 8] = [
        ("item", Wording::new("品目", "item"), false),
        ("requested", Wording::new("请购", "requested"), true),
        ("ordered", Wording::new("采购", "ordered"), true),
        ("accepted", Wording::new("验收", "accepted"), true),
        ("stored", Wording::new("入库", "stored"), true),
        ("sent_back", Wording::new("退货", "sent back"), true),
        ("price", Wording::new("单价", "price"), true),
        ("sure", Wording::new("单位可换算", "units sure"), false),
    ];
    let line = |item: &crate::books::purchases::PurchasedItem<'_>| {
        let what = match item.what {
            What::Item(item) => clerk.item(item),
            What::Named(name) => Cell::text(name),
        };
        let unsure = (!item.is_sure).then(|| Cell::Word("no".to_owned(), say!(clerk.lang(), "否", "no")));
        vec![
            what,
            maybe(item.requested, quantity),
            maybe(item.ordered, quantity),
            quantity(item.accepted),
            quantity(item.stored),
            if item.sent_back.is_zero() { Cell::Empty } else { quantity(item.sent_back) },
            maybe(item.price_each, |price| Cell::text(price.to_string())),
            unsure.unwrap_or_default(),
        ]
    };
    let rows = chain.items.iter().map(line).collect();
    Section::new("items", Form::Rows, clerk.grid(Wording::new("明细", "items"), &headings, rows))
}
