//! What a school may write in `bursar.toml`, and what comes of it.

mod calendar;
mod defaults;
mod hostile;
mod layers;
mod slips;

use super::{Settings, SettingsFailure};
use crate::day::Day;
use crate::source::{Encoding, FileId, LineColumn, Source, Spot};
use crate::table::Problem;

fn source(text: &str) -> Source {
    Source { path: "bursar.toml".into(), text: text.into(), encoding: Encoding::Utf8, crlf: false, damaged: false, fault: None }
}

fn read(text: &str) -> Result<(Settings, Vec<Problem>), SettingsFailure> {
    Settings::read(&source(text), FileId::SETTINGS)
}

/// Settings below `format = 1`, in which nothing is wrong.
fn settings(text: &str) -> Settings {
    let (settings, problems) = read(&format!("format = 1\n{text}")).expect("it can be used");
    assert_eq!(problems, []);
    settings
}

/// Settings below `format = 1`, and what is wrong in them: line, marked text, and the problem in short.
fn wrong(text: &str) -> (Settings, Vec<String>) {
    let text = format!("format = 1\n{text}");
    let (settings, problems) = read(&text).expect("it can be used");
    let shown = problems.iter().map(|problem| {
        let Spot::Span(span) = problem.spot else { panic!("{problem:?} is at no exact place") };
        let line = LineColumn::of(&text, span.start as usize).line;
        format!("{line} `{}` {:?}", &text[span.start as usize..span.end as usize], problem.what)
    });
    (settings, shown.collect())
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day").0
}
