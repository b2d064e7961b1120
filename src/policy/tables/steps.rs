//! Which posts may sign which step of an approval (审批步骤与岗位); a step that is not listed is signed by the post of its name.

use crate::day::Day;
use crate::lang::Wording;
use crate::policy::declare::{Evidence, KeyAbout, PolicyTable};
use crate::policy::names::Name;
use crate::policy::value::{PolicyValue, Written};
use crate::source::{At, Span, Spot};
use crate::table::{Field, Input, Kind, List, Map, Problem, Reader, Unfit, Value, in_order};
use std::collections::BTreeMap;
use toml::de::DeValue;

/// Which posts may sign which step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps {
    posts: BTreeMap<String, Vec<String>>,
}

impl Steps {
    /// The posts that may sign a step: those listed, else the post of the same name.
    pub fn posts_of<'s>(&'s self, step: &'s str) -> impl Iterator<Item = &'s str> + Clone {
        let (listed, own) = match self.posts.get(step) {
            Some(posts) => (posts.as_slice(), None),
            None => ([].as_slice(), Some(step)),
        };
        listed.iter().map(String::as_str).chain(own)
    }

    /// Whether a post may sign a step.
    pub fn may_sign(&self, step: &str, post: &str) -> bool {
        self.posts_of(step).any(|allowed| allowed == post)
    }

    /// The steps for which posts are listed.
    pub fn listed(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.posts.iter().map(|(step, posts)| (step.as_str(), posts.as_slice()))
    }
}

/// The table as it is written: `from`, and a line a step.
#[derive(Debug, Clone)]
pub struct StepsLayer {
    at: At,
    from: Option<Day>,
    posts: Map<Name, List<Name>>,
}

impl Field for StepsLayer {
    const KIND: Kind = Kind::Map(&Kind::Label, &Kind::List(&Kind::Label));

    fn read(input: Input<'_>, reader: &mut Reader<'_>) -> Result<Self, Unfit> {
        let due = Unfit::Shape { due: "table" };
        let Input::Toml(value) = input else { return Err(due) };
        let DeValue::Table(table) = value.get_ref() else { return Err(due) };
        let at = At { file: reader.file, offset: value.span().start as u32 };
        let is_from = |key: &str| matches!(key, "from" | "起");
        let (from, steps): (Vec<_>, Vec<_>) = in_order(table).into_iter().partition(|(key, _)| is_from(key.get_ref()));
        let posts = Map::of(&steps, reader);
        let mut day = None;
        for (_, value) in from {
            let input = Input::Toml(value);
            if !input.is_empty() {
                let span = Span { file: at.file, start: value.span().start as u32, end: value.span().end as u32 };
                // Without its day nobody knows when the table is in force.
                day = Some(reader.attempt::<Day>(input, Spot::Span(span)).ok_or(Unfit::Inside)?);
            }
        }
        Ok(Self { at, from: day, posts })
    }

    fn value(&self) -> Value<'_> {
        Value::Records(self.posts.0.len())
    }
}

impl PolicyTable for Steps {
    type Layer = StepsLayer;

    const NAME: &'static str = "steps";

    const KEYS: &'static [KeyAbout] = &[KeyAbout {
        name: "STEP",
        chinese: "步骤名",
        kind: Kind::List(&Kind::Label),
        meaning: Wording::new(
            "可签该步骤的岗位，如 principal = [\"principal\", \"vice-principal\"]；不填即同名岗位",
            "the posts that may sign a step, as principal = [\"principal\", \"vice-principal\"]; else the post of the same name",
        ),
        unit: None,
        source: Wording::new("本校岗位职责与授权", "the school's own delegation of duties"),
        evidence: Evidence::Custom,
    }];

    fn from_day(layer: &StepsLayer) -> Option<Day> {
        layer.from
    }

    fn place(layer: &StepsLayer) -> At {
        layer.at
    }

    fn apply(&mut self, layer: &StepsLayer) {
        layer.posts.layer(&mut self.posts);
    }

    fn faults(_layer: &StepsLayer, _problems: &mut Vec<Problem>) {}

    fn written(&self) -> Vec<String> {
        vec![self.posts.toml()]
    }
}
