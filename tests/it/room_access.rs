//! Whether everybody can use the pages of a room: colours, sizes, the order of headings, and what stands there without
//! script. A list by hand after the Web Content Accessibility Guidelines 2.2, levels A and AA.

use regex::Regex;
use std::collections::BTreeMap;
use undiluted::lesson::{Class, Phase, lessons};
use undiluted::room::{Method, Request, Room, Secrets, Showing};

/// Pixels of `1rem` in every browser, unless its reader chose more.
const REM: f64 = 16.0;

fn get(room: &mut Room, path: &str, language: &str) -> String {
    let (query, cookies) = ("", "d=0123456789abcdef0123456789abcdef");
    let fresh = [7; 16];
    let request = Request { method: Method::Get, path, query, cookies, languages: language, body: b"", fresh };
    let reply = room.answer(&request);
    assert_eq!(reply.status, 200, "{path}");
    String::from_utf8(reply.body).expect("UTF-8")
}

fn room() -> Room {
    Room::new(Class::new(lessons()[0].clone()), Secrets::of(&[3; 32]))
}

fn all<'a>(text: &'a str, pattern: &str) -> Vec<Vec<&'a str>> {
    let pattern = Regex::new(pattern).expect("a pattern");
    let groups = |it: regex::Captures<'a>| it.iter().skip(1).map(|it| it.map_or("", |it| it.as_str())).collect();
    pattern.captures_iter(text).map(groups).collect()
}

/// The page in each state of each step of every lesson, with where it is, in both languages, and the door.
fn pages() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for lesson in lessons() {
        let mut room = Room::new(Class::new(lesson.clone()), Secrets::of(&[3; 32]));
        let path = room.path();
        for step in 0..=lesson.steps.len() {
            for (phase, is_revealed) in
                [(Phase::First, false), (Phase::Argue, false), (Phase::Second, false), (Phase::Second, true)]
            {
                let turned = room.class().steps.get(step).cloned().map(|mut it| {
                    (it.phase, it.is_revealed, it.was_revealed) = (phase, is_revealed, is_revealed);
                    it
                });
                room.show(Showing { step, phase, is_revealed, is_blank: false }, turned.as_ref());
                for language in ["en", "de"] {
                    let place = format!("{}, step {step}, {phase:?}, {is_revealed}, {language}", lesson.id);
                    pages.push((place, get(&mut room, &path, language)));
                }
            }
        }
    }
    pages.push(("the door".to_owned(), get(&mut room(), "/", "en")));
    pages
}

/// The part of red, green or blue in how light a colour is (WCAG 2.2, relative luminance).
fn linear(part: u8) -> f64 {
    let part = f64::from(part) / 255.0;
    if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
}

fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    let wide = if digits.len() == 3 { digits.chars().flat_map(|it| [it, it]).collect() } else { digits.to_owned() };
    let part = |at: usize| linear(u8::from_str_radix(&wide[at..at + 2], 16).expect("a colour"));
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn colours_can_be_told_apart_by_light_and_in_the_dark() {
    assert!((contrast("#000", "#fff") - 21.0).abs() < 0.01 && contrast("#777", "#fff") < 4.5, "the measure itself");
    let style = get(&mut room(), "/style.css", "en");
    let themes = all(&style, r":root \{([^}]+)\}");
    assert_eq!(themes.len(), 2, "a light and a dark one");
    for theme in themes {
        let colours: BTreeMap<&str, &str> =
            all(theme[0], r"--([a-z-]+): (#[0-9a-f]+)").into_iter().map(|it| (it[0], it[1])).collect();
        // Words need 4.5 to 1; lines around controls, focus and bars 3 to 1.
        for (ink, paper, least) in [
            ("ink", "paper", 4.5),
            ("ink", "soft", 4.5),
            ("quiet", "paper", 4.5),
            ("on-ink", "on", 4.5),
            ("good", "paper", 4.5),
            ("line", "paper", 3.0),
            ("on", "paper", 3.0),
            ("on", "soft", 3.0),
        ] {
            let found = contrast(colours[ink], colours[paper]);
            assert!(found >= least, "{ink} on {paper} is {found:.2} to 1, not {least}: {colours:?}");
        }
    }
    // No colour beside those of the themes, which nobody would have measured.
    let rules = Regex::new(r":root \{[^}]+\}").expect("a pattern").replace_all(&style, "").into_owned();
    assert!(all(&rules, "(#[0-9a-f]{3,6}|rgb|hsl)").is_empty(), "{rules}");
}

#[test]
fn what_is_tapped_is_large_and_words_grow_with_the_readers_size() {
    let style = get(&mut room(), "/style.css", "en");
    for of in [r"\.big label", "select, button, input[^{]*", "summary", "a"] {
        let rules = all(&style, &format!(r"(?m)^{of} \{{([^}}]+)\}}"));
        let height = rules.iter().flat_map(|it| all(it[0], r"min-height: ([\d.]+)rem")).next();
        let height: f64 =
            height.unwrap_or_else(|| panic!("{of} has no height: {rules:?}"))[0].parse().expect("a number");
        assert!(height * REM >= 44.0, "{of}: {} pixels", height * REM);
    }
    // Words that are tapped stand in lines: what is no taller than a line is 24 pixels at least.
    let tapped = &all(&style, r"(?m)^\.tap \{ line-height: ([\d.]+); \}")[0];
    assert!(tapped[0].parse::<f64>().expect("a number") * 1.125 * REM >= 24.0);
    assert!(all(&style, r"(font(?:-size)?: [\d.]+px)").is_empty(), "sizes follow the reader's");
    assert!(style.contains(":focus-visible"), "where the keyboard is shows");
    assert!(!style.contains("outline: none") && !style.contains("outline: 0"), "{style}");
}

#[test]
fn headings_controls_and_bars_have_names_in_the_readers_language() {
    for (place, page) in pages() {
        let levels: Vec<u8> = all(&page, r"<h([1-6])").iter().map(|it| it[0].parse().expect("a level")).collect();
        assert_eq!(levels.first(), Some(&1), "{place}: the first heading is the page's");
        assert!(levels.windows(2).all(|it| it[1] <= it[0] + 1), "{place}: a level is left out: {levels:?}");
        for name in all(&page, r"<h[1-6][^>]*>([^<]*)<").iter().chain(&all(&page, r"<legend[^>]*>([^<]*)<")) {
            assert!(!name[0].trim().is_empty(), "{place}: a heading without words");
        }
        for meter in all(&page, "<meter([^>]*)>") {
            assert!(meter[0].contains("aria-label=\""), "{place}: a bar without a name");
        }
        for button in all(&page, "(?s)<button[^>]*>(.*?)</button>") {
            assert!(!button[0].trim().is_empty(), "{place}: a button without a name");
        }
        assert!(!page.contains("tabindex=") && !page.contains("autofocus"), "{place}: the order is that of the page");
        let zoom = all(&page, r#"name="viewport" content="([^"]+)""#);
        assert!(!zoom[0][0].contains("user-scalable") && !zoom[0][0].contains("maximum-scale"), "{place}");
        let language = all(&page, "<html lang=\"([a-z]+)\"")[0][0];
        let wanted = [("en", "Language"), ("de", "Sprache")].iter().find(|it| it.0 == language).map(|it| it.1);
        if let Some(nav) = all(&page, "<nav aria-label=\"([^\"]*)\"").first() {
            assert_eq!(Some(nav[0]), wanted, "{place}: the name of the list of languages");
        }
    }
}

#[test]
fn without_script_everything_is_there_and_nobody_is_hurried() {
    let script = Regex::new("(?s)<script.*?</script>").expect("a pattern");
    for (place, page) in pages() {
        let without = script.replace_all(&page, "").into_owned();
        let has_form = without.contains("<form");
        assert_eq!(has_form, without.contains("<button>"), "{place}: a form is sent by a button of its own");
        // Who is answering is not thrown out by a page that loads again by itself.
        let reloads = without.contains("http-equiv=\"refresh\"");
        assert!(!(has_form && reloads), "{place}: a form that loads again loses what was tapped");
        assert_eq!(
            all(&page, "<(script|link rel=\"stylesheet\")[^>]*>").len(),
            all(&page, "(?:src|href)=\"([a-z]+\\.(?:js|css))\"").len(),
            "{place}"
        );
        for hidden in [" hidden", "display:none", "aria-hidden"] {
            assert!(!without.contains(hidden), "{place}: {hidden} waits for a script");
        }
    }
}
