//! Types declared in Go packages that the runtime itself makes values of.

use super::TypeRef;
use crate::runtime::sync::OnceLock;

macro_rules! known {
    ($($(#[$doc:meta])* $field:ident: $package:literal $name:literal $pointer:literal;)*) => {
        /// The types that lowering looks up by name and registers before a program runs.
        #[derive(Default)]
        pub struct WellKnown {
            $($(#[$doc])* $field: OnceLock<TypeRef>,)*
        }

        impl WellKnown {
            /// Package, name of the declared type, and whether a pointer to it is meant.
            pub const TYPES: &[(&str, &str, bool)] = &[$(($package, $name, $pointer)),*];

            /// Registers one of [`Self::TYPES`]; for a pointer, the pointer type.
            pub fn register(&self, package: &str, name: &str, ty: TypeRef) {
                match (package, name) {
                    $(($package, $name) => {
                        let _ = self.$field.set(ty);
                    })*
                    _ => panic!("{package}.{name} is not a well-known type"),
                }
            }

            $(
                $(#[$doc])*
                pub fn $field(&self) -> TypeRef {
                    self.$field.get().expect(concat!($package, ".", $name, " is registered"))
                }
            )*
        }
    };
}

known! {
    /// `*errors.errorString`, a struct of one string.
    error_string: "errors" "errorString" true;
    /// `runtime.errorString`, a string that `Error` puts "runtime error: " in front of.
    runtime_error: "runtime" "errorString" false;
    /// `runtime.plainError`, a string.
    plain_error: "runtime" "plainError" false;
    /// `runtime.boundsError`, a struct of one string, the text without "runtime error: ".
    bounds_error: "runtime" "boundsError" false;
    /// `*runtime.TypeAssertionError`, a struct of one string, the whole text.
    assertion_error: "runtime" "TypeAssertionError" true;
    /// `*runtime.PanicNilError`, a struct of one word.
    panic_nil_error: "runtime" "PanicNilError" true;
}
