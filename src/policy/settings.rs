//! Reads `bursar.toml`: what does not parse is a failure, what makes no sense is told and counts as not given.

use super::calendar::{Calendar, TermPeriod};
use super::check;
use super::failure::{SettingsFailure, Unreadable};
use super::in_force::Policy;
use super::layout::{SchoolLayer, SettingsLayer, TermLayer};
use super::names::Name;
use super::words::{Language, RuleWord, Stage};
use crate::day::Day;
use crate::findings::Setting;
use crate::lang::Lang;
use crate::source::{At, FileId, LineColumn, Source, Span, Spot};
use crate::table::{Documents, Entry, ExtraWords, Input, List, Map, Problem, Reader, Shape, in_order, locate_in, read_table};
use toml::de::DeTable;

/// The only format of a ledger that there is.
pub const FORMAT: u32 = 1;

/// Everything that `bursar.toml` says.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The school.
    pub school: School,
    /// Its terms.
    pub calendar: Calendar,
    /// Its thresholds.
    pub policy: Policy,
    /// What it says of rules and families, in the order in which it stands there.
    pub rules: Vec<RuleLevel>,
    /// Names that it adds to lists of words.
    pub kinds: ExtraWords,
    /// Where each list in [`Self::kinds`] is named.
    pub kinds_at: Vec<(String, Span)>,
    /// Paths below the ledger that are not read; one that ends with `/` is a folder.
    pub ignored: Vec<String>,
}

/// The school (学校).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct School {
    /// Its full name; empty where it is not given.
    pub name: String,
    /// Where `[school]` stands.
    pub at: Option<At>,
    /// The unified social credit code, as written.
    pub uscc: Option<String>,
    /// Its level.
    pub stage: Option<Stage>,
    /// The buyer's name that invoices must bear: the school's name where nothing else is given.
    pub title: String,
    /// The language of findings and reports, where it is given.
    pub language: Option<Lang>,
    /// The day of a run, which sample ledgers and tests set.
    pub today: Option<Day>,
    /// The ledger's first day.
    pub starts: Option<Day>,
}

/// What `[rules]` says of a rule or a family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleLevel {
    /// The rule `family/fault`, or the family.
    pub name: String,
    /// Its level, or that it is off.
    pub setting: Setting,
    /// Where the name stands.
    pub span: Span,
}

impl Settings {
    /// Reads a `bursar.toml`; problems are what makes no sense in it.
    ///
    /// # Errors
    /// When it does not parse, or its format is missing or unknown.
    pub fn read(source: &Source, file: FileId) -> Result<(Self, Vec<Problem>), SettingsFailure> {
        let failure =
            |offset: usize, why| SettingsFailure { path: source.path.clone(), place: LineColumn::of(&source.text, offset), why };
        let (documents, slips) = Documents::parse(&source.text);
        if let Some(slip) = slips.into_iter().next() {
            return Err(failure(slip.range.start, Unreadable::Syntax(slip.fault)));
        }
        check_format(documents.root()).map_err(|(offset, why)| failure(offset, why))?;
        // The names that the school adds are read first: other settings may use them.
        let none = ExtraWords::new();
        let kinds = read_layer(documents.root(), file, &none).0.map(|layer| layer.kinds).unwrap_or_default();
        let extra = extra_words(&kinds);
        let (layer, mut problems) = read_layer(documents.root(), file, &extra);
        check::name(documents.root(), file, &mut problems);
        let mut settings = layer.map(|layer| Self::of(&layer, &mut problems)).unwrap_or_default();
        settings.kinds_at = kinds.0.into_iter().map(|entry| (entry.key.0, entry.span)).collect();
        settings.kinds = extra;
        Ok((settings, placed(source, file, problems)))
    }

    fn of(layer: &SettingsLayer, problems: &mut Vec<Problem>) -> Self {
        let sound = problems.len();
        let terms = check::terms(&layer.term.0, problems);
        let is_doubtful = problems.len() > sound;
        let ignored = layer.files.0.as_ref().map(|files| check::ignored(files, problems)).unwrap_or_default();
        let rule = |entry: &Entry<Name, RuleWord>| RuleLevel {
            name: entry.key.0.clone(),
            setting: entry.value.setting(),
            span: entry.span,
        };
        Self {
            school: layer.school.0.as_ref().map(school).unwrap_or_default(),
            calendar: Calendar::new(terms.into_iter().map(term).collect()).doubted(is_doubtful),
            policy: layer.policy.0.as_ref().map(|policy| Policy::of(policy, problems)).unwrap_or_default(),
            rules: layer.rules.0.iter().map(rule).collect(),
            kinds: ExtraWords::new(),
            kinds_at: Vec::new(),
            ignored,
        }
    }

    /// What the ledger says of a rule: of itself, else of its family.
    pub fn rule_level(&self, rule: &str, family: &str) -> Option<Setting> {
        let of = |name: &str| self.rules.iter().find(|level| level.name == name).map(|level| level.setting);
        of(rule).or_else(|| of(family))
    }

    /// Names in `[rules]` that are neither rules nor families, with the nearest that are.
    pub fn check_rules<'k>(&self, known: impl IntoIterator<Item = &'k str>) -> Vec<Problem> {
        check::rules(&self.rules, &known.into_iter().collect::<Vec<_>>())
    }

    /// Lists in `[kinds]` that cannot be extended, with the nearest that can.
    pub fn check_kinds<'k>(&self, known: impl IntoIterator<Item = &'k str>) -> Vec<Problem> {
        check::kinds(&self.kinds_at, &known.into_iter().collect::<Vec<_>>())
    }
}

/// The problems at their exact places, which only this layer's keys lead to, in the order of the file.
fn placed(source: &Source, file: FileId, mut problems: Vec<Problem>) -> Vec<Problem> {
    let spots: Vec<Spot> = problems.iter().map(|problem| problem.spot).collect();
    let spans = locate_in(source, file, Some((Shape::Document, super::COLUMNS)), &spots);
    for (problem, span) in problems.iter_mut().zip(spans) {
        problem.spot = Spot::Span(span);
    }
    problems.sort_by_key(|problem| problem.spot);
    problems
}

/// The format must be there, and known.
fn check_format(root: &DeTable<'_>) -> Result<(), (usize, Unreadable)> {
    let entries = in_order(root);
    let format = entries.iter().find(|(key, _)| matches!(&**key.get_ref(), "format" | "格式"));
    let Some((_, value)) = format else { return Err((0, Unreadable::FormatMissing)) };
    let input = Input::Toml(value);
    match input.text("number").as_deref().map(str::parse::<u32>) {
        Ok(Ok(FORMAT)) => Ok(()),
        _ => Err((value.span().start, Unreadable::FormatUnknown(input.shown()))),
    }
}

fn read_layer(root: &DeTable<'_>, file: FileId, extra: &ExtraWords) -> (Option<SettingsLayer>, Vec<Problem>) {
    let mut reader = Reader::new(file, extra);
    let layer = read_table::<SettingsLayer>(root, None, At { file, offset: 0 }, &mut reader);
    let problems = reader.finish();
    (layer, problems)
}

fn extra_words(kinds: &Map<Name, List<Name>>) -> ExtraWords {
    let mut extra = ExtraWords::new();
    for entry in &kinds.0 {
        let names = extra.entry(entry.key.0.clone()).or_default();
        names.extend(entry.value.iter().map(|name| name.0.clone()));
    }
    extra
}

fn school(layer: &SchoolLayer) -> School {
    let name = layer.name.0.as_ref().map(ToString::to_string).unwrap_or_default();
    School {
        at: Some(layer.at),
        uscc: layer.uscc.0.as_ref().map(ToString::to_string),
        stage: layer.stage.0,
        title: layer.title.0.as_ref().map_or_else(|| name.clone(), ToString::to_string),
        language: layer.language.0.map(|language| match language {
            Language::Chinese => Lang::Chinese,
            Language::English => Lang::English,
        }),
        today: layer.today.0,
        starts: layer.starts.0,
        name,
    }
}

fn term(layer: &TermLayer) -> TermPeriod {
    TermPeriod::new(layer.id, layer.starts, layer.ends, layer.holidays.0.clone(), layer.workdays.0.clone())
}
