//! What Go leaves open in what programs write to standard error, and what messages depend on.

use regex::Regex;
use std::path::Path;
use std::sync::LazyLock;

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern of ours")
}

/// Takes out of reports on standard error what Go leaves open: numbers of goroutines, addresses, offsets, arguments, folders,
/// and the frames of the library.
///
/// ```
/// use zokor::golden::normal;
///
/// let go = "goroutine 18 [running]:\nmain.f(0xc000012345)\n\t/home/me/main.go:3 +0x1d\n";
/// let other = "goroutine 7 [running]:\nmain.f(...)\n\t/tmp/main.go:3 +0x25\n";
/// assert_eq!(normal(go), normal(other));
/// ```
pub fn normal(report: &str) -> String {
    static RULES: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
        let rules = [
            // What Go's own goroutines do, and what it knows of the machine, where it shows everything.
            (
                r"(?m)^goroutine \d+ gp=.* \[(force gc \(idle\)|GC \w+ wait|GC worker \(idle\)|GOMAXPROCS updater \(idle\)|finalizer wait|cleanup wait)\]:\n([^\n]+\n)*\n?",
                "",
            ),
            (r" gp=0x[0-9a-f]+ m=(nil|\d+)( mp=0x[0-9a-f]+)?", ""),
            (r"\n+\z", "\n"),
            // How many calls a stack has room for, and how much of the heap is in use.
            (r"\.\.\.\d{6,} frames elided", "...N frames elided"),
            // Where the library starts goroutines.
            (
                r"(?m)^(created by .*)\n\t\S*(GOROOT|/go/src)\S*:\d+.*$",
                "$1",
            ),
            (
                r"(?m)^[^\s].*\([^()\n]*\)\n\t\S*(GOROOT|/go/src|/src/runtime|/src/sync|/src/internal)\S*:\d+.*\n",
                "",
            ),
            (r"goroutine \d+", "goroutine N"),
            (r"0x[0-9a-f]+", "0xN"),
            (r"code=0xN addr=0xN pc=0xN", "code=N addr=N pc=N"),
            (r"(?m)( \+0xN)?( fp=0xN sp=0xN pc=0xN)?$", ""),
            (r"(?m)^([\w./%*()\[\]-]+)\([^()\n]*\)$", "$1(...)"),
            (r"(?m)^\t\S*/([^/\s]+\.go:\d+)", "\t$1"),
        ];
        rules.map(|(text, by)| (pattern(text), by)).into()
    });
    RULES
        .iter()
        .fold(report.to_string(), |text, (pattern, by)| {
            pattern.replace_all(&text, *by).into_owned()
        })
}

/// Takes out of what is said of a package that does not compile what depends on where it is, and the header if there is
/// just one.
///
/// ```
/// let text = "# example.com/p\n./main.go:3:5: undefined: x\n";
/// let told = zokor::golden::complaints("/src/p".as_ref(), text);
/// assert_eq!(told, "main.go:3:5: undefined: x\n");
/// ```
pub fn complaints(program: &Path, text: &str) -> String {
    static NOISE: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(?m)^(go: |zokor: )| \(\S+/src/\S+\)$"));
    static HERE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^(\t?)\./"));
    let text = NOISE.replace_all(text, "");
    let text = HERE.replace_all(&text, "$1");
    let text = text.replace(&program.display().to_string(), "DIR");
    match text.lines().filter(|l| l.starts_with("# ")).count() {
        1 => text
            .lines()
            .filter(|l| !l.starts_with("# "))
            .map(|l| format!("{l}\n"))
            .collect(),
        _ => text,
    }
}
