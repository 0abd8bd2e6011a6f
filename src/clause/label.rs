//! label
pub(super) fn label(_: &mut [super::Clause], _: &crate::document::Document) {}
