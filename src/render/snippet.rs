//! The places of a finding, each with its row from the ledger's own text and a mark under what is meant.

use super::escape::visible;
use super::excerpt::cut;
use super::text::Options;
use super::width::text_width;
use crate::findings::{Finding, Level, Place};
use crate::source::Sources;
use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
use annotate_snippets::{Annotation, AnnotationKind, Group, Renderer, Snippet};

/// Wider than any excerpt: lines are cut before they get here.
const NO_CUTTING: usize = 100_000;

/// The places of one finding as they are shown.
pub(super) struct Places {
    /// The lines, each with its end.
    pub text: String,
    /// How many columns line numbers take.
    pub gutter: usize,
    /// What did not fit beside a mark: the place, and what stands there.
    pub notes: Vec<(String, String)>,
}

/// One place with its words.
struct Mark<'f> {
    place: &'f Place,
    label: &'f str,
    kind: AnnotationKind,
}

/// Writes the places of a finding: its own first, then the other side, in the same excerpt where the rows touch.
pub(super) fn places(finding: &Finding, sources: &Sources, options: Options) -> Places {
    let own = Mark { place: &finding.place, label: "", kind: AnnotationKind::Primary };
    let mut groups = vec![vec![own]];
    for related in &finding.related {
        let mark = Mark { place: &related.place, label: &related.message, kind: AnnotationKind::Context };
        match groups.iter_mut().find(|group| touches(group, mark.place)) {
            Some(group) => group.push(mark),
            None => groups.push(vec![mark]),
        }
    }
    let last_line = groups.iter().flatten().map(|mark| mark.place.start.line).max().unwrap_or(1);
    let gutter = last_line.to_string().len();
    let renderer = if options.color { Renderer::styled().hyperlink(false) } else { Renderer::plain() }.term_width(NO_CUTTING);
    let mut places = Places { text: String::new(), gutter, notes: Vec::new() };
    for (position, group) in groups.iter().enumerate() {
        let arrow = options.paint(DEFAULT_LINE_NUM_STYLE, if position == 0 { "-->" } else { ":::" });
        places.text += &format!("{:gutter$}{arrow} {}\n", "", name(group[0].place));
        places.excerpt(group, sources, options.columns(), &renderer, finding.level);
    }
    places
}

/// `file:line:column`.
pub(super) fn name(place: &Place) -> String {
    format!("{}:{}:{}", visible(&place.file), place.start.line, place.start.column)
}

/// Whether a place lies in the excerpt of others, or on the line before or after.
fn touches(group: &[Mark<'_>], place: &Place) -> bool {
    let lines = || group.iter().map(|mark| mark.place.start.line);
    let (first, last) = (lines().min().unwrap_or(0), lines().max().unwrap_or(0));
    group[0].place.file == place.file && first <= place.start.line + 1 && place.start.line <= last + 1
}

impl Places {
    fn excerpt(&mut self, group: &[Mark<'_>], sources: &Sources, width: usize, renderer: &Renderer, level: Level) {
        let room = width.saturating_sub(self.gutter + 3);
        let text = &sources.get(group[0].place.span.file).text;
        let mut lines: Vec<u32> = group.iter().map(|mark| mark.place.start.line).collect();
        lines.sort_unstable();
        lines.dedup();
        let (mut shown, mut annotations) = (String::new(), Vec::new());
        for line in &lines {
            let on_line: Vec<&Mark<'_>> = group.iter().filter(|mark| mark.place.start.line == *line).collect();
            let spans: Vec<_> = on_line.iter().map(|mark| mark.place.span.start as usize..mark.place.span.end as usize).collect();
            let excerpt = cut(text, &spans, room);
            for (mark, range) in on_line.into_iter().zip(excerpt.marks) {
                let ends = range.as_ref().map_or(room, |range| text_width(&excerpt.text[..range.end]));
                let label = visible(mark.label);
                let fits = ends + 1 + text_width(&label) <= room;
                if let Some(range) = range {
                    let range = shown.len() + range.start..shown.len() + range.end;
                    annotations.push(annotation(mark.kind, range, if fits { &label } else { "" }));
                }
                if !fits && !label.is_empty() {
                    self.notes.push((name(mark.place), label));
                }
            }
            shown += &excerpt.text;
            shown.push('\n');
        }
        if text.is_empty() {
            return;
        }
        let snippet = Snippet::source(shown).line_start(lines[0] as usize).fold(false).annotations(annotations);
        let rendered = renderer.render(&[Group::with_level(level_of(level)).element(snippet)]);
        let indent = self.gutter - lines[lines.len() - 1].to_string().len();
        for line in rendered.lines() {
            self.text += &format!("{:indent$}{line}\n", "");
        }
    }
}

fn annotation(kind: AnnotationKind, range: std::ops::Range<usize>, label: &str) -> Annotation<'static> {
    let annotation = kind.span(range);
    if label.is_empty() { annotation } else { annotation.label(label.to_owned()) }
}

const fn level_of(level: Level) -> annotate_snippets::Level<'static> {
    match level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    }
}
