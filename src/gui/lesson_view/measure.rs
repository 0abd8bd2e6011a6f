//! The size of words and the time that has passed: what every part of the presenter's view shares.

use eframe::egui::Ui;
use std::time::Duration;

/// The size of running text: 24 points at least, more on a larger screen.
pub fn size(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() / 27.0).clamp(24.0, 44.0)
}

/// Minutes and seconds since then.
pub fn clock(ui: &Ui, since: Option<f64>) -> (u64, u64) {
    let now = ui.input(|input| input.time);
    let passed = Duration::from_secs_f64((now - since.unwrap_or(now)).max(0.0));
    // A second later there is a new number to show, and nothing in between.
    ui.ctx().request_repaint_after(Duration::from_secs(1));
    (passed.as_secs() / 60, passed.as_secs() % 60)
}
