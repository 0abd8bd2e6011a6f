//! What is done for each job.

use super::export;
use super::job::{Done, Job, Subject};
use super::load::{load, on_disk, unreachable_because};
use crate::assess::Rules;
use crate::compare;
use crate::edits::Known;
use crate::gui::crash::message;
use crate::gui::state::find;
use crate::gui::state::model::Problem;
use crate::gui::state::policy::PolicySheet;
use crate::gui::strings::{lesson_editor as lesson_say, policy as policy_say, work as say};
use crate::io::{self, Imported, Outside};
use crate::lens::Lenses;
use crate::lesson::{Exercise, Lesson, Told, made, mistakes, told};
use crate::openness::{self, Release};
use crate::options::Options;
use crate::policy;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// Does a job; a panic in it is a problem like any other, whatever the job.
pub(super) fn run(job: Job) -> Done {
    let is_aside = job.is_aside();
    let is_keep = matches!(job, Job::Keep { .. });
    match catch_unwind(AssertUnwindSafe(|| carry_out(job))) {
        Ok(done) => done,
        Err(panic) if is_keep => Done::Kept(Err(std::io::Error::other(message(&*panic).to_owned()))),
        Err(panic) => {
            let details = say::program_made_mistake_please(message(&*panic));
            Done::Broke(Problem { what: say::WORK_BROKE_OFF.to_owned(), details }, is_aside)
        }
    }
}

fn carry_out(job: Job) -> Done {
    match job {
        Job::Load { id, origin, loading, rules } => {
            let what = say::could_not_be_opened(origin.name());
            let name = format!("{}: ", origin.name());
            // What could not be opened is named before: its path is not said twice.
            let without_name = |it: String| it.strip_prefix(&name).map(str::to_owned).unwrap_or(it);
            Done::Loaded(id, guarded(&what, || load(&origin, loading, &rules).map_err(without_name)))
        }
        Job::OpenSession { path, outside } => {
            let result = guarded(say::SESSION_COULD_NOT_BE_OPENED, || io::open_session(&path, outside));
            Done::SessionOpened(path, outside, result)
        }
        Job::LayOver(path) => {
            let what = say::SESSION_COULD_NOT_BE_LAID;
            let result = guarded(what, || io::open_session(&path, Outside::Leave));
            Done::LaidOver(path, result)
        }
        Job::SaveSession { path, draft, expects, work, after } => {
            let result = io::save_session(&path, &draft.session(&path), &expects);
            Done::SessionSaved((path, *work, after), result)
        }
        Job::OpenLibrary => {
            let errors = io::data_folder().map_or_else(Vec::new, |it| io::open_library(&it));
            let what = TEXTS_UNREAD.to_owned();
            Done::LibraryOpened(errors.into_iter().map(|details| Problem { what: what.clone(), details }).collect())
        }
        Job::GetTexts(stop) => Done::TextsImported(import(|data| {
            io::get_package(io::Package::SCANCODE, data, &stop).map_err(|error| error.to_string())
        })),
        Job::ImportTexts(path) => Done::TextsImported(import(|data| {
            let none = || say::NO_PYTHON_PACKAGE_SCANCODES.to_owned();
            let path = path.or_else(io::installed_package).ok_or_else(none)?;
            io::import(&path, data).map_err(|error| error.to_string())
        })),
        Job::Keep { recovery, draft, of } => Done::Kept(recovery.keep(&draft.kept(), of.as_deref(), draft.carries)),
        Job::Compare { generation, documents, edits, options } => Done::Compared(
            generation,
            guarded(say::COULD_NOT_BE_COMPARED, || {
                Ok(Arc::new(compare::compare(&documents, &edits, &options, Lenses::built_in())))
            }),
        ),
        Job::Openness { generation, subjects, known, options } => Done::Releases(
            generation,
            guarded(say::OPENNESS_COULD_NOT_BE_SEEN, || Ok(read_releases(subjects, &known, &options))),
        ),
        Job::Judge { generation, policy, documents, rules } => Done::Judged(
            generation,
            guarded(policy_say::POLICY_COULD_NOT_BE_HELD, || {
                let day = io::today();
                let judged = |it: &Arc<_>| policy::judge(&policy, it, &rules, Lenses::built_in(), &day);
                Ok(PolicySheet::of(documents.iter().map(judged).collect()))
            }),
        ),
        Job::ReadPolicy(path) => {
            let result = text_of(&path, &policy_say::policy_could_not_be_read(path.display()));
            Done::PolicyRead(path, result)
        }
        Job::WritePolicy(path, text) => Done::Exported(guarded(policy_say::POLICY_COULD_NOT_BE_WRITTEN, || {
            written(path.to_string_lossy().into_owned(), text.as_bytes())
        })),
        Job::ReadLesson(path) => {
            let result = text_of(&path, &lesson_say::could_not_be_read(path.display()));
            Done::LessonRead(path, result)
        }
        Job::WriteLesson(path, text) => Done::Exported(guarded(lesson_say::COULD_NOT_BE_WRITTEN, || {
            written(path.to_string_lossy().into_owned(), text.as_bytes())
        })),
        Job::MakeLesson(path, comparison, rules) => {
            let make = || made(&comparison, &rules).and_then(|it| it.written());
            Done::LessonRead(path, guarded(lesson_say::COULD_NOT_BE_MADE, make))
        }
        Job::Lessons => own_lessons(),
        Job::Tell(lesson, rules) => Done::Told(tell(&lesson, &rules)),
        Job::Debrief { class, path, rules } => Done::Exported(guarded(say::REPORT_COULD_NOT_BE_WRITTEN, || {
            let bytes = export::debrief(&class, &path, &rules)?;
            written(path, &bytes)
        })),
        Job::Export { format, path, comparison, releases, options, show, by, rules, paper, date } => {
            Done::Exported(guarded(say::REPORT_COULD_NOT_BE_WRITTEN, || {
                let releases = releases.as_deref().map(Vec::as_slice);
                let what = export::What { by, comparison: &comparison, releases, paper: &paper, date: date.as_deref() };
                let bytes = export::render(&format, what, &options, show, &rules)?;
                written(path, &bytes)
            }))
        }
        Job::Find { documents, query } => {
            let result = find::find(&documents, &query);
            Done::Found(query, result)
        }
        Job::Watch(files) => {
            Done::Watched(files.into_iter().map(|(id, name, read)| (id, on_disk(&name, &read))).collect())
        }
        // A list that cannot be written is no reason to say anything: what is open is open.
        Job::Recent { data, before, now } => Done::Recent(io::merge_recent(&data, &before, &now).ok()),
        #[cfg(test)]
        Job::Panic => panic!("no way"),
        Job::Probe(arguments) => {
            Done::Probed(arguments.into_iter().map(|it| (it.clone(), unreachable_because(&it))).collect())
        }
    }
}

/// The text of a file; `what` says what could not be done where it cannot be read.
fn text_of(path: &Path, what: &str) -> Result<String, Problem> {
    guarded(what, || io::text_file(&path.to_string_lossy()).map(|it| it.1).map_err(|error| error.to_string()))
}

/// The releases among documents: cards, framework files, folders of models. Licences alone are none.
fn read_releases(subjects: Vec<Subject>, known: &[Known], options: &Options) -> Vec<Release> {
    let lenses = Lenses::built_in();
    let read = |it: Subject| Release::each(it.analysed, &it.sources, &it.files, options, lenses, known);
    let mut releases: Vec<Release> = subjects.into_iter().flat_map(read).filter(Release::tells_of_artefacts).collect();
    openness::link(&mut releases);
    releases
}

/// The lessons in the user's folder; one with mistakes is left out, and said.
fn own_lessons() -> Done {
    let (mut lessons, mut problems) = (Vec::new(), Vec::new());
    let problem = |details: String| Problem { what: say::LESSON_COULD_NOT_BE_READ.to_owned(), details };
    match io::lesson_files() {
        Ok(files) => {
            for (name, text) in files {
                match Lesson::read(&text) {
                    Ok(lesson) => match mistakes(&lesson).first() {
                        None => lessons.push(lesson),
                        Some(mistake) => problems.push(problem(format!("{name}: {mistake}"))),
                    },
                    Err(error) => problems.push(problem(format!("{name}: {error}"))),
                }
            }
        }
        Err(error) => problems.push(problem(error.to_string())),
    }
    Done::Lessons(lessons, problems)
}

/// What the program reads in the words of each step.
fn tell(lesson: &Lesson, rules: &Rules) -> Vec<Vec<Told>> {
    let of = |exercise: &Exercise| {
        exercise.quotes().into_iter().filter_map(|(text, quote)| told(lesson, text, quote?, rules)).collect()
    };
    lesson.steps.iter().map(|it| it.exercise.as_ref().map_or_else(Vec::new, of)).collect()
}

/// Writes a report to its file.
fn written(path: String, bytes: &[u8]) -> Result<String, String> {
    io::write_atomic(Path::new(&path), bytes)
        .map_err(|error| say::choose_another_folder_or(&path, io::said(&error)))?;
    Ok(path)
}

/// What is said where imported texts are damaged.
pub const TEXTS_UNREAD: &str = say::IMPORTED_TEXTS_COULD_NOT;

/// Takes texts in and makes them known.
fn import(take: impl FnOnce(&Path) -> Result<Imported, String>) -> Result<Imported, Problem> {
    guarded(say::TEXTS_NOT_IMPORTED, || {
        let data = io::data_folder().ok_or(say::SYSTEM_HAS_NO_FOLDER)?;
        let mut imported = take(&data)?;
        imported.unread.extend(io::open_library(&data));
        Ok(imported)
    })
}

/// Runs something; a panic becomes a problem like any other failure.
fn guarded<T>(what: &str, run: impl FnOnce() -> Result<T, String>) -> Result<T, Problem> {
    let problem = |details| Problem { what: what.to_owned(), details };
    match catch_unwind(AssertUnwindSafe(run)) {
        Ok(result) => result.map_err(problem),
        Err(panic) => Err(problem(say::program_made_mistake_please(message(&*panic)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_that_panics_is_told_and_the_work_goes_on() {
        let Done::Broke(problem, is_aside) = run(Job::Panic) else { panic!("a problem") };
        assert!(problem.details.contains("no way") && !is_aside, "{problem:?}");
        assert!(matches!(run(Job::Probe(Vec::new())), Done::Probed(_)));
    }

    #[test]
    fn a_panic_is_a_problem_and_not_the_end() {
        let result = guarded::<()>("It could not be done", || panic!("no way"));
        assert!(result.is_err_and(|it| it.details.contains("no way")));
    }
}
