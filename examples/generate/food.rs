//! What the canteen buys: food, its supplier, how its price is agreed and how long it keeps.

/// How the supply contract fixes the price.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pricing {
    /// By the contract's price list.
    List,
    /// So many percent below the market price of the week.
    BelowMarket(i64),
}

/// How a food comes to the canteen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// Fresh each day it is cooked, by the half kilogram.
    Daily,
    /// Kept in store, delivered in packs of so many units when the week's need is not covered.
    Packs(i64),
}

/// One food.
pub struct Food {
    pub id: &'static str,
    pub name: &'static str,
    pub spec: &'static str,
    pub category: &'static str,
    pub supplier: &'static str,
    /// The usual market price of a kilogram.
    pub price: &'static str,
    pub shelf_days: i64,
    pub delivery: Delivery,
}

impl Food {
    /// The pricing rule of this food's supplier.
    pub fn pricing(&self) -> Pricing {
        pricing_of(self.supplier)
    }
}

/// How a supplier's contract fixes its prices.
pub fn pricing_of(supplier: &str) -> Pricing {
    match supplier {
        "lvyuan" => Pricing::BelowMarket(8),
        "ruifeng" => Pricing::BelowMarket(5),
        "taihu-shuichan" => Pricing::BelowMarket(6),
        _ => Pricing::List,
    }
}

/// The food with this id.
pub fn food(id: &str) -> &'static Food {
    FOODS.iter().find(|food| food.id == id).unwrap_or_else(|| panic!("no food is called {id}"))
}

/// The suppliers of the canteen, in the order of the register.
pub const FOOD_SUPPLIERS: [&str; 7] = ["fenghe", "jinsui", "lvyuan", "ruifeng", "taihu-shuichan", "weigang", "yishou-dou"];

macro_rules! food {
    ($id:literal $name:literal $spec:literal $category:literal $supplier:literal $price:literal $shelf:literal daily) => {
        Food {
            id: $id,
            name: $name,
            spec: $spec,
            category: $category,
            supplier: $supplier,
            price: $price,
            shelf_days: $shelf,
            delivery: Delivery::Daily,
        }
    };
    ($id:literal $name:literal $spec:literal $category:literal $supplier:literal $price:literal $shelf:literal $pack:literal) => {
        Food { delivery: Delivery::Packs($pack), ..food!($id $name $spec $category $supplier $price $shelf daily) }
    };
}

/// All foods; every one is counted in kilograms.
#[rustfmt::skip]
pub const FOODS: &[Food] = &[
    food!("apple" "苹果" "红富士" "fruit" "lvyuan" "8.60" 15 daily),
    food!("banana" "香蕉" "" "fruit" "lvyuan" "6.20" 6 daily),
    food!("bean-sprout" "黄豆芽" "" "vegetable" "lvyuan" "3.80" 3 daily),
    food!("beef-shin" "牛腱肉" "冷鲜" "meat" "ruifeng" "72.00" 4 daily),
    food!("bok-choy" "青菜" "" "vegetable" "lvyuan" "4.60" 3 daily),
    food!("broccoli" "西兰花" "" "vegetable" "lvyuan" "8.20" 4 daily),
    food!("cabbage" "卷心菜" "" "vegetable" "lvyuan" "3.20" 7 daily),
    food!("carrot" "胡萝卜" "" "vegetable" "lvyuan" "4.00" 12 daily),
    food!("cauliflower" "花菜" "有机" "vegetable" "lvyuan" "6.40" 5 daily),
    food!("celery" "芹菜" "" "vegetable" "lvyuan" "5.40" 4 daily),
    food!("chicken-leg" "鸡腿肉" "去骨冷鲜" "poultry" "ruifeng" "19.80" 4 daily),
    food!("chinese-cabbage" "大白菜" "" "vegetable" "lvyuan" "2.80" 8 daily),
    food!("cooking-wine" "料酒" "5L" "condiment" "jinsui" "6.80" 540 5),
    food!("corn-kernel" "速冻玉米粒" "1kg" "frozen" "taihu-shuichan" "9.60" 360 5),
    food!("cucumber" "黄瓜" "" "vegetable" "lvyuan" "5.60" 4 daily),
    food!("dried-tofu" "香干" "" "soy" "yishou-dou" "12.00" 4 daily),
    food!("duck-breast" "鸭脯肉" "冷鲜" "poultry" "ruifeng" "21.00" 4 daily),
    food!("egg" "鲜鸡蛋" "" "egg" "ruifeng" "10.40" 30 daily),
    food!("eggplant" "茄子" "" "vegetable" "lvyuan" "5.20" 4 daily),
    food!("enoki" "金针菇" "" "vegetable" "lvyuan" "9.00" 6 daily),
    food!("fish-fillet" "黑鱼片" "冷鲜" "fish" "taihu-shuichan" "34.00" 3 daily),
    food!("flour" "小麦粉" "25kg" "grain" "fenghe" "4.20" 180 25),
    food!("garlic" "大蒜" "" "vegetable" "lvyuan" "9.80" 30 daily),
    food!("ginger" "生姜" "" "vegetable" "lvyuan" "12.00" 30 daily),
    food!("grape" "葡萄" "巨峰" "fruit" "lvyuan" "13.80" 5 daily),
    food!("grass-carp" "草鱼块" "鲜活现杀" "fish" "taihu-shuichan" "23.00" 2 daily),
    food!("green-pepper" "青椒" "" "vegetable" "lvyuan" "5.80" 5 daily),
    food!("hairtail" "带鱼段" "冷冻" "fish" "taihu-shuichan" "29.00" 180 daily),
    food!("kiwi" "猕猴桃" "" "fruit" "lvyuan" "15.60" 10 daily),
    food!("lettuce-stem" "莴笋" "" "vegetable" "lvyuan" "5.00" 5 daily),
    food!("lotus-root" "莲藕" "" "vegetable" "lvyuan" "7.80" 6 daily),
    food!("mandarin" "橘子" "本地早" "fruit" "lvyuan" "6.00" 12 daily),
    food!("milk" "纯牛奶" "200g×24盒" "dairy" "weigang" "10.50" 45 daily),
    food!("millet" "小米" "10kg" "grain" "fenghe" "9.20" 180 10),
    food!("mushroom" "鲜香菇" "" "vegetable" "lvyuan" "13.00" 5 daily),
    food!("oil-rapeseed" "菜籽油" "20L非转基因" "oil" "fenghe" "13.60" 540 20),
    food!("onion" "洋葱" "" "vegetable" "lvyuan" "3.60" 20 daily),
    food!("orange" "橙子" "" "fruit" "lvyuan" "8.80" 20 daily),
    food!("pear" "翠冠梨" "" "fruit" "lvyuan" "5.80" 15 daily),
    food!("pork-belly" "猪五花肉" "冷鲜" "meat" "ruifeng" "27.00" 4 daily),
    food!("pork-lean" "猪腿肉" "冷鲜" "meat" "ruifeng" "29.00" 4 daily),
    food!("potato" "土豆" "" "vegetable" "lvyuan" "3.80" 20 daily),
    food!("pumpkin" "南瓜" "" "vegetable" "lvyuan" "3.60" 20 daily),
    food!("radish" "白萝卜" "" "vegetable" "lvyuan" "2.60" 10 daily),
    food!("rice" "大米" "粳米25kg" "grain" "fenghe" "5.30" 180 25),
    food!("salt" "加碘盐" "400g×50袋" "condiment" "jinsui" "3.40" 1080 20),
    food!("scallion" "小葱" "" "vegetable" "lvyuan" "8.40" 3 daily),
    food!("seaweed" "紫菜" "干" "dry" "jinsui" "86.00" 360 1),
    food!("shrimp" "青虾仁" "冷冻" "fish" "taihu-shuichan" "62.00" 180 daily),
    food!("soy-sauce" "酱油" "10L" "condiment" "jinsui" "7.60" 540 10),
    food!("spinach" "菠菜" "" "vegetable" "lvyuan" "7.60" 2 daily),
    food!("starch" "玉米淀粉" "1kg" "condiment" "jinsui" "7.20" 540 5),
    food!("sugar" "白砂糖" "5kg" "condiment" "jinsui" "8.00" 540 5),
    food!("tofu" "老豆腐" "" "soy" "yishou-dou" "5.00" 3 daily),
    food!("tofu-sheet" "百叶" "" "soy" "yishou-dou" "13.00" 4 daily),
    food!("tomato" "番茄" "" "vegetable" "lvyuan" "6.60" 6 daily),
    food!("vermicelli" "绿豆粉丝" "5kg" "dry" "fenghe" "13.50" 540 5),
    food!("vinegar" "香醋" "5L" "condiment" "jinsui" "6.40" 720 5),
    food!("water-bamboo" "茭白" "" "vegetable" "lvyuan" "8.60" 4 daily),
    food!("winter-melon" "冬瓜" "" "vegetable" "lvyuan" "3.00" 12 daily),
    food!("wood-ear" "黑木耳" "干" "dry" "jinsui" "78.00" 540 1),
];
