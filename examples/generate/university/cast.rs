//! Who works in the halls and drives the fleet of the university.

/// Wardens of the halls at night, two a garden.
pub const WARDENS: [(&str, &str); 12] = [
    ("an-meizhen", "安美珍"),
    ("bai-xiuqin", "白秀琴"),
    ("cai-aihua", "蔡爱华"),
    ("deng-guiying", "邓桂英"),
    ("feng-yueqin", "冯月琴"),
    ("gong-xiumei", "龚秀梅"),
    ("hou-yulan", "侯玉兰"),
    ("ji-fengxian", "季凤仙"),
    ("kong-lingmei", "孔令梅"),
    ("lei-chunhua", "雷春花"),
    ("meng-qiuyue", "孟秋月"),
    ("ni-guizhen", "倪桂珍"),
];

/// Drivers of the fleet.
pub const DRIVERS: [(&str, &str); 4] =
    [("bian-zhigang", "卞志刚"), ("chu-weimin", "储卫民"), ("dai-yongfu", "戴永福"), ("geng-haitao", "耿海涛")];
