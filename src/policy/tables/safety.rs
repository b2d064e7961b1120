//! Repairs, patrols and drills (报修、巡查、演练): how soon, how often, where.

use super::map;
use crate::policy::declare::policy_table;
use crate::policy::names::{Drills, Known, Name, Urgencies};
use crate::policy::words::{Every, WeekDay};
use crate::table::{List, Map};

policy_table! {
    /// Repairs (报修).
    pub struct Repair in "repair", written RepairLayer;

    days "修复期限": Map<Known<Urgencies>, u32> = map([("urgent", 1), ("normal", 7)]);
    means: "自报修至修复至多几日，按紧急程度", "days from report to done, by urgency";
    unit: "日", "days";
    source: Custom, "学校后勤报修承诺的惯例", "custom of school logistics";
}

policy_table! {
    /// Patrols, checks and drills (巡查、检查、演练).
    pub struct Safety in "safety", written SafetyLayer;

    daily_areas "每日巡查区域": List<Name> = Vec::new();
    means: "每个教学日须巡查的区域", "areas patrolled each school day";
    source: Confirmed, "消防法第十七条：重点单位每日防火巡查并记录", "Fire Protection Law art. 17: key units patrol daily and keep a record";

    weekly_day "周检日": WeekDay = WeekDay::Friday;
    means: "每周检查的日子；遇放假提前至此前最后一个教学日", "the day of the weekly check; a holiday moves it to the last school day before";
    source: Custom, "惯例", "custom";

    monthly "月检": bool = true;
    means: "每月是否须有一次校舍安全检查", "whether there is a building check each month";
    source: Custom, "惯例", "custom";

    pupil_checks "晨检": bool = false;
    means: "各班每个教学日是否须有晨检记录；幼儿园不论怎样填都须有", "whether every class is checked each school day; kindergartens always are";
    source: Secondary, "托儿所幼儿园卫生保健管理办法（卫生部、教育部令第76号）：晨检和全日健康观察；其他学校为惯例", "Kindergarten Health Measures (Order 76 of 2010): morning checks; custom of other schools";

    drills "演练": Map<Known<Drills>, Every> = map([("fire", Every::Term), ("evacuation", Every::Month)]);
    means: "各类演练多久一次；never 为不要求", "how often each drill is held; never where it is not asked for";
    source: Custom, "中小学每月至少一次应急疏散演练的通行要求", "what education authorities usually ask";
}
