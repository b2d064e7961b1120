//! Reports on the campus: repairs, patrols and hazards, water and energy, duty, the areas that classes keep clean.

pub mod area_scores;
pub mod duty_roster;
pub mod hazards;
pub mod patrols_weekly;
pub mod repairs;
pub mod utilities;
