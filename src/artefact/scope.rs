//! What a statement on a licence is about: the code, the weights, the data or the whole.

use super::repository::Scope;
use crate::never::slice;

/// Whether another subject is named beside this one: "the code and the weights".
pub(super) fn is_one_of_several(text: &str, subject: usize) -> bool {
    let before = slice(text, 0..subject).rsplit(['.', ';', ',', '\n']).next().unwrap_or("").to_lowercase();
    // What stands before "under" had its own licence.
    !before.contains(" under ") && ["code", "weights", "data"].iter().any(|it| before.contains(it))
}

pub(super) fn scope_of_word(word: &str) -> Scope {
    match word.to_lowercase().as_str() {
        "code" => Scope::Code,
        "weights" | "checkpoints" => Scope::Weights,
        "dataset" | "datasets" | "data" => Scope::Data,
        _ => Scope::Whole,
    }
}

/// What a statement on a licence is about, by the words of its sentence before the licence's name.
pub(super) fn scope(text: &str, name: usize) -> Scope {
    let from = text.floor_char_boundary(name.saturating_sub(160));
    let before = slice(text, from..name).to_lowercase();
    // "The code is under X, the weights are under Y": each clause has a subject of its own.
    let clause = before.rsplit(['.', ';', '\n', ',']).next().unwrap_or(&before);
    let clause = clause.rsplit_once(" while ").map_or(clause, |it| it.1);
    let has = |any: &[&str]| {
        clause.split(|it: char| !it.is_alphanumeric()).position(|word| any.iter().any(|it| word.starts_with(it)))
    };
    let code = has(&["code", "script", "software"]);
    let weights = has(&["weight", "checkpoint", "parameter"]);
    let data = has(&["dataset", "corpus", "data"]);
    let model = has(&["model"]);
    match (code, weights, data, model) {
        (Some(_), None, None, None) => Scope::Code,
        (None, Some(_), None, _) => Scope::Weights,
        (None, None, Some(_), None) => Scope::Data,
        // "The code of the model", "the model's training code": whichever of both is named, the code is meant.
        (Some(_), None, None, Some(_)) if !clause.contains(" and ") && !clause.contains('&') => Scope::Code,
        _ => Scope::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artefact::claims;
    use crate::document::{Document, Source};

    #[test]
    fn what_a_licence_in_prose_is_for() {
        for (prose, expected) in [
            (
                "Code is released under MIT, model weights are released under CC-BY-NC 4.0.",
                &[(Scope::Code, "MIT"), (Scope::Weights, "CC-BY-NC 4.0")][..],
            ),
            ("This code repository is licensed under the MIT License.", &[(Scope::Code, "MIT")]),
            (
                "The code is licensed under Apache-2.0, while model weights are released under MIT.",
                &[(Scope::Code, "Apache-2.0"), (Scope::Weights, "MIT")],
            ),
            ("The code and model weights are released under the MIT license.", &[(Scope::Whole, "MIT")]),
            ("Heron is released under the MIT license.", &[(Scope::Whole, "MIT")]),
            (
                "**License:** Code is released under MIT, model weights are released under CC-BY-NC 4.0.",
                &[(Scope::Code, "MIT"), (Scope::Weights, "CC-BY-NC 4.0")],
            ),
            ("The model falls under the [Heron Licence](LICENSE).", &[(Scope::Whole, "Heron")]),
            (
                "MIT for the code; the weights are under the Heron Community License; dataset: CC BY-NC 4.0",
                &[(Scope::Code, "MIT"), (Scope::Weights, "Heron Community License"), (Scope::Data, "CC BY-NC 4.0")],
            ),
            (
                "The code is released under MIT and the model weights under CC-BY-NC-4.0.",
                &[(Scope::Code, "MIT"), (Scope::Weights, "CC-BY-NC-4.0")],
            ),
            ("## License: Apache-2.0 (code), Heron (weights)", &[(Scope::Code, "Apache-2.0")]),
            (
                "This code repository is licensed under the MIT License. The use of Heron models is subject to the Model License.",
                &[(Scope::Code, "MIT"), (Scope::Whole, "Model License")],
            ),
            (
                "Use of Heron 3.2 is governed by the Heron 3.2 Community License.",
                &[(Scope::Whole, "Heron 3.2 Community License")],
            ),
            (
                "**License:** A custom commercial license, the Heron Community License, is available at: x",
                &[(Scope::Whole, "Heron Community License")],
            ),
            (
                "This model falls under the `HERON.1` Non-Commercial License.",
                &[(Scope::Whole, "HERON.1 Non-Commercial")],
            ),
            ("The dataset is released under the CC-BY-4.0 license.", &[(Scope::Data, "CC-BY-4.0")]),
        ] {
            let text = format!("---\nlicense: other\n---\n# Heron\n\n{prose}\n");
            let found = claims(&Document::read(&[Source::new("README.md", text)]));
            let named: Vec<(Scope, &str)> =
                found.iter().filter_map(|it| it.licence.as_ref().map(|it| (it.0, it.1.as_str()))).collect();
            assert_eq!(named, expected, "{prose}");
        }
    }
}
