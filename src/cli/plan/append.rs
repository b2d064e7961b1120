//! Puts tasks behind what stands in a term's plan: no byte of it changes, and the file is written whole or not at all.

use crate::cli::failure::shown;
use crate::cli::{Opened, output};
use crate::lang::Lang;
use crate::registers::{ALL, find, spelled, time};
use crate::reports::plan::Task;
use crate::say;
use crate::source::{Encoding, LineColumn, Source};
use crate::table::{Documents, simplify};
use crate::term::TermId;
use anyhow::{Context as _, bail};
use std::fs;
use std::path::Path;
use toml::de::DeValue;

/// The columns of a task as a plan writes them: in English, or in Chinese where the plan does; TOML wants quotes around Chinese.
struct Names {
    task: &'static str,
    id: &'static str,
    due: &'static str,
    area: &'static str,
    text: &'static str,
    owner: &'static str,
    note: &'static str,
}

const ENGLISH: Names = Names { task: "task", id: "id", due: "due", area: "area", text: "text", owner: "owner", note: "note" };
const CHINESE: Names =
    Names { task: "任务", id: "编号", due: "期限", area: "工作", text: "内容", owner: "责任人", note: "备注" };

/// Adds tasks to the plan of a term; gives the path of its file below the ledger.
///
/// # Errors
/// When the plan stands in several files, cannot be read as text or TOML, lists its tasks in a way that nothing can be put
/// behind, or cannot be written.
pub fn to_plan(opened: &Opened, term: TermId, tasks: &[Task], lang: Lang) -> anyhow::Result<String> {
    let sources: Vec<&Source> =
        opened.ledger.sources.iter().map(|(_, source)| source).filter(|source| is_plan(source, term)).collect();
    if let [one, other, ..] = sources.as_slice() {
        let (one, other) = (shown(Path::new(&one.path)), shown(Path::new(&other.path)));
        bail!(say!(
            lang,
            "{term} 学期有两份计划：{one}、{other}\n合成一份再写",
            "there are two plans of {term}: {one}, {other}\nmake them one first"
        ));
    }
    let path = sources.first().map_or_else(|| format!("plans/{term}.toml"), |source| source.path.clone());
    let names = match sources.first() {
        Some(source) => names_of(source, lang)?,
        None => ENGLISH,
    };
    if tasks.is_empty() {
        return Ok(path);
    }
    let file = opened.root.join(&path);
    let before = match sources.first() {
        Some(_) => fs::read(&file).with_context(|| say!(lang, "读不了 {}", "cannot read {}", shown(&file)))?,
        None => Vec::new(),
    };
    let mut added = String::new();
    if before.is_empty() {
        added += &say!(
            lang,
            "# {term} 学期工作计划。任务由 bursar plan --write 按账簿生成，内容、期限、责任人都可以改，编号不要改。\n",
            "# The plan of the term {term}. `bursar plan --write` made the tasks from the ledger: change text, day or owner, but keep the ids.\n"
        );
    } else if !before.ends_with(b"\n") {
        added.push('\n');
    }
    for task in tasks {
        added += &written(opened, task, &names, lang);
    }
    if sources.first().is_some_and(|source| source.crlf) {
        added = added.replace('\n', "\r\n");
    }
    let text = [before.as_slice(), added.as_bytes()].concat();
    let parses =
        String::from_utf8(text.clone()).is_ok_and(|text| Documents::parse(text.trim_start_matches('\u{feff}')).1.is_empty());
    if !parses {
        let path = shown(Path::new(&path));
        bail!(say!(
            lang,
            "{path} 末尾接不上任务\n把末尾没有写完的内容写完",
            "no task can follow the end of {path}\nfinish what stands there last"
        ));
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| say!(lang, "写不了 {}", "cannot write {}", shown(folder)))?;
    }
    output::write(&text, Some(&file), lang)?;
    Ok(path)
}

/// Whether a file is the plan of a term by its path.
fn is_plan(source: &Source, term: TermId) -> bool {
    let register = find(ALL, &spelled(&source.path)).and_then(|position| ALL.get(position));
    register.is_some_and(|register| register.name == "plans") && time(&source.path) == term.to_string()
}

/// In which language the plan names its tasks.
fn names_of(source: &Source, lang: Lang) -> anyhow::Result<Names> {
    let path = shown(Path::new(&source.path));
    if let Some(fault) = &source.fault {
        bail!("{}", say!(lang, "读不了 {path}：{}\n{}", "cannot read {path}: {}\n{}", fault.text(lang), fault.next(lang)));
    }
    if !matches!(source.encoding, Encoding::Utf8 | Encoding::Utf8WithMark) || source.damaged {
        bail!(say!(
            lang,
            "{path} 不是完好的 UTF-8 文字\n另存为 UTF-8 再写",
            "{path} is no sound UTF-8 text\nsave it as UTF-8 first"
        ));
    }
    let (documents, slips) = Documents::parse(&source.text);
    if let Some(slip) = slips.first() {
        let at = LineColumn::of(&source.text, slip.range.start);
        let (line, column) = (at.line, at.column);
        let (what, next) = (slip.fault.text(lang), slip.fault.next(lang));
        bail!(say!(
            lang,
            "{path} 第 {line} 行第 {column} 列：{what}\n{next}",
            "{path}, line {line}, column {column}: {what}\n{next}"
        ));
    }
    let known = [ENGLISH, CHINESE];
    for (key, value) in documents.root() {
        let Some(names) = known.iter().position(|names| simplify(key.get_ref()) == names.task) else { continue };
        // The key of `[[task]]` ends at a bracket, that of `task = […]` before an equals sign.
        let behind = source.text.get(key.span().end..).unwrap_or_default().trim_start_matches(['"', '\'']).trim_start();
        let takes_more = matches!(value.get_ref(), DeValue::Array(_)) && behind.starts_with(']');
        if !takes_more {
            let line = LineColumn::of(&source.text, key.span().start).line;
            bail!(say!(
                lang,
                "{path} 第 {line} 行把任务写成一个列表，后面接不上\n改写成 [[{}]]，一项任务一段",
                "{path}, line {line}: the tasks are one list, behind which nothing can be put\nwrite each under a [[{}]] of its own",
                key.get_ref()
            ));
        }
        return Ok(if names == 0 { ENGLISH } else { CHINESE });
    }
    Ok(ENGLISH)
}

/// A task as it is written.
fn written(opened: &Opened, task: &Task, names: &Names, lang: Lang) -> String {
    let Names { task: header, id, due, area, text, owner, note } = names;
    let [header, id, due, area, text, owner, note] = [header, id, due, area, text, owner, note].map(|name| key(name));
    let mut lines = format!("\n[[{header}]]\n{id} = {}\n{due} = {}\n", quoted(&task.id), task.due);
    if !task.area.is_empty() {
        lines += &format!("{area} = {}\n", quoted(&task.area));
    }
    lines += &format!("{text} = {}\n", quoted(&task.text));
    let person = task.owner.filter(|person| opened.ledger.registers.people.get(*person).is_some());
    if let Some(person) = person {
        lines += &format!("{owner} = {}\n", quoted(opened.ledger.text(person)));
    }
    if !task.proof.is_empty() {
        let proof = say!(lang, "完成依据：{}", "Evidence: {}", task.proof);
        lines += &format!("{note} = {}\n", quoted(&proof));
    }
    lines
}

/// A key as TOML takes it.
fn key(name: &str) -> String {
    if name.is_ascii() { name.to_owned() } else { quoted(name) }
}

/// A text in the quotes of TOML, on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted += "\\\"",
            '\\' => quoted += "\\\\",
            control if control.is_control() => quoted += &format!("\\u{:04X}", u32::from(control)),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
