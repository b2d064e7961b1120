//! Why a file gave no text, in the words of the person who has to mend it.

use super::{MAXIMUM_FILE_BYTES, MAXIMUM_FOLDER_DEPTH};
use crate::lang::Lang;
use crate::say;

/// Why a file gave no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The system refused; its own words.
    Unreadable(String),
    /// A link that leads out of the ledger: never followed, its target never shown.
    Outside,
    /// A link to a folder: what lies there is read at its own place, if at all.
    LinkedFolder,
    /// A link whose end is not there.
    BrokenLink,
    /// A folder, a pipe or a device that is named like a file of the ledger; or a link to what is not read for itself.
    NotAFile,
    /// Bytes that are neither UTF-8 nor GB18030, at this place among the bytes.
    Undecodable(usize),
    /// More than [`MAXIMUM_FILE_BYTES`].
    TooLarge,
    /// Folders nested deeper than [`MAXIMUM_FOLDER_DEPTH`].
    TooDeep,
}

impl Fault {
    /// What is wrong, as a short phrase.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Unreadable(words) => say!(lang, "系统不让读：{words}", "the system refuses: {words}"),
            Self::Outside => say!(lang, "链接指向账簿以外", "a link that leads out of the ledger"),
            Self::LinkedFolder => {
                say!(lang, "是指向文件夹的链接，里面的账没有读", "a link to a folder: what is in it was not read")
            }
            Self::BrokenLink => say!(lang, "链接指向的文件不在", "a link to what is not there"),
            Self::NotAFile => say!(lang, "不是普通文件", "not a plain file"),
            Self::Undecodable(byte) => {
                say!(lang, "第 {} 字节起既不是 UTF-8 也不是 GB18030", "neither UTF-8 nor GB18030 from byte {} on", byte + 1)
            }
            Self::TooLarge => say!(lang, "大于 {} MB", "larger than {} MB", MAXIMUM_FILE_BYTES >> 20),
            Self::TooDeep => {
                say!(lang, "文件夹嵌套超过 {MAXIMUM_FOLDER_DEPTH} 层", "folders nested more than {MAXIMUM_FOLDER_DEPTH} deep")
            }
        }
    }

    /// What to do about it.
    pub fn next(&self, lang: Lang) -> String {
        match self {
            Self::Unreadable(_) => say!(lang, "让本用户可以读它", "let this user read it"),
            Self::Outside => say!(lang, "换成账簿里的文件本身", "put the file itself into the ledger"),
            Self::LinkedFolder => say!(lang, "把文件夹本身放在这里", "put the folder itself here"),
            Self::BrokenLink => say!(lang, "换成文件本身，或删去链接", "put the file itself here, or take the link out"),
            Self::NotAFile => say!(
                lang,
                "文件夹、管道改名或移走；链接换成文件本身",
                "rename or move a folder or pipe; put the file itself in the place of a link"
            ),
            Self::Undecodable(_) => say!(
                lang,
                "用表格软件打开，另存为 UTF-8；或从 git 取回完好的版本",
                "save it as UTF-8 from a spreadsheet program, or take the sound version back from git"
            ),
            Self::TooLarge => say!(lang, "按月拆成几个文件", "split it by month"),
            Self::TooDeep => {
                say!(lang, "把文件夹移到上层，或写入 [files] ignore", "move the folder up, or name it in [files] ignore")
            }
        }
    }
}
