//! Whatever takes time, off the frame: one named thread that takes jobs and hands back results.
//!
//! A job that panics becomes an error; the thread lives on. Results carry the generation of their job, so that
//! what came too late can be dropped.

mod export;
mod job;
pub mod keeper;
mod load;
pub mod picker;
mod run;

pub use job::{Done, Job, Loaded, Loading, Subject};
pub use load::{hash_of, is_file};
pub use run::TEXTS_UNREAD;

use self::run::run;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Takes jobs.
pub struct Worker {
    way: Way,
    results: Receiver<Done>,
}

enum Way {
    /// Jobs go to the thread; those that wait for a network or a disk for long go to one of their own.
    Thread(Sender<Job>, Sender<Done>, Arc<dyn Fn() + Send + Sync>),
    /// For tests: jobs run where they are handed in.
    Immediate(Sender<Done>),
}

impl Worker {
    /// Starts the thread; `wake` is called whenever a result is there.
    pub fn start(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        let waker = Arc::clone(&wake);
        let (jobs, inbox) = channel::<Job>();
        let (outbox, results) = channel();
        let sender = outbox.clone();
        let spawned = std::thread::Builder::new().name("undiluted-worker".to_owned()).spawn(move || {
            for job in inbox {
                if sender.send(run(job)).is_err() {
                    break;
                }
                waker();
            }
        });
        // Without a thread the window works still, only less smoothly.
        let way = if spawned.is_ok() { Way::Thread(jobs, outbox, wake) } else { Way::Immediate(outbox) };
        Self { way, results }
    }

    /// A worker that does each job at once, for tests.
    pub fn immediate() -> Self {
        let (outbox, results) = channel();
        Self { way: Way::Immediate(outbox), results }
    }

    /// Hands in a job.
    pub fn submit(&self, job: Job) {
        match &self.way {
            Way::Thread(_, outbox, wake) if job.waits_long() => {
                let (outbox, wake) = (outbox.clone(), Arc::clone(wake));
                std::thread::spawn(move || {
                    outbox.send(run(job)).ok();
                    wake();
                });
            }
            Way::Thread(jobs, ..) => {
                jobs.send(job).ok();
            }
            Way::Immediate(outbox) => {
                outbox.send(run(job)).ok();
            }
        }
    }

    /// The next result, if one is there.
    pub fn poll(&self) -> Option<Done> {
        self.results.try_recv().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Rules;
    use crate::gui::state::opened::Origin;

    #[test]
    fn a_missing_file_is_named() {
        let worker = Worker::immediate();
        let origin = Origin::Argument("no/such/file.txt".to_owned());
        let rules = Arc::new(Rules::default());
        worker.submit(Job::Load { id: 7, origin, loading: Loading::Name, rules });
        let Some(Done::Loaded(7, Err(problem))) = worker.poll() else { panic!("a problem") };
        assert!(problem.what.contains("no/such/file.txt"), "{problem:?}");
    }

    #[test]
    fn the_thread_hands_back_what_it_did() {
        let (woken, wait) = channel();
        let worker = Worker::start(move || woken.send(()).unwrap_or_default());
        worker.submit(Job::Probe(vec!["spdx:MIT".to_owned(), "/no/such/file".to_owned()]));
        wait.recv_timeout(std::time::Duration::from_secs(20)).expect("the worker wakes the window");
        let Some(Done::Probed(found)) = worker.poll() else { panic!("a result") };
        assert!(found[0].1.is_none() && found[1].1.is_some());
    }
}
