//! `bursar print`: the paper forms of documents, to be signed or stuck on.

use super::arguments::{self, flag, option, output, positional, value};
use super::list::hint_or;
use super::output::{Destination, Format};
use super::report::{origin, paper};
use super::session::Session;
use super::{Entry, Opened, Status, failure, period};
use crate::day::Day;
use crate::forms::{self, FORMS, Form};
use crate::lang::{Lang, Wording};
use crate::metrics::Period;
use crate::render::grid::{Column, Grid};
use crate::render::{Cell, report as render, visible};
use crate::reports::{Desk, Selection};
use crate::say;
use crate::sheet::{Sheet, Stretch};
use crate::source::Folder;
use crate::table::nearest;
use anyhow::{Context as _, anyhow, bail};
use clap::{ArgAction, ArgMatches, Command};

/// `bursar print`.
pub const ENTRY: Entry = Entry {
    name: "print",
    about: Wording::new(
        "打印单据：PDF 表格与标签；不写名称则列出全部",
        "paper forms of documents as PDF; all of them are listed when none is named",
    ),
    arguments,
    run,
};

const FORMATS: &[Format] = &[
    Format::new("pdf", &["pdf"]),
    Format { name: "text", aliases: &["table"], endings: &["txt"] },
    Format::new("json", &["json"]),
];

/// The size of a label where nobody says: 24 to a sheet of A4.
const LABEL: (u32, u32) = (70, 37);
/// The smallest and the largest label, in millimetres.
const LABELS: (u32, u32) = (20, 210);
/// The most forms of one run.
const MOST: usize = 5_000;

fn arguments(command: Command, lang: Lang) -> Command {
    let name = Wording::new("单据名称，如 claim 或 费用报销单", "the form, as claim");
    let ids = Wording::new(
        "单号；各种单据要写什么，见不带参数的 bursar print",
        "the documents; `bursar print` alone says what each form takes",
    );
    let label = Wording::new(
        "标签宽×高（毫米），如 70x37（默认，每张 A4 24 枚）",
        "width×height of a label in millimetres, as 70x37 (the default, 24 to a sheet)",
    );
    let fonts =
        Wording::new("PDF 只用程序自带的字体，各台机器结果相同", "PDF with the program's own font only: the same on every machine");
    let plain = Wording::new("不用账簿 templates/ 里自定的版式", "not the ledger's own layout in templates/");
    command
        .arg(positional("form", Wording::new("单据", "FORM"), name, lang))
        .arg(positional("id", value::ID, ids, lang).action(ArgAction::Append))
        .arg(option("label", Wording::new("宽x高", "WxH"), label, lang))
        .arg(flag("no-system-fonts", fonts, lang))
        .arg(flag("built-in", plain, lang))
        .arg(arguments::format(FORMATS, lang))
        .arg(output(lang))
}

fn run(session: &Session, matches: &ArgMatches) -> anyhow::Result<Status> {
    let lang = session.lang();
    let destination = Destination::of(matches, FORMATS, lang)?;
    let Some(name) = matches.get_one::<String>("form") else {
        return list(matches, lang);
    };
    let form = forms::find(name).ok_or_else(|| {
        let known = FORMS.iter().flat_map(|form| [form.name, form.title.zh]);
        let hint = hint_or(nearest(name, known), "bursar print", lang);
        let name = visible(name);
        anyhow!(say!(lang, "没有单据 {name}{hint}", "there is no form {name}{hint}"))
    })?;
    let ids: Vec<&String> = matches.get_many("id").map(Iterator::collect).unwrap_or_default();
    if ids.is_empty() {
        let (name, takes) = (form.name, form.names.text(lang));
        bail!(say!(
            lang,
            "要打印哪一张？\nbursar print {name} 后面写{takes}",
            "print which?\nname after `bursar print {name}`: {takes}"
        ));
    }
    if destination.format == "pdf" && destination.is_terminal() {
        bail!(say!(
            lang,
            "PDF 不能显示在终端上\n用 -o 文件.pdf 写到文件，或用 --format text",
            "a terminal cannot show PDF\nwrite it to a file with -o FILE.pdf, or take --format text"
        ));
    }
    let label = label(matches, lang)?;
    let opened = session.open()?;
    let today = session.today(&opened);
    failure::note_unread(&opened, None, lang);
    let sheets = sheets(form, &ids, &opened, today, lang)?;
    let template = if matches.get_flag("built-in") { None } else { own_template(form, &opened)? };
    let layout = paper::Layout { size: form.size.name(), label, template: template.as_deref() };
    let bytes = match destination.format {
        "text" => sheets.iter().map(|sheet| render::text(sheet, destination.width())).collect::<Vec<_>>().join("\n").into_bytes(),
        "json" => paper::forms_json(&sheets, layout, lang)?,
        _ => paper::forms(&sheets, layout, !matches.get_flag("no-system-fonts"), lang)?,
    };
    destination.write(&bytes, lang)?;
    Ok(Status::Clean)
}

/// Every form: its name, its title, what it is of, what it takes.
fn list(matches: &ArgMatches, lang: Lang) -> anyhow::Result<Status> {
    let column = |name: &str, shown: Wording| Column { name: name.to_owned(), shown: shown.text(lang).to_owned(), figure: false };
    let columns = vec![
        column("form", Wording::new("名称", "form")),
        column("title", Wording::new("单据", "title")),
        column("takes", Wording::new("后面写", "takes")),
        column("about", Wording::new("内容", "what stands on it")),
    ];
    let row =
        |form: &&Form| [form.name, form.title.text(lang), form.names.text(lang), form.about.text(lang)].map(Cell::text).to_vec();
    let grid = Grid { title: say!(lang, "单据", "forms"), columns, rows: FORMS.iter().map(row).collect() };
    let is_json = matches.get_one::<String>("format").is_some_and(|format| format == "json");
    let bytes = if is_json { grid.json()? } else { grid.table(super::window::width(), lang).into_bytes() };
    super::output::write(&bytes, None, lang)?;
    Ok(Status::Clean)
}

/// The forms of these documents, in the order in which they are named.
fn sheets(form: &Form, ids: &[&String], opened: &Opened, today: Day, lang: Lang) -> anyhow::Result<Vec<Sheet>> {
    let books = opened.books(today);
    let period = period::term_of(opened, today, lang).unwrap_or_else(|_| Period::new(today, today));
    let selection = Selection::default();
    let desk = Desk { ledger: &opened.ledger, books: &books, settings: &opened.settings, period, today, selection, lang };
    let origin = origin::of(opened, Stretch::Day(today), today, today);
    let mut sheets = Vec::new();
    for id in ids {
        let bodies = (form.build)(&desk, id);
        if bodies.is_empty() {
            bail!(nothing(form, id, opened, lang));
        }
        for body in bodies {
            sheets.push(Sheet {
                name: form.name.to_owned(),
                title: body.title.unwrap_or_else(|| form.title.text(lang).to_owned()),
                lang,
                origin: origin.clone(),
                selection: Vec::new(),
                parts: body.parts,
            });
        }
        if sheets.len() > MOST {
            bail!(say!(lang, "一次最多打印 {MOST} 张", "at most {MOST} forms at once"));
        }
    }
    Ok(sheets)
}

/// That there is nothing to print under a name, and what is near.
fn nothing(form: &Form, id: &str, opened: &Opened, lang: Lang) -> String {
    let known = form.registers.iter().flat_map(|register| opened.ledger.ids(register));
    let command = format!("bursar list {}", form.registers.first().unwrap_or(&""));
    let hint = hint_or(nearest(id, known), &command, lang);
    let (title, takes, id) = (form.title.text(lang), form.names.text(lang), visible(id));
    say!(lang, "{id} 打印不出{title}：要写{takes}{hint}", "no {title} of {id}: it takes {takes}{hint}")
}

/// `WxH` in millimetres.
fn label(matches: &ArgMatches, lang: Lang) -> anyhow::Result<(u32, u32)> {
    let Some(text) = matches.get_one::<String>("label") else { return Ok(LABEL) };
    let sides = text
        .split_once(['x', 'X', '×', '*'])
        .and_then(|(width, height)| Some((width.trim().parse().ok()?, height.trim().parse().ok()?)));
    let fits = |side: u32| (LABELS.0..=LABELS.1).contains(&side);
    let (least, most, text) = (LABELS.0, LABELS.1, visible(text));
    sides.filter(|(width, height)| fits(*width) && fits(*height)).with_context(|| {
        say!(
            lang,
            "--label 不是标签尺寸：{text}\n写宽x高，毫米，{least} 到 {most}，如 70x37",
            "--label is no size: {text}\nwrite WxH in millimetres, {least} to {most}, as 70x37"
        )
    })
}

/// The school's own layout: `templates/FORM.typ` in the ledger.
fn own_template(form: &Form, opened: &Opened) -> anyhow::Result<Option<String>> {
    let folder = Folder::open(&opened.root).map_err(super::OpenFailure::Folder)?;
    Ok(folder.text(&format!("templates/{}.typ", form.name)).map_err(super::OpenFailure::Folder)?)
}
