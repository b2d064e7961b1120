//! One line of a ledger's file as it is shown under a finding: a window around what is meant, hidden characters visible.
//!
//! A line may be megabytes long: only the window is ever looked at.

use super::escape::push_visible;
use super::width::{character_width, text_width};
use std::ops::Range;

/// Stands where a line was cut.
const CUT: &str = "...";
/// The narrowest window.
const MINIMUM_ROOM: usize = 24;

/// What is shown of a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The text, on one line.
    pub text: String,
    /// The stretches that were asked for, in bytes of `text`; `None` where one lies outside the window.
    pub marks: Vec<Option<Range<usize>>>,
}

/// Cuts the line in which the first stretch begins, so that it takes at most `room` columns around that stretch.
///
/// All stretches begin on this line; what goes beyond its end is left out.
pub(super) fn cut(text: &str, marks: &[Range<usize>], room: usize) -> Excerpt {
    let room = room.max(MINIMUM_ROOM);
    let Some(first) = marks.first() else { return Excerpt { text: String::new(), marks: Vec::new() } };
    let start = text.floor_char_boundary(first.start);
    let before = Side::of(text[..start].char_indices().rev(), start, room);
    let line = text[start..].char_indices().map(|(at, character)| (start + at + character.len_utf8(), character));
    let mut after = Side::of(line, start, room);
    if after.whole && text[start..after.end()].ends_with('\r') {
        after.steps.pop();
    }
    let (from, to) = if before.whole && after.whole && before.width + after.width <= room {
        (before.end(), after.end())
    } else {
        let room = room - 2 * CUT.len();
        let marked = after.steps.iter().take_while(|step| step.reached <= first.end).last().map_or(0, |step| step.width);
        let fair = (room - marked.min(room)) / 2;
        let left = if after.whole { fair.max(room.saturating_sub(after.width)) } else { fair }.min(before.width);
        (before.within(left), after.within(room - left))
    };
    show(text, from..to, [from != before.end() || !before.whole, to != after.end() || !after.whole], marks)
}

fn show(text: &str, window: Range<usize>, is_cut: [bool; 2], marks: &[Range<usize>]) -> Excerpt {
    let mut shown = if is_cut[0] { CUT.to_owned() } else { String::new() };
    let mut places = Vec::new();
    for (at, character) in text[window.clone()].char_indices() {
        places.push((window.start + at, shown.len()));
        push_visible(&mut shown, character);
    }
    let end = shown.len();
    places.push((window.end, end));
    if is_cut[1] {
        shown.push_str(CUT);
    }
    let place = |offset: usize| places[places.partition_point(|(at, _)| *at < offset).min(places.len() - 1)].1;
    let marks = marks
        .iter()
        .map(|mark| {
            (window.start <= mark.start && mark.start <= window.end).then(|| place(mark.start)..place(mark.end.max(mark.start)))
        })
        .collect();
    Excerpt { text: shown, marks }
}

/// The characters on one side of a place, as far as they may be of use.
struct Side {
    start: usize,
    steps: Vec<Step>,
    width: usize,
    /// Whether the end of the line was reached.
    whole: bool,
}

/// How far a character reaches: the byte, and the columns up to there.
struct Step {
    reached: usize,
    width: usize,
}

impl Side {
    fn of(characters: impl Iterator<Item = (usize, char)>, start: usize, room: usize) -> Self {
        let mut side = Self { start, steps: Vec::new(), width: 0, whole: true };
        for (reached, character) in characters {
            if character == '\n' {
                break;
            }
            // Characters without width are counted too: a line may hold millions of them.
            if side.width > room || side.steps.len() > 2 * room {
                side.whole = false;
                break;
            }
            let mut shown = String::new();
            push_visible(&mut shown, character);
            side.width += if shown.chars().eq([character]) { character_width(character) } else { text_width(&shown) };
            side.steps.push(Step { reached, width: side.width });
        }
        side
    }

    fn end(&self) -> usize {
        self.steps.last().map_or(self.start, |step| step.reached)
    }

    fn within(&self, room: usize) -> usize {
        self.steps.iter().take_while(|step| step.width <= room).last().map_or(self.start, |step| step.reached)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::slice;

    fn cut_at(text: &str, meant: &str, room: usize) -> (String, String) {
        let start = text.find(meant).expect("it stands there");
        let mark = start..start + meant.len();
        let excerpt = cut(text, slice::from_ref(&mark), room);
        let mark = excerpt.marks[0].clone().expect("it is in the window");
        (excerpt.text[mark].to_owned(), excerpt.text)
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let text = "品名,数量\r\n大米,五斤,备注\r\n面粉,1,\r\n";
        assert_eq!(cut_at(text, "五斤", 40), ("五斤".into(), "大米,五斤,备注".into()));
        assert_eq!(cut_at(text, "面粉,1,", 40).1, "面粉,1,");
    }

    #[test]
    fn a_long_line_is_cut_around_the_cell() {
        let text = format!("x\n{},二十六元,{}\ny", "备注".repeat(50), "尾巴".repeat(60));
        let (meant, shown) = cut_at(&text, "二十六元", 40);
        assert_eq!((meant.as_str(), shown.as_str()), ("二十六元", "...备注备注备注,二十六元,尾巴尾巴尾巴..."));
        assert!(text_width(&shown) <= 40);
        assert_eq!(cut_at(&text, "备注备", 40).1, "备注备注备注备注备注备注备注备注备...");
        let (meant, shown) = cut_at(&text, &"尾巴".repeat(60), 40);
        assert_eq!(shown, format!("...{meant}..."));
    }

    #[test]
    fn what_is_hidden_is_shown_and_still_marked() {
        let text = "一\u{202e}二,\u{1b}[31m三\u{200b}四,\"五\n六\"\n";
        assert_eq!(cut_at(text, "三\u{200b}四", 80).0, "三\\u{200b}四");
        assert_eq!(cut_at(text, "二", 80).1, "一\\u{202e}二,\\u{1b}[31m三\\u{200b}四,\"五");
        assert_eq!(cut_at(text, "\"五\n六\"", 80).0, "\"五");
    }

    #[test]
    fn a_line_of_megabytes_costs_nothing() {
        let (before, after) = ("大米，".repeat(1_500_000), "\u{300}".repeat(5_000_000));
        let text = format!("{before}二十六元{after}");
        let started = std::time::Instant::now();
        let mark = before.len()..before.len() + 12;
        for _ in 0..100 {
            let excerpt = cut(&text, slice::from_ref(&mark), 100);
            assert!(excerpt.text.len() < 2000);
        }
        assert!(started.elapsed().as_millis() < 1000);
    }
}
