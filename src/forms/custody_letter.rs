//! 财产保管责任书: the list of what stands in a room, and who answers for it.

use super::asset_label::standing_in;
use super::{Form, Size, of_document};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::reports::{Body, Desk};
use crate::say;
use crate::sheet::{Kind, Line, Part, Signature, Table, Value};

/// `custody-letter`.
pub static FORM: Form = Form {
    name: "custody-letter",
    title: Wording::new("财产保管责任书", "letter of custody"),
    about: Wording::new("一个房间的保管责任书，附室内财产清单", "a room's letter of custody with the list of what stands there"),
    size: Size::Page,
    registers: &["places"],
    names: Wording::new("地点", "a place"),
    build: |desk, name| of_document(desk, name, build),
};

fn build(desk: &Desk<'_>, id: Id) -> Option<Body> {
    let place = desk.rows().places.get(id)?;
    let term = desk.view().term();
    let letters = desk.rows().custody.iter().filter(|letter| letter.place == id && letter.signed <= desk.today);
    let letter = letters.filter(|letter| term.is_none_or(|term| letter.term == term)).max_by_key(|letter| letter.signed);
    let person = letter.map(|letter| letter.person).or(place.keeper);
    let name = person.map(|person| desk.person(person)).unwrap_or_default();
    let (room, school) = (desk.place(id), &desk.settings.school.name);
    let terms = say!(
        desk.lang,
        "{room}内的下列财产由{name}保管。保管人应爱护财产，防火、防盗、防潮、防损坏；未经总务处同意，不得移出、借出或更换；发现损坏或丢失，当日报告；人员变动时当面点交。因保管不善造成损失的，按{school}的规定赔偿。",
        "{name} keeps the following things in {room}: they are to be kept safe from fire, theft, damp and damage; nothing leaves the room, is lent or exchanged without the logistics office; damage and loss are \
         reported on the day; whoever leaves the post hands everything over in person. Losses by neglect are made good under the rules of {school}."
    );
    let table = inventory(desk, id);
    let signatures = vec![
        Signature {
            role: desk.word("保管责任人", "keeper").to_owned(),
            name: letter.map(|letter| desk.person(letter.person).to_owned()),
            day: letter.map(|letter| letter.signed),
        },
        Signature::blank(desk.word("总务主任", "logistics director")),
        Signature::blank(desk.word("校长", "principal")),
    ];
    let title = say!(desk.lang, "财产保管责任书：{room}", "letter of custody: {room}");
    Some(Body::new(vec![Part::Paragraph(terms), Part::Table(table), Part::Signatures(signatures)]).titled(title))
}

/// What stands in a place on the day, by asset number, with its cost.
fn inventory(desk: &Desk<'_>, place: Id) -> Table {
    let columns = vec![
        desk.column("number", "序", "no.", Kind::Count),
        desk.column("asset", "资产编号", "asset", Kind::Code),
        desk.column("name", "名称", "name", Kind::Text),
        desk.column("model", "型号", "model", Kind::Text),
        desk.column("quantity", "数量", "quantity", Kind::Quantity),
        desk.column("cost", "原值（元）", "cost, yuan", Kind::Money),
        desk.column("checked", "清点", "checked", Kind::Text),
    ];
    let empty = desk.word("这里没有登记的资产。", "No asset is registered here.").to_owned();
    let mut table = Table::new("assets", desk.word("室内财产清单", "what stands there").to_owned(), columns, empty);
    let lives = standing_in(desk, place);
    let mut total = Money::ZERO;
    for (number, life) in (1_usize..).zip(&lives) {
        let asset = life.asset;
        total += asset.cost;
        table.push(
            Line::new(vec![
                number.into(),
                desk.text(asset.asset).into(),
                (*asset.name).into(),
                asset.model.as_deref().unwrap_or_default().into(),
                asset.quantity.unwrap_or(1.into()).into(),
                asset.cost.into(),
                Value::Empty,
            ])
            .of([desk.row(asset)]),
        );
    }
    if !lives.is_empty() {
        let mut cells = vec![Value::Empty; 7];
        cells[2] = desk.word("合计", "total").into();
        cells[5] = total.into();
        table.push(Line::new(cells).total());
    }
    table
}
