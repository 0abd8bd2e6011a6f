//! Work on many things at once, results in the order given, and no more under way than fits a window.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// Why there is no result: the work itself broke, which is a mistake in this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broke;

/// How much may be under way: read, worked on, or done and waiting for one before it. One slow item holds back no more
/// than this.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// How many items; at least one.
    pub items: usize,
    /// How much they may weigh together; one that is heavier still goes through, alone.
    pub weight: usize,
}

/// The surroundings' word for how many threads.
const THREADS: &str = "UNDILUTED_THREADS";

/// For whole documents: what is read of one takes some megabytes.
const DOCUMENTS: Window = Window { items: 48, weight: usize::MAX };

/// Runs `work` on every item, on all cores, and hands the results to `take` in the items' order, each as soon as it
/// and all before it are done. One item that breaks leaves the others alone. If `take` ends early, so does the work.
pub(super) fn in_order<T: Sync, U: Send, V>(
    items: &[T],
    work: impl Fn(&T) -> U + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = Result<U, Broke>>) -> V,
) -> V {
    in_window(items.iter().map(|it| (it, 1)), DOCUMENTS, work, take)
}

/// The same for items that come one by one, each with its weight; the next is asked for when there is room for it.
pub(super) fn in_window<T, U: Send, V>(
    items: impl Iterator<Item = (T, usize)> + Send,
    window: Window,
    work: impl Fn(T) -> U + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = Result<U, Broke>>) -> V,
) -> V {
    let (sender, receiver) = mpsc::channel();
    let (feed, room) = (Mutex::new(items.enumerate()), Room::of(window));
    let (feed, room, work) = (&feed, &room, &work);
    let workers =
        threads().ok().flatten().or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    thread::scope(|scope| {
        for _ in 0..workers.min(window.items.max(1)) {
            let sender = sender.clone();
            scope.spawn(move || {
                while let Some((index, item, weight)) = next_of(feed, room) {
                    let result = guarded(|| work(item));
                    // Nobody wants the rest when the receiver is gone.
                    if sender.send((index, weight, result)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        take(&mut Ordered { receiver, waiting: BTreeMap::new(), next: 0, room })
    })
}

/// How many threads the surroundings ask for, where one machine runs several of this program.
///
/// # Errors
/// One sentence for the user, where it is no number above nothing.
pub(super) fn threads() -> Result<Option<NonZeroUsize>, String> {
    match std::env::var(THREADS) {
        Ok(number) => {
            let wrong = |_| format!("{THREADS}={number}: is no number of threads; write 1 or more, or leave it out");
            number.trim().parse().map(Some).map_err(wrong)
        }
        Err(_) => Ok(None),
    }
}

/// What came of work that may break.
pub(super) fn guarded<U>(work: impl FnOnce() -> U) -> Result<U, Broke> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Broke)
}

/// The next item when there is room for it. Who waits for room or input keeps the others waiting: they could do nothing
/// else.
fn next_of<T>(feed: &Mutex<impl Iterator<Item = (usize, (T, usize))>>, room: &Room) -> Option<(usize, T, usize)> {
    let mut feed = locked(feed);
    if !room.wait() {
        return None;
    }
    let (index, (item, weight)) = feed.next()?;
    room.enter(weight).then_some((index, item, weight))
}

/// What is under way, and whether anybody still wants it.
struct Room {
    window: Window,
    taken: Mutex<Taken>,
    freed: Condvar,
}

#[derive(Default)]
struct Taken {
    items: usize,
    weight: usize,
    is_closed: bool,
}

impl Room {
    fn of(window: Window) -> Self {
        Self { window, taken: Mutex::default(), freed: Condvar::new() }
    }

    /// Waits until one more fits; false when nobody wants it any more.
    fn wait(&self) -> bool {
        let is_full = |it: &mut Taken| {
            !it.is_closed && it.items > 0 && (it.items >= self.window.items || it.weight >= self.window.weight)
        };
        let taken = self.freed.wait_while(locked(&self.taken), is_full).unwrap_or_else(PoisonError::into_inner);
        !taken.is_closed
    }

    fn enter(&self, weight: usize) -> bool {
        let mut taken = locked(&self.taken);
        taken.items += 1;
        taken.weight = taken.weight.saturating_add(weight);
        !taken.is_closed
    }

    fn leave(&self, weight: usize) {
        let mut taken = locked(&self.taken);
        taken.items = taken.items.saturating_sub(1);
        taken.weight = taken.weight.saturating_sub(weight);
        self.freed.notify_all();
    }

    fn close(&self) {
        locked(&self.taken).is_closed = true;
        self.freed.notify_all();
    }
}

/// Nothing that is locked here is left half changed: who broke in between broke nothing of it.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Ordered<'a, U> {
    receiver: mpsc::Receiver<(usize, usize, U)>,
    waiting: BTreeMap<usize, (usize, U)>,
    next: usize,
    room: &'a Room,
}

impl<U> Iterator for Ordered<'_, U> {
    type Item = U;

    fn next(&mut self) -> Option<U> {
        while !self.waiting.contains_key(&self.next) {
            let (index, weight, result) = self.receiver.recv().ok()?;
            self.waiting.insert(index, (weight, result));
        }
        let (weight, result) = self.waiting.remove(&self.next)?;
        self.next += 1;
        self.room.leave(weight);
        Some(result)
    }
}

impl<U> Drop for Ordered<'_, U> {
    fn drop(&mut self) {
        self.room.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
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
        let done = AtomicUsize::new(0);
        let work = |(): &()| {
            done.fetch_add(1, Ordering::Relaxed);
            thread::sleep(Duration::from_micros(50));
        };
        in_order(&items, work, |results| results.next());
        assert!(done.into_inner() < items.len());
    }

    #[test]
    fn a_slow_item_holds_back_no_more_than_the_window() {
        let asked = AtomicUsize::new(0);
        let items = (0..1_000_usize).map(|it| {
            asked.fetch_add(1, Ordering::SeqCst);
            (it, if it == 500 { 1_000 } else { 1 })
        });
        let most = AtomicUsize::new(0);
        let work = |it: usize| {
            if it == 0 {
                thread::sleep(Duration::from_millis(60));
                most.store(asked.load(Ordering::SeqCst), Ordering::SeqCst);
            }
            it
        };
        let all: Vec<usize> =
            in_window(items, Window { items: 10, weight: 20 }, work, |results| results.map(|it| it.unwrap()).collect());
        assert_eq!(all, (0..1_000).collect::<Vec<_>>(), "a heavy one goes through too");
        assert!(most.into_inner() <= 10, "no more was read while the first was worked on");
    }

    #[test]
    fn a_result_comes_while_the_next_item_is_still_awaited() {
        let (sender, receiver) = mpsc::channel();
        sender.send(1).unwrap();
        let items = receiver.into_iter().map(|it| (it, 1));
        in_window(
            items,
            Window { items: 8, weight: 8 },
            |it: i32| it,
            |results| {
                assert_eq!(results.next(), Some(Ok(1)));
                sender.send(2).unwrap();
                assert_eq!(results.next(), Some(Ok(2)));
                drop(sender);
                assert_eq!(results.next(), None);
            },
        );
    }
}
