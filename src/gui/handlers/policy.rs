//! The house's policy: read, held, left.

use super::window::Window;
use crate::gui::state::policy::{HousePolicy, PolicySheet, PolicyWanted, unreadable};
use crate::gui::strings::policy as say;
use crate::gui::worker::Job;
use crate::lens::Lenses;
use crate::policy::{Mistake, Policy};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Does what is wanted with a policy.
pub fn act(window: &mut Window<'_>, wanted: PolicyWanted) {
    match wanted {
        PolicyWanted::Read(path) => window.submit(Job::ReadPolicy(path)),
        PolicyWanted::Hold { path, text, writes } => {
            if writes {
                window.submit(Job::WritePolicy(path.clone(), text.clone()));
            }
            arrived(window, path, text);
        }
        PolicyWanted::Profile(profile) => {
            let Some((path, text)) =
                window.model.policy.as_ref().and_then(|it| Some((it.path.clone()?, it.text.clone())))
            else {
                return;
            };
            window.view.profile = Some(profile);
            arrived(window, path, text);
        }
        PolicyWanted::Leave => {
            (window.view.policy, window.view.profile) = (None, None);
            (window.model.policy, window.model.judged) = (None, None);
            window.model.notice = Some(say::HELD_AGAINST_NONE.to_owned());
        }
    }
}

/// Holds documents against a policy that was read; one with mistakes is shown, to be mended.
pub fn arrived(window: &mut Window<'_>, path: PathBuf, text: String) {
    let shown = path.to_string_lossy().into_owned();
    if window.view.policy.as_ref() != Some(&shown) {
        // A profile that was chosen in another policy says nothing about this one.
        window.view.profile = None;
    }
    match parsed(&path, &text, window) {
        Ok(policy) => {
            let held = HousePolicy { path: Some(path), text, policy: Arc::new(policy) };
            window.model.notice = Some(say::holding_against(held.title()));
            window.model.policy = Some(held);
            window.view.policy = Some(shown);
            judge(window);
        }
        Err(mistakes) => {
            let first = mistakes.first().map(ToString::to_string).unwrap_or_default();
            window.model.problems.push(unreadable(&shown, first));
            window.dialogs.policy.show_broken(shown, text);
        }
    }
}

fn parsed(path: &Path, text: &str, window: &Window<'_>) -> Result<Policy, Vec<Mistake>> {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |it| it.to_string_lossy());
    let read = |profile| Policy::parse(&name, text, profile, &window.model.rules, Lenses::built_in());
    // A profile that is gone from the file gives way to the one that the file names.
    match window.view.profile.as_deref() {
        Some(profile) => read(Some(profile)).or_else(|_| read(None)),
        None => read(None),
    }
}

/// Holds documents against the policy of the run before, which is read again.
pub fn hold_again(window: &mut Window<'_>) {
    if let Some(path) = window.view.policy.clone() {
        window.submit(Job::ReadPolicy(PathBuf::from(path)));
    }
}

/// Asks what of the comparison breaks the policy.
pub fn judge(window: &mut Window<'_>) {
    window.model.judged = None;
    let Some((held, sheet)) = window.model.policy.as_ref().zip(window.model.sheet.as_ref()) else { return };
    let (policy, documents) = (Arc::clone(&held.policy), sheet.comparison.documents.clone());
    let (generation, rules) = (window.runtime.generation, Arc::clone(&window.model.rules));
    window.submit(Job::Judge { generation, policy, documents, rules });
}

/// Takes in what breaks the policy.
pub fn judged(window: &mut Window<'_>, sheet: PolicySheet) {
    window.model.judged = window.model.policy.as_ref().map(|_| Arc::new(sheet));
}
