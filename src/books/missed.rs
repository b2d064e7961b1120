//! What was due time and again and was not done (漏做): times that follow each other are told as one.

/// Times that were missed one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missed<T> {
    /// The first.
    pub first: T,
    /// The last.
    pub last: T,
    /// How many.
    pub times: usize,
}

impl<T> Missed<T> {
    /// Its name, of the written first and last time. It changes when the stretch grows, so that a waiver covers what was missed
    /// when it was given, and no more.
    pub fn name(&self, written: impl Fn(&T) -> String) -> String {
        match self.times {
            1 => written(&self.first),
            _ => format!("{}..{}", written(&self.first), written(&self.last)),
        }
    }
}

/// Stretches of missed times out of all that were due, in order, each with whether it was missed.
pub fn stretches<T: Copy>(due: impl IntoIterator<Item = (T, bool)>) -> Vec<Missed<T>> {
    let mut found: Vec<Missed<T>> = Vec::new();
    let mut is_open = false;
    for (time, missed) in due {
        match found.last_mut().filter(|_| is_open && missed) {
            Some(stretch) => {
                stretch.last = time;
                stretch.times += 1;
            }
            None if missed => found.push(Missed { first: time, last: time, times: 1 }),
            None => {}
        }
        is_open = missed;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_missed_time_lies_in_one_stretch(due in prop::collection::vec(any::<bool>(), 0..20)) {
            let found = stretches(due.iter().copied().enumerate());
            prop_assert_eq!(found.iter().map(|stretch| stretch.times).sum::<usize>(), due.iter().filter(|missed| **missed).count());
            for stretch in &found {
                prop_assert!(due[stretch.first..=stretch.last].iter().all(|missed| *missed));
                prop_assert!(stretch.first == 0 || !due[stretch.first - 1]);
                prop_assert!(due.get(stretch.last + 1) != Some(&true));
            }
        }
    }
}
