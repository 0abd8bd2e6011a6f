//! Aligning two documents.
