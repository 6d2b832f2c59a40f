use super::*;
use crate::runtime::native::Ptr;
use crate::runtime::slices::Slice;
use crate::runtime::testing::run;
use crate::runtime::types::{FieldSpec, basic};

fn field(name: &str, ty: TypeRef) -> FieldSpec {
    FieldSpec {
        name: name.into(),
        package: "".into(),
        ty,
        embedded: false,
        tag: "".into(),
    }
}

#[test]
fn variables_of_every_kind_are_set_and_read() {
    run(|cx| {
        let types = &cx.vm().types;
        let point = types.structure(&[
            field("X", basic(Kind::Int8)),
            field("S", basic(Kind::String)),
        ]);
        let all = types.structure(&[
            field("B", basic(Kind::Bool)),
            field("I", basic(Kind::Int16)),
            field("U", basic(Kind::Uint32)),
            field("F", basic(Kind::Float32)),
            field("C", basic(Kind::Complex64)),
            field("S", basic(Kind::String)),
            field("L", types.slice(point)),
            field("A", types.array(basic(Kind::Int), 2)),
            field("P", types.pointer(point)),
            field("M", types.map(basic(Kind::String), types.any)),
            field("E", types.any),
        ]);
        let v = Value::zero(cx, all);
        assert!(v.is_zero() && v.settable());
        let get = |name: &str| v.field_named(name).expect("a field");
        get("B").set_bool(cx, true);
        get("I").set_int(cx, 40_000);
        get("U").set_uint(cx, 1 << 33 | 5);
        get("F").set_float(cx, 0.1);
        get("C").set_complex(cx, Complex { re: 1.0, im: 0.1 });
        get("S").set_str(cx, cx.str("text"));
        assert!(get("B").bool());
        assert_eq!(get("I").int(), 40_000 - 65_536);
        assert!(!get("I").fits_int(40_000) && get("I").fits_int(-32_768));
        assert_eq!(get("U").uint(), 5);
        assert_eq!(get("F").float(), f64::from(0.1f32));
        assert_eq!(
            get("C").complex(),
            Complex {
                re: 1.0,
                im: f64::from(0.1f32)
            }
        );
        assert_eq!(get("S").str().as_bytes(), b"text");

        let mut list = get("L");
        assert!(list.is_nil() && list.is_empty());
        for i in 0..5 {
            list.append_zero(cx).field(0).set_int(cx, i);
        }
        let list = get("L");
        assert_eq!((list.len(), list.index(3).field(0).int()), (5, 3));
        get("A").index(1).set_int(cx, -9);
        assert_eq!(get("A").index(1).int(), -9);

        let mut p = get("P");
        assert!(p.is_nil() && p.elem().is_none());
        p.set(
            cx,
            list.index(2).addr(cx).expect("an element is a variable"),
        );
        let mut target = get("P").elem().expect("not nil").field(0);
        target.set_int(cx, 77);
        assert_eq!(list.index(2).field(0).int(), 77);

        get("E").set(cx, list.index(2));
        let held = get("E").elem().expect("not nil");
        list.index(2).field(0).set_int(cx, 78);
        assert_eq!((held.field(0).int(), held.settable()), (77, false));
        assert!(!v.is_zero());
        let copy = Value::of(v.to_any(cx)).expect("not nil");
        get("S").set_zero();
        assert_eq!(copy.field(5).str().as_bytes(), b"text");
    });
}

#[test]
fn maps_are_read_in_order_and_changed() {
    run(|cx| {
        let types = &cx.vm().types;
        let point = types.structure(&[field("X", basic(Kind::Int8)), field("Y", basic(Kind::Int))]);
        let m = Value::make_map(cx, types.map(point, types.any), 0);
        let key = |x: i64, y: i64| {
            let k = Value::zero(cx, point);
            k.field(0).set_int(cx, x);
            k.field(1).set_int(cx, y);
            k
        };
        for i in 0..30 {
            let text = Value::new(cx, basic(Kind::String), cx.str(&i.to_string()));
            m.map_set(cx, key(i % 3, -i), text);
        }
        m.map_delete(cx, key(1, -1));
        assert_eq!(m.len(), 29);
        assert!(m.map_get(cx, key(1, -1)).is_none());
        let v = m.map_get(cx, key(2, -2)).expect("is there");
        assert_eq!(v.elem().expect("not nil").str().as_bytes(), b"2");
        let sorted = m.map_sorted(cx);
        let keys: Vec<(i64, i64)> = (0..sorted.len())
            .map(|i| (sorted.key(i).field(0).int(), sorted.key(i).field(1).int()))
            .collect();
        assert_eq!(keys.len(), 29);
        assert!(keys.is_sorted());
        let last = sorted.value(28).elem().expect("not nil");
        assert_eq!(last.str().to_owned(), (-keys[28].1).to_string());
    });
}

#[test]
fn keys_sort_as_fmt_shows_them() {
    run(|cx| {
        let any = cx.vm().types.any;
        let m = Value::make_map(cx, cx.vm().types.map(any, basic(Kind::Int)), 0);
        let one = Value::new(cx, basic(Kind::Int), 1i64);
        let keys = [
            cx.any_str(cx.str("b")),
            cx.any_float(2.5),
            cx.any_int(-3),
            cx.any_float(f64::NAN),
            cx.any_bool(true),
            cx.any_str(cx.str("a")),
            Any::NIL,
            cx.any_bool(false),
            cx.any_int(2),
        ];
        for k in keys {
            m.map_set(cx, Value::new(cx, any, k), one);
        }
        let sorted = m.map_sorted(cx);
        let texts: Vec<String> = (0..sorted.len())
            .map(|i| match sorted.key(i).elem() {
                None => "nil".into(),
                Some(v) => match v.kind() {
                    Kind::Int => v.int().to_string(),
                    Kind::Bool => v.bool().to_string(),
                    Kind::Float64 => v.float().to_string(),
                    _ => v.str().to_owned(),
                },
            })
            .collect();
        assert_eq!(
            texts,
            ["nil", "false", "true", "NaN", "2.5", "-3", "2", "a", "b"]
        );
    });
}

#[test]
fn pointers_made_in_rust_are_seen() {
    run(|cx| {
        let ints = cx.vm().types.slice(basic(Kind::Int));
        let p = Ptr::new(cx, Slice::from_elements(cx, &[1i64, 2, 3]));
        let v = Value::new(cx, cx.vm().types.pointer(ints), p);
        let mut target = v.elem().expect("not nil");
        assert_eq!(target.slice(cx, 1, 3).index(0).int(), 2);
        target.append_zero(cx).set_int(cx, 9);
        assert_eq!(p.deref(cx).get().to_vec(), [1, 2, 3, 9]);
        target.swap(0, 1);
        assert_eq!(p.deref(cx).get().to_vec(), [2, 1, 3, 9]);
        assert!(target.reload().equal_elements(&[2, 1, 3, 9]));
    });
}

impl Value {
    fn equal_elements(self, want: &[i64]) -> bool {
        (0..self.len())
            .map(|i| self.index(i).int())
            .eq(want.iter().copied())
    }
}
