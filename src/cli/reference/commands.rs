//! The page of the commands: the help of each, as it is printed.

use crate::lang::Lang;

/// The help of every command on one page.
pub fn page(lang: Lang) -> String {
    let mut page = String::from(match lang {
        Lang::Chinese => "# 命令\n\n本页由程序生成：`bursar 命令 --help` 显示同样的内容。\n",
        Lang::English => "# Commands\n\nMade from the code; `bursar COMMAND --help` shows the same.\n",
    });
    let mut program = crate::cli::command(lang).term_width(100);
    page += &format!("\n```text\n{}```\n", tidy(&program.render_help().to_string()));
    for command in program.get_subcommands_mut() {
        if command.is_hide_set() {
            continue;
        }
        let name = command.get_name().to_owned();
        let help = command.clone().bin_name(format!("bursar {name}")).term_width(100).render_help().to_string();
        page += &format!("\n## `bursar {name}`\n\n```text\n{}```\n", tidy(&help));
    }
    page
}

fn tidy(help: &str) -> String {
    let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned() + "\n"
}
