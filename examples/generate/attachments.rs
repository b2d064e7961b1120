//! Electronic originals: the invoices of tendered works and equipment are kept as they came, with their digest.

use std::fmt::Write as _;

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::ledger::{Ledger, Receipt};
use crate::money::amount_text;
use crate::school::School;
use crate::settings::school_code;
use crate::writer::Folder;

/// Writes the original of a receipt, where it is kept; the answer is its path and digest, or two empty cells.
pub fn keep_original(ledger: &Ledger, receipt: &Receipt, school: &School, folder: &Folder) -> Result<(String, String)> {
    let purchase = ledger.purchases.iter().find(|purchase| Some(purchase.id) == receipt.purchase);
    if !school.whole || purchase.is_none_or(|purchase| purchase.tender.is_none()) {
        return Ok((String::new(), String::new()));
    }
    let path = format!("attachments/{}/{}.xml", receipt.date.format("%Y-%m"), receipt.id);
    let text = folder.worded(&original_text(receipt, school.name));
    folder.write(&path, &text)?;
    let digest = Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut digest, byte| {
        // Writing into a String never fails.
        let _ = write!(digest, "{byte:02x}");
        digest
    });
    Ok((path, digest))
}

/// The facts of a fully digital invoice, as its XML gives them.
fn original_text(receipt: &Receipt, school: &str) -> String {
    let seller = crate::suppliers::supplier(&receipt.seller).name;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <EInvoice>\n\
         \x20 <EIid>{}</EIid>\n\
         \x20 <IssueTime>{}</IssueTime>\n\
         \x20 <SellerName>{seller}</SellerName>\n\
         \x20 <SellerIdNum>{}</SellerIdNum>\n\
         \x20 <BuyerName>{school}</BuyerName>\n\
         \x20 <BuyerIdNum>{}</BuyerIdNum>\n\
         \x20 <TotalAmWithoutTax>{}</TotalAmWithoutTax>\n\
         \x20 <TotalTaxAm>{}</TotalTaxAm>\n\
         \x20 <TotalTaxIncludedAmount>{}</TotalTaxIncludedAmount>\n\
         </EInvoice>\n",
        receipt.number,
        receipt.date,
        receipt.seller_code,
        school_code(),
        amount_text(receipt.net),
        amount_text(receipt.tax),
        amount_text(receipt.total),
    )
}
