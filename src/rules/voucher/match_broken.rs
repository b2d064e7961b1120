//! The three-way match (三单相符): what was ordered, what was accepted and stored, and what is billed agree.

use crate::books::invoices::doubt;
use crate::books::parties::Party;
use crate::books::purchases::{Chain, Mismatch, Proof, PurchasedItem, Stored, What};
use crate::findings::{Draft, Level};
use crate::lang::Wording;
use crate::money::Money;
use crate::quantity::Quantity;
use crate::registers::{AcceptedLine, Asset, Order, Receipt};
use crate::rules::context::{cell, row};
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::Spot;

/// `voucher/match-broken`.
pub static RULE: Rule = Rule {
    id: "voucher/match-broken",
    level: Level::Error,
    fixable: false,
    title: Wording::new("采购、验收、入库、票据不符", "order, acceptance, stock and receipts differ"),
    why: Wording::new(
        "买多少、收多少、入库多少、开票多少，四个数对不上，差的就是没有人负责的货或钱。",
        "what was ordered, accepted, stored and billed is one figure; where they differ, goods or money lie in nobody's hands.",
    ),
    source: Wording::new(
        "会计法第十七条；会计基础工作规范第四十八条；政府采购法第四十一条",
        "Accounting Law art. 17; Basic Accounting Norms art. 48; Government Procurement Law art. 41",
    ),
    reads: &["purchases", "stock-moves", "canteen-intake", "receipts", "assets", "items"],
    whole: &["stock-moves", "canteen-intake", "receipts", "assets", "items"],
    policy: &["assets.threshold"],
    guide: include_str!("match_broken.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    let purchases = &context.books.purchases;
    for chain in purchases.bought().filter(|chain| !chain.is_rejected() && !purchases.is_repeated(chain.row.id)) {
        report.checked(1 + chain.items.len());
        let threshold = context.policy(chain.row.date).assets.threshold;
        for mismatch in chain.mismatches(threshold, |receipt| billed(context, chain, receipt)) {
            let draft = match mismatch {
                Mismatch::Unordered(proof) => unordered(context, chain, proof),
                Mismatch::Billed(receipt, sum) => {
                    let (purchase, ordered) = (context.text(chain.row.id), chain.ordered);
                    let mut draft = context
                        .finding(receipt, "total")
                        .message(say!(
                            context.lang,
                            "{purchase} 票据累计 {sum} 元，采购 {ordered} 元",
                            "receipts of {purchase} come to {sum} yuan, {ordered} were ordered"
                        ))
                        .next(say!(
                            context.lang,
                            "退回多开的票据；确有增购的，按审批补改 {purchase} 的采购金额",
                            "give back what was billed too much; if more was ordered, have it approved and mend the order of {purchase}"
                        ));
                    if let Some(order) = chain.first_order() {
                        draft = draft.beside(cell(order, "amount"), say!(context.lang, "采购金额", "what was ordered"));
                    }
                    draft
                }
                Mismatch::Short(item, claimed) => short(context, chain, item, claimed),
                Mismatch::Accepted(item, line, sum, due) => accepted(context, chain, item, line, (sum, due)),
                Mismatch::Stored(item) => stored(context, chain, item),
                Mismatch::Described(item, spot) => described(context, chain, item, spot),
                Mismatch::Unregistered(item, registered) => unregistered(context, chain, item, registered),
            };
            report.add(draft);
        }
        // Buildings and structures are made by works, which are services.
        if let Some((item, asset)) = chain.equipment(|asset| context.text(asset.class).starts_with("A01")) {
            report.add(equipment(context, chain, item, asset));
        }
    }
}

/// A purchase of which there are receipts, goods or assets, and no order.
fn unordered(context: &Context<'_>, chain: &Chain<'_>, proof: Proof<'_>) -> Draft {
    let lang = context.lang;
    let (message, beside) = match proof {
        Proof::Billed(_, billed) => (
            say!(lang, "票据 {billed} 元，没有采购记录", "receipts come to {billed} yuan, and nothing was ordered"),
            say!(lang, "票据", "a receipt"),
        ),
        Proof::Stored(_) => (
            say!(lang, "货已入库，没有采购记录", "goods of it lie in a store, and nothing was ordered"),
            say!(lang, "入库", "stored"),
        ),
        Proof::Registered(_) => {
            (say!(lang, "已登记资产，没有采购记录", "assets came of it, and nothing was ordered"), say!(lang, "资产", "an asset"))
        }
        Proof::Accepted(_) => {
            (say!(lang, "已验收，没有采购记录", "it was accepted, and nothing was ordered"), say!(lang, "验收", "an acceptance"))
        }
    };
    let draft = context.finding(chain.row, "order").message(message).next(say!(
        lang,
        "填写 order（采购）：供应商、日期、采购人、金额；不是本次采购的，更正该单据的 purchase（请购单）",
        "add `order = {{ supplier = …, date = …, buyers = […], amount = … }}`; what belongs to another purchase names that one in `purchase`"
    ));
    draft.beside(proof.spot(), beside)
}

/// What a receipt bills of a purchase: nothing where the invoice is entered twice or comes from somebody else; of a total
/// that is not net and tax the smaller. Each is found at the receipt.
fn billed(context: &Context<'_>, chain: &Chain<'_>, receipt: &Receipt) -> Money {
    let is_from_other = context.books.parties.sellers(context.ledger, receipt).is_some_and(|(party, other)| {
        let is_from = |order: &Order| party == Party::Supplier(order.supplier) || other == Some(order.supplier);
        !chain.row.all_orders().any(is_from)
    });
    if is_from_other || context.books.invoices.is_repeated(receipt) {
        return Money::ZERO;
    }
    receipt.total + doubt(receipt).min(Money::ZERO)
}

fn name(context: &Context<'_>, item: &PurchasedItem<'_>) -> String {
    match item.what {
        What::Item(item) => context.item(item),
        What::Named(name) => name.to_owned(),
    }
}

fn accepted(
    context: &Context<'_>,
    chain: &Chain<'_>,
    item: &PurchasedItem<'_>,
    line: &AcceptedLine,
    (sum, due): (Quantity, Quantity),
) -> Draft {
    let name = name(context, item);
    let message = if item.requested == Some(due) {
        say!(context.lang, "{name}验收 {sum}，请购 {due}", "{name}: {sum} accepted, {due} requested")
    } else {
        say!(context.lang, "{name}验收 {sum}，采购 {due}", "{name}: {sum} accepted, {due} ordered")
    };
    let draft = context.finding_inside(chain.row, line, "quantity").message(message).next(say!(
        context.lang,
        "改正验收数量，或退回多到的；确需增购的另行请购",
        "mend the quantity or send back what is too much; what is needed besides is a new request"
    ));
    match item.line {
        Some(asked) => draft.beside(cell(asked, "quantity"), say!(context.lang, "请购或采购的数量", "the quantity asked for")),
        None => draft,
    }
}

fn described(context: &Context<'_>, chain: &Chain<'_>, item: &PurchasedItem<'_>, spot: Spot) -> Draft {
    let name = name(context, item);
    let column = if let Spot::Cell(_, column) = spot { column } else { "" };
    let draft = context.finding_at(chain.row, spot);
    let draft = if column == "kind" {
        draft.message(say!(context.lang, "{name}的类别与前面写的不同", "{name}: another kind than before"))
    } else {
        draft.message(say!(
            context.lang,
            "{name}的单位与前面写的不同，数量无法核对",
            "{name}: another unit than before, quantities cannot be compared"
        ))
    };
    let draft = draft.next(say!(
        context.lang,
        "请购、采购、验收写同样的 {column}",
        "write one `{column}` in request, order and acceptance"
    ));
    match item.line {
        Some(first) => draft.beside(row(first), say!(context.lang, "先写的一行", "the line before")),
        None => draft,
    }
}

/// The cell of the last acceptance of an item, or of the document where acceptances have no lines.
fn at_acceptance(context: &Context<'_>, chain: &Chain<'_>, item: &PurchasedItem<'_>) -> Draft {
    match item.acceptances.last().and_then(|last| last.line) {
        Some(line) => context.finding_inside(chain.row, line, "quantity"),
        None => context.finding(chain.row, "acceptances"),
    }
}

/// Less came, or stayed, than was claimed for.
fn short(context: &Context<'_>, chain: &Chain<'_>, item: &PurchasedItem<'_>, claimed: Money) -> Draft {
    let (lang, name, due) = (context.lang, name(context, item), item.due().unwrap_or_default());
    let (kept, purchase) = (item.accepted - item.sent_back, context.text(chain.row.id));
    let mut draft = at_acceptance(context, chain, item)
        .message(say!(
            lang,
            "{name}采购 {due}，验收合格而留下的 {kept}，已报销 {claimed} 元",
            "{name}: {due} ordered, {kept} accepted and kept, and {claimed} yuan are claimed"
        ))
        .next(say!(
            lang,
            "没到齐的，货到再报销；已到的在 {purchase} 补验收；退了货的，取得红字票据并收回货款",
            "claim for what has come; enter the acceptance that is missing in {purchase}; for what went back get a red invoice and the money"
        ));
    if let Some(receipt) = chain.receipts.iter().find(|receipt| receipt.claim.is_some()) {
        draft = draft.beside(cell(*receipt, "total"), say!(lang, "已报销的票据", "a receipt that is claimed"));
    }
    draft
}

/// An asset came of what was asked for as a service.
fn equipment(context: &Context<'_>, chain: &Chain<'_>, item: &PurchasedItem<'_>, asset: &Asset) -> Draft {
    let (lang, name) = (context.lang, name(context, item));
    let draft = match item.line {
        Some(line) => context.finding_inside(chain.row, line, "kind"),
        None => context.finding_row(chain.row),
    };
    draft
        .message(say!(lang, "{name}写成服务，却登记了资产", "{name} was bought as a service, and an asset came of it"))
        .next(say!(
            lang,
            "设备的 kind（类别）写耐用品；不是这次采购的，更正资产的 purchase（请购单）",
            "equipment is `kind = \"durable\"`; an asset of another purchase names that one in `purchase`"
        ))
        .beside(cell(asset, "purchase"), say!(lang, "资产登记", "the asset"))
}

fn stored(context: &Context<'_>, chain: &Chain<'_>, item: &PurchasedItem<'_>) -> Draft {
    let (name, accepted, stored, purchase) = (name(context, item), item.accepted, item.stored, context.text(chain.row.id));
    let draft = match item.storings.last() {
        None => at_acceptance(context, chain, item),
        Some(slip) => {
            let draft = match slip {
                Stored::Move(row) => context.finding(*row, "quantity"),
                Stored::Intake(row) => context.finding(*row, "quantity"),
            };
            let beside = at_acceptance(context, chain, item).spot;
            draft.beside(beside, say!(context.lang, "验收合格 {accepted}", "{accepted} accepted"))
        }
    };
    let next = if stored < accepted {
        let missing = accepted - stored;
        say!(
            context.lang,
            "在“出入库”补入库 {missing}，purchase（请购单）填 {purchase}",
            "enter a stock-in of {missing} in `stock-moves` with `purchase` = {purchase}"
        )
    } else {
        say!(
            context.lang,
            "改正入库数量，或在 {purchase} 中补验收",
            "mend the quantity of the stock-in, or enter the acceptance in {purchase}"
        )
    };
    let message = say!(context.lang, "{name}验收合格 {accepted}，入库 {stored}", "{name}: {accepted} accepted, {stored} stored");
    draft.message(message).next(next)
}

fn unregistered(context: &Context<'_>, chain: &Chain<'_>, item: &PurchasedItem<'_>, registered: Quantity) -> Draft {
    let (name, accepted, stored, purchase) = (name(context, item), item.accepted, item.stored, context.text(chain.row.id));
    at_acceptance(context, chain, item)
        .message(say!(
            context.lang,
            "{name}验收合格 {accepted}，入库 {stored}，登记资产 {registered}",
            "{name}: {accepted} accepted, {stored} stored, {registered} registered as assets"
        ))
        .next(say!(
            context.lang,
            "在“出入库”补入库或在“资产”补登记，purchase（请购单）填 {purchase}",
            "enter the rest in `stock-moves` or in `assets` with `purchase` = {purchase}"
        ))
}
