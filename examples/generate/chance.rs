//! The dice of the generator: the same school and seed always throw the same numbers.

/// A small stream of pseudo-random numbers (`SplitMix64`), named by what it decides.
#[derive(Clone)]
pub struct Chance(u64);

impl Chance {
    /// The stream of `seed` that decides about `subject`.
    pub fn about(seed: u64, subject: &str) -> Self {
        let start = subject
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
        Self(start)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        assert!(least <= most, "an empty range: {least}..{most}");
        let width = (most - least + 1) as u64;
        least + (self.next() % width) as i64
    }

    /// A place in a list of `length` entries.
    pub fn index(&mut self, length: usize) -> usize {
        assert!(length > 0, "nothing to choose from");
        (self.next() % length as u64) as usize
    }

    /// One entry of a list.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.index(list.len())]
    }

    /// True in about `percent` of a hundred throws.
    pub fn happens(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }
}
