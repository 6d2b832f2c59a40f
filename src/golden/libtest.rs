//! A suite as tests of `cargo test`.

use super::Suite;
use super::case::Regime;
use super::find::Case;
use libtest_mimic::{Arguments, Conclusion, Failed, Trial};
use std::process::ExitCode;

impl Suite {
    /// Runs the suite as a test program without `harness`: with the options of Rust's own test programs. Each program is a
    /// test, and what holds for all is one too.
    ///
    /// ```no_run
    /// fn main() -> std::process::ExitCode {
    ///     zokor::golden::Suite::new("examples/go/pipeline.go").main()
    /// }
    /// ```
    pub fn main(self) -> ExitCode {
        let trials = self.trials();
        self.run(trials).exit_code()
    }

    /// The tests, for a test program that has others besides.
    ///
    /// ```
    /// let suite = zokor::golden::Suite::new("examples/go/pipeline.go");
    /// // The program, and what holds for all.
    /// assert_eq!(suite.trials().len(), 3);
    /// ```
    pub fn trials(&self) -> Vec<Trial> {
        let (cases, orphans) = super::find::find(self);
        let usual = [Regime::default()];
        let regimes = match self.regimes.is_empty() {
            true => &usual[..],
            false => &self.regimes,
        };
        let mut trials = vec![Trial::test(
            "expectations_have_programs",
            move || match orphans.is_empty() {
                true => Ok(()),
                false => Err(format!("expectations without a program: {orphans:#?}").into()),
            },
        )];
        let found = cases.len();
        trials.push(Trial::test("there_are_programs", move || match found {
            0 => Err("the programs are not where they should be".into()),
            _ => Ok(()),
        }));
        for regime in regimes {
            let chosen = cases.iter().filter(|c| !regime.leaves_out(c));
            trials.extend(chosen.map(|c| trial(c, regime)));
        }
        trials
    }

    /// Runs tests with the options of the process.
    ///
    /// ```no_run
    /// let suite = zokor::golden::Suite::new("examples/go/pipeline.go");
    /// let conclusion = suite.run(suite.trials());
    /// assert_eq!(conclusion.num_failed, 0);
    /// ```
    pub fn run(&self, trials: Vec<Trial>) -> Conclusion {
        libtest_mimic::run(&Arguments::from_args(), trials)
    }
}

fn trial(case: &Case, regime: &Regime) -> Trial {
    let name = match regime.name.is_empty() {
        true => case.name.clone(),
        false => format!("{}::{}", regime.name, case.name),
    };
    let (case, regime) = (case.clone(), regime.clone());
    let ignored = regime.ignored;
    let check = move || {
        case.check(&regime)
            .map_err(|f| Failed::from(format!("\n{f}")))
    };
    Trial::test(name, check).with_ignored_flag(ignored)
}
