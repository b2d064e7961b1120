//! How wide the page is that a person reads: what `COLUMNS` says, else the window of the terminal.

use std::io::{IsTerminal as _, Stdout, stdout};

/// The environment variable that says a width, as shells have it.
const COLUMNS: &str = "COLUMNS";
/// The columns of a terminal that does not say how many it has.
const USUAL: usize = 80;
/// Wider than any window: a slip in the variable costs no memory.
const WIDEST: usize = 1000;

/// The columns there are; `None` where standard output is no terminal and `COLUMNS` says nothing.
pub fn width() -> Option<usize> {
    let asked = std::env::var(COLUMNS).ok().and_then(|text| text.trim().parse::<usize>().ok());
    let stdout = stdout();
    let window = || stdout.is_terminal().then(|| of(&stdout).unwrap_or(USUAL));
    asked.filter(|columns| *columns > 0).or_else(window).map(|columns| columns.min(WIDEST))
}

/// The columns of a terminal. Some say their columns and no lines: that is as good.
#[cfg(unix)]
fn of(terminal: &Stdout) -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(terminal).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

#[cfg(not(unix))]
fn of(terminal: &Stdout) -> Option<usize> {
    terminal_size::terminal_size_of(terminal).map(|(width, _)| usize::from(width.0))
}
