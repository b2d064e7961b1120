//! What the template may see: itself, its data, the fonts. No file, no clock, no network.

use super::PdfFailure;
use super::fonts::Fonts;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;

/// The only two files there are.
const PAGE: &str = "/page.typ";
const DATA: &str = "/data.json";

struct Desk<'f> {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: &'f [Font],
    page: Source,
    data: (FileId, Bytes),
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.page.id()
    }

    fn source(&self, file: FileId) -> FileResult<Source> {
        if file == self.page.id() { Ok(self.page.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, file: FileId) -> FileResult<Bytes> {
        if file == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Lays a template out over its data, and writes the pages as PDF.
pub fn typeset(template: &str, data: Vec<u8>, fonts: &Fonts) -> Result<Vec<u8>, PdfFailure> {
    let file = |path: &str| {
        let path = VirtualPath::new(path).map_err(|error| PdfFailure(vec![format!("{error:?}")]))?;
        Ok::<_, PdfFailure>(RootedPath::new(VirtualRoot::Project, path).intern())
    };
    let desk = Desk {
        library: LazyHash::new(<Library as LibraryExt>::default()),
        book: LazyHash::new(FontBook::from_fonts(fonts.all())),
        fonts: fonts.all(),
        page: Source::new(file(PAGE)?, template.to_owned()),
        data: (file(DATA)?, Bytes::new(data)),
    };
    let document = typst::compile::<PagedDocument>(&desk).output.map_err(|faults| said(&faults, &desk))?;
    let pdf = typst_pdf::pdf(&document, &typst_pdf::PdfOptions::default()).map_err(|faults| said(&faults, &desk))?;
    // What was kept for the next page of this process is of no use to it.
    typst::comemo::evict(0);
    Ok(pdf)
}

/// What Typst says, with the line of the template.
fn said(faults: &[SourceDiagnostic], desk: &Desk<'_>) -> PdfFailure {
    let line = |fault: &SourceDiagnostic| {
        let place = desk.range(fault.span).and_then(|range| desk.page.lines().byte_to_line(range.start));
        place.map_or_else(String::new, |line| format!("{}: ", line + 1))
    };
    PdfFailure(faults.iter().map(|fault| format!("{}{}", line(fault), fault.message)).collect())
}
