//! Package unicode.

pub mod tables;
pub mod utf16;
pub mod utf8;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::{List, Slice};
use crate::runtime::strings::Str;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "unicode",
    files: go_files!["unicode.go"],
    natives: NATIVES,
};

natives! {
    "unicode.IsDigit" => |_: Cx, r: i32| tables::is_digit(r),
    "unicode.IsGraphic" => |_: Cx, r: i32| tables::is_graphic(r),
    "unicode.IsLetter" => |_: Cx, r: i32| tables::is_letter(r),
    "unicode.IsLower" => |_: Cx, r: i32| tables::is_lower(r),
    "unicode.IsMark" => |_: Cx, r: i32| tables::mark(r),
    "unicode.IsNumber" => |_: Cx, r: i32| tables::number(r),
    "unicode.IsPrint" => |_: Cx, r: i32| tables::is_print(r),
    "unicode.IsPunct" => |_: Cx, r: i32| tables::punct(r),
    "unicode.IsSpace" => |_: Cx, r: i32| tables::is_space(r),
    "unicode.IsSymbol" => |_: Cx, r: i32| tables::symbol(r),
    "unicode.IsTitle" => |_: Cx, r: i32| tables::title(r),
    "unicode.IsUpper" => |_: Cx, r: i32| tables::is_upper(r),
    "unicode.ToLower" => |_: Cx, r: i32| tables::to_lower(r),
    "unicode.ToTitle" => |_: Cx, r: i32| tables::to_title(r),
    "unicode.ToUpper" => |_: Cx, r: i32| tables::to_upper(r),
    "unicode.SimpleFold" => |_: Cx, r: i32| tables::simple_fold(r),
    "unicode.ranges" => |cx: Cx, sort: Str, name: Str| {
        let list = tables::ranges(&sort.to_str_lossy(), &name.to_str_lossy()).unwrap_or_default();
        let flat: Vec<u32> = list.iter().flat_map(|r| [r.0, r.1, r.2]).collect();
        Slice::<u32>::from_elements(cx, &flat)
    },
    "unicode.caseRanges" => |cx: Cx| Slice::<i32>::from_elements(cx, &tables::case_ranges()),
    "unicode.names" => |cx: Cx, sort: Str| {
        let mut list = List::<Str>::with_cap(cx, 64);
        for name in tables::names(&sort.to_str_lossy()) {
            list.push(cx, cx.str(name));
        }
        list.finish()
    },
}
