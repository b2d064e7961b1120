//! `bursar plan`: what stands in the plan stays to the byte, what lacks is added once, and nothing is known before its day.

use crate::commands::run::Place;
use std::fs;
use std::thread;

const PLAN: &str = "plans/2026-2027-1.toml";

/// What a person wrote: a remark, an order of its own, a column of the school's own, no line end at the last line.
const OWN: &str = "# 周三例会定稿\ntitle = \"后勤计划\"   # 暂名\nx_room = \"201\"\n\n[[task]]\n  text = \"换教室门锁（YH-1）\"\nid = \"R1\"\ndue = 2026-10-20\nowner = \"qian-bo\"\nx_cost = 300";

/// The small school on the seventh day of its term, with a hazard, a licence and templates.
fn school() -> Place {
    let place = Place::school();
    place.write(
        "hazards.csv",
        "hazard,found,place,what,level,measure,owner,due,fixed,rechecked,rechecked_by\n\
         YH-1,2026-09-02,store-1,门锁坏,minor,,qian-bo,2026-10-20,,,\n\
         YH-2,2026-09-03,store-1,插座松动,minor,更换,chen-jie,2026-09-30,,,\n\
         YH-3,2026-09-21,store-1,灯不亮,minor,,chen-jie,2026-09-30,,,\n",
    );
    place.write("certificates.csv", "owner,kind,number,from,to\nma-chao,health,1,2025-11-01,2026-10-31\n");
    place.write(
        "plan-templates.toml",
        "[[task]]\ntext = \"库房盘点、银行对账\"\narea = \"库房\"\nowner = \"storekeeper\"\ncycle = \"month-end\"\n\n\
         [[task]]\ntext = \"晨检\"\ncycle = \"daily\"\n\n[[task]]\ntext = \"防汛\"\nterms = [\"spring\"]\nmonth = 5\n\n\
         [[task]]\ntext = \"签订责任书\"\narea = \"安全\"\nowner = \"guard\"\nmonth = 9\n",
    );
    place
}

fn write(place: &Place, today: &str) -> String {
    place.run(&["plan", "2026-2027-1", "--write", "--today", today, "--lang", "zh"]).ended(0).err
}

#[test]
fn a_second_time_changes_nothing_and_what_stood_there_stays_to_the_byte() {
    let place = school();
    place.write(PLAN, OWN);
    assert!(write(&place, "2026-09-07").contains("增加"));
    let once = place.read(PLAN);
    assert!(once.starts_with(OWN), "{once}");
    for task in ["hazard-YH-2", "certificate-health-2026-10-31", "2026-09-库房-库房盘点-银行对账", "holiday-2026-10-01"] {
        assert_eq!(once.matches(&format!("id = \"{task}\"")).count(), 1, "{task}:\n{once}");
    }
    assert!(!once.contains("hazard-YH-1"), "a person's own task names it");
    assert!(!once.contains("YH-3"), "nobody has found it yet");
    assert!(!once.contains("晨检") && !once.contains("防汛"), "daily work, and work of the other term");
    assert!(write(&place, "2026-09-07").contains("没有改动"));
    let english = place.run(&["plan", "2026-2027-1", "--write", "--today", "2026-09-07", "--lang", "en"]).ended(0).err;
    assert!(english.contains("lacks no task"), "the language of a run adds none: {english}");
    assert_eq!(place.read(PLAN), once);
}

#[test]
fn what_a_person_makes_of_a_generated_task_stays() {
    let place = school();
    write(&place, "2026-09-07");
    let mended = place
        .read(PLAN)
        .replace("text = \"库房盘点、银行对账\"", "text = \"盘库\"")
        .replacen("due = 2026-09-30", "due = 2026-12-15", 1)
        .replacen("owner = \"chen-jie\"", "owner = \"sun-li\"\ndone = 2026-09-07", 1);
    place.write(PLAN, &mended);
    write(&place, "2026-09-07");
    assert_eq!(place.read(PLAN), mended);
    let page = place.run(&["plan", "--today", "2026-09-07", "--lang", "zh", "--format", "csv", "--table", "months"]).ended(0).out;
    assert!(page.contains("盘库") && !page.contains("库房盘点"), "{page}");
}

#[test]
fn a_check_finds_nothing_new_after_it() {
    let place = school();
    let check = || place.run(&["check", "--today", "2026-09-07", "--lang", "zh"]).out;
    let last = |out: &str| out.lines().last().unwrap_or_default().to_owned();
    let before = last(&check());
    write(&place, "2026-09-07");
    assert!(place.read(PLAN).starts_with("# 2026-2027-1 学期工作计划"), "a new file says what it is");
    assert_eq!(last(&check()), before);
    let tasks = place.run(&["report", "plan", "--today", "2026-09-07", "--lang", "zh"]).ended(0).out;
    assert!(tasks.contains("由账簿和模板生成 0 项"), "reading gives the tasks:\n{tasks}");
}

#[test]
fn what_is_past_its_day_is_shown_and_not_written() {
    let place = school();
    let said = write(&place, "2026-11-10");
    assert!(said.contains("已过期限，没有写入"), "{said}");
    let plan = place.read(PLAN);
    assert!(!plan.contains("due = 2026-09") && !plan.contains("due = 2026-10"), "{plan}");
    let page = place.run(&["plan", "--today", "2026-11-10", "--lang", "zh"]).ended(0).out;
    assert!(page.contains("签订责任书") && page.contains("guard（无人任职）"), "{page}");
}

#[test]
fn a_plan_in_chinese_and_one_of_windows_go_on_as_they_are() {
    let place = school();
    place.write(PLAN, "[[\"任务\"]]\r\n\"编号\" = \"R1\"\r\n\"内容\" = \"例会\"\r\n");
    write(&place, "2026-09-07");
    let plan = place.read(PLAN);
    assert!(plan.contains("\r\n[[\"任务\"]]\r\n\"编号\" = \"hazard-YH-2\"\r\n\"期限\" = "), "{plan}");
    assert_eq!(plan.matches('\n').count(), plan.matches("\r\n").count());
    assert!(!plan.contains("[[task]]"));
    write(&place, "2026-09-07");
    assert_eq!(place.read(PLAN), plan);
}

#[test]
fn a_plan_that_nothing_can_follow_is_refused_and_left_alone() {
    for (plan, said) in [
        ("title = \"计划\n[[task]]\nid = \"R1\"\n", "line 1"),
        ("task = [{ id = \"R1\", text = \"例会\" }]\n", "line 1: the tasks are one list"),
        ("title = \"\"\"\n计划", "line 2"),
    ] {
        let place = school();
        place.write(PLAN, plan);
        let run = place.run(&["plan", "--write", "--today", "2026-09-07", "--lang", "en"]).ended(2);
        assert!(run.err.contains(said) && run.err.contains("2026-2027-1.toml"), "{plan}: {}", run.err);
        assert!(run.out.is_empty());
        assert_eq!(place.read(PLAN), plan);
    }
    let place = school();
    let gbk = [b"title = \"".as_slice(), &[0xBC, 0xC6, 0xBB, 0xAE], b"\"\n"].concat();
    place.write(PLAN, &gbk);
    assert!(place.run(&["plan", "--write", "--today", "2026-09-07", "--lang", "zh"]).ended(2).err.contains("另存为 UTF-8"));
    assert_eq!(fs::read(place.path(PLAN)).expect("the plan"), gbk);
    place.write("plans-2026-2027-1.toml", "title = \"二\"\n");
    assert!(place.run(&["plan", "--write", "--today", "2026-09-07", "--lang", "zh"]).ended(2).err.contains("两份计划"));
    assert!(place.run(&["plan", "2030-2031-1", "--lang", "zh"]).ended(2).err.contains("没有学期 2030-2031-1"));
}

#[test]
fn two_at_once_lose_no_task_and_write_none_twice() {
    let place = school();
    place.write(PLAN, OWN);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| write(&place, "2026-09-07"));
        }
    });
    let plan = place.read(PLAN);
    assert!(plan.starts_with(OWN));
    assert_eq!(plan.matches("id = \"hazard-YH-2\"").count(), 1, "{plan}");
    assert!(write(&place, "2026-09-07").contains("没有改动"), "each task stands there");
}
