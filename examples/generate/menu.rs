//! A fortnight of lunches: dishes with grams a head, near the weekly means of WS/T 554.

/// A dish and the grams of each food in one portion.
pub struct Dish {
    pub id: &'static str,
    pub name: &'static str,
    /// meat, mixed, vegetable, soup, staple, fruit or dairy.
    pub group: &'static str,
    pub grams: &'static [(&'static str, u32)],
}

/// Seasoning of one lunch, in tenths of a gram a head: ten grams of oil and two of salt.
pub const SEASONING: &[(&str, u32)] =
    &[("oil-rapeseed", 100), ("salt", 20), ("soy-sauce", 30), ("sugar", 10), ("starch", 10), ("cooking-wine", 15)];

/// The fruit of a fruit day, from what costs least to what costs most.
pub const FRUITS: [&str; 7] = ["pear", "mandarin", "banana", "apple", "orange", "grape", "kiwi"];

/// Grams of fruit on a fruit day and of milk on a milk day.
pub const FRUIT_GRAMS: u32 = 133;
pub const MILK_GRAMS: u32 = 200;

/// The dishes of the ten days; each row is one lunch without rice, seasoning, fruit and milk.
#[rustfmt::skip]
pub const FORTNIGHT: [[Dish; 5]; 10] = [
    [
        Dish { id: "hongshao-rou", name: "土豆红烧肉", group: "meat", grams: &[("pork-belly", 32), ("potato", 30)] },
        Dish { id: "fanqie-chaodan", name: "番茄炒蛋", group: "mixed", grams: &[("tomato", 45), ("egg", 50)] },
        Dish { id: "qingchao-qingcai", name: "清炒青菜", group: "vegetable", grams: &[("bok-choy", 50), ("garlic", 1)] },
        Dish { id: "hulubo-si", name: "清炒胡萝卜丝", group: "vegetable", grams: &[("carrot", 25)] },
        Dish { id: "zicai-doufu-tang", name: "紫菜豆腐汤", group: "soup", grams: &[("tofu", 30), ("seaweed", 1), ("scallion", 1)] },
    ],
    [
        Dish { id: "hongshao-yukuai", name: "红烧草鱼块", group: "meat", grams: &[("grass-carp", 40), ("green-pepper", 15), ("ginger", 1)] },
        Dish { id: "jiachang-doufu", name: "家常豆腐", group: "mixed", grams: &[("tofu", 60), ("pork-lean", 8), ("wood-ear", 1)] },
        Dish { id: "suanrong-bocai", name: "蒜蓉菠菜", group: "vegetable", grams: &[("spinach", 55), ("garlic", 1)] },
        Dish { id: "luobo-si", name: "清炒萝卜丝", group: "vegetable", grams: &[("radish", 40)] },
        Dish { id: "donggua-tang", name: "冬瓜汤", group: "soup", grams: &[("winter-melon", 28), ("scallion", 1)] },
    ],
    [
        Dish { id: "xianggu-jikuai", name: "香菇鸡块", group: "meat", grams: &[("chicken-leg", 32), ("mushroom", 12), ("carrot", 12), ("ginger", 1)] },
        Dish { id: "qingjiao-xianggan", name: "青椒香干", group: "mixed", grams: &[("dried-tofu", 25), ("green-pepper", 28)] },
        Dish { id: "shousi-baocai", name: "手撕包菜", group: "vegetable", grams: &[("cabbage", 45)] },
        Dish { id: "qingchao-xilanhua", name: "清炒西兰花", group: "vegetable", grams: &[("broccoli", 35), ("garlic", 1)] },
        Dish { id: "fanqie-danhua-tang", name: "番茄蛋花汤", group: "soup", grams: &[("tomato", 18), ("egg", 15)] },
    ],
    [
        Dish { id: "qiezhi-yupian", name: "茄汁鱼片", group: "meat", grams: &[("fish-fillet", 40), ("tomato", 25), ("ginger", 1)] },
        Dish { id: "shuizheng-dan", name: "肉末蒸蛋", group: "mixed", grams: &[("egg", 35), ("pork-lean", 4)] },
        Dish { id: "qingchao-wosun", name: "清炒莴笋", group: "vegetable", grams: &[("lettuce-stem", 42)] },
        Dish { id: "zheng-nangua", name: "蒸南瓜", group: "vegetable", grams: &[("pumpkin", 38)] },
        Dish { id: "douya-doufu-tang", name: "豆芽豆腐汤", group: "soup", grams: &[("bean-sprout", 30), ("tofu", 25)] },
    ],
    [
        Dish { id: "qincai-rousi", name: "芹菜肉丝", group: "mixed", grams: &[("pork-lean", 8), ("celery", 40)] },
        Dish { id: "baiye-jie", name: "青椒百叶丝", group: "mixed", grams: &[("tofu-sheet", 25), ("green-pepper", 10)] },
        Dish { id: "culiu-baicai", name: "醋溜白菜", group: "vegetable", grams: &[("chinese-cabbage", 50), ("vinegar", 2)] },
        Dish { id: "qingchao-huacai", name: "清炒花菜", group: "vegetable", grams: &[("cauliflower", 30), ("garlic", 1)] },
        Dish { id: "luobo-tang", name: "萝卜粉丝汤", group: "soup", grams: &[("radish", 20), ("vermicelli", 3), ("scallion", 1)] },
    ],
    [
        Dish { id: "yangcong-niurou", name: "洋葱牛肉", group: "meat", grams: &[("beef-shin", 30), ("onion", 28)] },
        Dish { id: "huanggua-chaodan", name: "黄瓜炒蛋", group: "mixed", grams: &[("cucumber", 45), ("egg", 50)] },
        Dish { id: "suanrong-qingcai", name: "蒜蓉青菜", group: "vegetable", grams: &[("bok-choy", 50), ("garlic", 1)] },
        Dish { id: "qingchao-tudousi", name: "清炒土豆丝", group: "vegetable", grams: &[("potato", 25)] },
        Dish { id: "qingcai-doufu-tang", name: "青菜豆腐汤", group: "soup", grams: &[("tofu", 30), ("bok-choy", 10)] },
    ],
    [
        Dish { id: "jiaoyan-daiyu", name: "红烧带鱼", group: "meat", grams: &[("hairtail", 40), ("ginger", 1), ("scallion", 1)] },
        Dish { id: "mapo-doufu", name: "肉末豆腐", group: "mixed", grams: &[("tofu", 60), ("pork-lean", 8), ("carrot", 8)] },
        Dish { id: "qingchao-jiaobai", name: "清炒茭白", group: "vegetable", grams: &[("water-bamboo", 45)] },
        Dish { id: "chao-juanxincai", name: "清炒卷心菜", group: "vegetable", grams: &[("cabbage", 50), ("garlic", 1)] },
        Dish { id: "donggua-haixian-tang", name: "冬瓜香菇汤", group: "soup", grams: &[("winter-melon", 30), ("mushroom", 5)] },
    ],
    [
        Dish { id: "lianou-yakuai", name: "莲藕烧鸭块", group: "meat", grams: &[("duck-breast", 34), ("lotus-root", 30), ("ginger", 1)] },
        Dish { id: "qincai-xianggan", name: "芹菜香干", group: "mixed", grams: &[("dried-tofu", 25), ("celery", 28)] },
        Dish { id: "suanrong-xilanhua", name: "蒜蓉西兰花", group: "vegetable", grams: &[("broccoli", 40), ("garlic", 1)] },
        Dish { id: "hongshao-qiezi", name: "红烧茄子", group: "vegetable", grams: &[("eggplant", 42)] },
        Dish { id: "jinzhengu-dantang", name: "金针菇蛋汤", group: "soup", grams: &[("enoki", 15), ("egg", 15)] },
    ],
    [
        Dish { id: "yumi-xiaren", name: "玉米虾仁", group: "meat", grams: &[("shrimp", 38), ("corn-kernel", 15), ("cucumber", 12)] },
        Dish { id: "rousi-zhengdan", name: "香菇蒸蛋", group: "mixed", grams: &[("egg", 35), ("mushroom", 6)] },
        Dish { id: "qingchao-bocai", name: "清炒菠菜", group: "vegetable", grams: &[("spinach", 50), ("garlic", 1)] },
        Dish { id: "qingchao-donggua", name: "清炒冬瓜", group: "vegetable", grams: &[("winter-melon", 45)] },
        Dish { id: "fanqie-doufu-tang", name: "番茄豆腐汤", group: "soup", grams: &[("tomato", 25), ("tofu", 25)] },
    ],
    [
        Dish { id: "qingjiao-rousi", name: "青椒肉丝", group: "mixed", grams: &[("pork-lean", 12), ("green-pepper", 35)] },
        Dish { id: "baiye-shao-muer", name: "木耳烧百叶", group: "mixed", grams: &[("tofu-sheet", 25), ("wood-ear", 1), ("carrot", 10)] },
        Dish { id: "qingchao-dabaicai", name: "清炒大白菜", group: "vegetable", grams: &[("chinese-cabbage", 50)] },
        Dish { id: "qingchao-luobo", name: "红烧萝卜", group: "vegetable", grams: &[("radish", 35)] },
        Dish { id: "xiaomi-nangua-tang", name: "小米南瓜羹", group: "soup", grams: &[("millet", 8), ("pumpkin", 18)] },
    ],
];

/// Grams of rice with each lunch.
pub const RICE_GRAMS: u32 = 118;
