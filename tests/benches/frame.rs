//! What a frame of the window costs on the processor, without a graphics card: four documents of 100 KB side by side.
//! Measures; never asserts times.
//!
//! Aims: a frame in which nothing changes under 2 ms, one in which the window's width changes under 8 ms.
//!
//! `cargo bench --bench frame`

use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase, vec2};
use egui_kittest::Harness;
use std::path::Path;
use std::time::Duration;
use undiluted::gui::App;
use undiluted::io::Argument;
use undiluted::library;

const BYTES: usize = 100_000;

/// Four texts of this length, each made of a standard text with some words changed, so that rows differ.
fn texts(folder: &Path) -> Vec<Argument> {
    let base = library::entry("GPL-3.0-only").expect("in the library").text();
    let long: String = base.repeat(BYTES / base.len() + 1).chars().take(BYTES).collect();
    (0..4)
        .map(|index| {
            let path = folder.join(format!("text-{index}.txt"));
            let text = long.replace("covered work", &format!("covered work of edition {index}"));
            std::fs::write(&path, text).expect("the folder takes files");
            Argument(path.to_string_lossy().into_owned())
        })
        .collect()
}

fn window(folder: &Path) -> Harness<'static, App> {
    let arguments = texts(folder);
    let builder = Harness::builder().with_size(vec2(1440.0, 900.0)).with_max_steps(64);
    let mut harness = builder.build_eframe(|creation| App::for_tests(creation, arguments, None));
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::Num2);
    harness.run();
    harness
}

fn frames(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut harness = window(folder.path());
    let mut group = criterion.benchmark_group("frame, four documents of 100 KB");
    group.measurement_time(Duration::from_secs(5)).sample_size(30);
    group.bench_function("steady", |bench| bench.iter(|| harness.step()));
    group.bench_function("scrolling", |bench| {
        bench.iter(|| {
            let scroll = vec2(0.0, -40.0);
            harness.event(Event::PointerMoved(eframe::egui::pos2(300.0, 500.0)));
            harness.event(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: scroll,
                phase: TouchPhase::Move,
                source: eframe::egui::MouseWheelSource::Wheel,
                modifiers: Modifiers::NONE,
            });
            harness.step();
        });
    });
    let mut width = 1440.0;
    group.bench_function("while the width changes", |bench| {
        bench.iter(|| {
            width = if width > 1300.0 { width - 7.0 } else { 1440.0 };
            harness.set_size(vec2(width, 900.0));
            harness.step();
        });
    });
    group.finish();
}

criterion_group!(benches, frames);
criterion_main!(benches);
