//! Package hash/crc32.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::native::Ptr;
use crate::runtime::slices::Bytes;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "hash/crc32",
    files: go_files!["crc32.go"],
    natives: NATIVES,
};

natives! {
    "hash/crc32.fill" => |cx: Cx, table: Ptr<[u32; 256]>, poly: u32| -> () {
        let entry = |byte| (0..8).fold(byte as u32, |crc, _| (crc >> 1) ^ if crc & 1 == 1 { poly } else { 0 });
        table.deref(cx).set(cx, std::array::from_fn(entry));
    },
    "hash/crc32.Update" => |cx: Cx, crc: u32, table: Ptr<[u32; 256]>, p: Bytes| -> u32 {
        let table = table.deref(cx).get();
        !p.as_bytes().iter().fold(!crc, |crc, b| table[usize::from(crc as u8 ^ b)] ^ (crc >> 8))
    },
}
