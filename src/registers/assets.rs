//! `assets` (资产): the register of fixed assets, each as it was when it was registered; events move it from there.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::money::Money;
use crate::quantity::Quantity;
use crate::table::Text;

crate::words! {
    /// How the school came by an asset.
    pub enum AcquisitionMethod {
        Purchase = "purchase" | "购置" | "采购",
        Transfer = "transfer" | "调入" | "划拨",
        Donation = "donation" | "捐赠" | "接受捐赠",
        Built = "built" | "自建" | "自制",
        Surplus = "surplus" | "盘盈",
    }
}

crate::register! {
    /// An asset (资产).
    pub struct Asset in "assets" = "资产";
    area: Assets;
    kept: Shape::Csv;
    about: "固定资产台账，记登记时的情况；以后的变动记在资产变动里", "fixed assets as they were registered; later changes are asset events";
    id: asset;
    key: "asset";
    day: acquired;
    columns {
        asset: Id = "资产编号": "资产编号，终身不变、不重用", "the asset's number, never used again";
        name: Text = "资产名称": "资产名称", "its name";
        class: Id = "分类代码": "国标分类代码，如 A02010105，或资产分类里自定的代码", "the class's code, built in or of `asset-classes`";
        edition: Option<Label> = "版本": "分类标准的版本；不填即 2022", "the edition of the standard; empty for 2022";
        model: Option<Text> = "型号": "规格型号", "the model";
        serial: Option<Text> = "序列号": "出厂序列号", "the maker's serial number";
        quantity: Option<Quantity> = "数量": "数量；不填即 1", "how many; empty for 1";
        cost: Money = "原值": "本行原值合计（元）", "yuan for the whole row";
        fund: Option<Label> = "经费来源": "经费来源", "the fund that paid for it";
        acquired: Day = "取得日期": "取得日期，当月起计提折旧", "the day it was acquired; depreciation runs from its month";
        method: Option<AcquisitionMethod> = "取得方式": "取得方式", "how it was acquired";
        purchase: Option<Id> = "请购单" -> "purchases": "所属请购单", "the purchase it came from";
        receipt: Option<Id> = "票据号" -> "receipts": "所据票据", "the receipt for it";
        voucher: Option<Id> = "凭证号" -> "journal": "入账凭证", "the voucher that booked it";
        place: Id = "存放地点" -> "places": "登记时的存放地点", "where it stood when registered";
        user: Option<Id> = "使用人" -> "people": "登记时的使用人", "who used it when registered";
        keeper: Id = "保管人" -> "people": "保管人", "who answers for it";
        years: Option<u32> = "折旧年限": "折旧年限（年）；不填即按分类", "years of depreciation; empty for the class's";
        depreciated: Option<Money> = "期初已提折旧": "账簿启用前已提的折旧（元）", "yuan of depreciation charged before the ledger starts";
    }
}
