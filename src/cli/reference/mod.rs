//! The reference pages, made from the declarations: registers, rules, metrics, reports, policy, commands; printed by `bursar explain` and kept
//! in `docs/reference/`, where a test holds them to the code.

mod commands;
mod kinds;
mod metrics;
mod policy;
mod registers;
mod reports;
mod rules;
mod settings;

pub use kinds::kind_text;
pub use metrics::metric_page;
pub use policy::policy_key;
pub use registers::{column_page, register_page};
pub use reports::report_page;
pub use rules::{level_text, rule_page};
pub use settings::{page_of as settings_page, paths, walk};

use crate::lang::Lang;

/// One page of the reference: its file name without the language, and what makes it.
pub type Page = (&'static str, fn(Lang) -> String);

/// Every page of the reference.
pub static PAGES: &[Page] = &[
    ("registers", registers::page),
    ("rules", rules::page),
    ("metrics", metrics::page),
    ("reports", reports::page),
    ("policy", policy::page),
    ("commands", commands::page),
];

/// A line of a list of facts: `- label: text`.
fn fact(label: &str, text: &str, lang: Lang) -> String {
    match lang {
        Lang::Chinese => format!("- {label}：{text}\n"),
        Lang::English => format!("- {label}: {text}\n"),
    }
}

/// A cell of a Markdown table: one line, no bar that would end it.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
