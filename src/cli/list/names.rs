//! Registers and columns by the names that people write, with the nearest where there is no such name.

use crate::lang::Lang;
use crate::registers::{self, Register};
use crate::render::visible;
use crate::say;
use crate::table::{nearest, simplify};
use anyhow::anyhow;

/// The register of this name, in either language.
///
/// # Errors
/// When there is none.
pub fn register_of(name: &str, lang: Lang) -> anyhow::Result<&'static Register> {
    registers::find(registers::ALL, name).map(|position| &registers::ALL[position]).ok_or_else(|| {
        let known = registers::ALL.iter().flat_map(|register| [register.name, register.chinese]);
        let hint = hint_or(nearest(name, known), "bursar explain registers", lang);
        let name = visible(name);
        anyhow!(say!(lang, "没有名为 {name} 的账册{hint}", "no register is called {name}{hint}"))
    })
}

/// The position of the column of this name, in either language.
///
/// # Errors
/// When the register has no such column.
pub fn column_of(register: &'static Register, name: &str, lang: Lang) -> anyhow::Result<usize> {
    let simple = simplify(name);
    let found = register.columns.iter().position(|column| [column.name, column.chinese].contains(&simple.as_str()));
    found.ok_or_else(|| {
        let known = register.columns.iter().flat_map(|column| [column.name, column.chinese]);
        let all = || {
            let all: Vec<&str> = register.columns.iter().map(|column| column.name).collect();
            let all = all.join(" ");
            say!(lang, "\n它的列：{all}", "\nits columns: {all}")
        };
        let hint = nearest(name, known).map_or_else(all, |near| hint(Some(near), lang));
        let (name, register) = (visible(name), if lang == Lang::Chinese { register.chinese } else { register.name });
        anyhow!(say!(lang, "{register}没有 {name} 这一列{hint}", "{register} has no column {name}{hint}"))
    })
}

/// What was meant, on a line of its own.
pub fn hint(near: Option<&str>, lang: Lang) -> String {
    near.map(|near| say!(lang, "\n是否要写 {near}？", "\ndid you mean {near}?")).unwrap_or_default()
}

/// What was meant, else the command that lists what there is, on a line of its own.
pub fn hint_or(near: Option<&str>, command: &str, lang: Lang) -> String {
    match near {
        Some(_) => hint(near, lang),
        None => say!(lang, "\n{command} 列出全部", "\n`{command}` lists them all"),
    }
}
