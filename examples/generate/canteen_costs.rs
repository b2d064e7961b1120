//! What the canteen's months cost besides food, row by row as the vouchers book it.

use anyhow::Result;

use crate::accounts::{CANTEEN_OTHER_COST, FUEL_COST, LABOUR_COST};
use crate::calendar::month_key;
use crate::money::amount_text;
use crate::office::Office;
use crate::writer::{Folder, Sheet};

/// Writes the register of other costs.
pub fn write_canteen_costs(office: &Office, folder: &mut Folder) -> Result<()> {
    let mut sheet = Sheet::new(
        &["食堂食材以外的费用，一张凭证一行；食材成本由出库算出，不在这里写"],
        &["month", "kind", "amount", "voucher", "note"],
    );
    for voucher in office.ledger.vouchers.iter().filter(|voucher| voucher.book == "canteen") {
        for entry in voucher.entries.iter().filter(|entry| !entry.debit.is_zero()) {
            let kind = match entry.account {
                LABOUR_COST => "labour",
                FUEL_COST => "fuel",
                CANTEEN_OTHER_COST => "other",
                _ => continue,
            };
            let (month, id) = (month_key(voucher.date), voucher.id.to_string());
            sheet.row(&[&month, kind, &amount_text(entry.debit), &id, &entry.summary]);
        }
    }
    folder.sheet("canteen-costs.csv", &sheet)
}
