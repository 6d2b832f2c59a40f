//! Package reflect.
//!
//! A `*rtype` is the handle of a descriptor and a `Value` refers to an immutable object (`runtime::value::Reflected`):
//! natives do the work on these, Go code what is easier said in Go.

mod convert;
mod deep;
mod fail;
mod func;
mod make;
mod map;
mod set;
mod types;
mod values;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::value::Reflected;
use fail::Hooks;
pub use types::tag_value;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "reflect",
    files: go_files!["type.go", "fields.go", "value.go", "make.go"],
    natives: NATIVES,
};

/// A Go `Value`; None is the zero one.
type V = Option<Reflected>;

natives! {
    "reflect.setHooks" => Hooks::set,
    "reflect.StructTag.Lookup" => types::tag_lookup,
    "reflect.typeOf" => types::type_of,
    "reflect.(*rtype).Align" => types::align,
    "reflect.(*rtype).FieldAlign" => types::align,
    "reflect.(*rtype).Name" => types::name,
    "reflect.(*rtype).PkgPath" => types::pkg_path,
    "reflect.(*rtype).Size" => types::size,
    "reflect.(*rtype).String" => types::string,
    "reflect.(*rtype).Kind" => types::kind,
    "reflect.(*rtype).Comparable" => types::comparable,
    "reflect.(*rtype).NumMethod" => types::num_method,
    "reflect.(*rtype).elem" => types::elem,
    "reflect.(*rtype).key" => types::key,
    "reflect.(*rtype).length" => types::length,
    "reflect.(*rtype).dir" => types::dir,
    "reflect.(*rtype).variadic" => types::variadic,
    "reflect.(*rtype).numField" => types::num_field,
    "reflect.(*rtype).field" => types::field,
    "reflect.(*rtype).fieldIndex" => types::field_index,
    "reflect.(*rtype).numIn" => types::num_in,
    "reflect.(*rtype).in" => types::input,
    "reflect.(*rtype).numOut" => types::num_out,
    "reflect.(*rtype).out" => types::output,
    "reflect.(*rtype).method" => types::method,
    "reflect.(*rtype).methodIndex" => types::method_index,
    "reflect.(*rtype).implements" => types::implements,
    "reflect.(*rtype).assignableTo" => types::assignable_to,
    "reflect.(*rtype).convertibleTo" => types::convertible_to,
    "reflect.(*rtype).pointerTo" => make::pointer_to,
    "reflect.(*rtype).sliceOf" => make::slice_of,
    "reflect.(*rtype).chanOf" => make::chan_of,
    "reflect.(*rtype).mapOf" => make::map_of,
    "reflect.(*rtype).arrayOf" => make::array_of,
    "reflect.funcOf" => make::func_of,
    "reflect.structOf" => make::struct_of,
    "reflect.isIdentifier" => make::is_identifier,
    "reflect.isUpper" => make::is_upper,
    "reflect.zero" => make::zero,
    "reflect.newValue" => make::new_value,
    "reflect.makeSlice" => make::make_slice,
    "reflect.makeMap" => make::make_map,
    "reflect.makeChan" => make::make_chan,
    "reflect.Append" => make::append,
    "reflect.AppendSlice" => make::append_slice,
    "reflect.Copy" => make::copy,
    "reflect.makeFunc" => func::make_func,
    "reflect.(*rtype).returned" => func::returned,
    "reflect.DeepEqual" => deep::deep_equal,
    "reflect.ValueOf" => values::value_of,
    "reflect.Value.IsValid" => |_: Cx, v: V| v.is_some(),
    "reflect.Value.Kind" => values::kind,
    "reflect.Value.typ" => values::typ,
    "reflect.Value.CanAddr" => |_: Cx, v: V| v.is_some_and(|v| v.value.settable()),
    "reflect.Value.CanSet" => |_: Cx, v: V| v.is_some_and(|v| v.value.settable() && !v.hidden),
    "reflect.Value.CanInterface" => values::can_interface,
    "reflect.Value.Bool" => values::bool,
    "reflect.Value.Int" => values::int,
    "reflect.Value.Uint" => values::uint,
    "reflect.Value.Float" => values::float,
    "reflect.Value.Complex" => values::complex,
    "reflect.Value.String" => values::string,
    "reflect.Value.Bytes" => values::bytes,
    "reflect.Value.Interface" => values::interface,
    "reflect.Value.assertable" => values::assertable,
    "reflect.Value.IsNil" => values::is_nil,
    "reflect.Value.IsZero" => values::is_zero,
    "reflect.Value.Len" => values::len,
    "reflect.Value.Cap" => values::cap,
    "reflect.Value.Elem" => values::elem,
    "reflect.Value.Index" => values::index,
    "reflect.Value.Slice" => values::slice,
    "reflect.Value.Slice3" => values::slice3,
    "reflect.Value.Addr" => values::addr,
    "reflect.Value.Pointer" => values::pointer,
    "reflect.Value.UnsafeAddr" => values::unsafe_addr,
    "reflect.Value.NumField" => values::num_field,
    "reflect.Value.Field" => values::field,
    "reflect.Value.Method" => func::method,
    "reflect.Value.Comparable" => values::comparable,
    "reflect.Value.Equal" => values::equal,
    "reflect.Value.canConvert" => convert::can_convert,
    "reflect.Value.convert" => convert::convert,
    "reflect.Value.Set" => set::set,
    "reflect.Value.set" => set::set_named,
    "reflect.Value.SetBool" => set::set_bool,
    "reflect.Value.SetInt" => set::set_int,
    "reflect.Value.SetUint" => set::set_uint,
    "reflect.Value.SetFloat" => set::set_float,
    "reflect.Value.SetComplex" => set::set_complex,
    "reflect.Value.SetString" => set::set_string,
    "reflect.Value.SetBytes" => set::set_bytes,
    "reflect.Value.SetLen" => set::set_len,
    "reflect.Value.SetCap" => set::set_cap,
    "reflect.Value.SetZero" => set::set_zero,
    "reflect.Value.Grow" => set::grow,
    "reflect.Value.Clear" => set::clear,
    "reflect.Value.swap" => set::swap,
    "reflect.Value.MapIndex" => map::map_index,
    "reflect.Value.MapKeys" => map::map_keys,
    "reflect.Value.SetMapIndex" => map::set_map_index,
    "reflect.Value.entries" => map::entries,
    "reflect.Value.same" => map::same_key,
    "reflect.Value.Call" => |cx: Cx, v: V, args| func::call(cx, v, args, false),
    "reflect.Value.CallSlice" => |cx: Cx, v: V, args| func::call(cx, v, args, true),
    "reflect.Value.Send" => func::send,
    "reflect.Value.Recv" => func::recv,
    "reflect.Value.TrySend" => func::try_send,
    "reflect.Value.TryRecv" => func::try_recv,
    "reflect.Value.Close" => func::close,
    "reflect.selectCase" => func::select,
}
