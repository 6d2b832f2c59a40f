//! Package hash/crc64.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::native::Ptr;
use crate::runtime::slices::Bytes;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "hash/crc64",
    files: go_files!["crc64.go"],
    natives: NATIVES,
};

natives! {
    "hash/crc64.fill" => |cx: Cx, table: Ptr<[u64; 256]>, poly: u64| -> () {
        let entry = |byte| (0..8).fold(byte as u64, |crc, _| (crc >> 1) ^ if crc & 1 == 1 { poly } else { 0 });
        table.deref(cx).set(cx, std::array::from_fn(entry));
    },
    "hash/crc64.Update" => |cx: Cx, crc: u64, table: Ptr<[u64; 256]>, p: Bytes| -> u64 {
        let table = table.deref(cx).get();
        !p.as_bytes().iter().fold(!crc, |crc, b| table[usize::from(crc as u8 ^ b)] ^ (crc >> 8))
    },
}
