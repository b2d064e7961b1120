//! How many columns of a terminal a text takes, and where its lines may be broken: never inside a number or an id.

use unicode_width::UnicodeWidthChar;

/// Characters that never begin a line.
const CLOSING: &str = "，。、；：！？）】》」』”’…—·%％℃";
/// Characters that never end a line.
const OPENING: &str = "（【《「『“‘";

/// The columns that a character takes: two for Chinese.
pub(super) fn character_width(character: char) -> usize {
    character.width().unwrap_or(1)
}

/// The columns that a text takes.
pub fn text_width(text: &str) -> usize {
    text.chars().map(character_width).sum()
}

/// Breaks a text into lines of at most `room` columns, the first of at most `first_room`.
///
/// Lines break at spaces and between Chinese characters. What has no such place (a number, an id, a path) stays whole,
/// even where it is longer than a line.
pub fn wrap(text: &str, first_room: usize, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in pieces(text) {
        let width = text_width(piece.trim_end());
        let limit = if lines.is_empty() { first_room } else { room };
        let nothing_yet = line.is_empty() && !(lines.is_empty() && first_room < room);
        if used + width > limit && !nothing_yet {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0;
        }
        line.push_str(piece);
        used += text_width(piece);
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// The columns of the widest stretch of a text that is never broken.
pub(super) fn least_width(text: &str) -> usize {
    pieces(text).into_iter().map(|piece| text_width(piece.trim_end())).max().unwrap_or(0)
}

/// The stretches of a text between which a line may be broken, spaces at their ends.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (position, character) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, character)) {
            pieces.push(&text[start..position]);
            start = position;
        }
        before = Some(character);
    }
    pieces.push(&text[start..]);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' || CLOSING.contains(after) || OPENING.contains(before) {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after) || CLOSING.contains(before)
}

fn is_wide(character: char) -> bool {
    character_width(character) == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_two_columns_wide() {
        assert_eq!(text_width("大米 25kg"), 9);
        assert_eq!(text_width("（东北）"), 8);
    }

    #[test]
    fn numbers_and_ids_stay_whole() {
        assert_eq!(
            wrap("盘点单 PD-202609-001：实盘 1234567.89，账面 20（差额未经批准）", 20, 20),
            ["盘点单", "PD-202609-001：实盘", "1234567.89，账面 20", "（差额未经批准）"]
        );
        assert_eq!(wrap("see PD-202609-001-0123456789 now", 10, 10), ["see", "PD-202609-001-0123456789", "now"]);
    }

    #[test]
    fn closing_marks_do_not_begin_a_line() {
        assert_eq!(wrap("一二三四，五", 8, 8), ["一二三", "四，五"]);
        assert_eq!(wrap("一二三（四）", 8, 8), ["一二三", "（四）"]);
    }
}
