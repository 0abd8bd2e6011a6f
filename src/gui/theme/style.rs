//! Fonts, sizes and egui's own style, set once for both themes.

use super::{Palette, Tokens};
use eframe::egui::{
    Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Id, Margin, RichText, Stroke, Style,
    TextStyle, Theme, Visuals, style::WidgetVisuals, vec2,
};
use std::sync::Arc;

/// The distance that keeps things apart, in points; other distances are its multiples.
pub const GAP: f32 = 4.0;

/// The usual size of clause text, in points.
pub const USUAL_TEXT: f32 = 14.0;
/// It gets no smaller: below that nobody reads a licence.
pub const SMALLEST_TEXT: f32 = 9.0;
/// It gets no larger: a projector needs no more, and columns no less.
pub const LARGEST_TEXT: f32 = 36.0;

const BOLD: &str = "bold";

/// Sets the fonts. Once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
}

/// Sets the colours of both themes, and whether things move.
pub fn wear(ctx: &Context, palette: Palette, reduced_motion: bool) {
    ctx.data_mut(|data| data.insert_temp(Id::unique("palette"), palette));
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| {
            dress(style, Tokens::of(theme, palette), theme);
            style.animation_time = if reduced_motion { 0.0 } else { Style::default().animation_time };
        });
    }
}

/// The font of clause text of this size, in points.
pub fn clause_font(size: f32, bold: bool) -> FontId {
    FontId::new(size, if bold { FontFamily::Name(BOLD.into()) } else { FontFamily::Proportional })
}

/// The font of clause numbers beside clause text of this size.
pub fn label_font(size: f32) -> FontId {
    FontId::new(size * 0.9, FontFamily::Name(BOLD.into()))
}

/// The bold font in this size.
pub fn bold_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(BOLD.into()))
}

/// Text in the bold font.
pub fn bold(text: impl Into<String>) -> RichText {
    RichText::new(text).family(FontFamily::Name(BOLD.into()))
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [("NotoSans-Regular", notosans::REGULAR_TTF), ("NotoSans-Bold", notosans::BOLD_TTF)] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let with = |first: &str| std::iter::once(first.to_owned()).chain(fallback.iter().cloned()).collect::<Vec<_>>();
    fonts.families.insert(FontFamily::Name(BOLD.into()), with("NotoSans-Bold"));
    fonts.families.insert(FontFamily::Proportional, with("NotoSans-Regular"));
    fonts
}

fn dress(style: &mut Style, tokens: &Tokens, theme: Theme) {
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(12.0)),
        (TextStyle::Body, FontId::proportional(13.5)),
        (TextStyle::Button, FontId::proportional(13.5)),
        (TextStyle::Monospace, FontId::monospace(12.5)),
        (TextStyle::Heading, FontId::new(18.0, FontFamily::Name(BOLD.into()))),
    ]
    .into();
    style.spacing.item_spacing = vec2(2.0 * GAP, 1.5 * GAP);
    style.spacing.button_padding = vec2(2.5 * GAP, GAP);
    style.spacing.interact_size.y = 26.0;
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.window_margin = Margin::same(16);
    style.interaction.selectable_labels = true;
    style.visuals = visuals(theme, tokens);
}

fn visuals(theme: Theme, tokens: &Tokens) -> Visuals {
    let mut visuals = theme.default_visuals();
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.panel;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.extreme_bg_color = tokens.page;
    visuals.faint_bg_color = tokens.hollow;
    visuals.code_bg_color = tokens.raised;
    visuals.weak_text_color = Some(tokens.weak);
    visuals.hyperlink_color = tokens.accent;
    visuals.warn_fg_color = tokens.strains.mark;
    visuals.error_fg_color = tokens.alarm.mark;
    visuals.selection.bg_fill = tokens.chosen;
    visuals.selection.stroke = Stroke::new(1.0, tokens.strong);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, tokens.text);
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, tokens.line);
    paint(&mut widgets.inactive, tokens.control, tokens.edge, tokens.text);
    paint(&mut widgets.hovered, tokens.control_hover, tokens.accent, tokens.strong);
    paint(&mut widgets.active, tokens.control_hover, tokens.accent, tokens.strong);
    paint(&mut widgets.open, tokens.control_hover, tokens.edge, tokens.strong);
    visuals
}

fn paint(
    widget: &mut WidgetVisuals,
    fill: eframe::egui::Color32,
    line: eframe::egui::Color32,
    text: eframe::egui::Color32,
) {
    widget.bg_fill = fill;
    widget.weak_bg_fill = fill;
    widget.bg_stroke = Stroke::new(1.0, line);
    widget.fg_stroke = Stroke::new(1.0, text);
    widget.corner_radius = CornerRadius::same(5);
    widget.expansion = 0.0;
}
