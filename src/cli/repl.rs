//! `zokor repl`: a session at a terminal, or with its inputs from a pipe.

use crate::diagnostic::render::Choice;
use crate::interpreter::{Evaluated, Options, Repl, on_large_stack};
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{Context, Editor, Helper};
use std::cell::RefCell;
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

const HELP: &str = "\
Type statements, declarations or expressions; an expression's value and type are printed. An input goes on over lines as
long as a bracket is open. Packages of the standard library need not be imported.

  :type EXPR    the type of an expression, which is not evaluated
  :doc NAME     declaration and documentation of x, PACKAGE, PACKAGE.NAME or PACKAGE.TYPE.METHOD
  :load FILE    the declarations of a Go file
  :reset        forget everything
  :help         this text
  :quit         leave, as Ctrl-D does

Tab completes names and members. Ctrl-C stops what is running; goroutines that it has started go on.
";

const PROMPT: &str = "zokor> ";

/// Reads and evaluates until the input or the session ends. Exit status: the session's own if it ends itself; without a
/// terminal, 1 if an input did not compile or panicked.
pub fn run(make: impl Fn(bool) -> Options + Send, choice: Choice) -> ExitCode {
    on_large_stack(move || {
        let terminal = std::io::stdin().is_terminal();
        // Before the session, which is to get the signals that the editor takes too.
        let editor = match terminal.then(Editor::new).transpose() {
            Ok(editor) => editor,
            Err(e) => {
                complain(&format!("zokor: {e}"));
                return ExitCode::FAILURE;
            }
        };
        let mut shell = Shell {
            make: &|| make(terminal),
            choice,
            session: Rc::new(RefCell::new(new_session(make(terminal), choice))),
            failed: false,
        };
        let status = match editor {
            Some(editor) => shell.at_terminal(editor),
            None => shell.read_pipe(),
        };
        ExitCode::from(status.unwrap_or(0) as u8)
    })
}

fn new_session(options: Options, choice: Choice) -> Repl {
    let mut session = Repl::new(options);
    session.set_choice(choice);
    session
}

fn tell(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
    let _ = std::io::stdout().flush();
}

fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
}

struct Shell<'a> {
    make: &'a dyn Fn() -> Options,
    choice: Choice,
    session: Rc<RefCell<Repl>>,
    /// Whether an input did not compile or panicked.
    failed: bool,
}

impl Shell<'_> {
    fn read_pipe(&mut self) -> Option<i32> {
        let mut input = String::new();
        for line in std::io::stdin().lock().lines() {
            let Ok(line) = line else { break };
            input.push_str(&line);
            input.push('\n');
            if !is_whole(&input) {
                continue;
            }
            if let Some(status) = self.input(&std::mem::take(&mut input)) {
                return Some(status);
            }
        }
        let status = self.input(&input);
        status.or(self.failed.then_some(1))
    }

    fn at_terminal(&mut self, mut editor: Editor<Assistant, FileHistory>) -> Option<i32> {
        editor.set_helper(Some(Assistant(self.session.clone())));
        let history = history_file();
        if let Some(path) = &history {
            let _ = editor.load_history(path);
        }
        tell(&format!(
            "zokor {}, an interpreter for Go. :help tells what can be typed.\n",
            env!("CARGO_PKG_VERSION")
        ));
        loop {
            match editor.readline(PROMPT) {
                Ok(input) => {
                    let _ = editor.add_history_entry(input.trim_end());
                    if let Some(path) = &history {
                        let _ = editor.append_history(path);
                    }
                    if let Some(status) = self.input(&input) {
                        return Some(status);
                    }
                }
                Err(ReadlineError::Interrupted) => {}
                Err(_) => return None,
            }
        }
    }

    /// Deals with an input; the exit status if that was the last.
    fn input(&mut self, input: &str) -> Option<i32> {
        if let Some(command) = input.trim().strip_prefix(':') {
            let (name, argument) = command
                .split_once(char::is_whitespace)
                .unwrap_or((command, ""));
            return self.command(name, argument.trim());
        }
        if input.trim().is_empty() {
            return self.session.borrow_mut().ended().map(|end| end.status());
        }
        self.eval(input)
    }

    fn eval(&mut self, input: &str) -> Option<i32> {
        let result = self.session.borrow_mut().eval(input);
        self.tell_end(result)
    }

    /// Tells how an evaluation has ended; the exit status if the session has.
    fn tell_end(&mut self, result: Evaluated) -> Option<i32> {
        match result {
            Evaluated::Done => {}
            Evaluated::Mistakes(text) => {
                self.failed = true;
                complain(&text);
            }
            Evaluated::Panic | Evaluated::Deadlock => self.failed = true,
            Evaluated::Interrupted => complain("interrupted"),
            Evaluated::Ended(end) => return Some(end.status()),
        }
        None
    }

    fn command(&mut self, name: &str, argument: &str) -> Option<i32> {
        match name {
            "quit" | "q" => return Some(i32::from(self.failed)),
            "help" | "h" => tell(HELP),
            "reset" => {
                let session = new_session((self.make)(), self.choice);
                let _old = self.session.replace(session);
            }
            "type" => {
                let result = self.session.borrow_mut().type_of(argument);
                match result {
                    Ok(text) => tell(&format!("{text}\n")),
                    Err(text) => self.fail(&text),
                }
            }
            "doc" => {
                let doc = self.session.borrow_mut().doc(argument);
                match doc {
                    Some(text) => tell(&format!("{}\n", text.trim_end())),
                    None => self.fail(&format!("no documentation of {argument}")),
                }
            }
            "load" => match std::fs::read_to_string(argument) {
                Ok(text) => {
                    let result = self.session.borrow_mut().load(argument, &text);
                    return self.tell_end(result);
                }
                Err(e) => self.fail(&format!("{argument}: {e}")),
            },
            _ => self.fail(&format!(
                "there is no command :{name}; :help lists those that are"
            )),
        }
        None
    }

    fn fail(&mut self, text: &str) {
        self.failed = true;
        complain(text);
    }
}

/// Whether an input needs no further line.
fn is_whole(input: &str) -> bool {
    input.trim_start().starts_with(':') || Repl::is_complete(input)
}

/// Where inputs are remembered: `ZOKOR_HISTORY`, else in the folder for states of programs.
fn history_file() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("ZOKOR_HISTORY") {
        return Some(path.into());
    }
    let state = std::env::var_os("XDG_STATE_HOME").map(PathBuf::from);
    let state =
        state.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".local/state")))?;
    let folder = state.join("zokor");
    std::fs::create_dir_all(&folder).ok()?;
    Some(folder.join("history"))
}

/// What the line editor asks while somebody types.
struct Assistant(Rc<RefCell<Repl>>);

impl Completer for Assistant {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        pos: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        Ok(self.0.borrow_mut().complete(&line[..pos]))
    }
}

impl Validator for Assistant {
    fn validate(&self, context: &mut ValidationContext) -> rustyline::Result<ValidationResult> {
        Ok(match is_whole(context.input()) {
            true => ValidationResult::Valid(None),
            false => ValidationResult::Incomplete,
        })
    }
}

impl Hinter for Assistant {
    type Hint = String;
}

impl Highlighter for Assistant {}
impl Helper for Assistant {}
