//! `places` (地点): rooms, stores, kitchens; where assets stand and goods lie, and who answers for them.

use super::Book;
use crate::id::{Id, Label};
use crate::table::Text;

crate::words! {
    /// What a place is for.
    pub enum PlaceKind {
        Room = "room" | "房间" | "教室" | "办公室" | "专用室",
        Store = "store" | "仓库" | "库房",
        Kitchen = "kitchen" | "厨房",
        Canteen = "canteen" | "食堂",
        Dormitory = "dormitory" | "宿舍",
        Outdoor = "outdoor" | "室外" | "户外",
        Other = "other" | "其他",
    }
}

crate::register! {
    /// A place (地点).
    pub struct Place in "places" = "地点";
    area: Basics;
    kept: Shape::Csv;
    about: "房间、仓库、厨房等一切放东西的地方及其保管人", "rooms, stores, kitchens: where things are, and who keeps them";
    id: place;
    key: "place";
    columns {
        place: Id = "地点": "地点编号", "the place's id";
        name: Option<Text> = "名称": "名称", "its name";
        building: Option<Label> = "楼栋": "楼栋", "the building";
        book: Option<Book> = "账套": "账套；食堂类地点默认食堂账，其余默认学校账", "the set of books; canteens default to the canteen's, others to the school's";
        kind: PlaceKind = "类型": "类型", "what it is for";
        keeper: Option<Id> = "保管人" -> "people": "保管人", "who keeps what is there";
        class: Option<Id> = "班级": "使用班级", "the class that uses it";
    }
}
