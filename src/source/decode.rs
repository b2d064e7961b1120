//! From a file's bytes to text: UTF-8, or what Chinese spreadsheet programs write instead.
//!
//! A byte-order mark decides; else UTF-8; else GB18030, which holds GBK and GB2312. Bytes that are none of these are
//! a fault of the file, with the place of the first bad byte: guessing would put wrong names into the books.

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
            Err(error) => (Encoding::Gb18030, by_codec(GB18030, error.as_bytes())),
        },
    };
    let (text, fault) = match decoded {
        Ok(text) => (text, None),
        Err(offset) => (String::new(), Some(Fault::Undecodable(offset))),
    };
    let crlf = text.contains("\r\n");
    Source { path, text, encoding, crlf, fault }
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
    fn bytes_that_are_no_text_name_their_place() {
        let source = decode("items.csv".into(), b"item,name\nrice,\xff\xff\n".to_vec());
        assert_eq!(source.fault, Some(Fault::Undecodable(15)));
        assert!(source.text.is_empty());
    }
}
