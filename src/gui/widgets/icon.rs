//! Buttons with a drawn sign.

use crate::gui::theme::tokens;
use eframe::egui::{Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

/// A drawn sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// To the next.
    Down,
    /// To the one before.
    Up,
    /// Away with it.
    Close,
    /// More to choose from.
    More,
}

/// A button with a drawn sign; its name is read out and shown as a tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    let side = ui.spacing().interact_size.y;
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    if ui.is_rect_visible(rect) {
        let visuals = ui.style().interact(&response);
        let is_hot = response.hovered() || response.has_focus();
        if enabled && is_hot {
            ui.painter().rect(rect, 5.0, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
        }
        let color = if enabled { tokens(ui).text } else { tokens(ui).line };
        let stroke = Stroke::new(1.8, color);
        let at = |x: f32, y: f32| rect.center() + vec2(x, y);
        let painter = ui.painter();
        match icon {
            Icon::Down => {
                painter.line(vec![at(-4.5, -2.0), at(0.0, 2.5), at(4.5, -2.0)], stroke);
            }
            Icon::Up => {
                painter.line(vec![at(-4.5, 2.0), at(0.0, -2.5), at(4.5, 2.0)], stroke);
            }
            Icon::Close => {
                painter.line_segment([at(-4.0, -4.0), at(4.0, 4.0)], stroke);
                painter.line_segment([at(-4.0, 4.0), at(4.0, -4.0)], stroke);
            }
            Icon::More => {
                for x in [-4.5, 0.0, 4.5] {
                    painter.circle_filled(at(x, 0.0), 1.5, color);
                }
            }
        }
    }
    response
}
