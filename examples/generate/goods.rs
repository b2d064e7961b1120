//! The goods of the general stores: office, cleaning, teaching, repair, medicine, small tools, services.

use crate::nursery;
use crate::school::plays_nursery;

/// One line of the catalogue. Food stands in its own list.
pub struct Good {
    pub id: &'static str,
    pub name: &'static str,
    pub spec: &'static str,
    pub unit: &'static str,
    /// Packs, as the register writes them, or nothing.
    pub packs: &'static str,
    pub kind: &'static str,
    pub category: &'static str,
    /// The usual price of one unit.
    pub price: &'static str,
    /// Least and greatest stock; none for services.
    pub bounds: Option<(u32, u32)>,
    /// What lies on the shelf when the books open.
    pub opening: u32,
    /// What one slip usually takes.
    pub portion: u32,
    /// Whether the worn-out piece must be handed back.
    pub old_for_new: bool,
}

/// The good with this id.
pub fn good(id: &str) -> &'static Good {
    GOODS.iter().find(|good| good.id == id).unwrap_or_else(|| panic!("no item is called {id}"))
}

/// The catalogue of the school that is played.
pub fn catalogue() -> impl Iterator<Item = &'static Good> {
    GOODS.iter().filter(|good| !plays_nursery() || nursery::keeps(good))
}

macro_rules! good {
    ($id:literal $name:literal $spec:literal $unit:literal $packs:literal $kind:literal $category:literal $price:literal $least:literal $most:literal $opening:literal $portion:literal) => {
        Good {
            id: $id,
            name: $name,
            spec: $spec,
            unit: $unit,
            packs: $packs,
            kind: $kind,
            category: $category,
            price: $price,
            bounds: Some(($least, $most)),
            opening: $opening,
            portion: $portion,
            old_for_new: false,
        }
    };
    (old $id:literal $name:literal $spec:literal $unit:literal $packs:literal $kind:literal $category:literal $price:literal $least:literal $most:literal $opening:literal $portion:literal) => {
        Good { old_for_new: true, ..good!($id $name $spec $unit $packs $kind $category $price $least $most $opening $portion) }
    };
    (service $id:literal $name:literal $unit:literal $category:literal $price:literal) => {
        Good { bounds: None, ..good!($id $name "" $unit "" "service" $category $price 0 0 0 0) }
    };
}

/// The catalogue.
#[rustfmt::skip]
pub const GOODS: &[Good] = &[
    // 办公用品
    good!("bag-file" "档案袋" "牛皮纸A4" "个" "包=50" "office" "办公用品" "0.60" 50 300 120 10),
    good!("battery-aa" "5号电池" "碱性" "节" "盒=40" "office" "办公用品" "1.80" 40 200 96 4),
    good!("battery-aaa" "7号电池" "碱性" "节" "盒=40" "office" "办公用品" "1.80" 40 200 80 4),
    good!("binding-strip" "装订夹条" "10mm" "根" "盒=100" "office" "办公用品" "0.35" 50 300 140 10),
    good!("board-eraser" "白板擦" "磁性" "个" "" "office" "办公用品" "4.50" 12 60 30 1),
    good!("box-file" "档案盒" "A4 55mm" "个" "" "office" "办公用品" "7.80" 20 120 48 3),
    good!("card-paper" "彩色卡纸" "A4 180g" "包" "" "office" "办公用品" "12.50" 10 60 26 1),
    good!("chalk-color" "彩色粉笔" "无尘48支" "盒" "" "teaching" "办公用品" "3.60" 40 240 110 3),
    good!("chalk-white" "白色粉笔" "无尘48支" "盒" "箱=50" "teaching" "办公用品" "2.80" 80 500 260 5),
    good!("clip-binder" "长尾夹" "32mm" "盒" "" "office" "办公用品" "6.50" 10 60 28 1),
    good!("clip-paper" "回形针" "29mm" "盒" "" "office" "办公用品" "1.60" 20 120 64 2),
    good!("copy-paper-a3" "复印纸A3" "80g 500张" "包" "箱=5" "office" "办公用品" "46.00" 6 40 18 1),
    good!("copy-paper-a4" "复印纸A4" "70g 500张" "包" "箱=8" "office" "办公用品" "21.50" 40 240 128 3),
    good!("correction-tape" "修正带" "5mm×8m" "个" "" "office" "办公用品" "2.60" 20 120 55 2),
    good!("envelope" "信封" "5号牛皮" "个" "包=50" "office" "办公用品" "0.30" 50 400 150 10),
    good!("eraser" "橡皮" "4B" "块" "盒=30" "office" "办公用品" "0.80" 60 300 150 6),
    good!("file-folder" "抽杆文件夹" "A4" "个" "" "office" "办公用品" "1.50" 40 240 110 6),
    good!("glue-liquid" "液体胶水" "50ml" "瓶" "" "office" "办公用品" "1.90" 20 120 50 2),
    good!("glue-stick" "固体胶" "21g" "支" "盒=12" "office" "办公用品" "2.20" 36 200 108 4),
    good!("highlighter" "荧光笔" "6色" "套" "" "office" "办公用品" "9.80" 10 50 22 1),
    good!("ink-pad" "印台" "红色" "个" "" "office" "办公用品" "8.50" 4 20 9 1),
    good!("label-sticker" "标签贴" "A4 24格" "包" "" "office" "办公用品" "13.00" 6 40 16 1),
    good!("laminating-film" "塑封膜" "A4 100张" "包" "" "office" "办公用品" "28.00" 4 24 10 1),
    good!("marker-board" "白板笔" "黑色" "支" "盒=10" "office" "办公用品" "2.40" 60 360 180 6),
    good!("marker-oil" "记号笔" "双头" "支" "盒=12" "office" "办公用品" "2.10" 24 160 72 3),
    good!("meeting-book" "会议记录本" "B5 100页" "本" "" "office" "办公用品" "8.60" 10 60 30 1),
    good!("note-sticky" "便利贴" "76×76" "本" "" "office" "办公用品" "2.30" 24 160 78 3),
    good!("notebook-a5" "笔记本" "A5 80页" "本" "" "office" "办公用品" "5.60" 30 200 92 3),
    good!("pen-black" "中性笔" "黑0.5mm" "支" "盒=12" "office" "办公用品" "1.50" 120 720 360 12),
    good!("pen-red" "红色中性笔" "红0.5mm" "支" "盒=12" "office" "办公用品" "1.50" 120 720 300 12),
    good!("pen-refill" "中性笔芯" "黑0.5mm" "支" "盒=20" "office" "办公用品" "0.70" 100 600 240 10),
    good!("pencil" "铅笔" "HB" "支" "盒=12" "office" "办公用品" "0.90" 96 480 228 12),
    good!("rubber-band" "橡皮筋" "500g" "包" "" "office" "办公用品" "14.00" 2 12 5 1),
    good!("ruler" "直尺" "20cm" "把" "" "office" "办公用品" "1.20" 20 120 48 3),
    good!("staples" "订书钉" "24/6" "盒" "" "office" "办公用品" "1.10" 40 240 96 3),
    good!("tape-clear" "透明胶带" "48mm×50m" "卷" "筒=6" "office" "办公用品" "4.20" 24 140 60 2),
    good!("tape-double" "双面胶" "12mm" "卷" "筒=12" "office" "办公用品" "1.30" 36 200 90 3),
    good!("thumbtack" "图钉" "100枚" "盒" "" "office" "办公用品" "2.00" 10 60 24 1),
    good!(old "calculator" "计算器" "12位" "个" "" "office" "办公用品" "32.00" 3 16 8 1),
    good!(old "knife-utility" "美工刀" "18mm" "把" "" "office" "办公用品" "4.80" 8 40 22 1),
    good!(old "scissors" "剪刀" "170mm" "把" "" "office" "办公用品" "6.20" 10 60 28 1),
    good!(old "stapler" "订书机" "24/6" "个" "" "office" "办公用品" "15.80" 6 30 14 1),
    // 数码设备耗材
    good!("drum-printer" "打印机硒鼓" "12A" "支" "" "office" "数码设备" "86.00" 4 24 11 1),
    good!("ink-bottle" "打印墨水" "四色套装" "套" "" "office" "数码设备" "128.00" 2 12 6 1),
    good!("keyboard" "键盘" "USB有线" "个" "" "office" "数码设备" "45.00" 3 16 8 1),
    good!("mouse" "鼠标" "USB有线" "个" "" "office" "数码设备" "28.00" 6 30 15 1),
    good!("network-cable" "成品网线" "六类3米" "根" "" "consumable" "数码设备" "12.00" 6 40 20 2),
    good!("projector-lamp" "投影灯泡" "UHP 210W" "只" "" "consumable" "数码设备" "265.00" 1 4 2 1),
    good!("usb-drive" "U盘" "64G" "个" "" "office" "数码设备" "39.00" 5 30 14 1),
    good!("video-cable" "高清视频线" "5米" "根" "" "consumable" "数码设备" "26.00" 4 20 10 1),
    // 保洁用品
    good!("air-freshener" "空气清新剂" "320ml" "瓶" "" "cleaning" "保洁用品" "9.50" 6 40 18 1),
    good!("basin" "塑料盆" "40cm" "个" "" "cleaning" "保洁用品" "11.00" 4 30 14 1),
    good!("bleach" "84消毒液" "500ml" "瓶" "箱=20" "cleaning" "保洁用品" "4.60" 40 240 120 4),
    good!("bucket" "塑料水桶" "15L" "个" "" "cleaning" "保洁用品" "13.50" 6 40 20 1),
    good!("detergent" "洗洁精" "1.5kg" "瓶" "" "cleaning" "保洁用品" "11.80" 10 60 26 1),
    good!("disinfect-tablet" "泡腾消毒片" "100片" "瓶" "" "cleaning" "保洁用品" "16.50" 10 60 28 1),
    good!("dust-cloth" "抹布" "30×60" "条" "包=10" "cleaning" "保洁用品" "2.50" 40 240 110 4),
    good!("floor-cleaner" "地面清洁剂" "2kg" "瓶" "" "cleaning" "保洁用品" "18.00" 6 40 15 1),
    good!("garbage-bag-l" "垃圾袋(大)" "90×110 50只" "卷" "" "cleaning" "保洁用品" "15.00" 20 120 60 2),
    good!("garbage-bag-s" "垃圾袋(小)" "45×50 30只" "卷" "箱=100" "cleaning" "保洁用品" "2.20" 60 400 210 6),
    good!("glass-wiper" "玻璃刮" "伸缩杆" "把" "" "cleaning" "保洁用品" "22.00" 3 20 9 1),
    good!("glove-rubber" "橡胶手套" "中号" "双" "" "cleaning" "保洁用品" "5.20" 12 80 36 2),
    good!("hand-soap" "洗手液" "500ml" "瓶" "箱=24" "cleaning" "保洁用品" "7.60" 30 200 96 3),
    good!("hand-towel" "擦手纸" "200抽" "包" "箱=20" "cleaning" "保洁用品" "5.40" 30 200 90 4),
    good!("laundry-powder" "洗衣粉" "1kg" "袋" "" "cleaning" "保洁用品" "9.80" 8 50 20 1),
    good!("soap-bar" "肥皂" "202g" "块" "" "cleaning" "保洁用品" "3.60" 20 120 48 2),
    good!("spray-bottle" "喷壶" "500ml" "个" "" "cleaning" "保洁用品" "6.00" 6 40 18 1),
    good!("tissue-box" "抽纸" "120抽" "包" "提=10" "cleaning" "保洁用品" "2.60" 60 400 180 5),
    good!("toilet-brush" "马桶刷" "带底座" "把" "" "cleaning" "保洁用品" "8.00" 6 40 16 1),
    good!("toilet-cleaner" "洁厕灵" "500g" "瓶" "" "cleaning" "保洁用品" "4.90" 24 140 66 3),
    good!("toilet-roll" "大盘纸" "700g" "卷" "箱=12" "cleaning" "保洁用品" "9.60" 40 260 132 4),
    good!("trash-bin" "脚踏垃圾桶" "15L" "个" "" "cleaning" "保洁用品" "26.00" 4 24 10 1),
    good!(old "broom" "扫帚" "塑料丝" "把" "" "cleaning" "保洁用品" "9.00" 24 140 64 2),
    good!(old "dustpan" "簸箕" "塑料" "把" "" "cleaning" "保洁用品" "6.50" 20 120 52 2),
    good!(old "mop-cotton" "棉线拖把" "300g" "把" "" "cleaning" "保洁用品" "13.80" 20 120 50 2),
    good!(old "mop-flat" "平板拖把" "70cm" "把" "" "cleaning" "保洁用品" "34.00" 4 24 10 1),
    // 教学用品
    good!("abacus-rack" "计数器" "三档" "个" "" "teaching" "教学用品" "12.00" 10 60 30 2),
    good!("art-clay" "彩泥" "24色" "盒" "" "teaching" "教学用品" "13.50" 20 120 55 3),
    good!("art-paper" "素描纸" "8K 20张" "包" "" "teaching" "教学用品" "8.40" 20 120 60 3),
    good!("beaker" "烧杯" "250ml" "个" "" "teaching" "教学用品" "7.20" 12 60 40 3),
    good!("brush-calligraphy" "毛笔" "兼毫中楷" "支" "" "teaching" "教学用品" "8.80" 24 120 62 4),
    good!("bulb-small" "小灯泡" "2.5V" "只" "盒=50" "teaching" "教学用品" "0.80" 50 240 120 8),
    good!("crayon" "油画棒" "24色" "盒" "" "teaching" "教学用品" "11.50" 20 120 48 3),
    good!("felt-paper" "美术毛毡" "60×90" "张" "" "teaching" "教学用品" "7.00" 10 60 30 2),
    good!("geometry-set" "教学三角板" "磁性" "套" "" "teaching" "教学用品" "29.00" 4 24 12 1),
    good!("ink-calligraphy" "墨汁" "500g" "瓶" "" "teaching" "教学用品" "9.20" 10 60 28 2),
    good!("iodine-solution" "碘酒(实验)" "100ml" "瓶" "" "teaching" "教学用品" "6.80" 6 40 16 1),
    good!("lens-hand" "放大镜" "60mm" "个" "" "teaching" "教学用品" "9.60" 12 60 40 3),
    good!("litmus-paper" "石蕊试纸" "红蓝" "本" "" "teaching" "教学用品" "3.00" 10 60 26 2),
    good!("magnet-bar" "条形磁铁" "D-CG-LT" "对" "" "teaching" "教学用品" "11.00" 10 50 28 2),
    good!("map-wall" "教学挂图" "全套" "套" "" "teaching" "教学用品" "85.00" 1 6 3 1),
    good!("recorder" "竖笛" "8孔" "支" "" "teaching" "教学用品" "14.00" 10 80 40 3),
    good!("slide-glass" "载玻片" "50片" "盒" "" "teaching" "教学用品" "6.00" 4 24 12 1),
    good!("teaching-clock" "教学钟表模型" "三针" "个" "" "teaching" "教学用品" "16.00" 4 24 14 1),
    good!("test-tube" "试管" "18×180" "支" "" "teaching" "教学用品" "1.40" 40 200 110 6),
    good!("thermometer-red" "温度计" "0-100℃" "支" "" "teaching" "教学用品" "5.80" 12 60 34 3),
    good!("triangle-bell" "三角铁" "6寸" "个" "" "teaching" "教学用品" "18.00" 4 24 12 1),
    good!("watercolor" "水彩颜料" "18色" "盒" "" "teaching" "教学用品" "16.80" 12 80 36 2),
    good!("wire-lab" "鳄鱼夹导线" "40cm" "根" "" "teaching" "教学用品" "1.60" 40 200 100 8),
    good!("xuan-paper" "宣纸" "四尺对开" "刀" "" "teaching" "教学用品" "48.00" 3 16 8 1),
    // 体育用品
    good!("badminton-racket" "羽毛球拍" "对拍" "副" "" "teaching" "体育用品" "58.00" 4 24 12 1),
    good!("ball-basket" "篮球" "5号" "个" "" "teaching" "体育用品" "62.00" 8 40 22 2),
    good!("ball-foot" "足球" "4号" "个" "" "teaching" "体育用品" "68.00" 8 40 20 2),
    good!("ball-soft" "软式排球" "儿童" "个" "" "teaching" "体育用品" "38.00" 6 30 16 2),
    good!("ball-table" "乒乓球" "40+" "盒" "" "teaching" "体育用品" "12.00" 10 60 30 2),
    good!("baton" "接力棒" "铝制" "根" "" "teaching" "体育用品" "6.50" 6 40 18 2),
    good!("cone-marker" "标志桶" "30cm" "个" "" "teaching" "体育用品" "7.50" 12 80 36 4),
    good!("hula-hoop" "呼啦圈" "65cm" "个" "" "teaching" "体育用品" "9.50" 10 60 28 4),
    good!("pump-ball" "气筒" "双向" "个" "" "teaching" "体育用品" "19.00" 2 10 5 1),
    good!("rope-long" "长跳绳" "7米" "根" "" "teaching" "体育用品" "16.00" 6 40 18 2),
    good!("rope-short" "短跳绳" "2.8米" "根" "" "teaching" "体育用品" "6.80" 30 200 96 8),
    good!("sandbag" "沙包" "投掷" "个" "" "teaching" "体育用品" "3.50" 20 120 60 6),
    good!("shuttlecock" "毽子" "鸡毛" "个" "" "teaching" "体育用品" "3.20" 20 120 58 5),
    good!("stopwatch" "秒表" "60道" "块" "" "teaching" "体育用品" "75.00" 1 8 4 1),
    good!("whistle" "裁判哨" "塑料" "个" "" "teaching" "体育用品" "8.00" 4 24 12 1),
    // 维修材料
    good!("angle-valve" "角阀" "DN15" "个" "" "consumable" "维修材料" "18.00" 6 40 18 1),
    good!("breaker" "空气开关" "32A" "个" "" "consumable" "维修材料" "36.00" 3 20 9 1),
    good!("cable-tie" "扎带" "4×200" "包" "" "consumable" "维修材料" "6.00" 4 24 12 1),
    good!("caster" "万向轮" "2寸" "个" "" "consumable" "维修材料" "5.50" 10 60 30 4),
    good!("curtain-hook" "窗帘挂钩" "不锈钢" "包" "" "consumable" "维修材料" "8.00" 4 24 10 1),
    good!("desk-screw" "课桌椅螺丝" "M8" "套" "盒=50" "consumable" "维修材料" "0.90" 50 300 150 10),
    good!("door-handle" "门把手" "不锈钢" "副" "" "consumable" "维修材料" "42.00" 3 16 8 1),
    good!("door-lock" "球形门锁" "304" "把" "" "consumable" "维修材料" "55.00" 4 20 10 1),
    good!("drain-hose" "下水软管" "40cm" "根" "" "consumable" "维修材料" "9.00" 6 40 16 1),
    good!("flush-valve" "冲洗阀" "脚踏DN25" "个" "" "consumable" "维修材料" "68.00" 3 16 7 1),
    good!("glass-glue" "玻璃胶" "300ml" "支" "" "consumable" "维修材料" "12.00" 6 40 16 1),
    good!("hinge" "合页" "4寸" "对" "" "consumable" "维修材料" "11.00" 6 40 18 1),
    good!("inlet-hose" "进水软管" "50cm" "根" "" "consumable" "维修材料" "10.50" 6 40 18 1),
    good!("led-bulb" "LED球泡" "12W" "只" "" "consumable" "维修材料" "9.80" 12 80 36 2),
    good!("led-panel" "LED平板灯" "600×600" "只" "" "consumable" "维修材料" "78.00" 4 24 10 1),
    good!("led-tube" "LED灯管" "T8 18W" "支" "箱=25" "consumable" "维修材料" "14.50" 20 120 58 2),
    good!("padlock" "挂锁" "40mm" "把" "" "consumable" "维修材料" "16.00" 6 40 16 1),
    good!("paint-white" "内墙乳胶漆" "5L" "桶" "" "consumable" "维修材料" "135.00" 1 8 4 1),
    good!("power-strip" "插线板" "5孔3米" "个" "" "consumable" "维修材料" "42.00" 4 24 12 1),
    good!("seal-tape" "生料带" "20m" "卷" "" "consumable" "维修材料" "2.00" 10 60 26 1),
    good!("socket-wall" "墙壁插座" "五孔" "个" "" "consumable" "维修材料" "12.50" 8 50 24 1),
    good!("switch-wall" "墙壁开关" "双联" "个" "" "consumable" "维修材料" "13.00" 8 50 22 1),
    good!("tap-basin" "水龙头" "快开DN15" "个" "" "consumable" "维修材料" "35.00" 6 40 18 1),
    good!("tape-electric" "绝缘胶带" "黑色" "卷" "" "consumable" "维修材料" "3.50" 10 60 30 1),
    good!("wall-screw" "膨胀螺丝" "M8×80" "套" "" "consumable" "维修材料" "0.80" 40 240 120 8),
    good!("window-handle" "窗执手" "铝合金" "个" "" "consumable" "维修材料" "14.00" 8 50 22 1),
    good!("wire-copper" "铜芯电线" "BV2.5" "卷" "" "consumable" "维修材料" "178.00" 1 8 3 1),
    // 卫生保健用品
    good!("alcohol" "75%酒精" "500ml" "瓶" "" "medicine" "卫生保健用品" "9.80" 6 40 20 1),
    good!("alcohol-swab" "酒精棉片" "100片" "盒" "" "medicine" "卫生保健用品" "7.50" 10 60 30 1),
    good!("bandage" "弹性绷带" "7.5cm" "卷" "" "medicine" "卫生保健用品" "4.60" 8 50 24 1),
    good!("band-aid" "创可贴" "100片" "盒" "" "medicine" "卫生保健用品" "12.00" 6 40 18 1),
    good!("cotton-swab" "医用棉签" "50支" "包" "" "medicine" "卫生保健用品" "1.50" 20 120 60 3),
    good!("gauze" "纱布块" "10片" "包" "" "medicine" "卫生保健用品" "3.20" 10 60 30 2),
    good!("ice-pack" "冰袋" "速冷" "个" "" "medicine" "卫生保健用品" "4.80" 10 60 28 2),
    good!("iodophor" "碘伏" "100ml" "瓶" "" "medicine" "卫生保健用品" "5.60" 8 50 24 1),
    good!("mask-child" "儿童口罩" "50只" "盒" "" "medicine" "卫生保健用品" "15.00" 10 80 36 2),
    good!("medical-tape" "医用胶布" "1.25cm" "卷" "" "medicine" "卫生保健用品" "2.80" 8 50 22 1),
    good!("saline" "生理盐水" "250ml" "瓶" "" "medicine" "卫生保健用品" "4.20" 6 40 16 1),
    good!("thermometer-gun" "额温枪" "红外" "把" "" "medicine" "卫生保健用品" "118.00" 2 14 8 1),
    good!("tweezers" "医用镊子" "12.5cm" "把" "" "medicine" "卫生保健用品" "8.00" 2 12 6 1),
    good!("vomit-bag" "呕吐物处置包" "一次性" "套" "" "medicine" "卫生保健用品" "19.80" 10 60 32 1),
    // 日用器具
    good!("clock-wall" "挂钟" "14寸" "个" "" "durable" "日用器具" "58.00" 2 12 6 1),
    good!("drill-hand" "手电钻" "12V" "把" "" "durable" "日用器具" "268.00" 0 3 1 1),
    good!("fan-desk" "台式风扇" "16寸" "台" "" "durable" "日用器具" "135.00" 1 8 3 1),
    good!("hand-cart" "手推车" "承重150kg" "辆" "" "durable" "日用器具" "198.00" 0 3 1 1),
    good!("kettle" "电热水壶" "1.8L" "个" "" "durable" "日用器具" "89.00" 1 8 4 1),
    good!("ladder" "人字梯" "2米铝合金" "架" "" "durable" "日用器具" "285.00" 0 3 1 1),
    good!("lamp-desk" "护眼台灯" "LED" "盏" "" "durable" "日用器具" "96.00" 2 12 5 1),
    good!("megaphone" "手持扩音器" "25W" "个" "" "durable" "日用器具" "125.00" 1 6 3 1),
    good!("reel-cable" "电缆线盘" "30米" "个" "" "durable" "日用器具" "165.00" 1 4 2 1),
    good!("stool-plastic" "塑料方凳" "45cm" "张" "" "durable" "日用器具" "22.00" 10 60 30 4),
    good!("thermos" "保温壶" "2L" "个" "" "durable" "日用器具" "68.00" 2 12 6 1),
    good!("tool-box" "工具箱套装" "46件" "套" "" "durable" "日用器具" "188.00" 0 3 1 1),
    good!("whiteboard-small" "移动小白板" "60×90" "块" "" "durable" "日用器具" "115.00" 1 8 4 1),
    // 簿册（代管）
    good!("book-chinese" "语文作业本" "24K" "本" "包=100" "textbook" "簿册" "0.90" 0 2000 0 0),
    good!("book-composition" "作文本" "16K" "本" "包=50" "textbook" "簿册" "1.60" 0 1000 0 0),
    good!("book-copy" "写字本" "田字格" "本" "包=100" "textbook" "簿册" "0.85" 0 1500 0 0),
    good!("book-english" "英语本" "24K" "本" "包=100" "textbook" "簿册" "0.90" 0 1000 0 0),
    good!("book-math" "数学作业本" "24K" "本" "包=100" "textbook" "簿册" "0.90" 0 2000 0 0),
    good!("book-pinyin" "拼音本" "24K" "本" "包=100" "textbook" "簿册" "0.85" 0 1000 0 0),
    // 校服（家长自愿选购，不入库）
    Good { bounds: None, ..good!("uniform-autumn" "秋季校服" "长袖两件套" "套" "" "uniform" "校服" "138.00" 0 0 0 0) },
    Good { bounds: None, ..good!("uniform-summer" "夏季校服" "短袖两件套" "套" "" "uniform" "校服" "92.00" 0 0 0 0) },
    // 服务
    good!(service "service-aircon-clean" "空调清洗" "台" "维修服务" "85.00"),
    good!(service "service-banner" "横幅制作" "条" "印刷服务" "65.00"),
    good!(service "service-drain" "下水道疏通" "次" "维修服务" "380.00"),
    good!(service "service-fire-check" "消防设施维保" "次" "维修服务" "3600.00"),
    good!(service "service-flower" "绿化修剪" "次" "维修服务" "1800.00"),
    good!(service "service-panel" "展板制作" "平方米" "印刷服务" "78.00"),
    good!(service "service-pest" "病媒生物防制" "次" "维修服务" "460.00"),
    good!(service "service-print-book" "校本资料印刷" "册" "印刷服务" "8.50"),
    good!(service "service-print-sheet" "宣传单印刷" "张" "印刷服务" "0.60"),
    good!(service "service-repair-computer" "电脑维修" "台" "维修服务" "160.00"),
    good!(service "service-repair-door" "门窗维修" "处" "维修服务" "120.00"),
    good!(service "service-roof" "屋面防水维修" "平方米" "维修服务" "95.00"),
    good!(service "service-wall" "墙面粉刷" "平方米" "维修服务" "22.00"),
];
