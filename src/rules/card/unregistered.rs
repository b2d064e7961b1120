//! What is told alike of things that were accepted and stand in no register of assets: the place, and their name.

use crate::books::assets::Unregistered;
use crate::books::purchases::What;
use crate::findings::Draft;
use crate::rules::Context;

/// A finding at the line of the acceptance, on its day.
pub(super) fn finding(context: &Context<'_>, missing: &Unregistered<'_, '_>) -> Draft {
    let draft = match missing.delivery.line {
        Some(line) => context.finding_inside(missing.chain.row, line, "quantity"),
        None => context.finding_inside(missing.chain.row, missing.delivery.acceptance, "id"),
    };
    draft.day(missing.delivery.acceptance.date)
}

/// What was accepted.
pub(super) fn name(context: &Context<'_>, missing: &Unregistered<'_, '_>) -> String {
    match missing.item.what {
        What::Item(item) => context.item(item),
        What::Named(name) => name.to_owned(),
    }
}
