//! `summaries` (总结): what people themselves have to say about a term, section by section.

use crate::table::Text;
use crate::term::TermId;

crate::record! {
    /// One section of a summary (一节).
    pub struct Section {
        name: Text = "名称": "节的名称，如 食堂、校产、问题与下学期", "its name, such as canteen, assets, problems and next term";
        text: Text = "内容": "正文", "its text";
        note: Option<Text> = "备注": "备注", "a remark";
    }
}

crate::register! {
    /// The summary of a term (学期总结).
    pub struct Summary in "summaries" = "总结";
    area: Plans;
    kept: Shape::Document;
    about: "学期总结中由人写的段落，按节；学期即文件名", "a person's own paragraphs of a term's summary, by section; the file's name says the term";
    key: "term";
    columns {
        term: TermId = "学期": "学期：文件名即学期，如 2026-2027-1", "the term: the file's name, such as 2026-2027-1";
        section: Vec<Section> = "节": "各节", "its sections";
    }
}
