//! Expressions as Go's messages show them: on one line, bodies and elements cut.

use crate::syntax::ast::{
    BinaryOp, ChanDir, Expr, ExprKind, Field, FuncType, InterfaceElem, Param, UnaryOp,
};
use std::fmt::Write;

/// The text of an expression in a message.
pub fn expr_text(e: &Expr) -> String {
    let mut out = String::new();
    expr(&mut out, e);
    out
}

/// How an operator is written.
pub fn op_text(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::Div => "/",
        BinaryOp::Rem => "%",
        BinaryOp::And => "&",
        BinaryOp::Or => "|",
        BinaryOp::Xor => "^",
        BinaryOp::Shl => "<<",
        BinaryOp::Shr => ">>",
        BinaryOp::AndNot => "&^",
        BinaryOp::LogAnd => "&&",
        BinaryOp::LogOr => "||",
        BinaryOp::Eq => "==",
        BinaryOp::Ne => "!=",
        BinaryOp::Lt => "<",
        BinaryOp::Le => "<=",
        BinaryOp::Gt => ">",
        BinaryOp::Ge => ">=",
    }
}

/// How a unary operator is written.
pub fn unary_text(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Plus => "+",
        UnaryOp::Minus => "-",
        UnaryOp::Not => "!",
        UnaryOp::Xor => "^",
        UnaryOp::Tilde => "~",
    }
}

fn expr(out: &mut String, e: &Expr) {
    match &e.kind {
        ExprKind::Bad => out.push('_'),
        ExprKind::Name(n) => out.push_str(n),
        ExprKind::Lit(_, text) => out.push_str(text),
        ExprKind::Composite(c) => {
            if let Some(t) = &c.ty {
                expr(out, t);
            }
            out.push_str(if c.elems.is_empty() { "{}" } else { "{…}" });
        }
        ExprKind::Func(f) => {
            out.push_str("func");
            signature(out, &f.sig);
            out.push_str(if f.body.stmts.is_empty() {
                " {}"
            } else {
                " {…}"
            });
        }
        ExprKind::Paren(x) => {
            out.push('(');
            expr(out, x);
            out.push(')');
        }
        ExprKind::Selector(x, name) => {
            expr(out, x);
            let _ = write!(out, ".{}", name.name);
        }
        ExprKind::Index(x, args) => {
            expr(out, x);
            out.push('[');
            list(out, args);
            out.push(']');
        }
        ExprKind::Slice(s) => {
            expr(out, &s.x);
            out.push('[');
            if let Some(i) = &s.lo {
                expr(out, i);
            }
            out.push(':');
            if let Some(i) = &s.hi {
                expr(out, i);
            }
            if s.three {
                out.push(':');
                if let Some(i) = &s.max {
                    expr(out, i);
                }
            }
            out.push(']');
        }
        ExprKind::TypeAssert(x, t) => {
            expr(out, x);
            out.push_str(".(");
            match t {
                Some(t) => expr(out, t),
                None => out.push_str("type"),
            }
            out.push(')');
        }
        ExprKind::Call(c) => {
            expr(out, &c.func);
            out.push('(');
            list(out, &c.args);
            if c.spread.is_some() {
                out.push_str("...");
            }
            out.push(')');
        }
        ExprKind::Star(x) => prefix(out, "*", x),
        ExprKind::AddressOf(x) => prefix(out, "&", x),
        ExprKind::Receive(x) => prefix(out, "<-", x),
        ExprKind::Unary(op, x) => prefix(out, unary_text(*op), x),
        ExprKind::Binary(op, _, x, y) => {
            expr(out, x);
            let _ = write!(out, " {} ", op_text(*op));
            expr(out, y);
        }
        ExprKind::KeyValue(k, v) => {
            expr(out, k);
            out.push_str(": ");
            expr(out, v);
        }
        ExprKind::ArrayType(len, elem) => {
            out.push('[');
            match len {
                Some(n) => expr(out, n),
                None => out.push_str("..."),
            }
            out.push(']');
            expr(out, elem);
        }
        ExprKind::SliceType(elem) => prefix(out, "[]", elem),
        ExprKind::StructType(list) => {
            out.push_str("struct{");
            fields(out, list);
            out.push('}');
        }
        ExprKind::FuncType(sig) => {
            out.push_str("func");
            signature(out, sig);
        }
        ExprKind::InterfaceType(elems) => {
            out.push_str("interface{");
            for (i, elem) in elems.iter().enumerate() {
                if i > 0 {
                    out.push_str("; ");
                }
                match elem {
                    InterfaceElem::Method(name, sig) => {
                        out.push_str(&name.name);
                        signature(out, sig);
                    }
                    InterfaceElem::Embedded(e) => expr(out, e),
                }
            }
            out.push('}');
        }
        ExprKind::MapType(k, v) => {
            out.push_str("map[");
            expr(out, k);
            out.push(']');
            expr(out, v);
        }
        ExprKind::ChanType(dir, elem) => {
            out.push_str(match dir {
                ChanDir::Both => "chan ",
                ChanDir::Send => "chan<- ",
                ChanDir::Recv => "<-chan ",
            });
            let inner = matches!(elem.kind, ExprKind::ChanType(ChanDir::Recv, _));
            if inner && *dir != ChanDir::Send {
                out.push('(');
                expr(out, elem);
                out.push(')');
            } else {
                expr(out, elem);
            }
        }
    }
}

fn prefix(out: &mut String, op: &str, x: &Expr) {
    out.push_str(op);
    expr(out, x);
}

fn list(out: &mut String, exprs: &[Expr]) {
    for (i, e) in exprs.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        expr(out, e);
    }
}

fn fields(out: &mut String, list: &[Field]) {
    for (i, f) in list.iter().enumerate() {
        if let Some(name) = &f.name {
            out.push_str(&name.name);
            if f.ty.is_none() {
                out.push_str(", ");
                continue;
            }
            out.push(' ');
        }
        if let Some(t) = &f.ty {
            expr(out, t);
        }
        if let Some(tag) = &f.tag {
            let _ = write!(out, " {tag:?}");
        }
        if i + 1 < list.len() {
            out.push_str("; ");
        }
    }
}

fn params(out: &mut String, list: &[Param]) {
    for (i, p) in list.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        if let Some(name) = &p.name {
            out.push_str(&name.name);
            if p.ty.is_some() {
                out.push(' ');
            }
        }
        if p.variadic.is_some() {
            out.push_str("...");
        }
        if let Some(t) = &p.ty {
            expr(out, t);
        }
    }
}

fn signature(out: &mut String, sig: &FuncType) {
    out.push('(');
    params(out, &sig.params);
    out.push(')');
    match &sig.results[..] {
        [] => {}
        [
            Param {
                name: None,
                ty: Some(t),
                ..
            },
        ] => {
            out.push(' ');
            expr(out, t);
        }
        results => {
            out.push_str(" (");
            params(out, results);
            out.push(')');
        }
    }
}
