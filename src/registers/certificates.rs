//! `certificates` (证照): licences, health certificates and inspections of people, suppliers and equipment, and until when.

use crate::day::Day;
use crate::id::{Id, Label};
use crate::table::{List, Text};

crate::open_words! {
    /// What a certificate certifies.
    pub enum CertificateKind in "certificates" {
        Health = "health" | "健康证" | "健康证明",
        FoodSafety = "food-safety" | "食品安全员证" | "食品安全管理员证",
        FoodLicence = "food-licence" | "食品经营许可证" | "食品生产许可证",
        BusinessLicence = "business-licence" | "营业执照",
        Quarantine = "quarantine" | "动物防疫条件合格证" | "检疫",
        Childcare = "childcare" | "保育员证",
        Driver = "driver" | "驾驶证" | "校车驾驶资格",
        Electrician = "electrician" | "电工证",
        Boiler = "boiler" | "司炉证" | "锅炉工证",
        SpecialEquipment = "special-equipment" | "特种设备" | "特种设备检验合格证",
        Insurance = "insurance" | "保险",
    }
}

crate::register! {
    /// A certificate, licence or inspection (证照).
    pub struct Certificate in "certificates" = "证照";
    area: Basics;
    kept: Shape::Csv;
    about: "人员、供应商、设备的证照与检验及其有效期；续期另起一行", "licences, certificates and inspections; a renewal is a new row";
    key: "owner", "kind", "number", "to";
    columns {
        owner: Id = "主体" -> "people" | "suppliers" | "assets": "持证的人员、供应商或资产", "the person, supplier or asset that it is for";
        kind: CertificateKind = "证照": "证照种类", "what kind it is";
        number: Option<Text> = "证号": "证书编号；不得用身份证号", "its number; never an ID card's";
        categories: List<Label> = "许可类别": "许可经营的类别，多个用分号分开", "what it permits, several by `;`";
        from: Option<Day> = "起": "有效期起；健康证为体检日期", "its first day; of a health certificate the check";
        to: Day = "止": "有效期止（含当天）", "its last day, included";
        file: Option<Text> = "附件": "扫描件路径，从账簿根目录算起", "the scan, by its path below the ledger";
        digest: Option<Text> = "附件摘要": "扫描件的 SHA-256", "the scan's SHA-256";
    }
}
