//! What a change of a column that nobody speaks for brings: material for the next line of the table.

use super::change::change;
use super::mutation::Mutation;
use super::sample;
use super::school::{Line, School};

/// Changes after which a value could stand there.
const MUTATIONS: [&str; 10] =
    ["other", "add 1", "add -1", "later 1", "earlier 1", "later 90", "set 某某", "first", "clear", "negate"];

/// The rules that each change of the column brings, in the first and the last row of each school that has it.
pub fn explore(schools: &[School], register: &str, column: &str) -> String {
    let mut text = format!("{register},{column} is in neither table");
    let mut used = 0;
    for school in schools {
        let rows: Vec<&Line> = school.rows(register).iter().filter(|row| row.cells.contains_key(column)).collect();
        used += rows.len();
        for written in MUTATIONS {
            let Some(mutation) = Mutation::parse(written) else { continue };
            for row in sample(&rows, 2) {
                let Some(change) = change(school, register, row, column, &mutation) else { continue };
                let findings = school.check(&[(change.instead_of, change.source.clone())]).unwrap_or_default();
                let mut rules: Vec<String> = findings
                    .iter()
                    .map(|finding| {
                        let here = finding.place.file == change.source.path && change.lines.contains(&finding.place.start.line);
                        format!("{}{}", finding.rule, if here { "" } else { " (elsewhere)" })
                    })
                    .collect();
                rules.dedup();
                let rules = if rules.is_empty() { "nothing".to_owned() } else { rules.join("; ") };
                text += &format!("\n    {written}: {} `{}` → `{}`: {rules}", row.id, change.old, change.new);
            }
        }
    }
    if used == 0 {
        text += "\n    no school uses it";
    }
    text
}
