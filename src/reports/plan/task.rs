//! A task of the term's plan: what, by when, by whom, what will prove it, what it costs; and what a person's own tasks say already.

use crate::day::Day;
use crate::findings::RowName;
use crate::id::Id;
use crate::money::Money;
use std::collections::BTreeSet;

/// Among which of the term's main tasks one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Focus {
    /// Tasks that last term's plan left.
    Carried,
    /// Hazards.
    Hazards,
    /// Repairs.
    Repairs,
    /// Projects.
    Projects,
    /// Certificates, inspections and contracts that run out.
    RunningOut,
    /// Assets and stock.
    Goods,
    /// Fees, counts and publications of the term.
    Settling,
    /// Duty on holidays.
    Duty,
}

/// A task.
#[derive(Debug, Clone)]
pub struct Task {
    /// Its number in the plan: the same whenever the plan is made, as it is taken from what the task is of.
    pub id: String,
    /// The day by which it is due.
    pub due: Day,
    /// The field.
    pub area: String,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: Option<Id>,
    /// The post that does it, where nobody holds it.
    pub post: Option<String>,
    /// What will prove it.
    pub proof: String,
    /// The day on which it was done.
    pub done: Option<Day>,
    /// What it is likely to cost.
    pub money: Option<Money>,
    /// The budget line that pays for it.
    pub budget: Option<Id>,
    /// Where it stands among the main tasks; nothing where it only comes round.
    pub focus: Option<Focus>,
    /// A person's own task that names any of these is the same; of work that comes round, its wording in both languages.
    pub names: Vec<String>,
    /// The rows behind it.
    pub rows: Vec<RowName>,
}

impl Task {
    /// A task that only comes round.
    pub const fn new(id: String, due: Day, area: String, text: String) -> Self {
        Self {
            id,
            due,
            area,
            text,
            owner: None,
            post: None,
            proof: String::new(),
            done: None,
            money: None,
            budget: None,
            focus: None,
            names: Vec::new(),
            rows: Vec::new(),
        }
    }

    /// Who does it.
    #[must_use]
    pub fn by(self, owner: Option<Id>) -> Self {
        Self { owner, ..self }
    }

    /// What will prove it.
    #[must_use]
    pub fn proved_by(self, proof: impl Into<String>) -> Self {
        Self { proof: proof.into(), ..self }
    }

    /// Since when it is done.
    #[must_use]
    pub fn done_on(self, done: Option<Day>) -> Self {
        Self { done, ..self }
    }

    /// Among which main tasks it stands.
    #[must_use]
    pub fn among(self, focus: Focus) -> Self {
        Self { focus: Some(focus), ..self }
    }

    /// What it costs, and which budget line pays.
    #[must_use]
    pub fn costing(self, money: Option<Money>, budget: Option<Id>) -> Self {
        Self { money, budget, ..self }
    }

    /// The documents it is about: a person's own task that names one is the same.
    #[must_use]
    pub fn about(self, names: impl IntoIterator<Item = String>) -> Self {
        Self { names: names.into_iter().collect(), ..self }
    }

    /// The rows behind it.
    #[must_use]
    pub fn of(self, rows: impl IntoIterator<Item = RowName>) -> Self {
        Self { rows: rows.into_iter().collect(), ..self }
    }
}

/// What is left of a text once the parts that another says are taken out; nothing where all is said.
///
/// A part, up to a comma or a stop, is said where two thirds of its pairs of characters (of a Latin text: of its words)
/// stand in the other: 库房盘点 stands in 9月末各库房盘点对账.
pub fn unsaid(text: &str, said: &[BTreeSet<String>]) -> String {
    const STOPS: [char; 6] = ['、', '，', '；', '。', ',', ';'];
    let is_said = |part: &str| {
        let pieces = pieces(part);
        let common = |other: &BTreeSet<String>| pieces.intersection(other).count() * 3 >= pieces.len() * 2;
        !pieces.is_empty() && said.iter().any(common)
    };
    let parts: Vec<&str> = text.split_inclusive(STOPS).collect();
    let left: Vec<&str> = parts.iter().copied().filter(|part| !is_said(part)).collect();
    if left.len() == parts.len() {
        return text.to_owned();
    }
    left.concat().trim().trim_end_matches(STOPS).to_owned()
}

/// The pairs of neighbouring characters of a Chinese text, the words of a Latin one.
pub fn pieces(text: &str) -> BTreeSet<String> {
    let mut pieces = BTreeSet::new();
    for run in text.split(|character: char| !character.is_alphanumeric()) {
        let mut latin = String::new();
        let mut before = None;
        for character in run.chars() {
            if character.is_ascii() {
                latin.push(character.to_ascii_lowercase());
                before = None;
                continue;
            }
            if !latin.is_empty() {
                pieces.insert(std::mem::take(&mut latin));
            }
            if let Some(before) = before {
                pieces.insert([before, character].iter().collect());
            }
            before = Some(character);
        }
        if !latin.is_empty() {
            pieces.insert(latin);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_persons_own_task_says_is_taken_out() {
        let own = |text: &str| vec![pieces(text)];
        assert_eq!(unsaid("库房盘点、银行对账", &own("9月末各库房盘点对账")), "银行对账");
        assert_eq!(unsaid("消防演练、消防设施维保", &own("消防演练")), "消防设施维保");
        assert_eq!(unsaid("签订年度责任书", &own("签订年度安全、食品安全责任书和房间财产保管责任书")), "");
        assert_eq!(unsaid("防汛防雷检查", &own("5月校舍安全检查")), "防汛防雷检查", "another check");
        assert_eq!(unsaid("Count the stores", &own("count the stores of the canteen")), "");
        assert_eq!(unsaid("Fire drill, boiler", &own("summer fire drill")), "boiler");
    }
}
