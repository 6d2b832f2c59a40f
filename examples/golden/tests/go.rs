fn main() -> std::process::ExitCode {
    zokor::golden::Suite::new("tests/go").main()
}
