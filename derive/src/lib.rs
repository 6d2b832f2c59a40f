//! `#[derive(zokor::Go)]`: a Rust struct stands for Go structs that have its fields. `#[zokor::methods]`: their methods.

mod methods;

use proc_macro::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields, parse_macro_input};

/// Makes a struct with named fields stand for Go structs with the same fields, in any order: `max_speed` is `MaxSpeed` or
/// `maxSpeed`. Values are copied field by field.
#[proc_macro_derive(Go)]
pub fn derive_go(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    let name = &input.ident;
    let named = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) if input.generics.params.is_empty() => Some(&fields.named),
            _ => None,
        },
        _ => None,
    };
    let Some(fields) = named else {
        let text =
            "only a struct with named fields and without type parameters stands for a Go struct";
        return syn::Error::new_spanned(name, text)
            .to_compile_error()
            .into();
    };
    let idents: Vec<_> = fields.iter().filter_map(|f| f.ident.as_ref()).collect();
    let names: Vec<_> = idents.iter().map(ToString::to_string).collect();
    let types: Vec<_> = fields.iter().map(|f| &f.ty).collect();
    let count = idents.len();
    let own = name.to_string();
    quote! {
        impl ::zokor::host::Go for #name {
            fn rust_name() -> ::std::string::String {
                #own.into()
            }
            fn go_name() -> ::std::string::String {
                let fields: [::std::string::String; #count] =
                    [#(::std::format!("{} {}", #names, <#types as ::zokor::host::Go>::go_name())),*];
                ::std::format!("a struct of {}", fields.join(", "))
            }
            fn fits(ty: ::zokor::host::TypeRef) -> bool {
                ty.kind == ::zokor::host::Kind::Struct
                    && ty.fields().len() == #count
                    #(&& ::zokor::host::find_field(ty, #names)
                        .is_some_and(|i| <#types as ::zokor::host::Go>::fits(ty.fields()[i].ty)))*
            }
            fn from_go(
                call: &::zokor::host::Call,
                value: ::zokor::host::Value,
            ) -> ::std::result::Result<Self, ::std::string::String> {
                ::std::result::Result::Ok(Self {
                    #(#idents: <#types as ::zokor::host::Go>::from_go(
                        call,
                        ::zokor::host::field(value, #names),
                    )?,)*
                })
            }
            fn to_go(
                self,
                call: &::zokor::host::Call,
                ty: ::zokor::host::TypeRef,
            ) -> ::zokor::host::Value {
                let made = ::zokor::host::new_struct(call, ty);
                #(::zokor::host::set_field(call, made, #names, self.#idents);)*
                made
            }
        }
        ::zokor::go_result!(for[] #name);
    }
    .into()
}

/// Makes the public methods of an `impl` block those that a Go package declares without bodies for the type:
/// [`Package::methods`](../zokor/struct.Package.html#method.methods) binds them.
///
/// | in Rust | in Go, for a type `Point` |
/// | --- | --- |
/// | `pub fn turn_left(&self)` or with `self` | `func (p Point) TurnLeft()` |
/// | `pub fn scale(&mut self, by: f64)` | `func (p *Point) Scale(by float64)`: the struct is copied, and copied back |
/// | `#[go(name = "Origin")] pub fn origin() -> Point` | `func Origin() Point` |
///
/// With `#[zokor::methods(opaque)]` the receivers are handles (`Opaque<Point>`): `pub fn draw(&self)` is `func (p *Point) Draw()`,
/// and an `async fn` waits without keeping other goroutines waiting. `#[zokor::methods(name = "Vec2")]` says how Go names the type.
///
/// Parameters may be references to what is converted (`&str`, `&[i64]`); a first one of type `&Call` gets the call.
/// `#[go(name = "…")]` gives a method another name, `#[go(blocking)]` calls it on a thread where it may block, `#[go(skip)]`
/// leaves it out, as methods that are not public are.
#[proc_macro_attribute]
pub fn methods(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let expanded = methods::expand(arguments.into(), item.into());
    expanded.unwrap_or_else(|e| e.to_compile_error()).into()
}
