//! The `bursar` command: arguments in, exit status out.

use std::process::ExitCode;

fn main() -> ExitCode {
    bursar::cli::main(std::env::args_os())
}
