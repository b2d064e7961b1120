//! Text out of a ledger made safe to look at: nothing hidden, nothing that moves the cursor or turns letters around.

/// The longest text of a ledger that is shown to people in one piece, in characters; machine forms hold it whole.
const MAXIMUM_SHOWN: usize = 1000;

/// Text with everything visible that a terminal would obey or hide: control characters, escape sequences, marks that
/// turn the direction of writing, characters without width. A very long text is cut.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len().min(4 * MAXIMUM_SHOWN));
    for (position, character) in text.chars().enumerate() {
        if position == MAXIMUM_SHOWN {
            shown.push('…');
            break;
        }
        push_visible(&mut shown, character);
    }
    shown
}

/// The same of a whole text, for pages that people hand in: nothing is cut.
pub fn visible_whole(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    text.chars().for_each(|character| push_visible(&mut shown, character));
    shown
}

/// Appends one character as it is shown.
pub(super) fn push_visible(shown: &mut String, character: char) {
    if is_unseen(character) {
        shown.extend(character.escape_default());
    } else {
        shown.push(character);
    }
}

/// Whether a character is obeyed or hidden instead of being shown.
pub(super) fn is_unseen(character: char) -> bool {
    character.is_control() || is_noncharacter(character) || is_format(character)
}

/// Code points that Unicode keeps free for ever; XML forbids some of them.
fn is_noncharacter(character: char) -> bool {
    let code = u32::from(character);
    code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

/// Unicode's format characters (category Cf), the separators of lines and paragraphs, fillers that are drawn as nothing,
/// and the selectors that change how wide an emoji is drawn.
fn is_format(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}'
        | '\u{8e2}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_unseen() {
        assert_eq!(visible("大米 25kg “袋”"), "大米 25kg “袋”");
        assert_eq!(visible("\u{1b}[31m红\u{1b}[0m"), "\\u{1b}[31m红\\u{1b}[0m");
        assert_eq!(visible("\u{9b}2J\u{7f}\u{7}"), "\\u{9b}2J\\u{7f}\\u{7}");
        assert_eq!(visible("a\u{202e}b\u{2066}c\u{200b}d\u{feff}"), "a\\u{202e}b\\u{2066}c\\u{200b}d\\u{feff}");
        assert_eq!(visible("一\r\n二\t三"), "一\\r\\n二\\t三");
        assert_eq!(visible("\u{2028}\u{e0041}\u{ffff}"), "\\u{2028}\\u{e0041}\\u{ffff}");
    }

    #[test]
    fn a_very_long_text_is_cut() {
        assert_eq!(visible(&"长".repeat(10_000_000)).chars().count(), MAXIMUM_SHOWN + 1);
    }
}
