//! From request to order: who signs, who is asked for a price, who buys.

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use crate::goods::{Good, good};
use crate::ledger::{Acceptance, Approval, Contract, GoodsLine, Order, Purchase, Quote, Tender, What};
use crate::money::{fen, figure, whole};
use crate::numbering::DocumentNumber;
use crate::nursery;
use crate::office::Office;
use crate::people::{department_head, staff};
use crate::plans::{FRAMEWORK_PRICES, Fate, PLANS, Plan, Want, Way};
use crate::spring::spring_plans;
use crate::suppliers::{SUPPLIERS, supplier};
use crate::tasks::{Task, approved};

/// Up to here two signatures suffice; above the second limit there is a tender.
pub const DIRECT_LIMIT: i64 = 500;
pub const COMPARE_LIMIT: i64 = 10_000;

/// A purchase under way.
pub struct Running {
    pub plan: &'static Plan,
    pub buyers: [&'static str; 2],
    pub acceptors: [&'static str; 2],
    pub deliveries: Vec<Delivery>,
}

/// One delivery of an order.
pub struct Delivery {
    pub order: usize,
    pub lines: Vec<GoodsLine>,
    pub accepted: Option<NaiveDate>,
    pub slip: Option<DocumentNumber>,
    pub receipt: Option<usize>,
}

impl Office {
    /// Puts a term's requests on the agenda.
    pub fn plan_purchases(&mut self, term: usize) {
        let spring = self.school.whole && !self.calendar.terms[term].autumn;
        let plans = match (self.school.nursery, spring) {
            (true, _) => nursery::PLANS,
            (_, true) => spring_plans(),
            _ => PLANS,
        };
        for plan in plans {
            let starts = self.calendar.terms[term].starts;
            let wished = self.calendar.terms[term].monday(plan.week) + Days::new(plan.weekday);
            let day = self.calendar.workday_from(wished.max(starts));
            self.schedule(day, Task::Request(plan, term));
        }
    }

    /// Writes a request with its approvals and, where it is bought, its orders.
    pub fn request(&mut self, plan: &'static Plan, term: usize) {
        let mut chance = self.chance(plan.key);
        let lines: Vec<GoodsLine> = plan.wants.iter().map(|want| estimated(want, plan.way, self.school.goods_times)).collect();
        let ordered: Vec<GoodsLine> = lines
            .iter()
            .map(|line| GoodsLine { price: bought_for(line, plan.way, chance.between(955, 995)), ..line.clone() })
            .collect();
        let amount = total(&lines);
        check_band(plan, amount, self.school.goods_times);

        let (approvals, decided) = self.approvals(plan, term, chance.between(0, 1) as u32);
        let id = self.numbers.next("QG", self.today);
        let mut purchase = Purchase {
            id,
            date: self.today,
            requester: plan.requester,
            purpose: plan.purpose.to_owned(),
            budget: plan.budget,
            lines,
            approvals,
            quotes: Vec::new(),
            tender: None,
            orders: Vec::new(),
            acceptances: Vec::new(),
            cancelled: "",
        };
        let buyers = [staff::BUYER, if plan.requester == staff::CLERK { staff::ELECTRICIAN } else { staff::CLERK }];
        let acceptors = [staff::ASSET_KEEPER, self.second_acceptor(plan)];
        let mut running = Running { plan, buyers, acceptors, deliveries: Vec::new() };
        match plan.fate {
            Fate::Rejected(_) => {}
            Fate::Cancelled(reason) => purchase.cancelled = reason,
            _ => self.order(&mut purchase, &mut running, &ordered, decided),
        }
        let number = self.ledger.purchases.len();
        let mut due = self.today;
        for delivery in 0..running.deliveries.len() {
            let order = &purchase.orders[running.deliveries[delivery].order];
            let wait = if plan.way == Way::Tender { chance.between(5, 8) } else { chance.between(2, 4) };
            let follows = delivery > 0 && running.deliveries[delivery - 1].order == running.deliveries[delivery].order;
            let from = if follows { due } else { order.date };
            due = self.calendar.workdays_after(from, if follows { 12 } else { wait as u32 });
            self.schedule(due, Task::Accept { purchase: number, delivery });
        }
        self.ledger.purchases.push(purchase);
        self.running.push(running);
    }

    /// The signatures that the amount needs, and the day of the last.
    fn approvals(&self, plan: &Plan, term: usize, pause: u32) -> (Vec<Approval>, NaiveDate) {
        let head = department_head(plan.requester);
        let mut approvals = vec![approved("department", head, self.today)];
        let mut day = self.calendar.workdays_after(self.today, pause);
        match plan.fate {
            Fate::Rejected(note) => {
                let refusal = Approval { verdict: "rejected", note, ..approved("logistics", staff::LOGISTICS_DIRECTOR, day) };
                approvals.push(refusal);
                return (approvals, day);
            }
            Fate::Returned(note) => {
                let refusal = Approval { verdict: "returned", note, ..approved("logistics", staff::LOGISTICS_DIRECTOR, day) };
                approvals.push(refusal);
                day = self.calendar.workdays_after(day, 1);
                approvals.push(approved("department", head, day));
                day = self.calendar.workdays_after(day, 1);
            }
            _ => {}
        }
        approvals.push(approved("logistics", staff::LOGISTICS_DIRECTOR, day));
        if plan.way != Way::Direct {
            day = self.calendar.workdays_after(day, 1);
            approvals.push(approved("principal", staff::PRINCIPAL, day));
        }
        if plan.way == Way::Tender {
            day = self.calendar.workdays_after(day, 1);
            let half = if self.calendar.terms[term].autumn { "下" } else { "上" };
            let minutes = format!("{}年{half}半年校务会纪要第{}号", day.year(), plan.week + 1);
            let step = Approval { minutes, ..approved("committee", staff::SECRETARY, day) };
            approvals.push(step);
        }
        (approvals, day)
    }

    /// Quotes or tender, then the order or orders with their deliveries.
    fn order(&mut self, purchase: &mut Purchase, running: &mut Running, lines: &[GoodsLine], decided: NaiveDate) {
        let plan = running.plan;
        let mut day = self.calendar.workdays_after(decided, 1);
        let amount = total(lines);
        if plan.way == Way::Compare {
            purchase.quotes = self.quotes(plan, amount, day);
            day = self.calendar.workdays_after(day, 1);
        }
        if plan.way == Way::Tender {
            let notice = day;
            let closes = self.calendar.workday_from(notice + Days::new(21));
            let award = self.calendar.workdays_after(closes, 1);
            purchase.tender = Some(Tender { notice, closes, bidders: 4, award });
            day = self.calendar.workdays_after(award, 2);
        }
        let contract = match plan.way {
            Way::Framework => Some(self.framework_contract()),
            Way::Tender => Some(self.award_contract(purchase, plan, amount, day)),
            _ => None,
        };
        let shares: Vec<(&'static str, &[GoodsLine], &'static str)> = match plan.fate {
            Fate::Split(first, second) => vec![
                (plan.supplier, &lines[..first], "按品种择优分包，合计低于各家整单报价"),
                (second, &lines[first..], "按品种择优分包，合计低于各家整单报价"),
            ],
            _ => vec![(plan.supplier, lines, "")],
        };
        for (order, (supplier, lines, reason)) in shares.into_iter().enumerate() {
            purchase.orders.push(Order {
                supplier,
                date: day,
                buyers: running.buyers,
                contract: contract.clone(),
                amount: total(lines),
                reason,
                lines: lines.to_vec(),
            });
            for lines in deliveries_of(plan.fate, lines) {
                running.deliveries.push(Delivery { order, lines, accepted: None, slip: None, receipt: None });
            }
        }
    }

    /// Three offers, the plan's supplier below the others.
    fn quotes(&self, plan: &Plan, amount: Decimal, day: NaiveDate) -> Vec<Quote> {
        let mut chance = self.chance(&format!("quotes {}", plan.key));
        let trade = supplier(plan.supplier).trade;
        let others = SUPPLIERS.iter().filter(|other| other.trade == trade && other.id != plan.supplier);
        let split = matches!(plan.fate, Fate::Split(..));
        let by = staff::BUYER;
        let own = if split { fen(amount * figure("1.01")) } else { amount };
        let mut quotes = vec![Quote { supplier: plan.supplier, amount: own, date: day, by }];
        quotes.extend(others.take(2).map(|other| {
            let dearer = fen(amount * whole(chance.between(1020, 1090)) / whole(1000)).round_dp(1);
            Quote { supplier: other.id, amount: dearer, date: day, by }
        }));
        assert_eq!(quotes.len(), 3, "{}: three firms of a trade are asked", plan.key);
        quotes
    }

    /// The contract for office goods of the school year of today.
    pub fn framework_contract(&self) -> String {
        let contract = self
            .ledger
            .contracts
            .iter()
            .rev()
            .find(|contract| contract.supplier == "chenguang" && contract.from <= self.today && self.today <= contract.to);
        contract.map(|contract| contract.id.clone()).expect("a contract for office goods is always in force")
    }

    /// Writes the contract that a tender ends in.
    fn award_contract(&mut self, purchase: &Purchase, plan: &Plan, amount: Decimal, day: NaiveDate) -> String {
        let id = self.next_contract_id(day.year());
        self.ledger.contracts.push(Contract {
            id: id.clone(),
            direction: "cost",
            supplier: plan.supplier,
            subject: plan.purpose,
            amount,
            from: day,
            to: day + Days::new(365),
            purchase: Some(purchase.id),
            price_rule: String::new(),
            published: Some(self.calendar.workdays_after(day, 1)),
        });
        id
    }

    /// Somebody of another post who neither asked nor buys nor will keep what comes.
    fn second_acceptor(&self, plan: &Plan) -> &'static str {
        let candidates = [staff::ARCHIVIST, staff::ART_TEACHER, staff::SPORTS_TEACHER, staff::MUSIC_TEACHER];
        let keepers: Vec<&str> = plan
            .wants
            .iter()
            .filter_map(|want| match want {
                Want::Asset(equipment) => Some(equipment.places),
                _ => None,
            })
            .flatten()
            .map(|place| self.place(place).keeper)
            .collect();
        let start = self.chance(&format!("acceptor {}", plan.key)).index(candidates.len());
        let free = |candidate: &&str| *candidate != plan.requester && !keepers.contains(candidate);
        let rotated = candidates.iter().cycle().skip(start).take(candidates.len()).copied();
        rotated.into_iter().find(|candidate| free(candidate)).expect("four candidates, one is free")
    }

    /// Accepts a delivery and puts what belongs there into store.
    pub fn accept(&mut self, number: usize, delivery: usize) {
        let purchase = &self.ledger.purchases[number];
        let (purchase_id, agency) = (purchase.id, purchase.budget.is_none());
        let id = self.numbers.next("YS", self.today);
        let by = self.running[number].acceptors;
        let lines = self.running[number].deliveries[delivery].lines.clone();
        let slip = self.put_into_store(&lines, agency, purchase_id, id);
        self.ledger.purchases[number].acceptances.push(Acceptance { id, date: self.today, by, lines });
        let entry = &mut self.running[number].deliveries[delivery];
        entry.slip = slip;
        entry.accepted = Some(self.today);
        let wait = self.chance(&format!("invoice {purchase_id}")).between(0, 1) as u32;
        let later = self.calendar.workdays_after(self.today, wait);
        let day = if later.month() == self.today.month() { later } else { self.today };
        self.schedule(day, Task::Invoice { purchase: number, delivery });
        if self.running[number].plan.fetched {
            let next = self.calendar.workdays_after(self.today, 1);
            self.schedule(next, Task::Fetch { purchase: number });
        }
    }
}

/// The line of a request, with a price a little above what is hoped for.
fn estimated(want: &Want, way: Way, times: i64) -> GoodsLine {
    match want {
        Want::Item(id, quantity) => {
            let price = match way {
                Way::Framework => framework_price(id),
                _ => fen(figure(good(id).price) * figure("1.04")),
            };
            GoodsLine { what: What::Item(id), quantity: whole(*quantity * times), price }
        }
        Want::Free(kind, name, unit, quantity, price) => {
            GoodsLine { what: What::Free { name, kind, unit }, quantity: whole(*quantity * times), price: figure(price) }
        }
        Want::Asset(equipment) => GoodsLine {
            what: What::Free { name: equipment.name, kind: "durable", unit: equipment.unit },
            quantity: whole(equipment.places.len() as i64 * times),
            price: figure(equipment.price),
        },
    }
}

/// What is paid in the end: the contract's price, or so many thousandths of the estimate.
fn bought_for(line: &GoodsLine, way: Way, thousandths: i64) -> Decimal {
    let price = line.price * whole(thousandths) / whole(1000);
    match line.what {
        _ if way == Way::Framework => line.price,
        What::Item(_) => fen(price),
        What::Free { .. } if line.price >= whole(1000) => fen((price / whole(10)).floor() * whole(10)),
        What::Free { .. } => fen(price.round_dp(1)),
    }
}

/// The price of the contract for office goods.
fn framework_price(id: &str) -> Decimal {
    let entry = FRAMEWORK_PRICES.iter().find(|entry| entry.0 == id);
    figure(entry.unwrap_or_else(|| panic!("{id} is not under the contract")).1)
}

/// Σ quantity × price.
pub fn total(lines: &[GoodsLine]) -> Decimal {
    lines.iter().map(|line| fen(line.quantity * line.price)).sum()
}

/// One delivery, or two halves.
fn deliveries_of(fate: Fate, lines: &[GoodsLine]) -> Vec<Vec<GoodsLine>> {
    if fate != Fate::TwoDeliveries {
        return vec![lines.to_vec()];
    }
    let half = |line: &GoodsLine| (line.quantity / whole(2)).floor();
    let first = lines.iter().map(|line| GoodsLine { quantity: half(line), ..line.clone() }).collect();
    let second = lines.iter().map(|line| GoodsLine { quantity: line.quantity - half(line), ..line.clone() }).collect();
    vec![first, second]
}

/// Goods that lie in store, unlike services.
pub fn stored_good(line: &GoodsLine) -> Option<&'static Good> {
    match line.what {
        What::Item(id) => Some(good(id)).filter(|good| good.kind != "service"),
        What::Free { .. } => None,
    }
}

fn check_band(plan: &Plan, amount: Decimal, times: i64) {
    let way = if amount <= whole(DIRECT_LIMIT * times) {
        Way::Direct
    } else if amount <= whole(COMPARE_LIMIT * times) {
        Way::Compare
    } else {
        Way::Tender
    };
    let fits = way == plan.way || (way == Way::Compare && plan.way == Way::Framework);
    assert!(fits, "{}: {amount} needs {way:?}, the plan says {:?}", plan.key, plan.way);
}
