//! Package encoding/binary: walks values whose size is fixed.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::Complex;
use crate::runtime::slices::Bytes;
use crate::runtime::types::{Kind, TypeRef};
use crate::runtime::value::Value;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding/binary",
    files: go_files!["binary.go"],
    natives: NATIVES,
};

natives! {
    "encoding/binary.size" => |_: Cx, v: Any| -> i64 { size(target(v)) },
    "encoding/binary.room" => |_: Cx, v: Any| -> i64 {
        let by_reference = v.ty().is_some_and(|ty| matches!(ty.kind, Kind::Pointer | Kind::Slice));
        if by_reference { size(target(v)) } else { -1 }
    },
    "encoding/binary.encode" => |cx: Cx, big: bool, v: Any| -> Bytes {
        let mut out = Vec::new();
        if let Some(value) = target(v) {
            encode(value, big, &mut out);
        }
        cx.bytes(&out)
    },
    "encoding/binary.decode" => |cx: Cx, big: bool, b: Bytes, v: Any| -> bool {
        let Some(value) = target(v) else {
            return false;
        };
        decode(cx, value, big, &mut b.to_vec().as_slice());
        true
    },
    "encoding/binary.typeName" => |_: Cx, v: Any| -> String {
        v.ty().map_or_else(|| "<nil>".into(), |ty| ty.string.to_string())
    },
}

/// What a pointer points to, anything else itself.
fn target(v: Any) -> Option<Value> {
    let value = Value::of(v)?;
    match value.kind() {
        Kind::Pointer => value.elem(),
        _ => Some(value),
    }
}

fn size(value: Option<Value>) -> i64 {
    let Some(value) = value else {
        return -1;
    };
    let size = match value.kind() {
        Kind::Slice => fixed(value.ty().elem()).map(|n| n * value.len()),
        _ => fixed(value.ty()),
    };
    size.map_or(-1, |n| n as i64)
}

/// The size of every value of a type.
fn fixed(ty: TypeRef) -> Option<usize> {
    Some(match ty.kind {
        Kind::Bool | Kind::Int8 | Kind::Uint8 => 1,
        Kind::Int16 | Kind::Uint16 => 2,
        Kind::Int32 | Kind::Uint32 | Kind::Float32 => 4,
        Kind::Int64 | Kind::Uint64 | Kind::Float64 | Kind::Complex64 => 8,
        Kind::Complex128 => 16,
        Kind::Array => fixed(ty.elem())? * ty.len,
        Kind::Struct => ty
            .fields()
            .iter()
            .map(|f| fixed(f.ty))
            .sum::<Option<usize>>()?,
        _ => return None,
    })
}

fn number(bits: u64, width: usize, big: bool, out: &mut Vec<u8>) {
    match big {
        true => out.extend_from_slice(&bits.to_be_bytes()[8 - width..]),
        false => out.extend_from_slice(&bits.to_le_bytes()[..width]),
    }
}

fn encode(value: Value, big: bool, out: &mut Vec<u8>) {
    let width = || fixed(value.ty()).unwrap_or(0);
    match value.kind() {
        Kind::Bool => out.push(u8::from(value.bool())),
        Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => {
            number(value.int() as u64, width(), big, out);
        }
        Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 => {
            number(value.uint(), width(), big, out);
        }
        Kind::Float32 => number((value.float() as f32).to_bits().into(), 4, big, out),
        Kind::Float64 => number(value.float().to_bits(), 8, big, out),
        Kind::Complex64 => {
            let Complex { re, im } = value.complex();
            number((re as f32).to_bits().into(), 4, big, out);
            number((im as f32).to_bits().into(), 4, big, out);
        }
        Kind::Complex128 => {
            let Complex { re, im } = value.complex();
            number(re.to_bits(), 8, big, out);
            number(im.to_bits(), 8, big, out);
        }
        Kind::Array | Kind::Slice => {
            (0..value.len()).for_each(|i| encode(value.index(i), big, out))
        }
        Kind::Struct => {
            for (i, field) in value.fields().iter().enumerate() {
                match &*field.name {
                    // Padding.
                    "_" => out.resize(out.len() + fixed(field.ty).unwrap_or(0), 0),
                    _ => encode(value.field(i), big, out),
                }
            }
        }
        _ => {}
    }
}

/// Takes a number of so many bytes off `from`.
fn take(from: &mut &[u8], width: usize, big: bool) -> u64 {
    let (bytes, rest) = from.split_at(width.min(from.len()));
    *from = rest;
    let add = |n: u64, b: &u8| n << 8 | u64::from(*b);
    match big {
        true => bytes.iter().fold(0, add),
        false => bytes.iter().rev().fold(0, add),
    }
}

fn decode(cx: Cx, mut value: Value, big: bool, from: &mut &[u8]) {
    let width = fixed(value.ty()).unwrap_or(0);
    match value.kind() {
        Kind::Bool => value.set_bool(cx, take(from, 1, big) != 0),
        Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64 => {
            let unused = 64 - 8 * width as u32;
            value.set_int(cx, (take(from, width, big) << unused) as i64 >> unused);
        }
        Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 => {
            value.set_uint(cx, take(from, width, big));
        }
        Kind::Float32 => {
            value.set_float(cx, f32::from_bits(take(from, 4, big) as u32).into());
        }
        Kind::Float64 => value.set_float(cx, f64::from_bits(take(from, 8, big))),
        Kind::Complex64 => {
            let mut part = || f64::from(f32::from_bits(take(from, 4, big) as u32));
            let (re, im) = (part(), part());
            value.set_complex(cx, Complex { re, im });
        }
        Kind::Complex128 => {
            let mut part = || f64::from_bits(take(from, 8, big));
            let (re, im) = (part(), part());
            value.set_complex(cx, Complex { re, im });
        }
        Kind::Array | Kind::Slice => {
            (0..value.len()).for_each(|i| decode(cx, value.index(i), big, from));
        }
        Kind::Struct => {
            for (i, field) in value.fields().iter().enumerate() {
                match &*field.name {
                    "_" => {
                        take(from, fixed(field.ty).unwrap_or(0), big);
                    }
                    _ => decode(cx, value.field(i), big, from),
                }
            }
        }
        _ => {}
    }
}
