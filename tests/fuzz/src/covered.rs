//! The same targets for the engine that sees which code an input reaches; `FUZZ_TARGET` names one.
#![no_main]

#[expect(dead_code, reason = "the engine brings seeds of its own")]
mod targets;

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;
use targets::{TARGETS, Target};

static TARGET: LazyLock<&'static Target> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
    TARGETS.iter().find(|it| it.name == name).expect("FUZZ_TARGET names a target")
});

fuzz_target!(|bytes: &[u8]| {
    let broken = (TARGET.run)(bytes);
    assert!(broken.is_empty(), "{}", broken.join("; "));
});
