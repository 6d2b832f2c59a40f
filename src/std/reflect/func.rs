//! Calls, methods, made functions, channels.

use super::V;
use super::convert::assign;
use super::fail::{exported, of_kind, valid};
use super::types::{T, interface_method, methods, need};
use super::values::channel;
use crate::runtime::Cx;
use crate::runtime::native::FuncValue;
use crate::runtime::slices::Slice;
use crate::runtime::types::{ChanDir, Kind, TypeRef};
use crate::runtime::value::{Reflected, SelectCase, Value};

fn list(cx: Cx, values: &[Value]) -> Slice<V> {
    let out = Slice::make(cx, values.len());
    for (i, v) in values.iter().enumerate() {
        out.set(cx, i, Some(Reflected::from(*v)));
    }
    out
}

pub fn call(cx: Cx, v: V, args: Slice<V>, spread: bool) -> Slice<V> {
    let op = if spread { "CallSlice" } else { "Call" };
    let method = format!("reflect.Value.{op}");
    of_kind(cx, v, |k| k == Kind::Func, &method);
    let f = exported(cx, v, &method);
    if f.is_nil() {
        cx.panic_str("reflect.Value.Call: call of nil function");
    }
    let ty = f.ty();
    let params = ty.params();
    let fixed = params.len() - usize::from(ty.variadic && !spread);
    if spread && !ty.variadic {
        cx.panic_str("reflect: CallSlice of non-variadic function");
    }
    if args.len() < fixed {
        cx.panic_str(&format!("reflect: {op} with too few input arguments"));
    }
    if args.len() > fixed && (spread || !ty.variadic) {
        cx.panic_str(&format!("reflect: {op} with too many input arguments"));
    }
    if args.iter().any(|a| a.is_none()) {
        cx.panic_str(&format!("reflect: {op} using zero Value argument"));
    }
    let mut values = Vec::with_capacity(params.len());
    for (i, param) in params[..fixed].iter().enumerate() {
        let x = valid(cx, args.get(i), &method).value;
        if !super::convert::fits(cx, x.ty(), param) {
            cx.panic_str(&format!(
                "reflect: {op} using {} as type {}",
                x.ty().string,
                param.string
            ));
        }
        let x = exported(cx, args.get(i), &method);
        values.push(assign(cx, x, param, "reflect.Value.Call"));
    }
    if fixed < params.len() {
        values.push(rest(cx, params[fixed], args, fixed, op, &method));
    }
    list(cx, &f.call(cx, &values))
}

/// The slice of a variadic call's further arguments.
fn rest(cx: Cx, ty: TypeRef, args: Slice<V>, from: usize, op: &str, method: &str) -> Value {
    let elem = ty.elem();
    let n = args.len() - from;
    let out = Value::make_slice(cx, ty, n, n);
    for i in 0..n {
        let x = valid(cx, args.get(from + i), method).value;
        if !super::convert::fits(cx, x.ty(), elem) {
            cx.panic_str(&format!(
                "reflect: cannot use {} as type {} in {op}",
                x.ty().string,
                elem.string
            ));
        }
        let x = exported(cx, args.get(from + i), "reflect.Value.Set");
        let x = assign(cx, x, elem, "reflect.Set");
        out.index(i).set(cx, x);
    }
    out
}

pub fn method(cx: Cx, v: V, i: i64) -> V {
    let r = valid(cx, v, "reflect.Value.Method");
    let ty = r.value.ty();
    let out_of_range = || -> ! { cx.panic_str("reflect: Method index out of range") };
    if ty.kind == Kind::Interface {
        let Some(m) = interface_method(ty, i) else {
            out_of_range()
        };
        let bound = r.value.bind_selector(cx, m.signature, m.selector);
        let Some(value) = bound else {
            cx.panic_str("reflect: Method on nil interface value")
        };
        return Some(Reflected { value, ..r });
    }
    let found = usize::try_from(i).ok().and_then(|i| methods(ty).nth(i));
    let Some(m) = found else { out_of_range() };
    Some(Reflected {
        value: r.value.bind(cx, m),
        ..r
    })
}

pub fn make_func(cx: Cx, t: T, f: FuncValue) -> V {
    Some(Value::make_func(cx, need(cx, t), f).into())
}

pub fn returned(cx: Cx, t: T, results: Slice<V>) -> Slice<V> {
    let t = need(cx, t);
    let mut values = Vec::new();
    for (v, ty) in results.iter().zip(t.results()) {
        let Some(v) = v else {
            cx.panic_str("reflect: function created by MakeFunc using closure returned zero Value");
        };
        if v.hidden {
            cx.panic_str(
                "reflect: function created by MakeFunc using closure returned value obtained from unexported field",
            );
        }
        values.push(assign(cx, v.value, ty, "reflect.MakeFunc"));
    }
    list(cx, &values)
}

pub fn send(cx: Cx, v: V, x: V) {
    let ch = channel(cx, v, "reflect.Value.Send");
    let x = element(
        cx,
        ch,
        x,
        "reflect.Value.Send",
        "reflect: send on recv-only channel",
    );
    ch.send(cx, x);
}

/// What is sent, as the channel wants it.
fn element(cx: Cx, ch: Value, x: V, method: &str, wrong: &str) -> Value {
    if ch.ty().dir == ChanDir::Recv {
        cx.panic_str(wrong);
    }
    let x = exported(cx, x, method);
    assign(cx, x, ch.ty().elem(), method)
}

fn receivable(cx: Cx, v: V, method: &str) -> Value {
    let ch = channel(cx, v, method);
    if ch.ty().dir == ChanDir::Send {
        cx.panic_str("reflect: recv on send-only channel");
    }
    ch
}

pub fn recv(cx: Cx, v: V) -> (V, bool) {
    let (value, ok) = receivable(cx, v, "reflect.Value.Recv").recv(cx);
    (Some(value.into()), ok)
}

pub fn try_send(cx: Cx, v: V, x: V) -> bool {
    let ch = channel(cx, v, "reflect.Value.TrySend");
    let x = element(
        cx,
        ch,
        x,
        "reflect.Value.Send",
        "reflect: send on recv-only channel",
    );
    Value::select(cx, &[SelectCase::Send(ch, x)], true)
        .0
        .is_some()
}

pub fn try_recv(cx: Cx, v: V) -> (V, bool) {
    let ch = receivable(cx, v, "reflect.Value.TryRecv");
    match Value::select(cx, &[SelectCase::Recv(ch)], true).1 {
        Some((value, ok)) => (Some(value.into()), ok),
        None => (None, false),
    }
}

pub fn close(cx: Cx, v: V) {
    let ch = channel(cx, v, "reflect.Value.Close");
    if ch.ty().dir == ChanDir::Recv {
        cx.panic_str("reflect: close of receive-only channel");
    }
    ch.close(cx);
}

pub fn select(cx: Cx, channels: Slice<V>, values: Slice<V>, default: bool) -> (i64, V, bool) {
    let mut cases = Vec::with_capacity(channels.len());
    for (ch, x) in channels.iter().zip(values.iter()) {
        cases.push(match (ch, x) {
            (None, _) => SelectCase::Never,
            (Some(_), Some(_)) => {
                let ch = exported(cx, ch, "reflect.Select");
                let x = exported(cx, x, "reflect.Select");
                SelectCase::Send(ch, assign(cx, x, ch.ty().elem(), "reflect.Select"))
            }
            (Some(_), None) => SelectCase::Recv(exported(cx, ch, "reflect.Select")),
        });
    }
    let (chosen, received) = Value::select(cx, &cases, default);
    let chosen = chosen.map_or(-1, |i| i as i64);
    match received {
        Some((value, ok)) => (chosen, Some(value.into()), ok),
        None => (chosen, None, false),
    }
}
