//! A lesson file made of documents: what divides them becomes its questions, their clauses its quotes, and what was
//! found in those its answers. What was not understood, or is weighed differently by different people, is not asked as
//! if it were known: it is named at the end, to be talked about.

mod cards;
mod changed;
mod choose;
mod dividing;
mod source;

use super::file::Lesson;
use crate::assess::Rules;
use crate::compare::Comparison;
use source::Quotable;

/// A lesson made of what is compared, which the checks of lesson files pass.
///
/// # Errors
/// Why there is nothing to ask, and what to do about it.
pub fn made(comparison: &Comparison, rules: &Rules) -> Result<Lesson, String> {
    let texts = Quotable::all(comparison, rules);
    let marks = dividing::marks(comparison, &texts, rules);
    let pairs = changed::pairs(comparison, &texts, rules);
    let cards = cards::cards(comparison, &texts);
    choose::lesson(comparison, &texts, marks, pairs, cards).ok_or_else(|| {
        "nothing that was understood in these documents makes a question: no clause of a few whole sentences in which \
         something was found and every sentence is read; name other documents, or write the lesson by hand \
         (`undiluted lesson format`)"
            .to_owned()
    })
}
