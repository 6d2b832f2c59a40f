//! Decoding of JPEG, baseline and progressive: ITU-T T.81.

use super::scan::{Bits, Block, Huffman, Progress, scan};

/// What is wrong with an image.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not as it must be.
    Format(&'static str),
    /// It is more than is understood.
    Unsupported(&'static str),
    /// It ends too early.
    End,
}

pub type Result<T> = std::result::Result<T, Fault>;

use Fault::{Format, Unsupported};

/// A component: brightness, or one of the differences of colour.
#[derive(Clone, Default)]
pub struct Component {
    pub id: u8,
    /// Blocks of a unit, across and down.
    pub h: usize,
    pub v: usize,
    table: usize,
    pub blocks: Vec<Block>,
}

/// An image, being decoded.
#[derive(Default)]
pub struct Image {
    pub width: usize,
    pub height: usize,
    pub components: Vec<Component>,
    pub max_h: usize,
    pub max_v: usize,
    pub jfif: bool,
    /// How Adobe's programs have transformed colours.
    pub adobe: Option<u8>,
    baseline: bool,
    progressive: bool,
    scanned: bool,
    quantization: Vec<[i32; 64]>,
    /// Tables of DC and AC coefficients.
    pub huffman: [[Huffman; 4]; 2],
    pub restart: usize,
    /// How many blocks have no more coefficients; that goes on from scan to scan.
    pub ended: u32,
}

/// Where the coefficients of a block are, in the order they are written in.
pub const ZIGZAG: [usize; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];

/// What is left of the data.
pub struct Input<'a>(pub &'a [u8]);

impl<'a> Input<'a> {
    pub fn byte(&mut self) -> Result<u8> {
        let (&first, rest) = self.0.split_first().ok_or(Fault::End)?;
        self.0 = rest;
        Ok(first)
    }

    pub fn take(&mut self, n: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n).ok_or(Fault::End)?;
        self.0 = rest;
        Ok(taken)
    }
}

impl Image {
    /// Decodes `data`; of an image's pixels nothing if only its size is asked for.
    pub fn decode(data: &[u8], size_only: bool) -> Result<Self> {
        let mut image = Image {
            quantization: vec![[0; 64]; 4],
            ..Image::default()
        };
        let mut input = Input(data);
        if input.take(2)? != [0xff, 0xd8] {
            return Err(Format("missing SOI marker"));
        }
        loop {
            let mut marker = [input.byte()?, input.byte()?];
            // What should not be there is passed over, as others do.
            while marker[0] != 0xff {
                marker = [marker[1], input.byte()?];
            }
            let mut marker = marker[1];
            if marker == 0 {
                continue;
            }
            while marker == 0xff {
                marker = input.byte()?;
            }
            match marker {
                0xd9 => break,
                0xd0..=0xd7 => continue,
                _ => {}
            }
            let length = usize::from(u16::from_be_bytes([input.byte()?, input.byte()?]));
            let length = length
                .checked_sub(2)
                .ok_or(Format("short segment length"))?;
            match marker {
                0xc0..=0xc2 => {
                    image.baseline = marker == 0xc0;
                    image.progressive = marker == 0xc2;
                    image.frame(&mut input, length)?;
                    if size_only && image.jfif {
                        return Ok(image);
                    }
                }
                0xc4 if !size_only => image.huffman_tables(&mut input, length)?,
                0xdb if !size_only => image.quantization_tables(&mut input, length)?,
                0xdd if !size_only => {
                    if length != 2 {
                        return Err(Format("DRI has wrong length"));
                    }
                    image.restart = usize::from(u16::from_be_bytes([input.byte()?, input.byte()?]));
                }
                0xda if size_only => return Ok(image),
                0xda => image.scan(&mut input, length)?,
                0xe0 if length >= 5 => image.jfif = input.take(length)?.starts_with(b"JFIF\0"),
                0xee if length >= 12 => {
                    let segment = input.take(length)?;
                    if segment.starts_with(b"Adobe") {
                        image.adobe = Some(segment[11]);
                    }
                }
                0xc4 | 0xdb | 0xdd | 0xe0..=0xef | 0xfe => {
                    input.take(length)?;
                }
                0..0xc0 => return Err(Format("unknown marker")),
                _ => return Err(Unsupported("unknown marker")),
            }
        }
        if !image.scanned {
            return Err(Format("missing SOS marker"));
        }
        Ok(image)
    }

    fn frame(&mut self, input: &mut Input, length: usize) -> Result<()> {
        const RATIO: Fault = Unsupported("luma/chroma subsampling ratio");
        if !self.components.is_empty() {
            return Err(Format("multiple SOF markers"));
        }
        let n = match length {
            9 => 1,
            15 => 3,
            18 => 4,
            _ => return Err(Unsupported("number of components")),
        };
        let segment = input.take(length)?;
        if segment[0] != 8 {
            return Err(Unsupported("precision"));
        }
        self.height = usize::from(u16::from_be_bytes([segment[1], segment[2]]));
        self.width = usize::from(u16::from_be_bytes([segment[3], segment[4]]));
        if usize::from(segment[5]) != n {
            return Err(Format("SOF has wrong length"));
        }
        for (i, &[id, sampling, table]) in segment[6..].as_chunks().0.iter().enumerate() {
            if self.components.iter().any(|c| c.id == id) {
                return Err(Format("repeated component identifier"));
            }
            if table > 3 {
                return Err(Format("bad Tq value"));
            }
            let (mut h, mut v) = (usize::from(sampling >> 4), usize::from(sampling & 15));
            if !(1..=4).contains(&h) || !(1..=4).contains(&v) {
                return Err(Format("luma/chroma subsampling ratio"));
            }
            if h == 3 || v == 3 {
                return Err(RATIO);
            }
            let fits = match (n, i) {
                (4, 0) => sampling == 0x11 || sampling == 0x22,
                (4, 1 | 2) => sampling == 0x11,
                (4, _) => (self.components[0].h, self.components[0].v) == (h, v),
                _ => true,
            };
            if !fits {
                return Err(RATIO);
            }
            if n == 1 {
                (h, v) = (1, 1);
            }
            (self.max_h, self.max_v) = (self.max_h.max(h), self.max_v.max(v));
            let (table, blocks) = (usize::from(table), Vec::new());
            self.components.push(Component {
                id,
                h,
                v,
                table,
                blocks,
            });
        }
        let divides =
            |c: &Component| self.max_h.is_multiple_of(c.h) && self.max_v.is_multiple_of(c.v);
        if n == 3 && !self.components.iter().all(divides) {
            return Err(RATIO);
        }
        Ok(())
    }

    fn quantization_tables(&mut self, input: &mut Input, mut n: usize) -> Result<()> {
        while n > 0 {
            n -= 1;
            let first = input.byte()?;
            if first & 15 > 3 {
                return Err(Format("bad Tq value"));
            }
            let table = &mut self.quantization[usize::from(first & 15)];
            let wide = match first >> 4 {
                0 => 1,
                1 => 2,
                _ => return Err(Format("bad Pq value")),
            };
            if n < 64 * wide {
                return Err(Format("DQT has wrong length"));
            }
            n -= 64 * wide;
            for (q, bytes) in table.iter_mut().zip(input.take(64 * wide)?.chunks(wide)) {
                *q = bytes.iter().fold(0, |q, b| q << 8 | i32::from(*b));
            }
        }
        Ok(())
    }

    fn huffman_tables(&mut self, input: &mut Input, mut n: usize) -> Result<()> {
        while n > 0 {
            if n < 17 {
                return Err(Format("DHT has wrong length"));
            }
            let head = input.take(17)?;
            let (class, number) = (head[0] >> 4, head[0] & 15);
            if class > 1 {
                return Err(Format("bad Tc value"));
            }
            if number > 3 || self.baseline && number > 1 {
                return Err(Format("bad Th value"));
            }
            let codes = head[1..].iter().map(|&c| usize::from(c)).sum();
            match codes {
                0 => return Err(Format("Huffman table has zero length")),
                1..=256 => {}
                _ => return Err(Format("Huffman table has excessive length")),
            }
            n = n
                .checked_sub(codes + 17)
                .ok_or(Format("DHT has wrong length"))?;
            let table = Huffman::new(&head[1..], input.take(codes)?);
            self.huffman[usize::from(class)][usize::from(number)] = table;
        }
        Ok(())
    }

    /// Units across and down.
    pub fn units(&self) -> (usize, usize) {
        (
            self.width.div_ceil(8 * self.max_h),
            self.height.div_ceil(8 * self.max_v),
        )
    }

    fn scan(&mut self, input: &mut Input, n: usize) -> Result<()> {
        let all = self.components.len();
        if all == 0 {
            return Err(Format("missing SOF marker"));
        }
        if n < 6 || 4 + 2 * all < n || !n.is_multiple_of(2) {
            return Err(Format("SOS has wrong length"));
        }
        let segment = input.take(n)?;
        let count = usize::from(segment[0]);
        if n != 4 + 2 * count {
            return Err(Format("SOS length inconsistent with number of components"));
        }
        let mut parts: Vec<(usize, usize, usize)> = Vec::new();
        let mut blocks = 0;
        for &[id, tables] in segment[1..1 + 2 * count].as_chunks().0 {
            let found = self.components.iter().rposition(|c| c.id == id);
            let found = found.ok_or(Format("unknown component selector"))?;
            if parts.iter().any(|p| p.0 == found) {
                return Err(Format("repeated component selector"));
            }
            blocks += self.components[found].h * self.components[found].v;
            let (dc, ac) = (usize::from(tables >> 4), usize::from(tables & 15));
            if dc > 3 || self.baseline && dc > 1 {
                return Err(Format("bad Td value"));
            }
            if ac > 3 || self.baseline && ac > 1 {
                return Err(Format("bad Ta value"));
            }
            parts.push((found, dc, ac));
        }
        if all > 1 && blocks > 10 {
            return Err(Format("total sampling factors too large"));
        }
        let mut progress = Progress {
            start: 0,
            end: 63,
            high: 0,
            low: 0,
        };
        if self.progressive {
            let last = &segment[1 + 2 * count..];
            let (start, end) = (usize::from(last[0]), usize::from(last[1]));
            let (high, low) = (u32::from(last[2] >> 4), u32::from(last[2] & 15));
            if start == 0 && end != 0 || start > end || end > 63 {
                return Err(Format("bad spectral selection bounds"));
            }
            if start != 0 && count != 1 {
                return Err(Format(
                    "progressive AC coefficients for more than one component",
                ));
            }
            if high != 0 && high != low + 1 {
                return Err(Format("bad successive approximation values"));
            }
            progress = Progress {
                start,
                end,
                high,
                low,
            };
        }
        self.scanned = true;
        let (across, down) = self.units();
        for c in &mut self.components {
            if c.blocks.is_empty() {
                c.blocks = vec![[0; 64]; across * down * c.h * c.v];
            }
        }
        let mut bits = Bits::new(input.0);
        scan(self, &parts, progress, &mut bits)?;
        input.0 = bits.rest();
        Ok(())
    }

    /// A component's samples, those of all of its units, and how many are in a row.
    pub fn samples(&self, component: usize) -> (Vec<u8>, usize) {
        let c = &self.components[component];
        let (across, down) = self.units();
        let stride = 8 * across * c.h;
        let mut out = vec![0; stride * 8 * down * c.v];
        for (i, block) in c.blocks.iter().enumerate() {
            let (x, y) = (i % (across * c.h), i / (across * c.h));
            let samples = super::dct::inverse(block, &self.quantization[c.table]);
            for (row, samples) in samples.as_chunks::<8>().0.iter().enumerate() {
                let at = (8 * y + row) * stride + 8 * x;
                out[at..at + 8].copy_from_slice(samples);
            }
        }
        (out, stride)
    }
}
