//! The words of 云海大学: whom and what it has in the places of the primary school's.

use crate::university::things::THINGS;

/// All of them.
pub const YUNHAI: &[&[(&str, &str)]] = &[HALLS, PEOPLE, PLACES, POSTS, THINGS];

/// A class is a hall of residence, its grade a garden of halls.
#[rustfmt::skip]
const HALLS: &[(&str, &str)] = &[
    ("一年级组办公室", "梅园公寓值班室"), ("一年级组", "梅园公寓"), ("一年级作业本", "梅园公寓作业册"),
    ("office-grade-1", "desk-mei"), ("一（1）班教室", "梅园1号楼"), ("一1班", "梅园1号楼"), ("room-101", "hall-mei-1"),
    ("一（2）班教室", "梅园2号楼"), ("一2班", "梅园2号楼"), ("room-102", "hall-mei-2"), ("一（3）班教室", "梅园3号楼"),
    ("一3班", "梅园3号楼"), ("room-103", "hall-mei-3"), ("一（4）班教室", "梅园4号楼"), ("一4班", "梅园4号楼"),
    ("room-104", "hall-mei-4"), ("一（5）班教室", "梅园5号楼"), ("一5班", "梅园5号楼"), ("room-105", "hall-mei-5"),
    ("二年级组办公室", "兰园公寓值班室"), ("二年级组", "兰园公寓"), ("二年级作业本", "兰园公寓作业册"),
    ("office-grade-2", "desk-lan"), ("二（1）班教室", "兰园1号楼"), ("二1班", "兰园1号楼"), ("room-201", "hall-lan-1"),
    ("二（2）班教室", "兰园2号楼"), ("二2班", "兰园2号楼"), ("room-202", "hall-lan-2"), ("二（3）班教室", "兰园3号楼"),
    ("二3班", "兰园3号楼"), ("room-203", "hall-lan-3"), ("二（4）班教室", "兰园4号楼"), ("二4班", "兰园4号楼"),
    ("room-204", "hall-lan-4"), ("二（5）班教室", "兰园5号楼"), ("二5班", "兰园5号楼"), ("room-205", "hall-lan-5"),
    ("三年级组办公室", "竹园公寓值班室"), ("三年级组", "竹园公寓"), ("三年级作业本", "竹园公寓作业册"),
    ("office-grade-3", "desk-zhu"), ("三（1）班教室", "竹园1号楼"), ("三1班", "竹园1号楼"), ("room-301", "hall-zhu-1"),
    ("三（2）班教室", "竹园2号楼"), ("三2班", "竹园2号楼"), ("room-302", "hall-zhu-2"), ("三（3）班教室", "竹园3号楼"),
    ("三3班", "竹园3号楼"), ("room-303", "hall-zhu-3"), ("三（4）班教室", "竹园4号楼"), ("三4班", "竹园4号楼"),
    ("room-304", "hall-zhu-4"), ("三（5）班教室", "竹园5号楼"), ("三5班", "竹园5号楼"), ("room-305", "hall-zhu-5"),
    ("四年级组办公室", "菊园公寓值班室"), ("四年级组", "菊园公寓"), ("四年级作业本", "菊园公寓作业册"),
    ("office-grade-4", "desk-ju"), ("四（1）班教室", "菊园1号楼"), ("四1班", "菊园1号楼"), ("room-401", "hall-ju-1"),
    ("四（2）班教室", "菊园2号楼"), ("四2班", "菊园2号楼"), ("room-402", "hall-ju-2"), ("四（3）班教室", "菊园3号楼"),
    ("四3班", "菊园3号楼"), ("room-403", "hall-ju-3"), ("四（4）班教室", "菊园4号楼"), ("四4班", "菊园4号楼"),
    ("room-404", "hall-ju-4"), ("四（5）班教室", "菊园5号楼"), ("四5班", "菊园5号楼"), ("room-405", "hall-ju-5"),
    ("五年级组办公室", "松园公寓值班室"), ("五年级组", "松园公寓"), ("五年级作业本", "松园公寓作业册"),
    ("office-grade-5", "desk-song"), ("五（1）班教室", "松园1号楼"), ("五1班", "松园1号楼"), ("room-501", "hall-song-1"),
    ("五（2）班教室", "松园2号楼"), ("五2班", "松园2号楼"), ("room-502", "hall-song-2"), ("五（3）班教室", "松园3号楼"),
    ("五3班", "松园3号楼"), ("room-503", "hall-song-3"), ("五（4）班教室", "松园4号楼"), ("五4班", "松园4号楼"),
    ("room-504", "hall-song-4"), ("五（5）班教室", "松园5号楼"), ("五5班", "松园5号楼"), ("room-505", "hall-song-5"),
    ("六年级组办公室", "柏园公寓值班室"), ("六年级组", "柏园公寓"), ("六年级作业本", "柏园公寓作业册"),
    ("office-grade-6", "desk-bai"), ("六（1）班教室", "柏园1号楼"), ("六1班", "柏园1号楼"), ("room-601", "hall-bai-1"),
    ("六（2）班教室", "柏园2号楼"), ("六2班", "柏园2号楼"), ("room-602", "hall-bai-2"), ("六（3）班教室", "柏园3号楼"),
    ("六3班", "柏园3号楼"), ("room-603", "hall-bai-3"), ("六（4）班教室", "柏园4号楼"), ("六4班", "柏园4号楼"),
    ("room-604", "hall-bai-4"), ("六（5）班教室", "柏园5号楼"), ("六5班", "柏园5号楼"), ("room-605", "hall-bai-5"),
];

/// People, by id and name.
#[rustfmt::skip]
const PEOPLE: &[(&str, &str)] = &[
    ("zhao-guoqiang", "qi-yuanhang"), ("赵国强", "戚远航"), ("sun-lihua", "ren-shuqing"), ("孙丽华", "任淑清"),
    ("zhou-jianping", "shi-huaimin"), ("周建平", "石怀民"), ("wu-zhiming", "fu-chengwei"), ("吴志明", "傅成伟"),
    ("ma-xiaodong", "tong-liang"), ("马晓东", "童亮"), ("zheng-xiuying", "ruan-yufen"), ("郑秀英", "阮玉芬"),
    ("he-yuqing", "wan-xinyi"), ("何雨晴", "万欣怡"), ("feng-xiaoyan", "gu-wenjing"), ("冯晓燕", "顾文静"),
    ("chen-guifang", "zhuang-aiping"), ("陈桂芳", "庄爱萍"), ("shen-gensheng", "lou-guoxing"), ("沈根生", "楼国兴"),
    ("han-wei", "cen-zhiyong"), ("韩伟", "岑志勇"), ("xu-ming", "mu-jianhua"), ("许明", "穆建华"),
    ("zhu-min", "yin-hongmei"), ("朱敏", "殷红梅"), ("yang-jianguo", "dou-dawei"), ("杨建国", "窦大伟"),
    ("tang-fang", "pei-yun"), ("唐芳", "裴云"), ("gao-jie", "lan-qing"), ("高洁", "蓝晴"), ("liu-yang", "shu-kai"),
    ("刘洋", "舒凯"), ("jiang-wenbin", "xi-mingzhi"), ("蒋文斌", "席明志"), ("qian-hui", "bi-shanshan"),
    ("钱慧", "毕珊珊"), ("lu-jia", "rong-tianyu"), ("陆佳", "荣天宇"), ("song-tao", "nie-jun"), ("宋涛", "聂军"),
    ("luo-min", "yan-ruolan"), ("罗敏", "颜若兰"), ("xie-ting", "ling-ke"), ("谢婷", "凌可"), ("dong-xue", "chai-ning"),
    ("董雪", "柴宁"), ("xiao-hong", "zhan-lijuan"), ("萧红", "詹丽娟"), ("gu-fusheng", "sang-dehai"),
    ("顾福生", "桑德海"), ("ding-yumei", "hua-cuilan"), ("丁玉梅", "花翠兰"), ("pan-yulan", "mi-chunfang"),
    ("潘玉兰", "米春芳"), ("hu-meilan", "pang-suzhen"), ("胡美兰", "庞素珍"), ("cao-dali", "tu-zhenggang"),
    ("曹大力", "屠正刚"), ("li-na", "yue-hongxia"), ("李娜", "岳红霞"), ("wang-fang", "lian-jie"), ("王芳", "练洁"),
    ("zhang-min", "jing-xiaoli"), ("张敏", "荆晓丽"), ("xu-jing", "su-wan"), ("徐静", "苏婉"),
    ("chen-jie", "zuo-qiuping"), ("陈洁", "左秋萍"), ("huang-lei", "ning-bo"), ("黄磊", "宁波涛"),
    ("shen-yan", "hao-shuzhen"), ("沈燕", "郝淑珍"), ("lin-hao", "qu-yifan"), ("林浩", "曲一凡"),
    ("fan-ying", "bu-xiangyun"), ("范颖", "卜湘云"), ("yu-peng", "e-junfeng"), ("俞鹏", "鄂俊峰"),
    ("jin-wei", "miao-lanying"), ("金薇", "苗兰英"), ("tao-yong", "ge-zhanpeng"), ("陶勇", "葛展鹏"),
    ("bao-guiying", "lai-shunhua"), ("鲍桂英", "赖顺华"), ("zhong-xiulan", "you-caixia"), ("钟秀兰", "尤彩霞"),
];

/// Places, buildings and departments.
#[rustfmt::skip]
const PLACES: &[(&str, &str)] = &[
    ("art-room", "studio-design"), ("美术室", "设计工作室"), ("校产周转库", "资产周转库"), ("自行车棚", "车队车库"),
    ("bike-shed", "fleet-garage"), ("广播室", "服务热线中心"), ("broadcast-room", "hotline-centre"),
    ("书法教室", "培训教室"), ("calligraphy-room", "training-room"), ("计算机教室", "信息中心机房"),
    ("computer-lab", "it-centre"), ("心理辅导室", "员工谈心室"), ("舞蹈教室", "员工活动室"), ("dance-room", "staff-club"),
    ("学生餐厅", "第一食堂餐厅"), ("门卫室", "北门岗亭"), ("gate-house", "north-gate"), ("校办公室", "集团办公室"),
    ("食堂操作间", "第一食堂操作间"), ("食堂库房", "第一食堂库房"), ("第2食堂库房", "第二食堂库房"),
    ("第3食堂库房", "第三食堂库房"), ("第4食堂库房", "第四食堂库房"), ("第5食堂库房", "第五食堂库房"),
    ("第6食堂库房", "第六食堂库房"), ("图书馆", "图书馆物业部"), ("总务处办公室", "运营管理部办公室"),
    ("logistics-office", "operations-office"), ("多功能厅", "大学生活动中心"), ("multi-hall", "student-centre"),
    ("音乐室", "排练厅"), ("music-room", "rehearsal-room"), ("医务室药品柜", "健康驿站药品柜"), ("医务室", "健康驿站"),
    ("nurse-room", "health-post"), ("少先队队部", "职工之家"), ("pioneer-room", "workers-home"), ("运动场", "体育场"),
    ("playground", "stadium"), ("配电间", "中心配电房"), ("校长室", "总经理室"), ("principal-office", "manager-office"),
    ("水泵房", "中心泵房"), ("阅览室", "自习中心"), ("reading-room", "study-centre"), ("科学实验室", "食品快检室"),
    ("science-lab", "food-lab"), ("科学仪器室", "快检仪器室"), ("science-store", "lab-store"),
    ("体育器材室", "体育器材库"), ("簿册发放室", "教学用品发放室"), ("总务仓库", "中心仓库"),
    ("综合组办公室", "技术服务部办公室"), ("subject-office", "technical-office"), ("教导处办公室", "质量监管部办公室"),
    ("teaching-office", "quality-office"), ("副校长室", "副总经理室"), ("vice-principal-office", "deputy-office"),
    ("教学楼", "公共教学楼"), ("综合楼", "后勤综合楼"), ("行政楼", "集团办公楼"), ("食堂楼", "餐饮楼"),
    ("总务处", "运营管理部"), ("教导处", "质量监管部"), ("综合组", "技术服务部"), ("\"食堂\"", "\"餐饮中心\""),
    (",食堂,", ",餐饮中心,"),
];

/// Posts, as ids and in words.
#[rustfmt::skip]
const POSTS: &[(&str, &str)] = &[
    ("principal", "general-manager"), ("vice-principal", "deputy-manager"), ("logistics-director", "operations-director"),
    ("logistics-deputy", "operations-deputy"), ("grade-leader", "garden-manager"), ("teacher,", "hall-keeper,"),
    ("teaching-director", "quality-director"), ("librarian", "materials-clerk"), ("it-teacher", "network-engineer"),
    ("sports-teacher", "grounds-keeper"), ("science-teacher", "food-tester"), ("music-teacher", "activities-officer"),
    ("art-teacher", "design-officer"), ("校长", "总经理"), ("副校长", "副总经理"), ("校务会", "集团办公会"),
];
