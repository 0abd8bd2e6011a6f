//! Who is connected, from where, and how often they asked: nobody takes the room of others.

use super::Limits;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

/// More addresses than these are not remembered: then those that did nothing for a while are forgotten.
const MOST_ADDRESSES: usize = 4_096;

/// Why somebody is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// There are too many connections.
    TooMany,
    /// This address asks too often.
    TooOften,
}

/// All that are connected.
#[derive(Debug)]
pub(super) struct Guests {
    limits: Limits,
    list: Mutex<GuestList>,
}

#[derive(Debug, Default)]
struct GuestList {
    open: usize,
    of: BTreeMap<IpAddr, Asked>,
}

#[derive(Debug)]
struct Asked {
    open: usize,
    /// Requests that it may still make at once, in thousandths.
    left: u64,
    since: Instant,
}

/// One connection; it counts until it is dropped.
#[derive(Debug)]
pub(super) struct Guest {
    guests: Arc<Guests>,
    from: IpAddr,
}

impl Guests {
    pub(super) fn new(limits: Limits) -> Self {
        Self { limits, list: Mutex::default() }
    }

    fn list(&self) -> MutexGuard<'_, GuestList> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets a connection in, or says why not.
    pub(super) fn enter(self: &Arc<Self>, from: IpAddr) -> Result<Guest, Refusal> {
        let limits = self.limits;
        let full = u64::from(limits.burst) * 1_000;
        let mut list = self.list();
        if list.of.len() >= MOST_ADDRESSES && !list.of.contains_key(&from) {
            list.of.retain(|_, it| it.open > 0 || it.since.elapsed().as_secs() < 10);
            if list.of.len() >= MOST_ADDRESSES {
                return Err(Refusal::TooMany);
            }
        }
        if list.open >= limits.connections {
            return Err(Refusal::TooMany);
        }
        let now = Instant::now();
        let asked = list.of.entry(from).or_insert(Asked { open: 0, left: full, since: now });
        let passed = u64::try_from(now.duration_since(asked.since).as_millis()).unwrap_or(u64::MAX);
        asked.left = asked.left.saturating_add(passed.saturating_mul(u64::from(limits.per_second))).min(full);
        asked.since = now;
        if asked.open >= limits.per_address {
            return Err(Refusal::TooMany);
        }
        asked.left = asked.left.checked_sub(1_000).ok_or(Refusal::TooOften)?;
        asked.open += 1;
        list.open += 1;
        drop(list);
        Ok(Guest { guests: Arc::clone(self), from })
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut list = self.guests.list();
        list.open = list.open.saturating_sub(1);
        if let Some(asked) = list.of.get_mut(&self.from) {
            asked.open = asked.open.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn guests(limits: Limits) -> Arc<Guests> {
        Arc::new(Guests::new(limits))
    }

    fn ip(last: u8) -> IpAddr {
        IpAddr::V4(Ipv4Addr::new(10, 0, 0, last))
    }

    #[test]
    fn one_address_cannot_take_all_the_places() {
        let guests = guests(Limits { connections: 3, per_address: 2, ..Limits::default() });
        let first: Vec<_> = (0..2).map(|_| guests.enter(ip(1)).expect("there is room")).collect();
        assert_eq!(guests.enter(ip(1)).err(), Some(Refusal::TooMany));
        let other = guests.enter(ip(2)).expect("others come in");
        assert_eq!(guests.enter(ip(3)).err(), Some(Refusal::TooMany), "the house is full");
        drop((first, other));
        assert!(guests.enter(ip(3)).is_ok(), "who leaves makes room");
    }

    #[test]
    fn who_asks_too_often_waits_and_others_do_not() {
        let guests = guests(Limits { per_second: 1, burst: 5, ..Limits::default() });
        let asked = (0..20).filter(|_| guests.enter(ip(1)).is_ok()).count();
        assert!((5..=6).contains(&asked), "{asked}");
        assert_eq!(guests.enter(ip(1)).err(), Some(Refusal::TooOften));
        assert!(guests.enter(ip(2)).is_ok());
    }

    #[test]
    fn addresses_are_not_remembered_without_end() {
        let guests = guests(Limits::default());
        for it in 0..10_000_u32 {
            guests.enter(IpAddr::V4(Ipv4Addr::from(it))).ok();
        }
        assert!(guests.list().of.len() <= MOST_ADDRESSES);
    }
}
