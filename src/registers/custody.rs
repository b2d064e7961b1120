//! `custody` (保管责任书): who signed, each term, to answer for a room and everything in it.

use crate::day::Day;
use crate::id::Id;
use crate::term::TermId;

crate::register! {
    /// A signed letter of custody (责任书).
    pub struct Custody in "custody" = "保管责任书";
    area: Assets;
    kept: Shape::Csv;
    about: "每学期签订的财产保管责任书", "letters of custody, signed each term";
    key: "term", "place", "person";
    day: signed;
    columns {
        term: TermId = "学期": "学期，如 2026-2027-1", "the term, such as 2026-2027-1";
        place: Id = "地点" -> "places": "所管地点", "the place answered for";
        person: Id = "责任人" -> "people": "责任人", "who answers for it";
        signed: Day = "签订日期": "签订日期", "the day it was signed";
    }
}
