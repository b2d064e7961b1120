//! From a file's bytes to text: UTF-8, or what Chinese spreadsheet programs write instead.
//!
//! A byte-order mark decides; else UTF-8; else GB18030, which holds GBK and GB2312. A file with a few damaged places (a row of
//! another encoding pasted in, a half character at the end) is read all the same: they stand as U+FFFD, and their rows are
//! told and left out, since guessing would put wrong names into the books. What is damaged all over is no text.

use super::{Fault, Source};
use encoding_rs::{Encoding as Codec, GB18030, UTF_8};

/// Stands for bytes that are no character.
pub const DAMAGED: char = char::REPLACEMENT_CHARACTER;

/// How many places of a text may be damaged: with more, it is something else than it seems.
const MOST_DAMAGED: usize = 100;

/// What a file's bytes were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, as the ledger is written.
    Utf8,
    /// UTF-8 that begins with a byte-order mark.
    Utf8WithMark,
    /// GB18030 (so GBK, GB2312): "CSV" of a spreadsheet program on Chinese Windows.
    Gb18030,
    /// UTF-16 with a byte-order mark: "Unicode text" of a spreadsheet program.
    Utf16,
}

/// Makes a source of a file's bytes.
pub fn decode(path: String, bytes: Vec<u8>) -> Source {
    let mark = Codec::for_bom(&bytes);
    let start = mark.map_or(0, |(_, length)| length);
    let (encoding, decoded) = match mark {
        Some((codec, _)) if codec == UTF_8 => (Encoding::Utf8WithMark, by_codec(UTF_8, &bytes[start..])),
        Some((codec, _)) => (Encoding::Utf16, by_codec(codec, &bytes[start..])),
        None => match String::from_utf8(bytes) {
            Ok(text) => (Encoding::Utf8, Ok((text, false))),
            Err(error) => unmarked(error.as_bytes()),
        },
    };
    let (mut text, damaged, fault) = match decoded {
        Ok((text, damaged)) => (text, damaged, None),
        Err(offset) => (String::new(), false, Some(Fault::Undecodable(start + offset))),
    };
    let crlf = memchr::memchr(b'\r', text.as_bytes()).is_some();
    if crlf {
        end_lines(&mut text);
    }
    Source { path, text, encoding, crlf, damaged, fault }
}

/// A text and whether it has damaged places; or the first byte that cannot be read, where it is no text.
type Decoded = Result<(String, bool), usize>;

/// Bytes without a mark that are not UTF-8 as a whole.
fn unmarked(bytes: &[u8]) -> (Encoding, Decoded) {
    if is_damaged_utf8(bytes) {
        return (Encoding::Utf8, by_codec(UTF_8, bytes));
    }
    let gb18030 = by_codec(GB18030, bytes);
    if let Ok((_, false)) = gb18030 {
        return (Encoding::Gb18030, gb18030);
    }
    // Damaged either way, with hardly any Chinese in it: the fewer places are damaged, the likelier it is.
    let places = |decoded: &Decoded| decoded.as_ref().map_or(usize::MAX, |(text, _)| text.matches(DAMAGED).count());
    match by_codec(UTF_8, bytes) {
        utf8 @ Ok(_) if places(&utf8) <= places(&gb18030) => (Encoding::Utf8, utf8),
        _ => (Encoding::Gb18030, gb18030),
    }
}

/// Whether bytes that are not UTF-8 as a whole are so for the most part: Chinese characters of UTF-8 take three bytes, and
/// in text of another encoding such a group is rare, while a place that is not UTF-8 comes with every other character.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut wide, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|character| character.len_utf8() >= 3).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    wide > broken
}

/// A carriage return without its line feed, as old Macintosh programs end lines, becomes a line feed: everything that looks
/// for lines looks for that.
fn end_lines(text: &mut String) {
    let follows = text.bytes().skip(1).chain(std::iter::once(0));
    if text.bytes().zip(follows).all(|(byte, next)| byte != b'\r' || next == b'\n') {
        return;
    }
    let parts: Vec<String> = text.split("\r\n").map(|part| part.replace('\r', "\n")).collect();
    *text = parts.join("\r\n");
}

fn by_codec(codec: &'static Codec, bytes: &[u8]) -> Decoded {
    let (text, damaged) = codec.decode_without_bom_handling(bytes);
    if damaged && text.matches(DAMAGED).count() > MOST_DAMAGED {
        return Err(first_bad_byte(codec, bytes));
    }
    Ok((text.into_owned(), damaged))
}

/// The place of the first byte that the codec cannot read, for the finding.
fn first_bad_byte(codec: &'static Codec, bytes: &[u8]) -> usize {
    let mut decoder = codec.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0));
    let (_, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    read.saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_of_the_format_is_read_as_what_it_is() {
        let text = "品号,品名\r\nrice,大米㛃\r\n";
        let mut marked = vec![0xef, 0xbb, 0xbf];
        marked.extend(text.as_bytes());
        let mut wide = vec![0xff, 0xfe];
        wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), Encoding::Utf8),
            (marked, Encoding::Utf8WithMark),
            (GB18030.encode(text).0.into_owned(), Encoding::Gb18030),
            (wide, Encoding::Utf16),
        ] {
            let source = decode("items.csv".into(), bytes);
            assert_eq!(source.encoding, encoding);
            assert_eq!(source.text, text);
            assert!(source.crlf);
            assert_eq!(source.fault, None);
        }
    }

    #[test]
    fn damaged_utf8_is_not_taken_for_another_encoding() {
        let mut bytes = "品号,品名,单位\nrice,大米,千克\n".as_bytes().to_vec();
        let place = bytes.len() - 3;
        bytes.truncate(place);
        assert!(GB18030.decode_without_bom_handling_and_without_replacement(&bytes).is_some(), "it would be read, wrongly");
        let source = decode("items.csv".into(), bytes);
        assert!(source.damaged && source.fault.is_none());
        assert_eq!(source.text, "品号,品名,单位\nrice,大米,千\u{fffd}");
    }

    #[test]
    fn a_row_of_another_encoding_damages_its_own_places_only() {
        let mut bytes = "品号,品名,单位\nrice,大米,千克\nflour,".as_bytes().to_vec();
        bytes.extend(&*GB18030.encode("面粉").0);
        bytes.extend(b",kg\noil,x,kg\n");
        let source = decode("items.csv".into(), bytes);
        assert!(source.damaged && source.text.contains("rice,大米,千克\n") && source.text.ends_with("oil,x,kg\n"));
    }

    #[test]
    fn lines_of_old_macintosh_programs_are_lines() {
        let source = decode("items.csv".into(), b"item,name\r# a remark\rrice,x\r\n".to_vec());
        assert_eq!(source.text, "item,name\n# a remark\nrice,x\r\n");
        assert!(source.crlf);
    }

    #[test]
    fn bytes_that_are_no_text_name_their_place() {
        let source = decode("items.csv".into(), b"item,name\nrice,\xff\xff\n".to_vec());
        assert!(source.damaged && source.text.starts_with("item,name\nrice,\u{fffd}"));
        let source = decode("items.csv".into(), b"item\xff".repeat(1000));
        assert!(matches!(source.fault, Some(Fault::Undecodable(_))) && source.text.is_empty());
    }
}
