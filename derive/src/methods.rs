//! `#[zokor::methods]` on an `impl` block.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::parse::Parser;
use syn::{
    Attribute, Error, FnArg, Ident, ImplItem, ImplItemFn, ItemImpl, LitStr, Result, Type,
    Visibility, parse_quote,
};

/// What is said of the block.
#[derive(Default)]
struct Block {
    opaque: bool,
    name: Option<String>,
}

/// What is said of a method.
#[derive(Default)]
struct Said {
    blocking: bool,
    skip: bool,
    name: Option<String>,
}

/// The block as it is, and an implementation of `zokor::host::Methods`.
pub fn expand(arguments: TokenStream, item: TokenStream) -> Result<TokenStream> {
    let mut block = Block::default();
    let parser = syn::meta::parser(|meta| {
        if meta.path.is_ident("opaque") {
            block.opaque = true;
        } else if meta.path.is_ident("name") {
            block.name = Some(meta.value()?.parse::<LitStr>()?.value());
        } else {
            return Err(meta.error("`opaque` or `name = \"…\"`"));
        }
        Ok(())
    });
    parser.parse2(arguments)?;
    let mut item: ItemImpl = syn::parse2(item)?;
    let own = match &*item.self_ty {
        Type::Path(path) if item.trait_.is_none() && item.generics.params.is_empty() => {
            path.path.segments.last().map(|s| s.ident.to_string())
        }
        _ => None,
    };
    let Some(own) = own else {
        let text = "only methods of a type without parameters, and not of a trait, are Go's";
        return Err(Error::new_spanned(&item.self_ty, text));
    };
    let name = block.name.clone().unwrap_or(own);
    let mut bindings = Vec::new();
    for member in &mut item.items {
        if let ImplItem::Fn(method) = member {
            let said = Said::of(&mut method.attrs)?;
            if matches!(method.vis, Visibility::Public(_)) && !said.skip {
                bindings.extend(binding(method, &said, &block, &name)?);
            }
        }
    }
    let ty = &item.self_ty;
    Ok(quote! {
        #item

        impl ::zokor::host::Methods for #ty {
            fn bind(package: ::zokor::Package) -> ::zokor::Package {
                package #(#bindings)*
            }
        }
    })
}

impl Said {
    /// Takes the attributes that are meant for us.
    fn of(attributes: &mut Vec<Attribute>) -> Result<Said> {
        let mut said = Said::default();
        for attribute in attributes.iter().filter(|a| a.path().is_ident("go")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("blocking") {
                    said.blocking = true;
                } else if meta.path.is_ident("skip") {
                    said.skip = true;
                } else if meta.path.is_ident("name") {
                    said.name = Some(meta.value()?.parse::<LitStr>()?.value());
                } else {
                    return Err(meta.error("`blocking`, `skip` or `name = \"…\"`"));
                }
                Ok(())
            })?;
        }
        attributes.retain(|a| !a.path().is_ident("go"));
        Ok(said)
    }
}

/// The call that binds a method; none for what has no receiver and no Go name.
fn binding(
    method: &ImplItemFn,
    said: &Said,
    block: &Block,
    ty: &str,
) -> Result<Option<TokenStream>> {
    let signature = &method.sig;
    let receiver = signature.receiver();
    if receiver.is_none() && said.name.is_none() {
        return Ok(None);
    }
    if !signature.generics.params.is_empty() {
        let text = "a method of Go's has no type parameters";
        return Err(Error::new_spanned(&signature.generics, text));
    }
    let changes = receiver.is_some_and(|r| r.mutability.is_some() && r.reference.is_some());
    if changes && (block.opaque || signature.asyncness.is_some() || said.blocking) {
        let text =
            "several goroutines may call this at a time: take `&self`, and lock what changes";
        return Err(Error::new_spanned(receiver, text));
    }
    let own = &signature.ident;
    let name = said.name.clone().unwrap_or_else(|| camel(own));
    let name = match receiver {
        None => name,
        Some(_) if changes || block.opaque => format!("(*{ty}).{name}"),
        Some(_) => format!("{ty}.{name}"),
    };

    let mut parameters = Vec::new();
    let mut passed = Vec::new();
    let mut with_call = false;
    let typed = signature.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(typed) => Some(&typed.ty),
        FnArg::Receiver(_) => None,
    });
    for (i, ty) in typed.enumerate() {
        if i == 0 && is_call(ty) {
            with_call = true;
            continue;
        }
        let argument = format_ident!("a{i}");
        let (owned, reference) = owned(ty);
        parameters.push(quote!(#argument: #owned));
        passed.push(match reference {
            true => quote!(&#argument),
            false => quote!(#argument),
        });
    }
    let call = with_call.then(|| quote!(call,));
    let call_parameter = quote!(call: &::zokor::Call);
    // The receiver, and what the method is given for it.
    let (receiver, this) = match receiver {
        None => (None, None),
        Some(_) if changes => (
            Some(quote!(this: ::zokor::host::InPlace<Self>,)),
            Some(quote!(this,)),
        ),
        Some(r) => {
            let taken = match block.opaque {
                true => quote!(this: ::zokor::Opaque<Self>,),
                false => quote!(this: Self,),
            };
            let given = match r.reference {
                Some(_) => quote!(&this,),
                None => quote!(this,),
            };
            (Some(taken), Some(given))
        }
    };
    let invoke = quote!(Self::#own(#this #call #(#passed),*));
    Ok(Some(match (signature.asyncness, changes) {
        (Some(_), _) if with_call => {
            let text = "a call cannot be kept while something is waited for";
            return Err(Error::new_spanned(&signature.inputs, text));
        }
        (Some(_), _) => quote! {
            .future(#name, |#receiver #(#parameters),*| async move { #invoke.await })
        },
        (None, true) => quote! {
            .func_with(#name, |#call_parameter, #receiver #(#parameters),*| {
                this.change(call, |this| #invoke)
            })
        },
        (None, false) if said.blocking && with_call => {
            let text = "a call belongs to its thread, which is not to block: see `Call::blocking`";
            return Err(Error::new_spanned(&signature.inputs, text));
        }
        (None, false) if said.blocking => quote! {
            .blocking(#name, |#receiver #(#parameters),*| #invoke)
        },
        (None, false) if with_call => quote! {
            .func_with(#name, |#call_parameter, #receiver #(#parameters),*| #invoke)
        },
        (None, false) => quote! {
            .func(#name, |#receiver #(#parameters),*| #invoke)
        },
    }))
}

/// Whether a parameter is `&Call`.
fn is_call(ty: &Type) -> bool {
    let Type::Reference(reference) = ty else {
        return false;
    };
    let Type::Path(path) = &*reference.elem else {
        return false;
    };
    path.path.segments.last().is_some_and(|s| s.ident == "Call")
}

/// The type that is converted for a parameter, and whether the method gets a reference to it.
fn owned(ty: &Type) -> (Type, bool) {
    let Type::Reference(reference) = ty else {
        return (ty.clone(), false);
    };
    let owned = match &*reference.elem {
        Type::Path(path) if path.path.is_ident("str") => parse_quote!(::std::string::String),
        Type::Slice(slice) => {
            let elem = &slice.elem;
            parse_quote!(::std::vec::Vec<#elem>)
        }
        other => other.clone(),
    };
    (owned, true)
}

/// `turn_left` as Go names it: `TurnLeft`.
fn camel(ident: &Ident) -> String {
    let name = ident.to_string();
    let words = name.trim_start_matches("r#").split('_');
    let capital = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string());
        first.unwrap_or_default() + letters.as_str()
    };
    words.map(capital).collect()
}
