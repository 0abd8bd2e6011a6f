//! The policy of a run, and the command that writes, explains and describes policies.

use super::args::{PolicyArgs, PolicyCommand};
use crate::assess::Rules;
use crate::cli::console::{Console, Target};
use crate::cli::rules::Loaded;
use crate::io;
use crate::lens::Lenses;
use crate::policy::{self, FILE_NAME, Policy, TEMPLATE};
use std::path::{Path, PathBuf};

/// Reads the policy that was asked for, or the one of this folder or of one above. What is wrong is said, and then there
/// is none.
pub(super) fn read(args: &PolicyArgs, rules: &Rules, console: &Console) -> Option<Policy> {
    let Some(path) = args.policy.clone().or_else(nearest) else {
        console.error(&format!(
            "there is no {FILE_NAME} here or above; `undiluted policy init` writes one, --policy FILE names another"
        ));
        return None;
    };
    let (name, text) = match io::text_file(&io::name_of(&path)) {
        Ok(read) => read,
        Err(error) => {
            console.error(&error.to_string());
            return None;
        }
    };
    match Policy::parse(&name, &text, args.profile.as_deref(), rules, Lenses::built_in()) {
        Ok(policy) => Some(policy),
        Err(mistakes) => {
            for it in mistakes {
                console.error(&it.to_string());
            }
            None
        }
    }
}

/// The policy of this folder, else of the next one above that has one; told from here where it is here.
fn nearest() -> Option<PathBuf> {
    if Path::new(FILE_NAME).is_file() {
        return Some(PathBuf::from(FILE_NAME));
    }
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|it| it.join(FILE_NAME)).find(|it| it.is_file())
}

/// Writes, explains or describes policies.
pub(in crate::cli) fn policy(command: &PolicyCommand, console: &Console) {
    match command {
        PolicyCommand::Init { path } => init(path, console),
        PolicyCommand::Schema => console.print(&policy::schema(Rules::built_in(), Lenses::built_in())),
        PolicyCommand::Explain { id, policy } => {
            let loaded = Loaded::of(policy.rules.as_deref());
            loaded.errors.iter().for_each(|it| console.error(it));
            let Some(read) = read(policy, &loaded.rules, console) else { return };
            match policy::explain(&read, id.as_deref(), &loaded.rules, Lenses::built_in()) {
                Ok(text) => console.print(&text),
                Err(error) => console.error(&error),
            }
        }
    }
}

fn init(path: &Path, console: &Console) {
    if path.exists() {
        console.error(&format!("{}: is there already and stays as it is; name another file", path.display()));
        return;
    }
    console.write(&Target::Path(path.to_path_buf()), false, |out| out.write_all(TEMPLATE.as_bytes()));
    if console.status() == 0 {
        Console::say(&format!("{} is written; `undiluted check .` holds this folder against it", path.display()));
    }
}
