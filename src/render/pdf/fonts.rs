//! The fonts of a page: the Chinese one that lies in the program, and others where it lacks a rare character.

use std::collections::BTreeSet;
use typst::foundations::Bytes;
use typst::text::Font;

/// Noto Sans CJK SC, cut down to the characters of the national tables (SIL OFL 1.1, see `fonts/OFL.txt`).
const OWN: [&[u8]; 2] =
    [include_bytes!("fonts/NotoSansCJKsc-Regular-subset.otf"), include_bytes!("fonts/NotoSansCJKsc-Bold-subset.otf")];

/// The fonts that pages are set in.
#[derive(Debug)]
pub struct Fonts(Vec<Font>);

impl Fonts {
    /// The program's own.
    pub fn own() -> Self {
        Self(OWN.iter().flat_map(|font| Font::iter(Bytes::new(*font))).collect())
    }

    /// Adds the faces of a font file that have any of these characters.
    pub fn add(&mut self, file: Vec<u8>, characters: &BTreeSet<char>) {
        let faces = Font::iter(Bytes::new(file));
        self.0.extend(faces.filter(|face| characters.iter().any(|character| has(face, *character))));
    }

    pub(super) fn all(&self) -> &[Font] {
        &self.0
    }
}

fn has(font: &Font, character: char) -> bool {
    font.info().coverage.contains(u32::from(character))
}

/// The characters of a text that none of the fonts has; on paper they would be empty boxes.
pub fn missing(fonts: &Fonts, text: &str) -> BTreeSet<char> {
    let printed = text.chars().filter(|character| !character.is_control());
    let distinct: BTreeSet<char> = printed.collect();
    distinct.into_iter().filter(|character| !fonts.0.iter().any(|font| has(font, *character))).collect()
}
