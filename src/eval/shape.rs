//! Operand shapes: how nodes take simple operands into themselves.
//!
//! A node should not dispatch to a child that only reads a slot. The macros here match a child's tree, bind an *unboxed*
//! closure for simple shapes and a dispatching one for all others, and expand the node's body once for each; so each node is
//! written once. Three strengths:
//! 1. operands: a local, a constant, else dispatch (`int_operand`, `int_left`, `float_operand`, `float_left`);
//! 2. consumers that take a whole one-level operation inline: `x = a + b`, `if i < n`, `f(n-1)` (`int_deep`, `float_deep`,
//!    `condition`);
//! 3. hot composites as further operands: `a[i]`, `len(s)`, `p.f`, `x*y` (`int_composite`, `float_composite`).
//!
//! Development builds stop at the first: each variant costs some milliseconds to compile. This also gives tests a second,
//! plainer evaluator to compare with. The switch is the `cfg`s in this file.

#![cfg_attr(debug_assertions, allow(dead_code))]

use crate::tree::{Bool, Float, FloatMem, FloatOp, Int, IntMem, IntOp, Place, SiteId, Slice, Slot};

/// What an integer expression looks like.
pub enum IntShape {
    Local(Slot),
    Const(i64),
    /// `p.f` of a pointer in a slot, 8 bytes wide.
    Field(Slot, u32, SiteId),
    /// `a[i]` of a slice and an index in slots, elements of 8 bytes.
    Elem(Slot, Slot, SiteId),
    /// The same, elements of a byte.
    Byte(Slot, Slot, SiteId),
    /// `len(s)` of a slice in slots.
    Len(Slot),
    Other,
}

/// The local slot that an operand is, if it is one.
fn local(e: &Int) -> Option<Slot> {
    match int(e) {
        IntShape::Local(k) => Some(k),
        _ => None,
    }
}

/// Slots of slice and index of an element, all in slots and at its start.
fn element(place: &Place, wanted: u32) -> Option<(Slot, Slot, SiteId)> {
    match place {
        Place::Elem {
            slice: Slice::Local(s),
            index,
            size,
            offset: 0,
            site,
        } if *size == wanted => Some((*s, local(index)?, *site)),
        _ => None,
    }
}

/// The slot that a place in the frame is, if it is a whole one.
pub fn frame_slot(place: &Place) -> Option<Slot> {
    match place {
        Place::Frame { slot, offset } if offset % 8 == 0 => Some(slot + offset / 8),
        _ => None,
    }
}

/// A field behind a pointer in a slot.
fn field(place: &Place) -> Option<(Slot, u32, SiteId)> {
    match place {
        Place::At {
            pointer,
            offset,
            nil,
        } => Some((local(pointer)?, *offset, nil.unwrap_or(0))),
        _ => None,
    }
}

pub fn int(e: &Int) -> IntShape {
    match e {
        Int::Local(k) => IntShape::Local(*k),
        Int::Const(c) => IntShape::Const(*c),
        Int::Static(a) => IntShape::Const(*a as i64),
        Int::Len(Slice::Local(s)) => IntShape::Len(*s),
        Int::Cap(Slice::Local(s)) => IntShape::Local(s + 2),
        Int::SliceData(Slice::Local(s)) => IntShape::Local(*s),
        Int::Load(place, IntMem::W64) => {
            if let Some(k) = frame_slot(place) {
                IntShape::Local(k)
            } else if let Some((s, i, site)) = element(place, 8) {
                IntShape::Elem(s, i, site)
            } else if let Some((k, offset, site)) = field(place) {
                IntShape::Field(k, offset, site)
            } else {
                IntShape::Other
            }
        }
        Int::Load(place, IntMem::U8) => match element(place, 1) {
            Some((s, i, site)) => IntShape::Byte(s, i, site),
            None => IntShape::Other,
        },
        _ => IntShape::Other,
    }
}

/// An operand that is a local plus a constant, perhaps 0: indices mostly are.
pub fn index(e: &Int) -> Option<(Slot, i64)> {
    match e {
        Int::Bin(IntOp::Add, l, r) => match (int(l), int(r)) {
            (IntShape::Local(k), IntShape::Const(c)) => Some((k, c)),
            _ => None,
        },
        Int::Bin(IntOp::Sub, l, r) => match (int(l), int(r)) {
            (IntShape::Local(k), IntShape::Const(c)) => Some((k, c.wrapping_neg())),
            _ => None,
        },
        e => local(e).map(|k| (k, 0)),
    }
}

/// `x & mask` of a local, and what it is compared with.
#[cfg_attr(debug_assertions, allow(dead_code))]
pub fn masked(l: &Int, r: &Int) -> Option<(Slot, i64, i64)> {
    match (l, int(r)) {
        (Int::Bin(IntOp::And, x, mask), IntShape::Const(c)) => match (int(x), int(mask)) {
            (IntShape::Local(k), IntShape::Const(mask)) => Some((k, mask, c)),
            _ => None,
        },
        _ => None,
    }
}

/// What a float expression looks like.
pub enum FloatShape {
    Local(Slot),
    Const(f64),
    /// `p.f` of a pointer in a slot.
    Field(Slot, u32, SiteId),
    /// `a[i]`, both in slots.
    Elem(Slot, Slot, SiteId),
    /// `a[i][j]`, all in slots, rows as headers.
    Elem2((Slot, Slot, SiteId), Slot, SiteId),
    /// `x * y`, both in slots.
    Mul(Slot, Slot),
    /// `x * p.f`, both in slots.
    MulField(Slot, (Slot, u32, SiteId)),
    Other,
}

pub fn float(e: &Float) -> FloatShape {
    match e {
        Float::Local(k) => FloatShape::Local(*k),
        Float::Const(c) => FloatShape::Const(*c),
        Float::Load(place, FloatMem::F64) => {
            if let Some(k) = frame_slot(place) {
                FloatShape::Local(k)
            } else if let Some((k, offset, site)) = field(place) {
                FloatShape::Field(k, offset, site)
            } else if let Some((s, i, site)) = element(place, 8) {
                FloatShape::Elem(s, i, site)
            } else {
                element2(place)
            }
        }
        Float::Bin(FloatOp::Mul, l, r) => match (float(l), float(r)) {
            (FloatShape::Local(a), FloatShape::Local(b)) => FloatShape::Mul(a, b),
            (FloatShape::Local(a), FloatShape::Field(k, offset, site))
            | (FloatShape::Field(k, offset, site), FloatShape::Local(a)) => {
                FloatShape::MulField(a, (k, offset, site))
            }
            _ => FloatShape::Other,
        },
        _ => FloatShape::Other,
    }
}

fn element2(place: &Place) -> FloatShape {
    if let Place::Elem {
        slice: Slice::Header(row),
        index,
        size: 8,
        offset: 0,
        site,
    } = place
        && let IntShape::Elem(s, i, row_site) = int(row)
        && let Some(j) = local(index)
    {
        return FloatShape::Elem2((s, i, row_site), j, *site);
    }
    FloatShape::Other
}

/// Slots of slice and index of `a[i]`, an element that is a truth value.
pub fn flag(e: &Bool) -> Option<(Slot, Slot, SiteId)> {
    match e {
        Bool::Load(place) => element(place, 1),
        _ => None,
    }
}

/// A local, a constant, or a dispatch.
macro_rules! int_operand {
    ($b:expr, $e:expr, |$a:ident| $body:expr) => {{
        let e = $e;
        match $crate::eval::shape::int(e) {
            $crate::eval::shape::IntShape::Local(k) => {
                let $a = move |x: Cx| x.int(k);
                $body
            }
            $crate::eval::shape::IntShape::Const(c) => {
                let $a = move |_: Cx| c;
                $body
            }
            _ => {
                let c = $b.int(e);
                let $a = move |x: Cx| c.call(x);
                $body
            }
        }
    }};
}

/// A local or a dispatch: for left operands, which are hardly ever constant.
macro_rules! int_left {
    ($b:expr, $e:expr, |$a:ident| $body:expr) => {{
        let e = $e;
        match $crate::eval::shape::int(e) {
            $crate::eval::shape::IntShape::Local(k) => {
                let $a = move |x: Cx| x.int(k);
                $body
            }
            _ => {
                let c = $b.int(e);
                let $a = move |x: Cx| c.call(x);
                $body
            }
        }
    }};
}

/// A local with a constant added, or a dispatch: for indices.
macro_rules! int_index {
    ($b:expr, $e:expr, |$a:ident| $body:expr) => {{
        let e = $e;
        match $crate::eval::shape::index(e) {
            Some((k, c)) => {
                let $a = move |x: Cx| x.int(k).wrapping_add(c);
                $body
            }
            None => {
                let c = $b.int(e);
                let $a = move |x: Cx| c.call(x);
                $body
            }
        }
    }};
}

/// Operands, and `a[i]`, `len(s)`, `p.f`.
#[cfg(not(debug_assertions))]
macro_rules! int_composite {
    ($b:expr, $e:expr, |$a:ident| $body:expr) => {{
        let e = $e;
        match $crate::eval::shape::int(e) {
            $crate::eval::shape::IntShape::Elem(s, i, site) => {
                let $a =
                    move |x: Cx| W64::load($crate::eval::slice::element::<8>(x, s, x.int(i), site));
                $body
            }
            $crate::eval::shape::IntShape::Byte(s, i, site) => {
                let $a =
                    move |x: Cx| U8::load($crate::eval::slice::element::<1>(x, s, x.int(i), site));
                $body
            }
            $crate::eval::shape::IntShape::Field(k, offset, site) => {
                let $a =
                    move |x: Cx| W64::load($crate::eval::place::behind(x, x.int(k), offset, site));
                $body
            }
            $crate::eval::shape::IntShape::Len(s) => {
                let $a = move |x: Cx| x.int(s + 1);
                $body
            }
            _ => int_operand!($b, e, |$a| $body),
        }
    }};
}
#[cfg(debug_assertions)]
macro_rules! int_composite {
    ($($t:tt)*) => { int_operand!($($t)*) };
}

/// The simplest operations, as unboxed functions.
macro_rules! basic_op {
    ($op:expr, |$o:ident| $body:expr) => {
        match $op {
            IntOp::Add => {
                let $o = |a: i64, b: i64| a.wrapping_add(b);
                $body
            }
            IntOp::Sub => {
                let $o = |a: i64, b: i64| a.wrapping_sub(b);
                $body
            }
            _ => {
                let $o = |a: i64, b: i64| a.wrapping_mul(b);
                $body
            }
        }
    };
}

/// All operations, as unboxed functions.
macro_rules! int_op {
    ($op:expr, |$o:ident| $body:expr) => {
        match $op {
            IntOp::And => {
                let $o = |a: i64, b: i64| a & b;
                $body
            }
            IntOp::Or => {
                let $o = |a: i64, b: i64| a | b;
                $body
            }
            IntOp::Xor => {
                let $o = |a: i64, b: i64| a ^ b;
                $body
            }
            IntOp::AndNot => {
                let $o = |a: i64, b: i64| a & !b;
                $body
            }
            op => basic_op!(op, |$o| $body),
        }
    };
}

/// Operations on floats, as unboxed functions.
macro_rules! float_op {
    ($op:expr, |$o:ident| $body:expr) => {
        match $op {
            FloatOp::Add => {
                let $o = |a: f64, b: f64| a + b;
                $body
            }
            FloatOp::Sub => {
                let $o = |a: f64, b: f64| a - b;
                $body
            }
            FloatOp::Mul => {
                let $o = |a: f64, b: f64| a * b;
                $body
            }
            FloatOp::Div => {
                let $o = |a: f64, b: f64| a / b;
                $body
            }
        }
    };
}

/// Relations on operands of a type, as unboxed functions.
macro_rules! relation {
    ($rel:expr, $t:ty, |$o:ident| $body:expr) => {
        match $rel {
            Rel::Eq => {
                let $o = |a: $t, b: $t| a == b;
                $body
            }
            Rel::Ne => {
                let $o = |a: $t, b: $t| a != b;
                $body
            }
            Rel::Lt => {
                let $o = |a: $t, b: $t| a < b;
                $body
            }
            Rel::Le => {
                let $o = |a: $t, b: $t| a <= b;
                $body
            }
            Rel::Gt => {
                let $o = |a: $t, b: $t| a > b;
                $body
            }
            Rel::Ge => {
                let $o = |a: $t, b: $t| a >= b;
                $body
            }
        }
    };
}

/// An integer with a whole `a + b`, `a - b`, `a * b` inline.
#[cfg(not(debug_assertions))]
macro_rules! int_deep {
    ($b:expr, $e:expr, |$f:ident| $body:expr) => {{
        match $e {
            Int::Bin(op @ (IntOp::Add | IntOp::Sub | IntOp::Mul), l, r) => {
                basic_op!(*op, |o| int_left!($b, &**l, |fl| int_operand!(
                    $b,
                    &**r,
                    |fr| {
                        let $f = move |x: Cx| o(fl(x), fr(x));
                        $body
                    }
                )))
            }
            e => int_operand!($b, e, |$f| $body),
        }
    }};
}
#[cfg(debug_assertions)]
macro_rules! int_deep {
    ($($t:tt)*) => { int_operand!($($t)*) };
}

/// A local, a constant, or a dispatch.
macro_rules! float_operand {
    ($b:expr, $e:expr, |$a:ident| $body:expr) => {{
        let e = $e;
        match $crate::eval::shape::float(e) {
            $crate::eval::shape::FloatShape::Local(k) => {
                let $a = move |x: Cx| x.float(k);
                $body
            }
            $crate::eval::shape::FloatShape::Const(c) => {
                let $a = move |_: Cx| c;
                $body
            }
            _ => {
                let c = $b.float(e);
                let $a = move |x: Cx| c.call(x);
                $body
            }
        }
    }};
}

/// A local or a dispatch.
macro_rules! float_left {
    ($b:expr, $e:expr, |$a:ident| $body:expr) => {{
        let e = $e;
        match $crate::eval::shape::float(e) {
            $crate::eval::shape::FloatShape::Local(k) => {
                let $a = move |x: Cx| x.float(k);
                $body
            }
            _ => {
                let c = $b.float(e);
                let $a = move |x: Cx| c.call(x);
                $body
            }
        }
    }};
}

/// Operands, and `p.f`, `x*y`, `x*p.f`.
#[cfg(not(debug_assertions))]
macro_rules! float_products {
    ($b:expr, $e:expr, |$a:ident| $body:expr) => {{
        let e = $e;
        match $crate::eval::shape::float(e) {
            $crate::eval::shape::FloatShape::Field(k, offset, site) => {
                let $a =
                    move |x: Cx| F64::load($crate::eval::place::behind(x, x.int(k), offset, site));
                $body
            }
            $crate::eval::shape::FloatShape::Mul(k, l) => {
                let $a = move |x: Cx| x.float(k) * x.float(l);
                $body
            }
            $crate::eval::shape::FloatShape::MulField(l, (k, offset, site)) => {
                let $a = move |x: Cx| {
                    x.float(l) * F64::load($crate::eval::place::behind(x, x.int(k), offset, site))
                };
                $body
            }
            _ => float_operand!($b, e, |$a| $body),
        }
    }};
}
#[cfg(debug_assertions)]
macro_rules! float_products {
    ($($t:tt)*) => { float_operand!($($t)*) };
}

/// The above, and `a[i]`, `a[i][j]`.
#[cfg(not(debug_assertions))]
macro_rules! float_composite {
    ($b:expr, $e:expr, |$a:ident| $body:expr) => {{
        let e = $e;
        match $crate::eval::shape::float(e) {
            $crate::eval::shape::FloatShape::Elem(s, i, site) => {
                let $a =
                    move |x: Cx| F64::load($crate::eval::slice::element::<8>(x, s, x.int(i), site));
                $body
            }
            $crate::eval::shape::FloatShape::Elem2((s, i, row), j, site) => {
                let $a = move |x: Cx| {
                    let header = W64::load($crate::eval::slice::element::<8>(x, s, x.int(i), row));
                    F64::load($crate::eval::slice::header_element::<8>(
                        x,
                        header,
                        x.int(j),
                        site,
                    ))
                };
                $body
            }
            _ => float_products!($b, e, |$a| $body),
        }
    }};
}
#[cfg(debug_assertions)]
macro_rules! float_composite {
    ($($t:tt)*) => { float_operand!($($t)*) };
}

/// A float with a whole operation inline.
#[cfg(not(debug_assertions))]
macro_rules! float_deep {
    ($b:expr, $e:expr, |$f:ident| $body:expr) => {{
        match $e {
            Float::Bin(op, l, r) => {
                float_op!(*op, |o| float_left!($b, &**l, |fl| float_products!(
                    $b,
                    &**r,
                    |fr| {
                        let $f = move |x: Cx| o(fl(x), fr(x));
                        $body
                    }
                )))
            }
            e => float_operand!($b, e, |$f| $body),
        }
    }};
}
#[cfg(debug_assertions)]
macro_rules! float_deep {
    ($($t:tt)*) => { float_operand!($($t)*) };
}

/// A truth value with a whole comparison inline.
#[cfg(not(debug_assertions))]
macro_rules! condition {
    ($b:expr, $e:expr, |$f:ident| $body:expr) => {{
        match $e {
            Bool::Int(Rel::Eq, l, r)
                if let Some((k, mask, c)) = $crate::eval::shape::masked(l, r) =>
            {
                let $f = move |x: Cx| x.int(k) & mask == c;
                $body
            }
            Bool::Int(Rel::Ne, l, r)
                if let Some((k, mask, c)) = $crate::eval::shape::masked(l, r) =>
            {
                let $f = move |x: Cx| x.int(k) & mask != c;
                $body
            }
            Bool::Int(rel, l, r) => relation!(*rel, i64, |o| match $crate::eval::shape::int(l) {
                $crate::eval::shape::IntShape::Elem(s, i, site) => int_operand!($b, &**r, |fr| {
                    let $f = move |x: Cx| {
                        o(
                            W64::load($crate::eval::slice::element::<8>(x, s, x.int(i), site)),
                            fr(x),
                        )
                    };
                    $body
                }),
                $crate::eval::shape::IntShape::Byte(s, i, site) => int_operand!($b, &**r, |fr| {
                    let $f = move |x: Cx| {
                        o(
                            U8::load($crate::eval::slice::element::<1>(x, s, x.int(i), site)),
                            fr(x),
                        )
                    };
                    $body
                }),
                _ => int_left!($b, &**l, |fl| int_operand!($b, &**r, |fr| {
                    let $f = move |x: Cx| o(fl(x), fr(x));
                    $body
                })),
            }),
            Bool::Float(rel, l, r) => relation!(*rel, f64, |o| {
                let left = $b.float(l);
                float_operand!($b, &**r, |fr| {
                    let $f = move |x: Cx| o(left.call(x), fr(x));
                    $body
                })
            }),
            Bool::Not(e) if let Some((s, i, site)) = $crate::eval::shape::flag(e) => {
                let $f =
                    move |x: Cx| !B8::load($crate::eval::slice::element::<1>(x, s, x.int(i), site));
                $body
            }
            e => {
                let c = $b.bool(e);
                let $f = move |x: Cx| c.call(x);
                $body
            }
        }
    }};
}
#[cfg(debug_assertions)]
macro_rules! condition {
    ($b:expr, $e:expr, |$f:ident| $body:expr) => {{
        let c = $b.bool($e);
        let $f = move |x: Cx| c.call(x);
        $body
    }};
}
