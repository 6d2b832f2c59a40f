//! Package hash/adler32.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "hash/adler32",
    files: go_files!["adler32.go"],
    natives: NATIVES,
};

natives! {
    "hash/adler32.update" => |_: Cx, sum: u32, p: Bytes| -> u32 {
        const MODULUS: u32 = 65521;
        let (mut low, mut high) = (sum & 0xFFFF, sum >> 16);
        // As many bytes as cannot overflow the higher sum.
        for chunk in p.as_bytes().chunks(5552) {
            for b in chunk {
                low += u32::from(*b);
                high += low;
            }
            low %= MODULUS;
            high %= MODULUS;
        }
        high << 16 | low
    },
}
