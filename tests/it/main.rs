//! What the library and the command line promise: one program, so that it is linked once. A part of it is run by its name:
//! `cargo test --test it orders`.

mod accounted;
mod accuracy;
mod alignment;
mod alignment_cases;
mod answers;
mod architecture;
mod assessing;
mod bills;
mod borrowed;
mod cards;
mod clauses;
mod cli;
mod dependencies;
mod hostile;
mod identified;
mod invariants;
mod languages;
mod lenses;
mod lessons;
mod listings;
mod models;
mod openness;
mod orders;
mod planted;
mod readings;
mod records;
mod repeats;
mod reports;
mod rules;
mod scene;
mod subjects;
mod told;
mod topics;
mod user_rules;
mod word_edits;
