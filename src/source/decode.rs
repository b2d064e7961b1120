//! From a file's bytes to text: UTF-8, or what Chinese spreadsheet programs write instead.
//!
//! A byte-order mark decides; else UTF-8; else GB18030, which holds GBK and GB2312. Bytes that are none of these are
//! a fault of the file, with the place of the first bad byte: guessing would put wrong names into the books. So is UTF-8 with
//! a damaged place, which GB18030 would nearly always accept, as other characters.

use super::{Fault, Source};
use encoding_rs::{Encoding as Codec, GB18030, UTF_8};

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
    let (encoding, decoded) = match Codec::for_bom(&bytes) {
        Some((codec, mark)) if codec == UTF_8 => (
            Encoding::Utf8WithMark,
            String::from_utf8(bytes[mark..].to_vec()).map_err(|error| mark + error.utf8_error().valid_up_to()),
        ),
        Some((codec, mark)) => (Encoding::Utf16, by_codec(codec, &bytes[mark..]).map_err(|offset| mark + offset)),
        None => match String::from_utf8(bytes) {
            Ok(text) => (Encoding::Utf8, Ok(text)),
            Err(error) if is_damaged_utf8(error.as_bytes()) => (Encoding::Utf8, Err(error.utf8_error().valid_up_to())),
            Err(error) => (Encoding::Gb18030, by_codec(GB18030, error.as_bytes())),
        },
    };
    let (mut text, fault) = match decoded {
        Ok(text) => (text, None),
        Err(offset) => (String::new(), Some(Fault::Undecodable(offset))),
    };
    let crlf = memchr::memchr(b'\r', text.as_bytes()).is_some();
    if crlf {
        end_lines(&mut text);
    }
    Source { path, text, encoding, crlf, fault }
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

fn by_codec(codec: &'static Codec, bytes: &[u8]) -> Result<String, usize> {
    match codec.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(text.into_owned()),
        None => Err(first_bad_byte(codec, bytes)),
    }
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
        assert_eq!(source.fault, Some(Fault::Undecodable(place - 1)));
        assert!(source.text.is_empty());
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
        assert_eq!(source.fault, Some(Fault::Undecodable(15)));
        assert!(source.text.is_empty());
    }
}
