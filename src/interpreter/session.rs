//! Programs that the host calls into.

use super::host::{Args, Go, Results};
use super::options::Captured;
use super::program::{Handle, Outcome};
use crate::runtime::end::{Crash, End};
use crate::runtime::host::Call;
use crate::runtime::native::FuncValue;
use crate::runtime::remote::Remote;
use crate::runtime::rooted::Root;
use crate::runtime::sched::guest::{self, Job};
use crate::runtime::sync::{Mutex, OnceLock};
use crate::runtime::types::{Kind, TypeRef};
use crate::runtime::value::Value;
use crate::runtime::vm::{OwnedVm, Vm};
use std::marker::PhantomData;
use std::sync::Arc;

/// What a program exports: names, types and functions.
pub(super) type Exports = Vec<(Box<str>, TypeRef, &'static crate::runtime::Func)>;

/// A program that is initialised and waits for calls of its functions; `main` does not run.
///
/// A call runs on the host's thread. Goroutines that the script has started go on between calls, on threads of the run.
///
/// ```
/// use zokor::{Options, Program, Sources};
///
/// let text = r#"package main
///
/// import "errors"
///
/// func Area(w, h float64) float64 { return w * h }
///
/// func Divide(a, b int) (int, error) {
///     if b == 0 {
///         return 0, errors.New("by zero")
///     }
///     return a / b, nil
/// }
///
/// func main() {}"#;
/// let program = Program::new(Sources::text("shapes.go", text)).unwrap();
/// let mut session = program.start(Options::new()).unwrap();
/// let area = session.func::<(f64, f64), f64>("Area").unwrap();
/// assert_eq!(area.call(&mut session, (2.0, 3.0)).unwrap(), 6.0);
/// let divide = session.func::<(i64, i64), Result<i64, String>>("Divide").unwrap();
/// assert_eq!(divide.call(&mut session, (1, 0)).unwrap(), Err("by zero".into()));
/// ```
pub struct Session {
    owned: OwnedVm,
    exports: Exports,
    captured: Option<Captured>,
}

/// A function that is not there, or not as the host thinks.
///
/// ```
/// use zokor::{Options, Program, Sources};
///
/// let text = "package main\n\nfunc Half(n int) int { return n / 2 }\n\nfunc main() {}\n";
/// let program = Program::new(Sources::text("half.go", text)).unwrap();
/// let mut session = program.start(Options::new()).unwrap();
/// let mismatch = session.func::<(String,), i64>("Half").err().unwrap();
/// assert!(mismatch.to_string().starts_with("main.Half: parameter 1 is declared as int"));
/// # let _ = &mut session;
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mismatch(String);

impl std::fmt::Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Mismatch {}

/// Initialises packages.
struct Initialise(FuncValue);

impl Job for Initialise {
    fn run(&self, call: &Call) {
        call.invoke(self.0, &[], &[], |_| ());
    }
}

/// Code of the host to be run as a goroutine.
type Code<R> = Box<dyn FnOnce(&Call) -> R + Send>;

/// Code of the host as a goroutine.
struct With<R> {
    code: Mutex<Option<Code<R>>>,
    output: Mutex<Option<R>>,
}

impl<R: Send> Job for With<R> {
    fn run(&self, call: &Call) {
        let code = self.code.lock().take().expect("run once");
        let result = code(call);
        *self.output.lock() = Some(result);
    }
}

impl Session {
    /// Starts a run by initialising its packages.
    pub(super) fn new(
        owned: OwnedVm,
        init: &'static crate::runtime::Func,
        exports: Exports,
        captured: Option<Captured>,
    ) -> Result<Session, End> {
        let vm = owned.vm();
        let session = Session {
            owned,
            exports,
            captured,
        };
        vm.start_called();
        guest::call(vm, Arc::new(Initialise(FuncValue::of(vm, init))))?;
        Ok(session)
    }

    fn vm(&self) -> &'static Vm {
        self.owned.vm()
    }

    /// An exported function of the program's main package.
    ///
    /// # Errors
    /// There is none of this name, or its types do not fit.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = "package main\n\nfunc Half(n int) int { return n / 2 }\n\nfunc main() {}\n";
    /// let program = Program::new(Sources::text("half.go", text)).unwrap();
    /// let mut session = program.start(Options::new()).unwrap();
    /// let half = session.func::<(i64,), i64>("Half").unwrap();
    /// assert_eq!(half.call(&mut session, (84,)).unwrap(), 42);
    /// assert!(session.func::<(), ()>("Double").is_err());
    /// ```
    pub fn func<A: Args, R: Results>(&self, name: &str) -> Result<Function<A, R>, Mismatch> {
        let export = self.exports.iter().find(|e| &*e.0 == name);
        let Some(&(_, ty, func)) = export else {
            let text = format!("package main exports no function {name}");
            return Err(Mismatch(text));
        };
        check::<A, R>(ty).map_err(|text| Mismatch(format!("main.{name}: {text}")))?;
        Ok(Function {
            func: FuncValue::of(self.vm(), func),
            ty,
            keep: Arc::new(Keep {
                remote: self.vm().remote.clone(),
                root: None,
            }),
            job: OnceLock::new(),
            types: PhantomData,
        })
    }

    /// Runs Rust code as a goroutine of the run, to look at values or call functions: the code may do what a host function may.
    ///
    /// # Errors
    /// A panic, or how the run has ended.
    ///
    /// ```
    /// use zokor::{Kept, Options, Program, Sources};
    ///
    /// let text = "package main\n\nfunc Any() any { return 3 }\n\nfunc main() {}\n";
    /// let program = Program::new(Sources::text("any.go", text)).unwrap();
    /// let mut session = program.start(Options::new()).unwrap();
    /// let any = session.func::<(), Kept>("Any").unwrap();
    /// let kept = any.call(&mut session, ()).unwrap();
    /// let n = session.with(move |call| kept.get::<i64>(call)).unwrap();
    /// assert_eq!(n, Some(3));
    /// ```
    pub fn with<R: Send + 'static>(
        &mut self,
        f: impl FnOnce(&Call) -> R + Send + 'static,
    ) -> Result<R, End> {
        let job = Arc::new(With {
            code: Mutex::new(Some(Box::new(f))),
            output: Mutex::new(None),
        });
        guest::call(self.vm(), job.clone())?;
        let result = job.output.lock().take();
        Ok(result.expect("the call is done"))
    }

    /// What stops the session, from any thread, also while it is in a call.
    ///
    /// ```
    /// use zokor::{End, Options, Program, Sources};
    ///
    /// let text = "package main\n\nfunc Spin() { for {} }\n\nfunc main() {}\n";
    /// let program = Program::new(Sources::text("spin.go", text)).unwrap();
    /// let mut session = program.start(Options::new()).unwrap();
    /// let spin = session.func::<(), ()>("Spin").unwrap();
    /// let handle = session.handle();
    /// let other = std::thread::spawn(move || handle.stop("enough"));
    /// assert_eq!(spin.call(&mut session, ()), Err(End::Stopped("enough".into())));
    /// other.join().unwrap();
    /// ```
    pub fn handle(&self) -> Handle {
        Handle::new(&self.vm().remote)
    }

    /// How the run has ended, if it has: `os.Exit`, a panic in a goroutine that the script had started, a limit, or
    /// [`Handle::stop`]. All calls end so from then on.
    ///
    /// ```
    /// use zokor::{End, Options, Program, Sources};
    ///
    /// let text = "package main\n\nimport \"os\"\n\nfunc Quit() { os.Exit(3) }\n\nfunc main() {}\n";
    /// let program = Program::new(Sources::text("quit.go", text)).unwrap();
    /// let mut session = program.start(Options::new()).unwrap();
    /// assert_eq!(session.ended(), None);
    /// let quit = session.func::<(), ()>("Quit").unwrap();
    /// assert_eq!(quit.call(&mut session, ()), Err(End::Exit(3)));
    /// assert_eq!(session.ended(), Some(End::Exit(3)));
    /// ```
    pub fn ended(&self) -> Option<End> {
        self.vm().ended().then(|| self.vm().how_ended())
    }

    /// Ends the run and gives what it has written, if that was captured.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = "package main\n\nimport \"fmt\"\n\nfunc Greet() { fmt.Println(\"hello\") }\n\nfunc main() {}\n";
    /// let program = Program::new(Sources::text("greet.go", text)).unwrap();
    /// let mut session = program.start(Options::new().capture()).unwrap();
    /// session.func::<(), ()>("Greet").unwrap().call(&mut session, ()).unwrap();
    /// assert_eq!(session.finish().stdout(), "hello\n");
    /// ```
    pub fn finish(self) -> Outcome {
        let vm = self.vm();
        vm.end(End::Exit(0));
        let end = vm.how_ended();
        vm.close_output();
        Outcome::new(end, self.captured.as_ref())
    }
}

/// Whether a func type is one of functions with these arguments and results.
fn check<A: Args, R: Results>(ty: TypeRef) -> Result<(), String> {
    A::check(ty.params())?;
    R::check(ty.results())
}

/// A function of a script: exported, or a func value that the script has passed. It may be kept as long as one likes; it
/// keeps alive what the func value refers to, but not its run.
///
/// `R` is [`Result`] where the last result of the Go function is an `error`; see [`Package`](super::Package) for the types.
///
/// ```
/// use zokor::{Options, Program, Sources};
///
/// let text = "package main\n\nfunc Half(n int) int { return n / 2 }\n\nfunc main() {}\n";
/// let program = Program::new(Sources::text("half.go", text)).unwrap();
/// let mut session = program.start(Options::new()).unwrap();
/// let half = session.func::<(i64,), i64>("Half").unwrap();
/// let again = half.clone();
/// assert_eq!(half.call(&mut session, (2,)), Ok(1));
/// assert_eq!(again.call(&mut session, (4,)), Ok(2));
/// ```
pub struct Function<A: 'static, R: 'static> {
    /// Of use only while its run exists.
    func: FuncValue,
    ty: TypeRef,
    keep: Arc<Keep>,
    job: OnceLock<Arc<CallJob<A, R>>>,
    types: PhantomData<fn(A) -> R>,
}

impl<A: 'static, R: 'static> Clone for Function<A, R> {
    fn clone(&self) -> Self {
        Function {
            func: self.func,
            ty: self.ty,
            keep: self.keep.clone(),
            job: OnceLock::new(),
            types: PhantomData,
        }
    }
}

/// What a function belongs to and what keeps it.
struct Keep {
    remote: Remote,
    #[allow(dead_code)]
    root: Option<Root>,
}

/// A call from the host's thread.
struct CallJob<A, R> {
    func: FuncValue,
    ty: TypeRef,
    input: Mutex<Option<A>>,
    output: Mutex<Option<Result<R, String>>>,
}

impl<A: Args + Send, R: Results + Send> Job for CallJob<A, R> {
    fn run(&self, call: &Call) {
        let args = self.input.lock().take().expect("set before the call");
        let result = invoke(call, self.func, self.ty, args);
        *self.output.lock() = Some(result);
    }
}

fn invoke<A: Args, R: Results>(
    call: &Call,
    func: FuncValue,
    ty: TypeRef,
    args: A,
) -> Result<R, String> {
    let mut result = None;
    args.pass(call, ty.params(), &mut |args| {
        result = Some(call.invoke(func, args, ty.results(), |results| R::take(call, results)));
    });
    result.expect("passed once")
}

impl<A: Args + Send, R: Results + Send> Function<A, R> {
    /// Calls it. A panic in it that nothing recovers ends only the call.
    ///
    /// # Errors
    /// The panic, or how the run has ended.
    ///
    /// # Panics
    /// The function is of another session.
    ///
    /// ```
    /// use zokor::{End, Options, Program, Sources};
    ///
    /// let text = "package main\n\nfunc At(list []int, i int) int { return list[i] }\n\nfunc main() {}\n";
    /// let program = Program::new(Sources::text("at.go", text)).unwrap();
    /// let mut session = program.start(Options::new().capture()).unwrap();
    /// let at = session.func::<(Vec<i64>, i64), i64>("At").unwrap();
    /// assert_eq!(at.call(&mut session, (vec![1, 2], 1)), Ok(2));
    /// let Err(End::Panic(crash)) = at.call(&mut session, (vec![], 0)) else { panic!() };
    /// assert!(crash.message.contains("index out of range [0] with length 0"));
    /// ```
    pub fn call(&self, session: &mut Session, args: A) -> Result<R, End> {
        let vm = session.vm();
        self.belongs(&vm.remote);
        let job = self.job.get_or_init(|| {
            Arc::new(CallJob {
                func: self.func,
                ty: self.ty,
                input: Mutex::new(None),
                output: Mutex::new(None),
            })
        });
        *job.input.lock() = Some(args);
        guest::call(vm, job.clone())?;
        let result = job.output.lock().take().expect("the call is done");
        result.map_err(|message| {
            End::Panic(Crash {
                message,
                goroutine: 0,
                trace: Vec::new(),
            })
        })
    }
}

impl<A: Args, R: Results> Function<A, R> {
    /// Calls it from within a host function. Panics go on to who has called that, as in Go.
    ///
    /// The goroutine may go on on another thread afterwards: hold nothing across this that belongs to a thread, such as a
    /// lock.
    ///
    /// # Panics
    /// The function is of another run.
    ///
    /// ```
    /// use zokor::{Builder, Call, Function, Options, Package, Sources};
    ///
    /// let twice = Package::new("twice", "package twice\n\nfunc Do(f func(string) string, s string) string\n")
    ///     .func_with("Do", |call: &Call, f: Function<(String,), String>, s: String| {
    ///         let once = f.call_in(call, (s,));
    ///         f.call_in(call, (once,))
    ///     });
    /// let script = r#"package main
    ///
    /// import "twice"
    ///
    /// func main() { println(twice.Do(func(s string) string { return s + "!" }, "hi")) }"#;
    /// let program = Builder::new(Sources::text("main.go", script)).package(twice).build().unwrap();
    /// assert_eq!(program.run(Options::new().capture()).stderr(), "hi!!\n");
    /// ```
    pub fn call_in(&self, call: &Call, args: A) -> R {
        self.belongs(&call.vm().remote);
        invoke(call, self.func, self.ty, args).unwrap_or_else(|text| call.panic(&text))
    }
}

impl<A: 'static, R: 'static> Function<A, R> {
    fn belongs(&self, remote: &Remote) {
        assert!(
            self.keep.remote.is(remote),
            "a function of another run is called"
        );
    }
}

/// A func value that is not nil.
impl<A: Args, R: Results> Go for Function<A, R> {
    fn rust_name() -> String {
        "Function".into()
    }
    fn go_name() -> String {
        "a function with such parameters and results".into()
    }
    fn fits(ty: TypeRef) -> bool {
        ty.kind == Kind::Func && check::<A, R>(ty).is_ok()
    }
    fn from_go(call: &Call, value: Value) -> Result<Self, String> {
        let func = value.func();
        if func.is_nil() {
            return Err("nil function".into());
        }
        Ok(Function {
            func,
            ty: value.ty(),
            keep: Arc::new(Keep {
                remote: call.vm().remote.clone(),
                root: Some(Root::new(call, func.word())),
            }),
            job: OnceLock::new(),
            types: PhantomData,
        })
    }
    fn to_go(self, call: &Call, ty: TypeRef) -> Value {
        self.belongs(&call.vm().remote);
        Value::new(call.cx(), ty, self.func)
    }
}

crate::go_result!(for[A: Args, R: Results] Function<A, R>);
