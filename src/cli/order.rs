//! Work on many things at once, results in the order given.

use rayon::iter::{ParallelBridge as _, ParallelIterator as _};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;

/// Why there is no result: the work itself broke, which is a mistake in this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broke;

/// Runs `work` on every item, on all cores, and hands the results to `take` in the items' order, each as soon as it
/// and all before it are done. One item that breaks leaves the others alone. If `take` ends early, so does the work.
pub(super) fn in_order<T: Sync, U: Send, V>(
    items: &[T],
    work: impl Fn(&T) -> U + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = Result<U, Broke>>) -> V,
) -> V {
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        // The items are taken from the front one by one, so that results come nearly in order and few wait.
        scope.spawn(|| {
            // It ends early when the receiver is gone: nobody wants the rest.
            items.iter().enumerate().par_bridge().try_for_each_with(sender, |sender, (index, item)| {
                let result = catch_unwind(AssertUnwindSafe(|| work(item))).map_err(|_| Broke);
                sender.send((index, result)).ok()
            })
        });
        take(&mut Ordered { receiver, waiting: BTreeMap::new(), next: 0 })
    })
}

struct Ordered<U> {
    receiver: mpsc::Receiver<(usize, U)>,
    waiting: BTreeMap<usize, U>,
    next: usize,
}

impl<U> Iterator for Ordered<U> {
    type Item = U;

    fn next(&mut self) -> Option<U> {
        while !self.waiting.contains_key(&self.next) {
            let (index, result) = self.receiver.recv().ok()?;
            self.waiting.insert(index, result);
        }
        self.next += 1;
        self.waiting.remove(&(self.next - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_keep_the_order_of_the_items() {
        let items: Vec<u64> = (0..40).collect();
        // Early items take longest.
        let slow = |it: &u64| {
            thread::sleep(Duration::from_millis((40 - it) / 8));
            it * 2
        };
        let doubled: Vec<_> = in_order(&items, slow, |results| results.collect());
        assert_eq!(doubled, items.iter().map(|it| Ok(it * 2)).collect::<Vec<_>>());
    }

    #[test]
    fn one_that_breaks_leaves_the_others_alone() {
        let results: Vec<_> = in_order(&[1, 0, 2], |it| 6 / it, |results| results.collect());
        assert_eq!(results, [Ok(6), Err(Broke), Ok(3)]);
    }

    #[test]
    fn whoever_stops_listening_stops_the_work() {
        let items = vec![(); 100_000];
        let done = std::sync::atomic::AtomicUsize::new(0);
        let work = |(): &()| {
            done.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            thread::sleep(Duration::from_micros(50));
        };
        in_order(&items, work, |results| results.next());
        assert!(done.into_inner() < items.len());
    }
}
