//! Rows of PNG.

/// What PNG's filter 4 predicts from the bytes to the left, above, and above the left.
fn paeth(a: u8, b: u8, c: u8) -> u8 {
    let (left, up, corner) = (i32::from(a), i32::from(b), i32::from(c));
    let p = left + up - corner;
    let (da, db, dc) = ((p - left).abs(), (p - up).abs(), (p - corner).abs());
    if da <= db && da <= dc {
        a
    } else if db <= dc {
        b
    } else {
        c
    }
}

/// What a filter predicts of the byte at `i`, from those before it in `row` and those `above`.
fn predicted(row: &[u8], above: &[u8], size: usize, filter: i64, i: usize) -> u8 {
    let left = if i >= size { row[i - size] } else { 0 };
    let up = above.get(i).copied().unwrap_or(0);
    let corner = match i.checked_sub(size) {
        Some(i) => above.get(i).copied().unwrap_or(0),
        None => 0,
    };
    match filter {
        1 => left,
        2 => up,
        3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
        4 => paeth(left, up, corner),
        _ => 0,
    }
}

pub fn unfilter(row: &mut [u8], above: &[u8], size: usize, filter: i64) {
    for i in 0..row.len() {
        row[i] = row[i].wrapping_add(predicted(row, above, size, filter, i));
    }
}

pub fn filtered(row: &[u8], above: &[u8], size: usize, filter: i64) -> Vec<u8> {
    let byte = |i: usize| row[i].wrapping_sub(predicted(row, above, size, filter, i));
    (0..row.len()).map(byte).collect()
}

/// The pixels of a row, and the greatest index among them if they are indices.
pub fn unpacked(
    row: &[u8],
    width: usize,
    depth: u32,
    kind: i64,
    transparent: &[u8],
) -> (Vec<u8>, i64) {
    let bytes = if depth == 16 { 2 } else { 1 };
    let parts: Vec<u8> = if depth < 8 {
        let per = 8 / depth as usize;
        let part = |i: usize| {
            let shift = 8 - depth * (1 + (i % per) as u32);
            (row[i / per] >> shift) & ((1 << depth) - 1)
        };
        (0..width).map(part).collect()
    } else {
        row.to_vec()
    };
    if kind == INDEXED {
        let most = parts.iter().max().map_or(0, |&m| i64::from(m));
        return (parts, most);
    }
    let per = match kind {
        GREY => 1,
        TRUE_COLOUR => 3,
        GREY_ALPHA => 2,
        _ => 4,
    };
    // Of parts of less than 16 bits, the second byte says which is transparent.
    let key: Vec<u8> = transparent
        .as_chunks::<2>()
        .0
        .iter()
        .flat_map(|k| k[2 - bytes..].to_vec())
        .collect();
    let scale = match depth {
        1 => 0xff,
        2 => 0x55,
        4 => 0x11,
        _ => 1,
    };
    let grey = kind == GREY || kind == GREY_ALPHA;
    let mut out = Vec::with_capacity(width * 4 * bytes);
    for pixel in parts.chunks_exact(per * bytes) {
        let (colour, alpha) = match kind {
            GREY | TRUE_COLOUR => (pixel, None),
            _ => pixel
                .split_at_checked((per - 1) * bytes)
                .map_or((pixel, None), |(c, a)| (c, Some(a))),
        };
        let single = grey && alpha.is_none() && key.is_empty();
        for _ in 0..if grey && !single { 3 } else { 1 } {
            out.extend(colour.iter().map(|v| v * scale));
        }
        match alpha {
            Some(alpha) => out.extend_from_slice(alpha),
            None if single => {}
            None => {
                let through = !key.is_empty() && colour == key;
                out.resize(out.len() + bytes, if through { 0 } else { 0xff });
            }
        }
    }
    (out, 0)
}

/// PNG's types of colours.
const GREY: i64 = 0;
const TRUE_COLOUR: i64 = 2;
const INDEXED: i64 = 3;
const GREY_ALPHA: i64 = 4;

/// Pixels of four bytes as PNG has them.
pub fn packed(pix: &[u8], alpha: bool, multiplied: bool) -> Vec<u8> {
    let mut out = Vec::with_capacity(pix.len());
    for &[r, g, b, a] in pix.as_chunks().0 {
        let part = |v: u8| match (multiplied, a) {
            (false, _) | (_, 0xff) => v,
            (_, 0) => 0,
            _ => {
                let (v, a) = (u32::from(v) * 0x101, u32::from(a) * 0x101);
                ((v.wrapping_mul(0xffff) / a) >> 8) as u8
            }
        };
        out.extend([part(r), part(g), part(b)]);
        if alpha {
            out.push(a);
        }
    }
    out
}
