//! Whom the school buys from, with their codes, licences and what each is in the pool for.

use crate::codes::credit_code;

/// What a firm deals in; three firms of a trade can be asked for a quote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trade {
    Stationery,
    Cleaning,
    Hardware,
    Computers,
    Furniture,
    Sports,
    Printing,
    Books,
    Medical,
    Works,
    Kitchenware,
    Food,
    Utility,
    Labour,
    /// Who rents a place of the school and sells it nothing.
    Tenant,
}

/// One supplier of the pool.
pub struct Supplier {
    pub id: &'static str,
    pub name: &'static str,
    pub organisation: &'static str,
    pub authority: &'static str,
    pub trade: Trade,
    pub categories: &'static str,
    pub address: &'static str,
    pub phone: &'static str,
}

impl Supplier {
    /// The firm's unified social credit code.
    pub fn code(&self) -> String {
        credit_code(self.authority, "320582", self.organisation)
    }
}

/// One supplier in a row.
#[macro_export]
macro_rules! supplier {
    ($id:literal, $name:literal, $authority:literal, $organisation:literal, $trade:ident, $categories:literal, $address:literal, $phone:literal) => {
        $crate::suppliers::Supplier {
            id: $id,
            name: $name,
            authority: $authority,
            organisation: $organisation,
            trade: $crate::suppliers::Trade::$trade,
            categories: $categories,
            address: $address,
            phone: $phone,
        }
    };
}

/// The pool, in the order of the register.
#[rustfmt::skip]
pub const SUPPLIERS: &[Supplier] = &[
    supplier!("anju-weixiu", "临溪安居建筑维修有限公司", "91", "MA1P3K47", Works, "维修服务", "临溪市青石镇工业路18号", "0512-6511 2086"),
    supplier!("baijie", "临溪百洁清洁用品商行", "92", "MA20QF6T", Cleaning, "保洁用品", "临溪市城东街道花园路52号", "0512-6512 7741"),
    supplier!("boya-jiaju", "临溪博雅校具有限公司", "91", "MA1M8X2C", Furniture, "家具;日用器具", "临溪市北桥镇家具产业园3幢", "0512-6523 8819"),
    supplier!("chenguang", "晨光文化用品临溪经营部", "92", "MA22H1LA", Stationery, "办公用品;教学用品", "临溪市人民南路206号", "0512-6510 3362"),
    supplier!("dingsheng", "临溪鼎盛装饰工程有限公司", "91", "MA1T7R9W", Works, "维修服务", "临溪市创业路77号", "0512-6517 5520"),
    supplier!("fenghe", "临溪丰禾粮油贸易有限公司", "91", "MA1WB58N", Food, "grain;oil;dry", "临溪市粮贸路9号", "0512-6519 4408"),
    supplier!("gongdian", "江苏电力临溪供电分公司", "91", "MA1N0D61", Utility, "电费", "临溪市长江中路1号", "0512-6595 5980"),
    supplier!("gongshui", "临溪市自来水有限公司", "91", "MA1N4L3P", Utility, "水费", "临溪市水厂路2号", "0512-6596 2010"),
    supplier!("hongtu", "临溪宏图数码科技有限公司", "91", "MA1Q6Y8E", Computers, "数码设备;办公用品", "临溪市科技广场B座307", "0512-6513 6690"),
    supplier!("huaxing", "华星图文广告制作中心", "92", "MA21C7GU", Printing, "印刷服务", "临溪市青石镇学士街33号", "0512-6511 8127"),
    supplier!("jianan-jixie", "临溪健安体育器材有限公司", "91", "MA1R2T5H", Sports, "体育用品", "临溪市体育路128号", "0512-6514 9035"),
    supplier!("jiemei", "洁美日用品批发部", "92", "MA23W04K", Cleaning, "保洁用品", "临溪市小商品城2区114", "0512-6512 5573"),
    supplier!("jinsui", "临溪金穗食品调味品经营部", "92", "MA20N9RD", Food, "condiment;dry", "临溪市农贸路41号", "0512-6519 7716"),
    supplier!("kangmin", "临溪康民医药连锁有限公司", "91", "MA1U3J6B", Medical, "卫生保健用品", "临溪市健康路15号", "0512-6516 1102"),
    supplier!("lantian", "蓝天电脑经营部", "92", "MA22P8CX", Computers, "数码设备;办公用品;维修服务", "临溪市电子市场A区21", "0512-6513 4419"),
    supplier!("lianhe-ranqi", "临溪联合燃气有限公司", "91", "MA1L5G7M", Utility, "fuel", "临溪市燃气路6号", "0512-6597 3300"),
    supplier!("linxi-dianxin", "中国电信临溪分公司", "91", "MA1K1Y4Q", Utility, "通讯费", "临溪市邮电路20号", "0512-6500 0189"),
    supplier!("lvyuan", "青石镇绿源蔬菜专业合作社", "93", "MA1X6E2F", Food, "vegetable;fruit", "临溪市青石镇湖滨村8组", "0512-6511 4630"),
    supplier!("mingde", "明德教学设备有限公司", "91", "MA1W8H3R", Furniture, "家具;教学用品;日用器具", "临溪市教育科技园5号", "0512-6515 2284"),
    supplier!("puren", "临溪普仁医疗用品有限公司", "91", "MA1Y0T9A", Medical, "卫生保健用品", "临溪市健康路88号", "0512-6516 7745"),
    supplier!("qihang-tiyu", "启航体育用品商行", "92", "MA21B3NL", Sports, "体育用品", "临溪市中山路319号", "0512-6514 2278"),
    supplier!("qingshi-wenju", "青石镇学子文具店", "92", "MA24D5JP", Stationery, "办公用品;教学用品", "临溪市青石镇学士街12号", "0512-6511 3390"),
    supplier!("quancheng", "全程厨房设备有限公司", "91", "MA1H9W6Y", Kitchenware, "厨房设备;日用器具", "临溪市工业大道256号", "0512-6518 8840"),
    supplier!("ruifeng", "瑞丰鲜肉配送有限公司", "91", "MA1J4U7G", Food, "meat;poultry;egg", "临溪市肉联厂路1号", "0512-6519 2265"),
    supplier!("shengda", "盛达五金机电商行", "92", "MA20T6EW", Hardware, "维修材料;日用器具", "临溪市五金城1区36", "0512-6517 3328"),
    supplier!("shenghua", "圣华厨具商贸有限公司", "91", "MA1G2M8K", Kitchenware, "厨房设备;日用器具", "临溪市商贸城C区9号", "0512-6518 4471"),
    supplier!("shuxiang", "书香门第图书有限公司", "91", "MA1F7Q3D", Books, "图书;簿册", "临溪市文化路65号", "0512-6515 9012"),
    supplier!("taihu-shuichan", "临溪太湖水产配送有限公司", "91", "MA1E6N5C", Food, "fish;frozen", "临溪市水产市场12号", "0512-6519 6638"),
    supplier!("tongda-wujin", "通达建材五金经营部", "92", "MA23K8RB", Hardware, "维修材料;日用器具", "临溪市青石镇建材街5号", "0512-6511 6652"),
    supplier!("weigang", "味岗乳业临溪配送中心", "91", "MA1D3X9U", Food, "dairy", "临溪市冷链物流园7号", "0512-6519 8890"),
    supplier!("wenhui", "文汇办公设备有限公司", "91", "MA1C5T2L", Stationery, "办公用品;教学用品;数码设备", "临溪市人民中路98号", "0512-6510 7754"),
    supplier!("xinhua", "临溪新华书店有限责任公司", "91", "MA1B8P6H", Books, "图书;簿册", "临溪市文化广场1号", "0512-6515 1001"),
    supplier!("xinlei", "新蕾印务有限公司", "91", "MA1A4E7J", Printing, "印刷服务;簿册", "临溪市印刷包装园8号", "0512-6518 2236"),
    supplier!("yangguang-canyin", "阳光餐饮管理服务有限公司", "91", "MA19G3WQ", Labour, "餐饮服务", "临溪市服务业集聚区11号", "0512-6518 6605"),
    supplier!("yishou-dou", "益寿豆制品加工场", "92", "MA22F1MY", Food, "soy", "临溪市青石镇豆香路3号", "0512-6511 5584"),
    supplier!("yongsheng", "永盛水电安装维修部", "92", "MA24R7XN", Works, "维修服务", "临溪市青石镇南街71号", "0512-6511 7230"),
    supplier!("zhanwang", "展望电脑科技有限公司", "91", "MA18L6DC", Computers, "数码设备", "临溪市科技广场A座1102", "0512-6513 8056"),
    supplier!("zhicheng", "志诚建材五金有限公司", "91", "MA17Y2KE", Hardware, "维修材料", "临溪市建材市场6幢", "0512-6517 9917"),
    supplier!("zhiyuan", "致远体育文化用品有限公司", "91", "MA16B9TF", Sports, "体育用品;教学用品", "临溪市文体路47号", "0512-6514 6629"),
    supplier!("zunyi-jiaju", "尊艺办公家具有限公司", "91", "MA15H4PA", Furniture, "家具;日用器具", "临溪市北桥镇工业坊22号", "0512-6523 5567"),
    supplier!("chuanghui", "创汇图书馆配有限公司", "91", "MA14Q8GR", Books, "图书", "临溪市物流园15号", "0512-6515 6673"),
    supplier!("deyuan", "德源医药器械经营部", "92", "MA23A6UL", Medical, "卫生保健用品", "临溪市中医院路9号", "0512-6516 4490"),
    supplier!("meijia", "美佳保洁用品有限公司", "91", "MA13N5WB", Cleaning, "保洁用品", "临溪市环卫路30号", "0512-6512 2219"),
    supplier!("ouke", "欧科商用厨具有限公司", "91", "MA12J7XT", Kitchenware, "厨房设备;日用器具", "临溪市工业大道310号", "0512-6518 9123"),
    supplier!("lvyin", "绿茵校园图文设计工作室", "92", "MA21M3CF", Printing, "印刷服务", "临溪市文化路77号", "0512-6515 4418"),
];

/// The supplier with this id.
pub fn supplier(id: &str) -> &'static Supplier {
    SUPPLIERS.iter().find(|supplier| supplier.id == id).unwrap_or_else(|| panic!("no supplier is called {id}"))
}
