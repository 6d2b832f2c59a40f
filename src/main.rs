//! The `zokor` command.

fn main() -> std::process::ExitCode {
    zokor::cli::main()
}
