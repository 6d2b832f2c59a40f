//! The scans of a JPEG image: Huffman codes, and what they say of coefficients.

use super::decode::Fault::{self, Format, Unsupported};
use super::decode::{Image, Input, Result, ZIGZAG};

/// Coefficients of 8 by 8 samples.
pub type Block = [i32; 64];

/// A table of codes.
#[derive(Default)]
pub struct Huffman {
    /// For each length from 1 bit: the first code, how many there are, and where their values begin.
    lengths: [(u32, u32, usize); 16],
    values: Vec<u8>,
}

impl Huffman {
    pub fn new(counts: &[u8], values: &[u8]) -> Self {
        let (mut code, mut at) = (0, 0);
        let mut lengths = [(0, 0, 0); 16];
        for (length, &count) in lengths.iter_mut().zip(counts) {
            *length = (code, u32::from(count), at);
            code = (code + u32::from(count)) << 1;
            at += usize::from(count);
        }
        Huffman {
            lengths,
            values: values.to_vec(),
        }
    }
}

/// The bits of a scan. A byte 0xff is followed by a zero, or it begins a marker.
pub struct Bits<'a> {
    input: Input<'a>,
    held: u32,
    count: u32,
}

impl<'a> Bits<'a> {
    pub fn new(data: &'a [u8]) -> Self {
        Bits {
            input: Input(data),
            held: 0,
            count: 0,
        }
    }

    /// What follows the bits.
    pub fn rest(self) -> &'a [u8] {
        self.input.0
    }

    fn bit(&mut self) -> Result<u32> {
        if self.count == 0 {
            self.held = match self.input.0 {
                [0xff, 0, ..] => {
                    self.input.take(2)?;
                    0xff
                }
                [0xff, _, ..] => return Err(Format("missing 0xff00 sequence")),
                [] | [0xff] => return Err(Format("short Huffman data")),
                _ => u32::from(self.input.byte()?),
            };
            self.count = 8;
        }
        self.count -= 1;
        Ok((self.held >> self.count) & 1)
    }

    fn bits(&mut self, n: u8) -> Result<u32> {
        (0..n).try_fold(0, |v, _| Ok(v << 1 | self.bit()?))
    }

    /// A number of `n` bits; those that begin with a zero are negative.
    fn signed(&mut self, n: u8) -> Result<i32> {
        let v = self.bits(n)? as i32;
        let negative = n > 0 && v < 1 << (n - 1);
        Ok(if negative { v - (1 << n) + 1 } else { v })
    }

    fn code(&mut self, table: &Huffman) -> Result<u8> {
        if table.values.is_empty() {
            return Err(Format("uninitialized Huffman table"));
        }
        let mut code = 0;
        for &(first, count, at) in &table.lengths {
            code = code << 1 | self.bit()?;
            if let Some(i) = code.checked_sub(first).filter(|&i| i < count) {
                return Ok(table.values[at + i as usize]);
            }
        }
        Err(Format("bad Huffman code"))
    }

    /// Goes on behind the marker that is expected after so many units.
    fn restart(&mut self, expected: u8) -> Result<()> {
        self.count = 0;
        let mut pair = [self.input.byte()?, self.input.byte()?];
        loop {
            match pair {
                [0xff, marker] if marker == expected => return Ok(()),
                [0xff, marker] if marker != 0 && marker != 0xff => {
                    return Err(Format("bad RST marker"));
                }
                _ => pair = [pair[1], self.input.byte()?],
            }
        }
    }
}

/// Which coefficients a scan has, and which bits of them: all but `low`, or only that below `high`.
#[derive(Clone, Copy)]
pub struct Progress {
    pub start: usize,
    pub end: usize,
    pub high: u32,
    pub low: u32,
}

/// Reads a scan of components, each with its tables of DC and AC coefficients.
pub fn scan(
    image: &mut Image,
    parts: &[(usize, usize, usize)],
    progress: Progress,
    bits: &mut Bits,
) -> Result<()> {
    let (across, down) = image.units();
    let mut dc = [0; 4];
    let mut ended = image.ended;
    let (mut count, mut expected) = (0, 0xd0);
    for unit in 0..across * down {
        let (ux, uy) = (unit % across, unit / across);
        for &(component, dc_table, ac_table) in parts {
            let (h, v) = (image.components[component].h, image.components[component].v);
            for j in 0..h * v {
                let (x, y) = if parts.len() != 1 {
                    (h * ux + j % h, v * uy + j / h)
                } else {
                    let at = (count % (across * h), count / (across * h));
                    count += 1;
                    // A component alone has no blocks outside the image.
                    if at.0 * 8 >= image.width || at.1 * 8 >= image.height {
                        continue;
                    }
                    at
                };
                let at = y * across * h + x;
                let Some(block) = image.components[component].blocks.get_mut(at) else {
                    continue;
                };
                let ac = &image.huffman[1][ac_table];
                if progress.high != 0 {
                    refine(bits, block, ac, progress, &mut ended)?;
                    continue;
                }
                let mut next = progress.start;
                if next == 0 {
                    next = 1;
                    let size = bits.code(&image.huffman[0][dc_table])?;
                    if size > 16 {
                        return Err(Unsupported("excessive DC component"));
                    }
                    dc[component] += bits.signed(size)?;
                    block[0] = dc[component] << progress.low;
                }
                if next <= progress.end && ended > 0 {
                    ended -= 1;
                } else {
                    coefficients(bits, block, ac, next, progress, &mut ended)?;
                }
            }
        }
        let done = unit + 1;
        if image.restart > 0 && done % image.restart == 0 && done < across * down {
            bits.restart(expected)?;
            expected = if expected == 0xd7 { 0xd0 } else { expected + 1 };
            (dc, ended) = ([0; 4], 0);
        }
    }
    image.ended = ended;
    Ok(())
}

fn coefficients(
    bits: &mut Bits,
    block: &mut Block,
    table: &Huffman,
    mut next: usize,
    progress: Progress,
    ended: &mut u32,
) -> Result<()> {
    while next <= progress.end {
        let code = bits.code(table)?;
        let (zeros, size) = (code >> 4, code & 15);
        if size != 0 {
            next += usize::from(zeros);
            if next > progress.end {
                break;
            }
            block[ZIGZAG[next]] = bits.signed(size)? << progress.low;
            next += 1;
        } else if zeros == 15 {
            next += 16;
        } else {
            *ended = (1 << zeros) + bits.bits(zeros)? - 1;
            break;
        }
    }
    Ok(())
}

/// Reads one more bit of the coefficients of a block.
fn refine(
    bits: &mut Bits,
    block: &mut Block,
    table: &Huffman,
    progress: Progress,
    ended: &mut u32,
) -> Result<()> {
    let delta = 1 << progress.low;
    if progress.start == 0 {
        if bits.bit()? == 1 {
            block[0] |= delta;
        }
        return Ok(());
    }
    let mut next = progress.start;
    if *ended == 0 {
        while next <= progress.end {
            let code = bits.code(table)?;
            let (zeros, size) = (code >> 4, code & 15);
            let mut new = 0;
            match size {
                0 if zeros != 15 => {
                    *ended = (1 << zeros) | bits.bits(zeros)?;
                    break;
                }
                0 => {}
                1 => new = if bits.bit()? == 1 { delta } else { -delta },
                _ => return Err(Format("unexpected Huffman code")),
            }
            next = nonzeros(bits, block, next, progress.end, Some(zeros), delta)?;
            if next > progress.end {
                return Err(Format("too many coefficients"));
            }
            if new != 0 {
                block[ZIGZAG[next]] = new;
            }
            next += 1;
        }
    }
    if *ended > 0 {
        *ended -= 1;
        nonzeros(bits, block, next, progress.end, None, delta)?;
    }
    Ok(())
}

/// Reads one more bit of each coefficient that is not zero, up to the end or past so many zeros; where that is.
fn nonzeros(
    bits: &mut Bits,
    block: &mut Block,
    mut next: usize,
    end: usize,
    mut zeros: Option<u8>,
    delta: i32,
) -> std::result::Result<usize, Fault> {
    while next <= end {
        let coefficient = &mut block[ZIGZAG[next]];
        if *coefficient == 0 {
            match &mut zeros {
                Some(0) => break,
                Some(left) => *left -= 1,
                None => {}
            }
        } else if bits.bit()? == 1 {
            *coefficient += if *coefficient >= 0 { delta } else { -delta };
        }
        next += 1;
    }
    Ok(next)
}
