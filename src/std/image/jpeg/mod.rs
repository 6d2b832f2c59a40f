//! Package image/jpeg: decoded here, encoded by `jpeg-encoder`.

mod dct;
mod decode;
mod scan;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::{Bytes, Slice};
use crate::runtime::strings::Str;
use decode::{Fault, Image};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "image/jpeg",
    files: go_files!["reader.go", "writer.go"],
    natives: NATIVES,
};

natives! {
    "image/jpeg.decode" => |cx: Cx, data: Bytes, size_only: bool| -> (i64, Str, Slice<i64>, Bytes) {
        let image = match Image::decode(data.as_bytes(), size_only) {
            Ok(image) => image,
            Err(fault) => {
                let (kind, text) = match fault {
                    Fault::Format(text) => (1, text),
                    Fault::Unsupported(text) => (2, text),
                    Fault::End => (3, ""),
                };
                return (kind, Str::new(cx, text.as_bytes()), Slice::default(), Bytes::default());
            }
        };
        let (facts, planes) = described(&image, size_only);
        (0, Str::default(), Slice::from_elements(cx, &facts), Bytes::new(cx, &planes))
    },
    "image/jpeg.encode" => |cx: Cx, pix: Bytes, kind: i64, width: i64, height: i64, quality: i64| -> (Bytes, Str) {
        let colours = match kind {
            0 => ColorType::Luma,
            1 => ColorType::Rgba,
            _ => ColorType::Ycbcr,
        };
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, quality as u8);
        encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
        match encoder.encode(pix.as_bytes(), width as u16, height as u16, colours) {
            Ok(()) => (Bytes::new(cx, &out), Str::default()),
            Err(e) => (Bytes::default(), Str::new(cx, e.to_string().as_bytes())),
        }
    },
}

/// What Go makes an image of: width, height, components, the size of planes, Adobe's transform or -1, whether colours
/// are red, green and blue, and how many pixels share a difference of colour, across and down; then the planes. Where
/// Go has no ratio for that, they are spread out to have a sample for each pixel.
fn described(image: &Image, size_only: bool) -> (Vec<i64>, Vec<u8>) {
    let n = image.components.len();
    let ids: Vec<u8> = image.components.iter().map(|c| c.id).collect();
    let rgb = !image.jfif && (image.adobe == Some(0) || ids == *b"RGB");
    let (mut across, mut down) = (1, 1);
    let (mut width, mut height) = (0, 0);
    let mut planes = Vec::new();
    if !size_only {
        let units = image.units();
        (width, height) = (8 * image.max_h * units.0, 8 * image.max_v * units.1);
        let sampling = |i: usize| (image.components[i].h, image.components[i].v);
        if n > 1 {
            let (h, v) = sampling(1);
            let ratio = (image.max_h / h, image.max_v / v);
            let known = [(1, 1), (1, 2), (2, 1), (2, 2), (4, 1), (4, 2)].contains(&ratio);
            let regular = sampling(1) == sampling(2) && sampling(0) == (image.max_h, image.max_v);
            if known && regular {
                (across, down) = ratio;
            }
        }
        for i in 0..n {
            let (samples, stride) = image.samples(i);
            let (h, v) = sampling(i);
            let (mut dx, mut dy) = (image.max_h / h, image.max_v / v);
            if (i == 1 || i == 2) && (across, down) != (1, 1) {
                (dx, dy) = (1, 1);
            }
            if (dx, dy) == (1, 1) {
                planes.extend_from_slice(&samples);
            } else {
                for y in 0..height {
                    let row = &samples[y / dy * stride..][..stride];
                    planes.extend((0..width).map(|x| row[x / dx]));
                }
            }
        }
    }
    let facts = [
        image.width as i64,
        image.height as i64,
        n as i64,
        width as i64,
        height as i64,
        image.adobe.map_or(-1, i64::from),
        rgb.into(),
        across as i64,
        down as i64,
    ];
    (facts.to_vec(), planes)
}
