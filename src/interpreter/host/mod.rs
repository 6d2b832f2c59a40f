//! Packages of the host: Go text that declares them, and Rust code behind the functions that have no body.
//!
//! [`Package`] is what a script imports. The types of Rust closures are compared with the declarations when the program is
//! built. [`value`] says which Rust types stand for which Go types, [`bind`] how closures are called, [`channel`] how
//! channels of the two sides are joined.

mod bind;
mod channel;
mod kept;
mod methods;
mod object;
mod value;

pub use bind::{Args, Async, Callee, CalleeWith, Results};
pub use bind::{check_one, store_one};
pub use kept::Kept;
pub use methods::{InPlace, Methods};
pub use object::Opaque;
pub use value::{Go, field, find_field, new_struct, set_field};

use crate::runtime::host::Binding;
pub use crate::runtime::host::Call;
pub use crate::runtime::types::{Kind, TypeRef};
pub use crate::runtime::value::Value;
use std::collections::BTreeMap;
use std::future::Future;
use std::sync::Arc;

/// A package that the host supplies.
///
/// The text declares it as any Go package: types, constants, variables and functions, with Go bodies or without. Those
/// without are bound by name to Rust closures, methods as `T.Name` or `(*T).Name` with the receiver first. The text is also
/// what an editor shows of the package.
///
/// | Rust | Go |
/// | --- | --- |
/// | `i8` to `i64`, `u8` to `u64` | the same; `i64` also `int`, `u64` also `uint` and `uintptr` |
/// | `f32`, `f64`, `bool`, `String` | `float32`, `float64`, `bool`, `string` |
/// | `Vec<T>` | a slice |
/// | `HashMap<K, V>`, `BTreeMap<K, V>` | a map |
/// | `Option<T>` | a pointer to what `T` stands for, copied; as the only result also two: the value, and whether it is there |
/// | a struct that derives [`Go`] | a struct with such fields, copied; with [`methods`](macro@crate::methods) too |
/// | [`Opaque<T>`] | a pointer to a struct type of the package, which stands for the Rust value |
/// | [`Function`](super::Function) | a func value |
/// | [`Kept`] | any type: the value is not converted, but kept |
/// | a tuple, as a result | several results |
/// | `Result<T, E>`, as a result | the results of `T`, and an `error` |
/// | a `Sender` or `Receiver` of crossbeam_channel | a channel; closing and dropping are the same |
///
/// Named Go types are as good as those that they are defined by.
///
/// ```
/// use zokor::{Builder, Options, Package, Sources};
///
/// let text = "package dice
///
/// // Roll rolls a die with so many sides.
/// func Roll(sides int) (int, error)
///
/// // Twice rolls it twice.
/// func Twice(sides int) (int, error) {
///     a, err := Roll(sides)
///     if err != nil {
///         return 0, err
///     }
///     b, err := Roll(sides)
///     return a + b, err
/// }
/// ";
/// let dice = Package::new("dice", text).func("Roll", |sides: i64| match sides {
///     1.. => Ok(sides),
///     _ => Err("a die has sides".to_string()),
/// });
/// let script = r#"package main
///
/// import ("dice"; "fmt")
///
/// func main() {
///     fmt.Println(dice.Twice(6))
///     fmt.Println(dice.Twice(0))
/// }"#;
/// let program = Builder::new(Sources::text("script.go", script)).package(dice).build().unwrap();
/// let outcome = program.run(Options::new().capture());
/// assert_eq!(outcome.stdout(), "12 <nil>\n0 a die has sides\n");
/// ```
#[derive(Clone)]
#[must_use]
pub struct Package {
    pub(super) path: String,
    pub(super) text: Arc<str>,
    pub(super) bindings: BTreeMap<String, Arc<dyn Binding>>,
}

impl Package {
    /// A package with this import path and Go text.
    ///
    /// ```
    /// let package = zokor::Package::new("acme.com/units", "package units\n\nconst Metre = 100\n");
    /// assert!(package.text().contains("Metre"));
    /// ```
    pub fn new(path: &str, text: &str) -> Package {
        Package {
            path: path.into(),
            text: text.into(),
            bindings: BTreeMap::new(),
        }
    }

    /// The Go text: a stub for editors.
    ///
    /// ```
    /// let package = zokor::Package::new("units", "package units\n\nconst Metre = 100\n");
    /// assert_eq!(package.text(), "package units\n\nconst Metre = 100\n");
    /// ```
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Binds the methods of a type, which [`methods`](macro@crate::methods) has prepared.
    ///
    /// ```
    /// use zokor::{Builder, Go, Options, Package, Sources};
    ///
    /// #[derive(Go)]
    /// struct Point {
    ///     x: f64,
    ///     y: f64,
    /// }
    ///
    /// #[zokor::methods]
    /// impl Point {
    ///     pub fn turned(&self) -> Point {
    ///         Point { x: -self.y, y: self.x }
    ///     }
    ///     pub fn scale(&mut self, by: f64) {
    ///         self.x *= by;
    ///         self.y *= by;
    ///     }
    /// }
    ///
    /// let text = "package plane
    ///
    /// type Point struct{ X, Y float64 }
    ///
    /// func (p Point) Turned() Point
    /// func (p *Point) Scale(by float64)
    /// ";
    /// let plane = Package::new("plane", text).methods::<Point>();
    /// let script = r#"package main
    ///
    /// import ("fmt"; "plane")
    ///
    /// func main() {
    ///     p := plane.Point{X: 2, Y: 1}.Turned()
    ///     p.Scale(10)
    ///     fmt.Println(p)
    /// }"#;
    /// let program = Builder::new(Sources::text("script.go", script)).package(plane).build().unwrap();
    /// assert_eq!(program.run(Options::new().capture()).stdout(), "{-10 20}\n");
    /// ```
    pub fn methods<T: Methods>(self) -> Package {
        T::bind(self)
    }

    fn bound(mut self, name: &str, binding: impl Binding + 'static) -> Package {
        self.bindings.insert(name.into(), Arc::new(binding));
        self
    }

    /// Binds a function. It is called on a thread of the run, which it should not block; a Rust panic in it becomes a Go
    /// panic.
    ///
    /// ```
    /// use zokor::{Builder, Options, Package, Sources};
    ///
    /// let text = "package words\n\nfunc Count(text string) (words, letters int)\n";
    /// let words = Package::new("words", text)
    ///     .func("Count", |text: String| (text.split(' ').count() as i64, text.len() as i64));
    /// let script = "package main\n\nimport \"words\"\n\nfunc main() { println(words.Count(\"a bc\")) }\n";
    /// let program = Builder::new(Sources::text("main.go", script)).package(words).build().unwrap();
    /// assert_eq!(program.run(Options::new().capture()).stderr(), "2 4\n");
    /// ```
    pub fn func<A: Args, F: Callee<A>>(self, name: &str, f: F) -> Package
    where
        F::Out: Results,
    {
        let run = move |_: &Call, args| f.invoke(args);
        self.bound(name, bind::Bind::new(run))
    }

    /// Binds a function that also gets the [`Call`]: who calls it from where, and the way to call back.
    ///
    /// ```
    /// use zokor::{Builder, Call, Function, Options, Package, Sources};
    ///
    /// let list = Package::new("list", "package list\n\nfunc Each(n int, f func(int) bool)\n")
    ///     .func_with("Each", |call: &Call, n: i64, f: Function<(i64,), bool>| {
    ///         for i in 0..n {
    ///             if !f.call_in(call, (i,)) {
    ///                 break;
    ///             }
    ///         }
    ///     });
    /// let script = r#"package main
    ///
    /// import "list"
    ///
    /// func main() {
    ///     list.Each(10, func(i int) bool { print(i); return i < 3 })
    /// }"#;
    /// let program = Builder::new(Sources::text("script.go", script)).package(list).build().unwrap();
    /// assert_eq!(program.run(Options::new().capture()).stderr(), "0123");
    /// ```
    pub fn func_with<A: Args, F: CalleeWith<A>>(self, name: &str, f: F) -> Package
    where
        F::Out: Results,
    {
        let run = move |call: &Call, args| f.invoke(call, args);
        self.bound(name, bind::Bind::new(run))
    }

    /// Binds a function that may block: it is called on a thread of its own, and only the goroutine that calls it waits.
    ///
    /// ```
    /// use std::sync::mpsc::channel;
    /// use zokor::{Builder, Options, Package, Sources};
    ///
    /// let (send, receive) = channel();
    /// let receive = std::sync::Mutex::new(receive);
    /// let text = "package wait\n\nfunc Here() int\nfunc Send(n int)\n";
    /// let wait = Package::new("wait", text)
    ///     .blocking("Here", move || receive.lock().unwrap().recv().unwrap_or(0))
    ///     .func("Send", move |n: i64| send.send(n).unwrap());
    /// let script = r#"package main
    ///
    /// import "wait"
    ///
    /// func main() {
    ///     go wait.Send(42) // runs while Here waits
    ///     println(wait.Here())
    /// }"#;
    /// let program = Builder::new(Sources::text("main.go", script)).package(wait).build().unwrap();
    /// assert_eq!(program.run(Options::new().workers(1).capture()).stderr(), "42\n");
    /// ```
    pub fn blocking<A: Args + Send, F: Callee<A>>(self, name: &str, f: F) -> Package
    where
        F::Out: Results + Send,
    {
        let run = move |call: &Call, args| call.blocking(|| f.invoke(args));
        self.bound(name, bind::Bind::new(run))
    }

    /// Binds an asynchronous function: only the goroutine that calls it waits. The future is polled on threads of the run;
    /// what needs a runtime of its own is to be spawned there.
    ///
    /// ```
    /// use zokor::{Builder, Options, Package, Sources};
    ///
    /// let later = Package::new("later", "package later\n\nfunc Double(n int) int\n")
    ///     .future("Double", |n: i64| async move { 2 * n });
    /// let script = "package main\n\nimport \"later\"\n\nfunc main() { println(later.Double(21)) }\n";
    /// let program = Builder::new(Sources::text("script.go", script)).package(later).build().unwrap();
    /// assert_eq!(program.run(Options::new().capture()).stderr(), "42\n");
    /// ```
    pub fn future<A: Args, F: Callee<A>>(self, name: &str, f: F) -> Package
    where
        F::Out: Async,
        <F::Out as Future>::Output: Results + Send,
    {
        let run = move |call: &Call, args| call.wait(f.invoke(args));
        self.bound(name, bind::Bind::new(run))
    }
}
