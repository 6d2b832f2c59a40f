//! `zokor test`: tests of packages, and golden tests.

mod args;
mod events;
mod goldens;
mod packages;
mod report;

use args::Arguments;
use std::path::Path;
use std::process::ExitCode;

/// Runs what the words behind `zokor test` ask for. Exit status: 0 if nothing fails, else 1.
///
/// # Errors
/// The words are wrong.
pub fn main(words: Vec<String>) -> Result<ExitCode, String> {
    let arguments = Arguments::parse(words)?;
    let (packages, goldens): (Vec<String>, Vec<String>) = arguments
        .paths
        .iter()
        .cloned()
        .partition(|path| is_package(path));
    if let (Some(flag), false) = (&arguments.foreign, goldens.is_empty()) {
        return Err(format!(
            "there is no option -{flag} of test; see 'zokor --help'"
        ));
    }
    let mut fine = true;
    if !packages.is_empty() || goldens.is_empty() {
        fine &= packages::run(&packages, &arguments);
    }
    if !goldens.is_empty() {
        fine &= goldens::run(&goldens, &arguments);
    }
    Ok(match fine {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Whether a word names packages as for `go test`: a tree, a folder with tests, or one of a module in which no
/// expectations lie. All others name golden tests.
fn is_package(word: &str) -> bool {
    let path = Path::new(word);
    if word.ends_with("...") || !path.exists() {
        return true;
    }
    if !path.is_dir() {
        return false;
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
    let names: Vec<String> = entries
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    let any = |suffix: &str| names.iter().any(|n| n.ends_with(suffix));
    let whole = std::path::absolute(path).unwrap_or_default();
    let module = whole.ancestors().any(|f| f.join("go.mod").is_file());
    any("_test.go") || any(".go") && module && !any(".out") && !any(".txt")
}
