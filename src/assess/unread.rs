//! Unread clauses.
