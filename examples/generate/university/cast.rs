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

/// Workers of the workshop, one a garden.
pub const MENDERS: [(&str, &str); 6] = [
    ("ban-changshun", "班长顺"),
    ("cong-peilin", "丛培林"),
    ("diao-yuming", "刁玉明"),
    ("gan-quansheng", "甘泉生"),
    ("ji-xuewu", "纪学武"),
    ("kuang-dayou", "邝大有"),
];

/// Cooks beside those of the first canteen.
#[rustfmt::skip]
pub const COOKS: [(&str, &str); 18] = [
    ("ai-shouyi", "艾守义"), ("bie-chunmei", "别春梅"), ("chao-guilin", "晁桂林"), ("dang-fulai", "党福来"), ("duan-ruihua", "段瑞华"),
    ("fang-zhengui", "房振贵"), ("guan-shufen", "关淑芬"), ("han-yinhua", "韩银花"), ("jia-dequan", "贾德全"), ("kang-shilin", "康世林"),
    ("lang-fengqin", "郎凤琴"), ("mang-dexing", "莽德兴"), ("niu-baozhu", "牛宝珠"), ("ouyang-ping", "欧阳萍"), ("pu-guangming", "蒲光明"),
    ("qin-zhaodi", "秦昭弟"), ("shan-jinbao", "单金宝"), ("tan-yuzhu", "谭玉珠"),
];
