//! 分室清单: what stands in each room, who uses and who answers for it, with the lines on which custody is signed.

use super::{pieces, wants_class, words};
use crate::books::assets::{Life, Standing};
use crate::id::Id;
use crate::lang::Wording;
use crate::registers::Custody;
use crate::reports::lines::add_groups;
use crate::reports::{Body, Choice, Desk, Report, Span};
use crate::say;
use crate::sheet::{Column, Fact, Kind, Line, Part, Signature, Table, Value};
use std::collections::BTreeMap;

/// `room-inventory`.
pub static REPORT: Report = Report {
    name: "room-inventory",
    title: Wording::new("分室财产清单", "inventory of rooms"),
    about: Wording::new(
        "每个房间的资产清单，附保管责任签字栏；已签责任书的写明姓名、日期",
        "the assets of each room with lines for custody, which carry name and day where the letter was signed",
    ),
    figures: Wording::new(
        "截至日在账且存放该处的资产，按编号排列；账卡列写明室内账卡上是否有它。签字栏取当学期（假期取上一学期）的保管责任书，没有签的留空。可作责任书附件和门后账卡。",
        "Assets in the books that stand there on the day, by number; whether the room's card has each. The signature lines take the letters of custody of the term (in holidays of the last one) and stay empty where there is none. \
         It goes behind the door and with the letter of custody.",
    ),
    span: Span::Day,
    takes: &[Choice::Place, Choice::Person, Choice::Class],
    subject: None,
    by: &[],
    reads: &["assets", "asset-events", "custody", "room-cards", "places", "people"],
    build,
};

/// What stands in a room: each asset and how.
type Room<'d> = Vec<(&'d Life<'d>, &'d Standing<'d>)>;

fn build(desk: &Desk<'_>) -> Body {
    let day = desk.until();
    let mut rooms: BTreeMap<(&str, Id), Room<'_>> = BTreeMap::new();
    for life in desk.books.assets.lives().iter().filter(|life| life.is_in_books(day) && wants_class(desk, life.asset)) {
        let Some(standing) = life.on(day) else { continue };
        let is_persons = |wanted| standing.keeper == wanted || standing.user == Some(wanted);
        if desk.wants_place(Some(standing.place)) && desk.chosen(Choice::Person).is_none_or(is_persons) {
            rooms.entry((desk.text(standing.place), standing.place)).or_default().push((life, standing));
        }
    }
    if rooms.is_empty() {
        return Body::nothing(desk.word("截至日没有存放资产的房间。", "No room holds assets on the day.").to_owned());
    }
    // In the holidays the letters of the last term still hold.
    let term = desk.settings.calendar.terms().iter().rfind(|term| term.starts <= day).map(|term| term.id);
    let mut signed: BTreeMap<Id, Vec<&Custody>> = BTreeMap::new();
    for row in desk.rows().custody.iter().filter(|row| Some(row.term) == term && row.signed <= day) {
        signed.entry(row.place).or_default().push(row);
    }
    let mut parts = Vec::new();
    for ((_, place), mut room) in rooms {
        room.sort_by_key(|(life, _)| desk.text(life.asset.asset));
        parts.push(Part::Heading(say!(desk.lang, "{}（{}）", "{} ({})", desk.place(place), desk.text(place))));
        parts.push(Part::Facts(facts(desk, place)));
        parts.push(Part::Table(table(desk, place, &room)));
        parts.push(Part::Signatures(signatures(desk, signed.get(&place).map_or(&[], Vec::as_slice))));
    }
    Body::new(parts)
}

/// What is known of the room itself.
fn facts(desk: &Desk<'_>, place: Id) -> Vec<Fact> {
    let row = desk.rows().places.get(place);
    let building = row.and_then(|row| row.building).map(|building| desk.label(building));
    let keeper = row.and_then(|row| row.keeper).map(|keeper| desk.person(keeper));
    vec![
        Fact::new("building", desk.word("楼栋", "building"), Kind::Text, building).of(row.map(|row| desk.row(row))),
        Fact::new("keeper", desk.word("该处保管人", "keeper of the room"), Kind::Text, keeper).of(row.map(|row| desk.row(row))),
    ]
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        desk.column("asset", "资产编号", "asset", Kind::Code),
        desk.column("name", "名称", "name", Kind::Text),
        desk.column("model", "规格型号", "model", Kind::Text),
        desk.column("quantity", "数量", "pieces", Kind::Quantity),
        desk.column("cost", "原值", "cost", Kind::Money),
        desk.column("acquired", "取得日期", "acquired", Kind::Date),
        desk.column("user", "使用人", "user", Kind::Text),
        desk.column("keeper", "保管人", "keeper", Kind::Text),
        desk.column("state", "状态", "state", Kind::Text),
        desk.column("card", "账卡", "on the card", Kind::Text),
    ]
}

fn table(desk: &Desk<'_>, place: Id, room: &Room<'_>) -> Table {
    let mut table = Table::new("room", String::new(), columns(desk), String::new());
    let cards = &desk.books.assets.cards;
    let on_card =
        |life: &Life<'_>| match (cards.is_kept_for(place), cards.of(life.asset.asset).iter().any(|row| row.place == place)) {
            (false, _) => Value::Empty,
            (true, true) => Value::Word("yes", desk.word("有", "yes").to_owned()),
            (true, false) => Value::Word("no", desk.word("无", "no").to_owned()),
        };
    let lines = room.iter().map(|(life, standing)| {
        let asset = life.asset;
        Line::new(vec![
            desk.text(asset.asset).into(),
            asset.name.to_string().into(),
            words(asset.model.as_ref()),
            pieces(asset).into(),
            asset.cost.into(),
            asset.acquired.into(),
            standing.user.map(|user| desk.person(user)).into(),
            desk.person(standing.keeper).into(),
            standing.state.wording().text(desk.lang).into(),
            on_card(life),
        ])
        .of([desk.row(asset)])
    });
    add_groups(desk, &mut table, vec![(String::new(), lines.collect())], &[3, 4]);
    table
}

/// Who answers for the room, as signed; and who hands it over.
fn signatures(desk: &Desk<'_>, signed: &[&Custody]) -> Vec<Signature> {
    let custodian = || desk.word("责任人", "custodian").to_owned();
    let mut lines: Vec<Signature> = signed
        .iter()
        .map(|row| Signature { role: custodian(), name: Some(desk.person(row.person).to_owned()), day: Some(row.signed) })
        .collect();
    if lines.is_empty() {
        lines.push(Signature::blank(custodian()));
    }
    lines.push(Signature::blank(say!(desk.lang, "资产管理员", "keeper of the register")));
    lines.push(Signature::blank(say!(desk.lang, "总务主任", "logistics director")));
    lines
}
