//! role
pub(super) fn assign(_: &crate::document::Document, _: &mut [super::Clause], _: &[super::Statement]) {}
