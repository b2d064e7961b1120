//! The month's end in the books: what was used, what wore off, the closing, and what others confirm.

use chrono::Datelike;
use rust_decimal::Decimal;

use crate::accounts::{
    AGENCY_FEES, AGENCY_PAYABLES, AGENCY_STOCK, ASSETS, BANK, CANTEEN_PAYABLES, CANTEEN_RESULT, CANTEEN_STOCK, CANTEEN_SURPLUS,
    CASH, DEPRECIATION, DEPRECIATION_COST, FOOD_COST, PAYABLES, RESULT, STOCK, SURPLUS,
};
use crate::calendar::{day, month_key};
use crate::ledger::{Confirmation, Entry};
use crate::numbering::DocumentNumber;
use crate::office::{Office, credit, debit};
use crate::places::{BOOK_STORE, CLEANING_STORE, CLINIC_STORE, MAIN_STORE};
use crate::store::{ByAccount, MonthOfIssues};

impl Office {
    /// Closes the month of today, its last day.
    pub fn close_month(&mut self) {
        self.book_issues();
        self.book_depreciation();
        self.prove_controls();
        self.close_results();
        self.collect_confirmations();
    }

    fn month_name(&self) -> String {
        format!("{}年{}月", self.today.year(), self.today.month())
    }

    /// What the stores gave out becomes cost, worth what the stock book says.
    fn book_issues(&mut self) {
        let month = self.month_name();
        let MonthOfIssues { general, returned, agency, canteen } = std::mem::take(&mut self.issued);
        let mut entries = entries_of(&general, &format!("{month}领用"), |account| (account, STOCK));
        entries.extend(entries_of(&returned, &format!("{month}退库"), |account| (STOCK, account)));
        if !entries.is_empty() {
            let slips: usize = general.values().chain(returned.values()).map(|(_, slips)| slips.len()).sum();
            self.post("school", slips, entries);
        }
        let (value, slips) = agency;
        self.book_slips("agency", AGENCY_FEES, AGENCY_STOCK, &format!("{month}作业本发放"), value, &slips);
        let (value, slips) = canteen;
        self.book_slips("canteen", FOOD_COST, CANTEEN_STOCK, &format!("{month}食材领用"), value, &slips);
    }

    fn book_slips(
        &mut self,
        book: &'static str,
        cost: &'static str,
        stock: &'static str,
        summary: &str,
        value: Decimal,
        slips: &[DocumentNumber],
    ) {
        if value.is_zero() {
            return;
        }
        let source = names(slips);
        let entries = vec![debit(cost, summary, value, source.clone()), credit(stock, summary, value, source)];
        self.post(book, slips.len(), entries);
    }

    /// The month's straight-line depreciation of every asset in the books.
    fn book_depreciation(&mut self) {
        let first = day(self.today.year(), self.today.month(), 1);
        let before = first - chrono::Days::new(1);
        let month: Decimal = self
            .ledger
            .assets
            .iter()
            .filter(|asset| asset.in_books(self.today))
            .map(|asset| asset.depreciation_until(self.today) - asset.depreciation_until(before))
            .sum();
        let name = self.month_name();
        let source = format!("memo:{name}固定资产折旧计提表");
        let summary = format!("计提{name}固定资产折旧");
        self.post(
            "school",
            1,
            vec![debit(DEPRECIATION_COST, &summary, month, source.clone()), credit(DEPRECIATION, &summary, month, source)],
        );
    }

    /// The control accounts equal the books beneath them, or the generator is wrong.
    fn prove_controls(&self) {
        let general: Decimal = [MAIN_STORE, CLEANING_STORE, CLINIC_STORE].iter().map(|place| self.stock.worth(place)).sum();
        let canteens: Decimal = self.canteens.iter().map(|place| self.stock.worth(place)).sum();
        assert_eq!(self.accounts.of(STOCK), general, "general stores on {}", self.today);
        assert_eq!(self.accounts.of(CANTEEN_STOCK), canteens, "canteen stores on {}", self.today);
        assert_eq!(self.accounts.of(AGENCY_STOCK), self.stock.worth(BOOK_STORE), "exercise books on {}", self.today);
        let kept = || self.ledger.assets.iter().filter(|asset| asset.in_books(self.today));
        let cost: Decimal = kept().map(|asset| asset.cost).sum();
        let lost: Decimal = kept().map(|asset| asset.depreciation_until(self.today)).sum();
        assert_eq!(self.accounts.of(ASSETS), cost, "assets on {}", self.today);
        assert_eq!(self.accounts.of(DEPRECIATION), -lost, "depreciation on {}", self.today);
        let owed: Decimal = self.owed.values().sum();
        let payables: Decimal = [PAYABLES, CANTEEN_PAYABLES, AGENCY_PAYABLES].iter().map(|account| self.accounts.of(account)).sum();
        assert_eq!(-payables, owed, "payables on {}", self.today);
    }

    /// Income and cost of the month go to the result; in December the result goes to the surplus.
    fn close_results(&mut self) {
        let books = [("school", RESULT, SURPLUS, ["4", "5"]), ("canteen", CANTEEN_RESULT, CANTEEN_SURPLUS, ["ST4", "ST5"])];
        for (book, result, surplus, prefixes) in books {
            let open = self.accounts.open_accounts(book, &prefixes);
            self.carry_over(book, &open, result, &format!("{}收支结转", self.month_name()));
            if self.today.month() == 12 {
                let year = [(result, self.accounts.of(result))];
                self.carry_over(book, &year, surplus, &format!("{}年本期盈余结转", self.today.year()));
            }
        }
    }

    /// Empties accounts into another.
    fn carry_over(&mut self, book: &'static str, open: &[(&'static str, Decimal)], into: &'static str, what: &str) {
        let source = format!("memo:{what}");
        let line = |account, balance: Decimal| {
            if balance >= Decimal::ZERO {
                debit(account, what, balance, source.clone())
            } else {
                credit(account, what, -balance, source.clone())
            }
        };
        let mut entries: Vec<Entry> = open.iter().map(|&(account, balance)| line(account, -balance)).collect();
        let total: Decimal = open.iter().map(|(_, balance)| *balance).sum();
        if !total.is_zero() {
            entries.push(line(into, total));
        }
        entries.retain(|entry| entry.debit != entry.credit);
        entries.sort_by_key(|entry| entry.debit.is_zero());
        if !entries.is_empty() {
            self.post(book, 1, entries);
        }
    }

    /// The centre confirms the main accounts, suppliers what they are still owed.
    fn collect_confirmations(&mut self) {
        let month = month_key(self.today);
        for account in [CASH, BANK, STOCK, ASSETS, DEPRECIATION, PAYABLES] {
            let (kind, party, balance) = ("centre", "临溪市教育会计核算中心", self.accounts.of(account));
            self.ledger.confirmations.push(Confirmation { month: month.clone(), kind, party, account, balance });
        }
        for (&party, &balance) in self.owed.iter().filter(|(_, balance)| !balance.is_zero()) {
            let (kind, account) = ("supplier", "");
            self.ledger.confirmations.push(Confirmation { month: month.clone(), kind, party, account, balance });
        }
    }
}

/// A debit and a credit for each account that bears something.
fn entries_of(month: &ByAccount, what: &str, sides: impl Fn(&'static str) -> (&'static str, &'static str)) -> Vec<Entry> {
    month
        .iter()
        .filter(|(_, (value, _))| !value.is_zero())
        .flat_map(|(&account, (value, slips))| {
            let (owes, gives) = sides(account);
            let source = names(slips);
            [debit(owes, what, *value, source.clone()), credit(gives, what, *value, source)]
        })
        .collect()
}

/// Document numbers in one cell.
fn names(slips: &[DocumentNumber]) -> String {
    slips.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")
}
