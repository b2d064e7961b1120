//! `asset-classes` (资产分类): the school's own classes of assets, or its own limits for classes of the national standard.

use crate::id::{Id, Label};
use crate::money::Money;
use crate::table::Text;

crate::register! {
    /// A class of assets (资产分类).
    pub struct AssetClass in "asset-classes" = "资产分类";
    area: Basics;
    kept: Shape::Csv;
    about: "资产分类及其年限、价格上限；国标 2022 版常用分类已内置，同代码同版本的行优先于内置",
        "classes of assets and their limits; common classes of the 2022 standard are built in, a row here goes before them";
    id: class;
    key: "class", "edition";
    columns {
        class: Id = "分类代码": "分类代码，如 A02010105", "the class's code, such as A02010105";
        edition: Label = "版本": "分类标准的版本，如 2022", "the edition of the standard, such as 2022";
        name: Text = "名称": "分类名称", "its name";
        years: Option<u32> = "年限": "折旧年限的下限（年）；不填即不计提折旧", "the fewest years of depreciation; empty where none is charged";
        price_limit: Option<Money> = "价格上限": "配置价格上限（元/件）", "the most that one may cost, in yuan";
        min_years: Option<u32> = "最低使用年限": "最低使用年限（年），未满不得报废", "the fewest years of use before it may be scrapped";
        inspected: Option<u32> = "定期检验": "定期检验的间隔（月）；不填即不须检验", "months from one inspection to the next; empty where none is due";
    }
}
