//! What is told of two posts that one person may not hold at once: at the post that was taken up last.

use crate::books::approvals::HeldTogether;
use crate::findings::Draft;
use crate::rules::Context;
use crate::rules::context::cell;
use crate::say;

/// The finding.
pub(super) fn held_together(context: &Context<'_>, found: &HeldTogether<'_>) -> Draft {
    let (name, post, earlier) =
        (context.person(found.later.person), context.text(found.later.post), context.text(found.earlier.post));
    context
        .finding(found.later, "post")
        .message(say!(context.lang, "{name}同时担任 {earlier} 与 {post}", "{name} holds both {earlier} and {post}"))
        .next(say!(
            context.lang,
            "由另一人担任 {post}，或在 to（止）填写离任日期",
            "give {post} to somebody else, or fill `to` of the post that has ended"
        ))
        .beside(cell(found.earlier, "post"), say!(context.lang, "已担任 {earlier}", "{earlier} is held already"))
}
