//! 固定资产卡片: what the asset is, what it cost, where it stands, who answers for it, what happened to it.

use super::goods::words;
use super::{Form, Size, of_document};
use crate::id::Id;
use crate::lang::Wording;
use crate::money::Money;
use crate::reports::{Body, Desk};
use crate::sheet::{Fact, Kind, Line, Part, Signature, Table};

/// `asset-card`.
pub static FORM: Form = Form {
    name: "asset-card",
    title: Wording::new("固定资产卡片", "asset card"),
    about: Wording::new(
        "一项资产的卡片：原值、折旧、地点、保管人、变动记录",
        "an asset: cost, depreciation, place, keeper, what happened to it",
    ),
    size: Size::Slip,
    registers: &["assets"],
    names: Wording::new("资产编号", "an asset"),
    build: |desk, name| of_document(desk, name, build),
};

fn build(desk: &Desk<'_>, id: Id) -> Option<Body> {
    let life = desk.books.assets.life(id)?;
    let (asset, day) = (life.asset, desk.today);
    let standing = life.on(day);
    let written = life.schedule.accumulated(day.month());
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let facts = vec![
        Fact::new("asset", desk.word("资产编号", "number"), Kind::Code, desk.text(id)),
        words("name", desk.word("名称", "name"), &*asset.name),
        words("class", desk.word("分类", "class"), format!("{} {}", desk.text(asset.class), desk.class(asset.class))),
        words("model", desk.word("规格型号", "model"), text(asset.model.as_deref())),
        words("serial", desk.word("序列号", "serial number"), text(asset.serial.as_deref())),
        Fact::new("quantity", desk.word("数量", "quantity"), Kind::Quantity, asset.quantity.unwrap_or(1.into())),
        Fact::new("cost", desk.word("原值（元）", "cost, yuan"), Kind::Money, asset.cost),
        words("fund", desk.word("经费来源", "fund"), asset.fund.map(|fund| desk.label(fund)).unwrap_or_default()),
        Fact::new("acquired", desk.word("取得日期", "acquired"), Kind::Date, asset.acquired),
        words("method", desk.word("取得方式", "how"), desk.fixed_word(asset, "method")),
        Fact::new(
            "purchase",
            desk.word("请购单", "purchase"),
            Kind::Code,
            asset.purchase.map(|id| desk.text(id)).unwrap_or_default(),
        ),
        Fact::new("receipt", desk.word("票据", "receipt"), Kind::Code, asset.receipt.map(|id| desk.text(id)).unwrap_or_default()),
        Fact::new("voucher", desk.word("凭证", "voucher"), Kind::Code, asset.voucher.map(|id| desk.text(id)).unwrap_or_default()),
        words(
            "place",
            desk.word("存放地点", "place"),
            standing.map_or_else(|| desk.place(asset.place), |now| desk.place(now.place)),
        ),
        words(
            "user",
            desk.word("使用人", "user"),
            standing.and_then(|now| now.user).map(|user| desk.person(user)).unwrap_or_default(),
        ),
        words(
            "keeper",
            desk.word("保管人", "keeper"),
            standing.map_or_else(|| desk.person(asset.keeper), |now| desk.person(now.keeper)),
        ),
        Fact::new("depreciated", desk.word("累计折旧（元）", "depreciated, yuan"), Kind::Money, written),
        Fact::new("net", desk.word("净值（元）", "net, yuan"), Kind::Money, net(asset.cost, written)),
    ];
    let columns = vec![
        desk.column("date", "日期", "date", Kind::Date),
        desk.column("event", "单号", "slip", Kind::Code),
        desk.column("kind", "变动", "event", Kind::Text),
        desk.column("place", "地点", "place", Kind::Text),
        desk.column("person", "人员", "person", Kind::Text),
        desk.column("amount", "金额（元）", "yuan", Kind::Money),
        desk.column("by", "经手人", "handled by", Kind::Text),
    ];
    let mut table = Table::new(
        "events",
        desk.word("变动记录", "events").to_owned(),
        columns,
        desk.word("没有变动。", "Nothing has happened to it.").to_owned(),
    );
    let mut events: Vec<_> = desk.rows().asset_events.iter().filter(|event| event.asset == id && event.date <= day).collect();
    events.sort_by_key(|event| (event.date, event.at));
    for event in events {
        let cells = vec![
            event.date.into(),
            desk.text(event.event).into(),
            desk.fixed_word(event, "kind").into(),
            event.place.map(|place| desk.place(place)).unwrap_or_default().into(),
            event.person.map(|person| desk.person(person)).unwrap_or_default().into(),
            event.amount.into(),
            desk.person(event.by).into(),
        ];
        table.push(Line::new(cells).of([desk.row(event)]));
    }
    let signatures = [("制卡人", "prepared by"), ("保管人", "keeper"), ("资产管理员", "asset manager")];
    let signatures = signatures.map(|(zh, en)| Signature::blank(desk.word(zh, en))).to_vec();
    Some(Body::new(vec![Part::Facts(facts), Part::Table(table), Part::Signatures(signatures)]))
}

/// Cost less what is written off.
fn net(cost: Money, written: Money) -> Money {
    cost - written
}
