//! The documents that are written as TOML: purchases and claims, one file a month.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;

use crate::calendar::month_key;
use crate::ledger::{Approval, Claim, GoodsLine, Ledger, Order, Purchase, What};
use crate::money::{amount_text, quantity_text};
use crate::writer::{Folder, quoted};

/// Writes purchases and claims.
pub fn write_documents(ledger: &Ledger, folder: &mut Folder) -> Result<()> {
    let mut purchases: Vec<&Purchase> = ledger.purchases.iter().collect();
    purchases.sort_by_key(|purchase| purchase.id);
    let texts = purchases.iter().map(|purchase| (month_key(purchase.date), purchase_text(purchase)));
    let comments = [
        "# 请购单一单一表：请购、审批、比价或招标、采购、验收依次写在同一张单据里。",
        "# lines 的 price 是请购时的估价，成交价写在 order 里。",
    ];
    write_months(folder, "purchases", &comments, texts)?;
    let mut claims: Vec<&Claim> = ledger.claims.iter().collect();
    claims.sort_by_key(|claim| claim.id);
    let texts = claims.iter().map(|claim| (month_key(claim.date), claim_text(claim)));
    let comments = [
        "# 报销单的票据写在 receipts 里，凭 claim 列对应；amount 是票据合计减去 struck（核减）。",
        "# 付款后补写 paid：日期、付款账户、凭证号、出纳。",
    ];
    write_months(folder, "claims", &comments, texts)
}

fn write_months(
    folder: &mut Folder,
    name: &str,
    comments: &[&str],
    documents: impl Iterator<Item = (String, String)>,
) -> Result<()> {
    let mut months: BTreeMap<String, String> = BTreeMap::new();
    for (month, text) in documents {
        let file = months.entry(month).or_insert_with(|| comments.join("\n") + "\n");
        file.push('\n');
        file.push_str(&text);
        folder.rows += 1;
    }
    months.iter().try_for_each(|(month, text)| folder.write(&format!("{name}/{month}.toml"), text))
}

fn purchase_text(purchase: &Purchase) -> String {
    let mut text = String::new();
    let mut line = |entry: String| {
        text.push_str(&entry);
        text.push('\n');
    };
    line(format!("[\"{}\"]", purchase.id));
    line(format!("date = {}", purchase.date));
    line(format!("requester = {}", quoted(purchase.requester)));
    line(format!("department = {}", quoted(crate::people::department_of(purchase.requester))));
    line(format!("purpose = {}", quoted(&purchase.purpose)));
    if let Some(budget) = purchase.budget {
        line(format!("budget = {}", quoted(budget)));
    }
    line(format!("lines = [\n{}]", goods_lines(&purchase.lines, true)));
    line(format!("approvals = [\n{}]", approvals(&purchase.approvals)));
    if !purchase.quotes.is_empty() {
        let rows = purchase.quotes.iter().map(|quote| {
            let (supplier, by) = (quoted(quote.supplier), quoted(quote.by));
            format!("  {{ supplier = {supplier}, amount = {}, date = {}, by = {by} }},\n", amount_text(quote.amount), quote.date)
        });
        line(format!("quotes = [\n{}]", rows.collect::<String>()));
    }
    if let Some(tender) = &purchase.tender {
        line(format!(
            "tender = {{ notice = {}, closes = {}, bidders = {}, award = {} }}",
            tender.notice, tender.closes, tender.bidders, tender.award
        ));
    }
    match purchase.orders.as_slice() {
        [] => {}
        [order] => line(format!("order = {}", order_text(order))),
        orders => {
            let rows: String = orders.iter().map(|order| format!("  {},\n", order_text(order))).collect();
            line(format!("orders = [\n{rows}]"));
        }
    }
    if !purchase.acceptances.is_empty() {
        let rows: String = purchase
            .acceptances
            .iter()
            .map(|acceptance| {
                let [one, other] = acceptance.by;
                format!(
                    "  {{ id = \"{}\", date = {}, by = [{}, {}], lines = [{}] }},\n",
                    acceptance.id,
                    acceptance.date,
                    quoted(one),
                    quoted(other),
                    inline_lines(&acceptance.lines, false)
                )
            })
            .collect();
        line(format!("acceptances = [\n{rows}]"));
    }
    if !purchase.cancelled.is_empty() {
        line(format!("cancelled = {}", quoted(purchase.cancelled)));
    }
    text
}

fn order_text(order: &Order) -> String {
    let [one, other] = order.buyers;
    let mut text = format!(
        "{{ supplier = {}, date = {}, buyers = [{}, {}], amount = {}",
        quoted(order.supplier),
        order.date,
        quoted(one),
        quoted(other),
        amount_text(order.amount)
    );
    if let Some(contract) = &order.contract {
        text.push_str(&format!(", contract = {}", quoted(contract)));
    }
    if !order.reason.is_empty() {
        text.push_str(&format!(", reason = {}", quoted(order.reason)));
    }
    text + &format!(", lines = [{}] }}", inline_lines(&order.lines, true))
}

fn goods_lines(lines: &[GoodsLine], priced: bool) -> String {
    lines.iter().map(|line| format!("  {},\n", goods_line(line, priced))).collect()
}

fn inline_lines(lines: &[GoodsLine], priced: bool) -> String {
    lines.iter().map(|line| goods_line(line, priced)).collect::<Vec<_>>().join(", ")
}

fn goods_line(line: &GoodsLine, priced: bool) -> String {
    let mut text = match &line.what {
        What::Item(item) => format!("{{ item = {}", quoted(item)),
        What::Free { name, kind, unit } => {
            format!("{{ name = {}, kind = {}, unit = {}", quoted(name), quoted(kind), quoted(unit))
        }
    };
    // Writing into a String never fails.
    let _ = write!(text, ", quantity = {}", quantity_text(line.quantity));
    if priced {
        let _ = write!(text, ", price = {}", amount_text(line.price));
    }
    text + " }"
}

fn approvals(approvals: &[Approval]) -> String {
    approvals
        .iter()
        .map(|approval| {
            let mut text = format!("  {{ step = {}, by = {}, date = {}", quoted(approval.step), quoted(approval.by), approval.date);
            for (key, value) in [("verdict", approval.verdict), ("note", approval.note), ("minutes", approval.minutes.as_str())] {
                if !value.is_empty() {
                    let _ = write!(text, ", {key} = {}", quoted(value));
                }
            }
            text + " },\n"
        })
        .collect()
}

fn claim_text(claim: &Claim) -> String {
    let mut text = format!(
        "[\"{}\"]\ndate = {}\nclaimant = {}\npurpose = {}\n",
        claim.id,
        claim.date,
        quoted(claim.claimant),
        quoted(&claim.purpose)
    );
    if !claim.payee.is_empty() {
        let _ = writeln!(text, "payee = {}", quoted(&claim.payee));
    }
    let _ = writeln!(text, "method = {}\namount = {}", quoted(claim.method), amount_text(claim.amount));
    if let Some(struck) = claim.struck {
        let _ = writeln!(text, "struck = {}", amount_text(struck));
    }
    let _ = writeln!(text, "approvals = [\n{}]", approvals(&claim.approvals));
    if let Some(paid) = &claim.paid {
        let _ = writeln!(
            text,
            "paid = {{ date = {}, account = {}, voucher = \"{}\", by = {} }}",
            paid.date,
            quoted(paid.account),
            paid.voucher,
            quoted(paid.by)
        );
    }
    text
}
