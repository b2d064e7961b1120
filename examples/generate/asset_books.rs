//! The registers of assets: cards, events, counts, custody, damages, keys.

use anyhow::Result;

use crate::ledger::{Asset, Ledger};
use crate::master_data::date_text;
use crate::money::amount_text;
use crate::writer::{Folder, Sheet};

/// Writes everything about assets.
pub fn write_asset_books(ledger: &Ledger, folder: &mut Folder) -> Result<()> {
    folder.sheet("assets.csv", &assets(ledger))?;
    folder.sheet("asset-events.csv", &events(ledger))?;
    folder.sheet("asset-counts.csv", &counts(ledger))?;
    folder.sheet("room-cards.csv", &room_cards(ledger))?;
    folder.sheet("custody.csv", &custody(ledger))?;
    folder.sheet("damages.csv", &damages(ledger))?;
    folder.sheet("keys.csv", &keys(ledger))
}

fn by_id(ledger: &Ledger) -> Vec<&Asset> {
    let mut assets: Vec<&Asset> = ledger.assets.iter().collect();
    assets.sort_by(|one, other| one.id.cmp(&other.id));
    assets
}

fn assets(ledger: &Ledger) -> Sheet {
    let header = [
        "asset",
        "name",
        "class",
        "edition",
        "model",
        "serial",
        "quantity",
        "cost",
        "fund",
        "acquired",
        "method",
        "purchase",
        "receipt",
        "voucher",
        "place",
        "user",
        "keeper",
        "years",
        "depreciated",
    ];
    let mut sheet = Sheet::new(
        &[
            "固定资产登记簿：写登记时的状况，以后的变动写在 asset-events.csv。",
            "cost 是整行的原值；depreciated 是建账日前已提的折旧。",
        ],
        &header,
    );
    for asset in by_id(ledger) {
        let number = |number: Option<crate::numbering::DocumentNumber>| number.map(|id| id.to_string()).unwrap_or_default();
        let years = if asset.years == 0 { String::new() } else { asset.years.to_string() };
        sheet.row(&[
            &asset.id,
            asset.name,
            asset.class,
            "2022",
            asset.model,
            &asset.serial,
            &asset.quantity.to_string(),
            &amount_text(asset.cost),
            asset.fund,
            &asset.acquired.to_string(),
            asset.method,
            &number(asset.purchase),
            &number(asset.receipt),
            &number(asset.voucher),
            asset.place,
            asset.user,
            asset.keeper,
            &years,
            &asset.depreciated.map(amount_text).unwrap_or_default(),
        ]);
    }
    sheet
}

fn events(ledger: &Ledger) -> Sheet {
    let header = ["event", "date", "asset", "kind", "place", "person", "due", "approved_by", "document", "by", "note", "amount"];
    let columns = header.len() - usize::from(ledger.asset_events.iter().all(|row| row.amount.is_none()));
    let mut sheet = Sheet::new(
        &["资产变动：领用、借出归还、报修修复、移动、报废，一事一行。", "报废须有批文和批准人，同日销卡、销账。"],
        &header[..columns],
    );
    for event in &ledger.asset_events {
        sheet.row(
            &[
                &event.id.to_string(),
                &event.date.to_string(),
                &event.asset,
                event.kind,
                event.place,
                event.person,
                &date_text(event.due),
                event.approved_by,
                &event.document,
                event.by,
                event.note,
                &event.amount.map(amount_text).unwrap_or_default(),
            ][..columns],
        );
    }
    sheet
}

fn counts(ledger: &Ledger) -> Sheet {
    let mut sheet = Sheet::new(&[], &["count", "date", "place", "asset", "result", "by", "witness"]);
    for row in &ledger.asset_counts {
        let asset = &ledger.assets[row.asset].id;
        let by = crate::people::staff::ASSET_KEEPER;
        sheet.row(&[&row.count.to_string(), &row.date.to_string(), row.place, asset, "present", by, row.witness]);
    }
    sheet
}

/// The card of each room: what stands there now.
fn room_cards(ledger: &Ledger) -> Sheet {
    let mut sheet = Sheet::new(
        &["分室卡片：挂在各室门后的物品清单，资产移动、报废后随即更换。", "date 是这张卡片填写的日期。"],
        &["place", "date", "asset", "keeper"],
    );
    let mut cards: Vec<(&str, &Asset)> =
        ledger.assets.iter().filter_map(|asset| asset.stands.map(|place| (place, asset))).collect();
    cards.sort_by(|one, other| (one.1.carded, one.0, &one.1.id).cmp(&(other.1.carded, other.0, &other.1.id)));
    for (place, asset) in cards {
        sheet.row(&[place, &asset.carded.to_string(), &asset.id, asset.keeper]);
    }
    sheet
}

fn custody(ledger: &Ledger) -> Sheet {
    let mut sheet = Sheet::new(&[], &["term", "place", "person", "signed"]);
    for row in &ledger.custody {
        sheet.row(&[&row.term, row.place, row.person, &row.signed.to_string()]);
    }
    sheet
}

fn damages(ledger: &Ledger) -> Sheet {
    let header = ["asset", "damage", "date", "item", "class", "person", "amount", "decision", "approved_by", "paid", "voucher"];
    let first = usize::from(ledger.damages.iter().all(|row| row.asset.is_none()));
    let mut sheet = Sheet::new(&[], &header[first..]);
    for row in &ledger.damages {
        let asset = row.asset.map_or("", |asset| &ledger.assets[asset].id);
        let (id, date, paid, voucher) = (row.id.to_string(), row.date.to_string(), row.paid.to_string(), row.voucher.to_string());
        let amount = amount_text(row.amount);
        let cells = [asset, &id, &date, row.item, &row.class, row.person, &amount, row.decision, row.approved_by, &paid, &voucher];
        sheet.row(&cells[first..]);
    }
    sheet
}

fn keys(ledger: &Ledger) -> Sheet {
    let mut sheet = Sheet::new(&[], &["key", "place", "holder", "taken", "returned"]);
    let mut keys: Vec<_> = ledger.keys.iter().collect();
    keys.sort_by(|one, other| one.id.cmp(&other.id));
    for key in keys {
        sheet.row(&[&key.id, key.place, key.holder, &key.taken.to_string(), &date_text(key.returned)]);
    }
    sheet
}
