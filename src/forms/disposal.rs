//! 固定资产处置申请单: what is to go, what it is still worth, why, and who has to agree.

use super::goods::{in_capitals, signed, words};
use super::{Form, Size, of_document};
use crate::books::assets::is_disposal;
use crate::id::Id;
use crate::lang::Wording;
use crate::reports::{Body, Desk};
use crate::sheet::{Fact, Kind, Part, Signature};

/// `disposal`.
pub static FORM: Form = Form {
    name: "disposal",
    title: Wording::new("固定资产处置申请单", "disposal of an asset"),
    about: Wording::new("一次处置（变动单号），或拟处置的一项资产", "a disposal by its slip, or an asset that is to go"),
    size: Size::Slip,
    registers: &["asset-events", "assets"],
    names: Wording::new("变动单号或资产编号", "a disposal's slip, or an asset"),
    build: |desk, name| of_document(desk, name, build),
};

fn build(desk: &Desk<'_>, id: Id) -> Option<Body> {
    let event = desk.rows().asset_events.iter().find(|event| event.event == id && is_disposal(event.kind));
    let life = desk.books.assets.life(event.map_or(id, |event| event.asset))?;
    let asset = life.asset;
    let day = event.map_or(desk.today, |event| event.date);
    // The month of the disposal is not written down any more (政府会计准则第3号 art. 16).
    let written = life.schedule.accumulated(day.month().previous());
    let net = asset.cost - written;
    let mut facts = vec![
        Fact::new("event", desk.word("单号", "number"), Kind::Code, event.map(|event| desk.text(event.event)).unwrap_or_default()),
        Fact::new("date", desk.word("日期", "date"), Kind::Date, day),
        Fact::new("asset", desk.word("资产编号", "asset"), Kind::Code, desk.text(asset.asset)),
        words(
            "name",
            desk.word("名称型号", "name and model"),
            format!("{} {}", asset.name, asset.model.as_deref().unwrap_or_default()).trim(),
        ),
        Fact::new("acquired", desk.word("取得日期", "acquired"), Kind::Date, asset.acquired),
        words(
            "place",
            desk.word("存放地点", "place"),
            life.on(day).map_or_else(|| desk.place(asset.place), |now| desk.place(now.place)),
        ),
        Fact::new("cost", desk.word("原值（元）", "cost, yuan"), Kind::Money, asset.cost),
        Fact::new("depreciated", desk.word("已提折旧（元）", "depreciated, yuan"), Kind::Money, written),
        Fact::new("net", desk.word("净值（元）", "net, yuan"), Kind::Money, net),
        words("kind", desk.word("处置方式", "way"), event.map(|event| desk.fixed_word(event, "kind")).unwrap_or_default()),
        Fact::new("proceeds", desk.word("处置收入（元）", "proceeds, yuan"), Kind::Money, event.and_then(|event| event.amount)),
        words(
            "document",
            desk.word("主管部门批文", "the authority's approval"),
            event.and_then(|event| event.document.as_deref()).unwrap_or_default(),
        ),
        words("reason", desk.word("处置原因", "reason"), event.and_then(|event| event.note.as_deref()).unwrap_or_default()),
    ];
    facts.extend(in_capitals(desk, asset.cost));
    let signatures = vec![
        signed(desk, desk.word("申请人", "requested by"), event.map(|event| event.by), event.map(|event| event.date)),
        Signature::blank(desk.word("技术鉴定", "examined by")),
        Signature::blank(desk.word("总务主任", "logistics director")),
        signed(desk, desk.word("批准人", "approved by"), event.and_then(|event| event.approved_by), event.map(|event| event.date)),
    ];
    Some(Body::new(vec![Part::Facts(facts), Part::Signatures(signatures)]))
}
