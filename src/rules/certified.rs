//! Whether a post asks for a certificate: who lacks it there is told at the post (`people/certificate-missing`).

use super::Context;
use crate::books::known_posts::plain;
use crate::day::Day;
use crate::id::Id;

/// Whether a post that the person holds on a day asks for a certificate of this kind.
pub fn post_asks(context: &Context<'_>, person: Id, day: Day, kind: &str) -> bool {
    let needed = &context.policy(day).people.certificates;
    let asks =
        |post: &str| needed.iter().any(|(name, kinds)| plain(name) == plain(post) && kinds.iter().any(|needed| needed == kind));
    context.books.posts.posts_of(person, day).any(|row| asks(context.text(row.post)))
}
