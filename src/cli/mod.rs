//! The command `zokor`: arguments and exit statuses only.

mod args;
mod repl;
mod test;

use crate::diagnostic::render::{self, Choice};
use crate::interpreter::{self, Mistakes, Settings, Sources};
use crate::runtime::capabilities::Capabilities;
use crate::runtime::fatal::{Refused, Traceback};
use args::{Action, Arguments};
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

/// Runs the command with the process's arguments. Exit status: the program's own; 1 where it does not compile, cannot be
/// read, or the arguments are wrong.
pub fn main() -> ExitCode {
    // A mistake of zokor's own ends the process wherever it happens: other threads would wait for the one that is gone.
    std::panic::set_hook(Box::new(|mistake| {
        let _ = match mistake.payload().downcast_ref::<Refused>() {
            Some(Refused(what)) => writeln!(std::io::stderr(), "zokor: {what}"),
            None => writeln!(
                std::io::stderr(),
                "zokor: internal error, please report it: {mistake}"
            ),
        };
        std::process::exit(2);
    }));
    match args::parse(std::env::args_os()) {
        Ok(Action::Print(text)) => {
            // A closed pipe is nobody who reads: there is nothing to tell.
            let _ = std::io::stdout().write_all(text.as_bytes());
            ExitCode::SUCCESS
        }
        Ok(Action::Run(arguments)) => run(arguments),
        Ok(Action::Check(arguments)) => check(arguments),
        Ok(Action::Test(words)) => test::main(words).unwrap_or_else(|text| complain(&text)),
        Ok(Action::Repl(arguments)) => {
            let choice = arguments.choice;
            repl::run(move |input| settings(&arguments).session(input), choice)
        }
        Err(text) => complain(&text),
    }
}

fn run(arguments: Arguments) -> ExitCode {
    let sources = match Sources::read(&arguments.paths) {
        Ok(sources) => sources.tags(arguments.tags.clone()),
        Err(e) => return complain(&e.to_string()),
    };
    let (choice, all) = (arguments.choice, arguments.all_errors);
    match interpreter::run(sources, settings(&arguments)) {
        Ok(status) => ExitCode::from(status as u8),
        Err(mistakes) => report(&mistakes, choice, all),
    }
}

/// How a program is run; its name is that of its first file.
fn settings(arguments: &Arguments) -> Settings {
    let name = arguments.paths.first().map_or("repl", String::as_str);
    let mut args = vec![name.to_string()];
    args.extend(arguments.args.iter().cloned());
    Settings {
        args,
        threads: arguments.threads,
        workers: arguments.workers,
        seed: arguments.seed,
        limits: arguments.limits.clone(),
        allow: arguments.allow.clone().unwrap_or_else(Capabilities::all),
        terminal: std::io::stderr().is_terminal(),
        traceback: Traceback::from_text(&std::env::var("GOTRACEBACK").unwrap_or_default()),
    }
}

fn check(arguments: Arguments) -> ExitCode {
    let sources = match Sources::read(&arguments.paths) {
        Ok(sources) => sources.tags(arguments.tags.clone()),
        Err(e) => return complain(&e.to_string()),
    };
    match interpreter::check(sources, true) {
        Ok(()) => ExitCode::SUCCESS,
        Err(mistakes) => report(&mistakes, arguments.choice, arguments.all_errors),
    }
}

fn report(mistakes: &Mistakes, choice: Choice, all: bool) -> ExitCode {
    let text = render::render(&mistakes.map, &mistakes.diagnostics, choice, all);
    let _ = std::io::stderr().write_all(text.as_bytes());
    ExitCode::FAILURE
}

fn complain(text: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "zokor: {text}");
    ExitCode::FAILURE
}
