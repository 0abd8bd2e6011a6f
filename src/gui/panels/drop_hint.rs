//! What letting go would do, while files are held over the window.

use crate::gui::strings::window as say;
use crate::gui::theme::{bold, tokens_of};
use eframe::egui::{Align2, Area, Context, Frame, Id, LayerId, Order, Stroke, StrokeKind};

/// Says what letting go would do, while files are held over the window.
pub fn drop_hint(ctx: &Context) {
    let count = ctx.input(|input| input.raw.hovered_files.len());
    if count == 0 {
        return;
    }
    let tokens = tokens_of(ctx);
    let text = if count == 1 { say::LET_GO_OPEN_FILE.to_owned() } else { say::let_go_open_files(count) };
    let rect = ctx.content_rect();
    let painter = ctx.layer_painter(LayerId::new(Order::Foreground, Id::unique("drop hint")));
    painter.rect_filled(rect, 0.0, tokens.page.gamma_multiply(0.75));
    painter.rect_stroke(rect.shrink(6.0), 8.0, Stroke::new(3.0, tokens.accent), StrokeKind::Inside);
    Area::new(Id::unique("drop hint text")).order(Order::Foreground).anchor(Align2::CENTER_CENTER, [0.0, 0.0]).show(
        ctx,
        |ui| {
            Frame::popup(ui.style()).show(ui, |ui| ui.label(bold(text).size(18.0)));
        },
    );
}
