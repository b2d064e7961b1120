//! 资产标签: a label to stick on an asset, with its number as a QR code.

use super::goods::words;
use super::{Form, Size};
use crate::books::assets::Life;
use crate::id::Id;
use crate::lang::Wording;
use crate::reports::{Body, Desk};
use crate::sheet::{Fact, Kind, Part};

/// `asset-label`.
pub static FORM: Form = Form {
    name: "asset-label",
    title: Wording::new("资产标签", "asset label"),
    about: Wording::new("资产标签，带编号的二维码", "labels with the number as a QR code"),
    size: Size::Label,
    registers: &["assets"],
    names: Wording::new("资产编号，或地点（其中全部资产）", "an asset, or a place for all that stands there"),
    build,
};

fn build(desk: &Desk<'_>, name: &str) -> Vec<Body> {
    let Some(id) = desk.ledger.names.find(name) else { return Vec::new() };
    if let Some(life) = desk.books.assets.life(id) {
        return vec![label(desk, life)];
    }
    standing_in(desk, id).into_iter().map(|life| label(desk, life)).collect()
}

/// The assets that stand in a place on the day, in the order of their numbers.
pub fn standing_in<'d>(desk: &Desk<'d>, place: Id) -> Vec<&'d Life<'d>> {
    let day = desk.today;
    let is_kept = |life: &&Life<'_>| life.end.is_none_or(|end| end.day() > day);
    let mut lives: Vec<_> = desk
        .books
        .assets
        .lives()
        .iter()
        .filter(is_kept)
        .filter(|life| life.on(day).is_some_and(|now| now.place == place))
        .collect();
    lives.sort_by_key(|life| desk.text(life.asset.asset));
    lives
}

fn label(desk: &Desk<'_>, life: &Life<'_>) -> Body {
    let asset = life.asset;
    let number = desk.text(asset.asset);
    let standing = life.on(desk.today);
    let place = standing.map_or(asset.place, |now| now.place);
    let keeper = standing.map_or(asset.keeper, |now| now.keeper);
    let facts = vec![
        Fact::new("asset", desk.word("编号", "number"), Kind::Code, number),
        words("name", desk.word("名称", "name"), &*asset.name),
        words("model", desk.word("型号", "model"), asset.model.as_deref().unwrap_or_default()),
        words("place", desk.word("地点", "place"), desk.place(place)),
        words("keeper", desk.word("保管人", "keeper"), desk.person(keeper)),
        Fact::new("acquired", desk.word("取得", "acquired"), Kind::Date, asset.acquired),
    ];
    Body::new(vec![Part::Code(number.to_owned()), Part::Facts(facts)])
}
