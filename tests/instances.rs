//! What a further instance of a program costs, compared with the program itself.
//!
//! `cargo test --release --test instances -- --nocapture` says how much.

use nix::sys::resource::{UsageWho, getrusage};
use std::time::Duration;
use zokor::{Options, Program, Sources};

const SMALL: &str = "package main\n\nfunc main() { println(1) }\n";

const USUAL: &str = r#"package main

import (
	"fmt"
	"sort"
	"strings"
)

type word struct {
	text  string
	count int
}

func main() {
	counts := map[string]int{}
	for _, w := range strings.Fields("a b a c b a") {
		counts[w]++
	}
	var words []word
	for text, count := range counts {
		words = append(words, word{text, count})
	}
	sort.Slice(words, func(i, j int) bool { return words[i].count > words[j].count })
	fmt.Println(words)
}
"#;

const BIG: &str = r#"package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"text/template"
)

func main() {
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		template.Must(template.New("").Parse("{{.}}")).Execute(w, r.URL)
		json.NewEncoder(w).Encode(regexp.MustCompile("a+").FindAllString(r.URL.Path, -1))
		slog.Info("served", "path", r.URL)
	})
	fmt.Println(http.ListenAndServe("", nil))
}
"#;

/// Processor time of this thread.
fn used() -> Duration {
    let usage = getrusage(UsageWho::RUSAGE_THREAD).expect("Linux");
    let time =
        |t: nix::sys::time::TimeVal| Duration::new(t.tv_sec() as u64, t.tv_usec() as u32 * 1000);
    time(usage.user_time()) + time(usage.system_time())
}

#[test]
fn a_further_instance_costs_less_than_a_program() {
    const TIMES: u32 = 20;
    for (name, text) in [("small", SMALL), ("usual", USUAL), ("big", BIG)] {
        let began = used();
        let mut program = None;
        for _ in 0..TIMES {
            program = Program::new(Sources::text("main.go", text)).ok();
        }
        let built = (used() - began) / TIMES;
        let program = program.expect("it compiles");
        let options = || Options::new().workers(1);
        drop(program.instance(options()));
        let began = used();
        for _ in 0..TIMES {
            drop(program.instance(options()));
        }
        let instance = (used() - began) / TIMES;
        println!("{name}: {built:?} to check and lower, {instance:?} for each further instance");
        // Nearly equal for tiny programs, where making a run is most of it.
        assert!(
            instance < built + Duration::from_millis(5),
            "{name}: {instance:?}, {built:?}"
        );
    }
}
