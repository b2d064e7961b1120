//! Terms (学期): `2026-2027-1` is the autumn term of the school year 2026–2027, `2026-2027-2` its spring term.

use std::fmt;

/// The name of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId {
    first_year: u16,
    number: u8,
}

impl TermId {
    /// Reads `2026-2027-1`: two years that follow each other, then 1 (autumn) or 2 (spring).
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (first, second, number) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || first.len() != 4 || second.len() != 4 {
            return None;
        }
        let first_year: u16 = first.parse().ok()?;
        let second_year: u16 = second.parse().ok()?;
        let number = match number {
            "1" => 1,
            "2" => 2,
            _ => return None,
        };
        (1900..3000).contains(&first_year).then_some(())?;
        (second_year == first_year + 1).then_some(Self { first_year, number })
    }

    /// Whether it is the autumn term, which crosses the fiscal year.
    pub const fn is_autumn(self) -> bool {
        self.number == 1
    }

    /// The calendar year in which its school year begins.
    pub const fn first_year(self) -> i32 {
        self.first_year as i32
    }

    /// The comparable term one school year earlier.
    #[must_use]
    pub const fn year_before(self) -> Self {
        Self { first_year: self.first_year - 1, number: self.number }
    }
}

impl fmt::Display for TermId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&format!("{}-{}-{}", self.first_year, self.first_year + 1, self.number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_names_two_years_that_follow_each_other() {
        assert_eq!(TermId::parse("2026-2027-1").expect("a term").to_string(), "2026-2027-1");
        assert!(TermId::parse("2026-2027-1").expect("a term").is_autumn());
        for text in ["2026-2028-1", "2026-2027-3", "2026-2027", "2026-2027-1-1", "学期", ""] {
            assert_eq!(TermId::parse(text), None, "{text}");
        }
    }
}
