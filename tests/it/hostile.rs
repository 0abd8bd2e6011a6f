//! Somebody else's words in every place that a file has for words: nothing steers the terminal, turns a line around,
//! opens markup or links anywhere, in no report.

use crate::scene::Scene;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// As YAML and TOML write it between double quotes.
const WRITTEN: &str = r"<img src=http://x.example/p.png> ![p](http://x.example/p.png) [l](http://x.example) \u001b]0;T\u0007\u202e\u009b31m";
/// The same words as they are.
const MEANT: &str = "<img src=http://x.example/p.png> ![p](http://x.example/p.png) [l](http://x.example) \u{1b}]0;T\u{7}\u{202e}\u{9b}31m";

fn card() -> String {
    let keys = [
        "license_name",
        "license_link",
        "base_model",
        "base_model_relation",
        "datasets",
        "language",
        "library_name",
        "pipeline_tag",
        "tags",
        "model_name",
        "version",
        "author",
        "extra_gated_prompt",
        "extra_gated_heading",
    ];
    let keys = keys.map(|it| format!("{it}: \"{WRITTEN}\"\n")).concat();
    format!(
        "---\nlicense: other\n{keys}x{MEANT}: 1\n---\n# {MEANT}\n\nThe {MEANT} model is fully open source.\n\n\
         ## Training data\n\nIt was trained on {MEANT}.\n\n## License\n\nReleased under the {MEANT} licence.\n"
    )
}

fn licence() -> String {
    format!(
        "{MEANT} LICENSE\n\n1. {MEANT}. You may use the \"{MEANT}\" for research only.\n\n2. {MEANT}\n\n\
         3. Use follows the policy at http://x.example/{MEANT}.\n\n(a) {MEANT};\n\n(b) You must name \"{MEANT}\".\n"
    )
}

fn framework() -> String {
    format!(
        "framework:\n  name: \"Model Openness Framework\"\n  version: \"1.0\"\nrelease:\n  name: \"{WRITTEN}\"\n  \
         version: \"{WRITTEN}\"\n  producer: \"{WRITTEN}\"\n  license:\n    distribution:\n      name: \"{WRITTEN}\"\n      \
         path: \"{WRITTEN}\"\n  components:\n    - name: \"Model card\"\n      description: \"{WRITTEN}\"\n      \
         license: \"{WRITTEN}\"\n"
    )
}

fn lesson() -> String {
    let words = format!("\"{WRITTEN}\"");
    format!(
        "id = {words}\ntitle = {words}\nobjective = {words}\ndebrief = [{words}]\n[[fact]]\nsays = {words}\nsource = {words}\n\
         [[step]]\ntitle = {words}\nminutes = 3\nshow = {words}\nnotes = {words}\n[step.exercise.mark]\ntext = \"spdx:MIT\"\n\
         quote = {words}\nanswer = [\"use\"]\nbecause = {words}\n"
    )
}

fn rules() -> String {
    format!(
        "[kind]\nid = \"arbitration-in-utopia\"\ntitle = \"{WRITTEN}\"\nsummary = \"{WRITTEN}\"\nstance = \"notice\"\n\
         freedoms = []\n[[rule]]\nid = \"seat\"\nwords = [\"research\"]\npattern = \"research\"\nwhy = \"{WRITTEN}\"\n\
         must_fire = [\"For research.\"]\nmust_not_fire = [\"{WRITTEN}\"]\n"
    )
}

fn scene() -> Scene {
    Scene::of(&[
        ("heron/README.md", &card()),
        ("heron/LICENSE", &licence()),
        ("heron/model.safetensors", "x"),
        ("egret/README.md", &card().replace("license: other", "license: mit")),
        ("mof.yml", &framework()),
        ("a.txt", &licence()),
        ("b.txt", &licence().replace("research", "study")),
        ("lesson.toml", &lesson()),
        ("undiluted/rules/own.toml", &rules()),
        #[cfg(unix)]
        ("![p](http:x.example) \u{1b}[31m\u{202e}.txt", &licence()),
    ])
}

/// What a report must not hold, whatever it is for.
fn steers(text: &str) -> Option<char> {
    text.chars().find(|it| (it.is_control() && !matches!(it, '\n' | '\t')) || ('\u{202a}'..='\u{202e}').contains(it))
}

fn opens(markdown: &str) -> Option<String> {
    Parser::new_ext(markdown, Options::all()).find_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) if html.contains("img") => Some(html.to_string()),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    })
}

#[test]
fn no_words_of_others_get_through() {
    let scene = scene();
    let entries = std::fs::read_dir(scene.path()).expect("a folder");
    let odd = entries.map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned());
    let odd = odd.into_iter().find(|it| it.contains("[p]")).unwrap_or("a.txt".to_owned());
    let mut tried = 0;
    for command in [
        vec!["assess", "a.txt", "--rules", "undiluted/rules"],
        vec!["assess", "heron/README.md", "--explain"],
        vec!["assess", &odd],
        vec!["compare", "a.txt", "b.txt", "--rules", "undiluted/rules"],
        vec!["compare", "a.txt", &odd, "--by", "topic"],
        vec!["compare", "heron/README.md", "egret/README.md"],
        vec!["ask", "a.txt", "b.txt"],
        vec!["ask", "heron/README.md", "--question", "business"],
        vec!["openness", "heron", "egret", "mof.yml"],
        vec!["openness", "heron", "--full"],
        vec!["openness", "mof.yml"],
    ] {
        for format in ["text", "markdown", "html"] {
            if command[0] == "ask" && format == "html" {
                continue;
            }
            let output = scene.run(&[&command[..], &["--format", format, "--texts", "none"]].concat());
            let (out, err) = (crate::scene::text(&output.stdout), crate::scene::text(&output.stderr));
            assert!(!out.is_empty(), "{command:?} {format} says nothing: {err}");
            assert_eq!((steers(&out), steers(&err)), (None, None), "{command:?} {format}");
            if format == "markdown" {
                assert_eq!(opens(&out), None, "{command:?}");
            }
            if format == "html" {
                let own = ["<img", "href=\"http://x.example", "src=\"http"];
                assert!(own.iter().all(|it| !out.contains(it)), "{command:?}");
            }
            tried += 1;
        }
    }
    assert_eq!(tried, 31);
}

#[test]
fn lessons_and_rules_from_others_steer_no_terminal() {
    let scene = scene();
    for command in [
        vec!["lesson", "show", "lesson.toml"],
        vec!["lesson", "check", "lesson.toml"],
        vec!["lesson", "handout", "lesson.toml", "-o", "-"],
        vec!["rules", "check", "undiluted/rules/own.toml"],
        vec!["rules", "list"],
        vec!["rules", "check", "none.toml"],
        vec!["library", "show", MEANT],
        vec!["assess", MEANT],
        vec!["session", "list", MEANT],
    ] {
        let output = scene.run(&command);
        let both = crate::scene::text(&output.stdout) + &crate::scene::text(&output.stderr);
        assert!(!both.is_empty(), "{command:?}");
        assert_eq!(steers(&both), None, "{command:?}\n{both}");
    }
}
