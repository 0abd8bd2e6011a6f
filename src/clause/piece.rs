//! piece
