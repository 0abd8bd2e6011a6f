//! What a clause is recognised by.
