//! Package image/internal/rows: what is done to many pixels at a time.

mod png;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::{Bytes, Slice};

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "image/internal/rows",
    files: go_files!["rows.go"],
    natives: NATIVES,
};

natives! {
    "image/internal/rows.Spread" => |cx: Cx, row: Slice<u16>, pix: Bytes, kind: i64| -> () {
        let pix = pix.as_bytes();
        let out: Vec<u16> = match kind {
            0 => pix.iter().map(|&v| wide(v)).collect(),
            1 => pix.as_chunks().0.iter().flat_map(|p| multiplied(*p)).collect(),
            2 => pix.iter().flat_map(|&v| [wide(v), wide(v), wide(v), 0xffff]).collect(),
            _ => pix.as_chunks().0.iter().flat_map(|p| printed(*p)).collect(),
        };
        row.copy_from(cx, &out);
    },
    "image/internal/rows.SpreadYCbCr" => |cx: Cx, row: Slice<u16>, y: Bytes, cb: Bytes, cr: Bytes, first: i64, across: i64| -> () {
        let (cb, cr) = (cb.as_bytes(), cr.as_bytes());
        let colours = y.as_bytes().iter().enumerate().flat_map(|(i, &y)| {
            let c = (i + first as usize) >> across;
            bright(y, cb.get(c).copied().unwrap_or(0), cr.get(c).copied().unwrap_or(0))
        });
        row.copy_from(cx, &colours.collect::<Vec<u16>>());
    },
    "image/internal/rows.SpreadAlpha" => |cx: Cx, mask: Slice<u16>, pix: Bytes| -> () {
        let out: Vec<u16> = pix.as_bytes().iter().map(|&v| wide(v)).collect();
        mask.copy_from(cx, &out);
    },
    "image/internal/rows.Blend" => |_cx: Cx, pix: Bytes, row: Slice<u16>, mask: Slice<u16>, over: bool| -> () {
        let mut out = pix.as_bytes().to_vec();
        let (row, mask) = (row.to_vec(), mask.to_vec());
        blend(&mut out, &row, &mask, over);
        pix.write(0, &out);
    },
    "image/internal/rows.Nearest" => |_cx: Cx, palette: Slice<i32>, r: i32, g: i32, b: i32, a: i32| -> i64 {
        nearest(&palette.to_vec(), [r, g, b, a])
    },
    "image/internal/rows.Unfilter" => |_cx: Cx, row: Bytes, above: Bytes, size: i64, filter: i64| -> () {
        let mut out = row.as_bytes().to_vec();
        png::unfilter(&mut out, above.as_bytes(), size as usize, filter);
        row.write(0, &out);
    },
    "image/internal/rows.Unpack" => |_cx: Cx, out: Bytes, row: Bytes, width: i64, depth: i64, kind: i64, transparent: Bytes| -> i64 {
        let (pixels, most) = png::unpacked(row.as_bytes(), width as usize, depth as u32, kind, transparent.as_bytes());
        out.write(0, &pixels);
        most
    },
    "image/internal/rows.Scatter" => |_cx: Cx, row: Bytes, pix: Bytes, size: i64, first: i64, step: i64| -> () {
        let mut out = row.as_bytes().to_vec();
        let places = out.chunks_mut(size as usize).skip(first as usize).step_by(step as usize);
        for (place, pixel) in places.zip(pix.as_bytes().chunks(size as usize)) {
            place.copy_from_slice(pixel);
        }
        row.write(0, &out);
    },
    "image/internal/rows.Pack" => |_cx: Cx, out: Bytes, pix: Bytes, alpha: bool, multiplied: bool| -> () {
        out.write(0, &png::packed(pix.as_bytes(), alpha, multiplied));
    },
    "image/internal/rows.Filter" => |_cx: Cx, out: Bytes, row: Bytes, above: Bytes, size: i64, filter: i64| -> i64 {
        let filtered = png::filtered(row.as_bytes(), above.as_bytes(), size as usize, filter);
        out.write(0, &filtered);
        filtered.iter().map(|&b| i64::from((b as i8).unsigned_abs())).sum()
    },
}

fn wide(v: u8) -> u16 {
    u16::from(v) * 0x101
}

fn multiplied([r, g, b, a]: [u8; 4]) -> [u16; 4] {
    let alpha = u32::from(wide(a));
    let part = |v: u8| (u32::from(v) * alpha / 0xff) as u16;
    [part(r), part(g), part(b), wide(a)]
}

fn printed([c, m, y, k]: [u8; 4]) -> [u16; 4] {
    let white = 0xffff - u32::from(wide(k));
    let part = |v: u8| ((0xffff - u32::from(wide(v))) * white / 0xffff) as u16;
    [part(c), part(m), part(y), 0xffff]
}

fn bright(y: u8, cb: u8, cr: u8) -> [u16; 4] {
    let (y, u, v) = (
        i32::from(y) * 0x10101,
        i32::from(cb) - 128,
        i32::from(cr) - 128,
    );
    let part = |v: i32| {
        if v > 0xff_ffff {
            0xffff
        } else {
            (v.max(0) >> 8) as u16
        }
    };
    [
        part(y + 91881 * v),
        part(y - 22554 * u - 46802 * v),
        part(y + 116130 * u),
        0xffff,
    ]
}

/// The most that a part can be.
const M: u32 = 0xffff;

fn blend(pix: &mut [u8], row: &[u16], mask: &[u16], over: bool) {
    for (i, (pixel, colour)) in pix
        .as_chunks_mut::<4>()
        .0
        .iter_mut()
        .zip(row.as_chunks::<4>().0)
        .enumerate()
    {
        let mask = mask.get(i).copied().map_or(M, u32::from);
        let rest = (M - u32::from(colour[3]) * mask / M) * 0x101;
        for (d, &s) in pixel.iter_mut().zip(colour) {
            let s = u32::from(s);
            let value = match (over, mask) {
                (true, M) => u32::from(*d) * rest / M + s,
                (true, _) => u32::from(*d).wrapping_mul(rest).wrapping_add(s * mask) / M,
                (false, _) => s * mask / M,
            };
            *d = (value >> 8) as u8;
        }
    }
}

fn nearest(palette: &[i32], colour: [i32; 4]) -> i64 {
    let (mut best, mut least) = (0, u32::MAX);
    for (i, own) in palette.as_chunks::<4>().0.iter().enumerate() {
        let squares = own.iter().zip(colour).map(|(&x, y)| {
            let d = (y - x) as u32;
            d.wrapping_mul(d) >> 2
        });
        let sum = squares.fold(0u32, u32::wrapping_add);
        if sum < least {
            (best, least) = (i, sum);
            if sum == 0 {
                break;
            }
        }
    }
    best as i64
}
