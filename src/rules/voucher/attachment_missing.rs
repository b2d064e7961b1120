//! The file that a receipt or certificate names is there, and is still the file whose digest was entered.

use crate::findings::Level;
use crate::lang::Wording;
use crate::registers::Row;
use crate::rules::{Check, Context, Report, Rule};
use crate::say;
use crate::source::{Attachment, MAXIMUM_FILE_BYTES};

/// `voucher/attachment-missing`.
pub static RULE: Rule = Rule {
    id: "voucher/attachment-missing",
    level: Level::Error,
    fixable: false,
    title: Wording::new("附件缺失或被更改", "a file that is missing or was changed"),
    why: Wording::new(
        "电子凭证就是原始凭证：文件不在、或内容与登记时不同，等于凭证丢失。",
        "an electronic voucher is the voucher: if its file is gone or is another one, the voucher is lost.",
    ),
    source: Wording::new(
        "财会〔2020〕6号（电子会计凭证的真实、完整）；会计档案管理办法（财政部令第79号）",
        "Caikuai [2020] 6 (electronic vouchers stay true and whole); Accounting Archives Rules (Ministry of Finance order 79)",
    ),
    reads: &["receipts", "certificates"],
    whole: &[],
    policy: &[],
    guide: include_str!("attachment_missing.md"),
    check: Check::Ledger(check),
};

fn check(context: &Context<'_>, report: &mut Report) {
    for receipt in &context.rows().receipts {
        check_row(context, report, receipt, receipt.file.as_deref(), receipt.digest.as_deref());
    }
    for certificate in &context.rows().certificates {
        check_row(context, report, certificate, certificate.file.as_deref(), certificate.digest.as_deref());
    }
}

fn check_row<R: Row>(context: &Context<'_>, report: &mut Report, row: &R, file: Option<&str>, digest: Option<&str>) {
    let lang = context.lang;
    report.checked(usize::from(file.is_some()) + usize::from(digest.is_some()));
    let digest = digest.map(str::to_ascii_lowercase);
    if let Some(digest) = digest.as_deref().filter(|digest| !is_sha256(digest)) {
        let length = digest.chars().count();
        report.add(
            context
                .finding(row, "digest")
                .message(say!(
                    lang,
                    "摘要 {length} 位，不是 SHA-256（64 位十六进制）",
                    "{length} characters are no SHA-256 (64 hexadecimal digits)"
                ))
                .next(say!(lang, "用 sha256sum 重新计算并填写", "write what `sha256sum` says of the file")),
        );
    }
    let Some(file) = file else { return };
    match context.attachments.get(file) {
        Some(Attachment::Absent) => report.add(
            context.finding(row, "file").message(say!(lang, "附件 {file} 不存在", "the file {file} is not there")).next(say!(
                lang,
                "把文件放回 {file}，或更正路径",
                "put the file back at {file}, or mend the path"
            )),
        ),
        Some(Attachment::TooLarge) => {
            let most = MAXIMUM_FILE_BYTES >> 20;
            report.add(
                context
                    .finding(row, "file")
                    .message(say!(
                        lang,
                        "附件 {file} 大于 {most} MB，没有核对",
                        "the file {file} is larger than {most} MB and was not looked at"
                    ))
                    .next(say!(lang, "换成清晰而不过大的扫描件", "put a scan of a sensible size there")),
            );
        }
        Some(Attachment::Unreadable(words)) => report.add(
            context
                .finding(row, "file")
                .message(say!(lang, "附件 {file} 无法读取：{words}", "the file {file} cannot be read: {words}"))
                .next(say!(lang, "检查文件的权限", "look at the permissions of the file")),
        ),
        Some(Attachment::Present(actual)) => {
            if let Some(digest) = digest.filter(|digest| is_sha256(digest) && digest != actual) {
                report.add(
                    context
                        .finding(row, "digest")
                        .message(say!(
                            lang,
                            "附件 {file} 的摘要为 {}…，登记为 {}…",
                            "the file {file} has the digest {}…, entered is {}…",
                            &actual[..8],
                            &digest[..8]
                        ))
                        .next(say!(
                            lang,
                            "找回原来的文件；确为更换的，重新登记摘要",
                            "find the file as it was; if it was replaced with reason, enter its digest anew"
                        )),
                );
            }
        }
        // A path out of the ledger is `format/path-outside`.
        Some(Attachment::Outside) | None => {}
    }
}

fn is_sha256(digest: &str) -> bool {
    digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit())
}
