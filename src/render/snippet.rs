//! The places of a finding, each with its row from the ledger's own text and a mark under what is meant.

use super::escape::visible;
use super::excerpt::{Excerpt, cut};
use super::text::Options;
use super::width::text_width;
use crate::day::Day;
use crate::findings::{Finding, Level, Place};
use crate::personal;
use crate::source::Sources;
use annotate_snippets::renderer::DEFAULT_LINE_NUM_STYLE;
use annotate_snippets::{Annotation, AnnotationKind, Group, Renderer, Snippet};
use std::io::{self, Write};
use std::ops::Range;

/// Wider than any excerpt: lines are cut before they get here.
const NO_CUTTING: usize = 100_000;

/// What did not fit beside a mark: the place, and what stands there.
pub(super) type Note = (String, String);

/// The places of one finding: its own first, then the other side; in one excerpt where the rows touch.
pub(super) struct Places<'f> {
    level: Level,
    excerpts: Vec<Vec<Mark<'f>>>,
    /// How many columns line numbers take.
    pub gutter: usize,
}

/// One place with its words.
struct Mark<'f> {
    place: &'f Place,
    label: &'f str,
    kind: AnnotationKind,
}

impl<'f> Places<'f> {
    /// The places of a finding.
    pub fn of(finding: &'f Finding) -> Self {
        let own = Mark { place: &finding.place, label: "", kind: AnnotationKind::Primary };
        let mut excerpts = vec![vec![own]];
        for related in &finding.related {
            let mark = Mark { place: &related.place, label: &related.message, kind: AnnotationKind::Context };
            match excerpts.iter_mut().find(|marks| touches(marks, mark.place)) {
                Some(marks) => marks.push(mark),
                None => excerpts.push(vec![mark]),
            }
        }
        let last_line = excerpts.iter().flatten().map(|mark| mark.place.start.line).max().unwrap_or(1);
        Self { level: finding.level, excerpts, gutter: last_line.to_string().len() }
    }

    /// Writes them; gives back what did not fit.
    pub fn write(&self, sources: &Sources, today: Day, options: Options, out: &mut dyn Write) -> io::Result<Vec<Note>> {
        let renderer = if options.color { Renderer::styled().hyperlink(false) } else { Renderer::plain() };
        let renderer = renderer.term_width(NO_CUTTING);
        let mut notes = Vec::new();
        for (position, marks) in self.excerpts.iter().enumerate() {
            let arrow = options.paint(DEFAULT_LINE_NUM_STYLE, if position == 0 { "-->" } else { ":::" });
            writeln!(out, "{:1$}{arrow} {2}", "", self.gutter, name(marks[0].place))?;
            let text = &sources.get(marks[0].place.span.file).text;
            let (lines, snippet) = excerpt(marks, text, today, options.columns().saturating_sub(self.gutter + 3), &mut notes);
            if text.is_empty() {
                continue;
            }
            let rendered = renderer.render(&[Group::with_level(level(self.level)).element(snippet)]);
            let indent = self.gutter - lines.end.to_string().len();
            for line in rendered.lines() {
                writeln!(out, "{:indent$}{line}", "")?;
            }
        }
        Ok(notes)
    }
}

/// `file:line:column`.
pub(super) fn name(place: &Place) -> String {
    format!("{}:{}:{}", visible(&place.file), place.start.line, place.start.column)
}

/// First and last line of an excerpt.
fn lines(marks: &[Mark<'_>]) -> Range<u32> {
    let lines = || marks.iter().map(|mark| mark.place.start.line);
    lines().min().unwrap_or(1)..lines().max().unwrap_or(1)
}

/// Whether a place lies in an excerpt, or on the line before or after it: an excerpt has a mark on every line.
fn touches(marks: &[Mark<'_>], place: &Place) -> bool {
    let (lines, line) = (lines(marks), place.start.line);
    marks[0].place.file == place.file && lines.start <= line + 1 && line <= lines.end + 1
}

/// The lines of an excerpt, each cut to the room there is, with its marks.
fn excerpt(
    marks: &[Mark<'_>],
    text: &str,
    today: Day,
    room: usize,
    notes: &mut Vec<Note>,
) -> (Range<u32>, Snippet<'static, Annotation<'static>>) {
    let (mut shown, mut annotations) = (String::new(), Vec::new());
    let lines = lines(marks);
    for line in lines.start..=lines.end {
        let marks: Vec<&Mark<'_>> = marks.iter().filter(|mark| mark.place.start.line == line).collect();
        let spans: Vec<_> = marks.iter().map(|mark| mark.place.span.start as usize..mark.place.span.end as usize).collect();
        let excerpt = discreet(text, &spans, room, today);
        for (mark, range) in marks.into_iter().zip(excerpt.marks) {
            let label = visible(mark.label);
            let ends = range.as_ref().map_or(room, |range| text_width(&excerpt.text[..range.end]));
            let fits = ends + 1 + text_width(&label) <= room;
            if let Some(range) = range {
                let annotation = mark.kind.span(shown.len() + range.start..shown.len() + range.end);
                annotations.push(if fits && !label.is_empty() { annotation.label(label.clone()) } else { annotation });
            }
            if !fits && !label.is_empty() {
                notes.push((name(mark.place), label));
            }
        }
        shown += &excerpt.text;
        shown.push('\n');
    }
    let snippet = Snippet::source(shown).line_start(lines.start as usize).fold(false).annotations(annotations);
    (lines, snippet)
}

/// The line in which marks lie, cut to the room there is; numbers of people in it are not shown whole: what `check` says lies
/// about in logs for years.
fn discreet(text: &str, marks: &[Range<usize>], room: usize, today: Day) -> Excerpt {
    let Some(first) = marks.first() else { return cut(text, marks, room) };
    // A line may be megabytes long: what lies further away is not shown.
    let reach = 16 * room.max(256);
    let from = text.floor_char_boundary(first.start.saturating_sub(reach));
    let to = text.ceil_char_boundary(first.start.saturating_add(reach).min(text.len()));
    let mut near = text[from..to].to_owned();
    for (_, range) in personal::find(&text[from..to], today) {
        let number = personal::masked(&text[from..to][range.clone()]);
        near.replace_range(range, &number);
    }
    let marks: Vec<Range<usize>> = marks
        .iter()
        .map(|mark| mark.start.saturating_sub(from).min(near.len())..mark.end.saturating_sub(from).min(near.len()))
        .collect();
    cut(&near, &marks, room)
}

const fn level(level: Level) -> annotate_snippets::Level<'static> {
    match level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    }
}
