//! Tests of types without a checker around them: programs' types are put together by hand.

use super::Types;
use super::infer::{Arg, InferError};
use super::lookup::Lookup;
use super::object::ObjId;
use super::ty::{
    Basic, ChanDir, Field, Method, MethodDecl, NamedId, ParamId, Signature, Term, Type, TypeId,
};

const INT: TypeId = Basic::Int.id();
const STRING: TypeId = Basic::String.id();

fn types() -> Types {
    let mut types = Types::new();
    types.naming.current = "main".into();
    types
}

impl Types {
    fn defined(&mut self, name: &str, right: TypeId) -> TypeId {
        let (id, t) = self.new_named(ObjId(0), name, "main", 0);
        self.set_underlying(id, right);
        t
    }

    fn func(&mut self, params: &[TypeId], results: &[TypeId]) -> TypeId {
        self.signature(params, results, false)
    }

    fn declare_method(&mut self, t: TypeId, name: &str, pointer: bool, sig: TypeId) {
        let func = ObjId(1000 + self.named.len() as u32);
        let package = if super::lookup::is_exported(name) {
            ""
        } else {
            "main"
        };
        let id = self.named_id(t).unwrap();
        let recv_params = Box::default();
        let (name, package) = (name.into(), package.into());
        self.add_method(
            id,
            MethodDecl {
                name,
                package,
                func,
                pointer,
                recv_params,
                sig,
            },
        );
    }

    fn iface(&mut self, methods: &[(&str, TypeId)], embedded: &[TypeId]) -> TypeId {
        let method = |&(name, sig): &(&str, TypeId)| Method {
            name: name.into(),
            package: Default::default(),
            sig,
        };
        let methods = methods.iter().map(method).collect();
        self.interface(methods, embedded.to_vec(), false)
    }

    /// `~a | b | …`
    fn union(&mut self, terms: &[(bool, TypeId)]) -> TypeId {
        let term = |&(tilde, ty): &(bool, TypeId)| Term { tilde, ty };
        let union = self.intern(Type::Union(terms.iter().map(term).collect()));
        self.interface(Vec::new(), vec![union], true)
    }

    fn param(&mut self, name: &str, constraint: TypeId) -> (ParamId, TypeId) {
        let (id, t) = self.new_param(ObjId(0), name, 0);
        self.set_constraint(id, constraint);
        (id, t)
    }

    fn generic(&mut self, name: &str, params: &[ParamId], right: TypeId) -> NamedId {
        let t = self.defined(name, right);
        let id = self.named_id(t).unwrap();
        self.named[id.0 as usize].params = params.to_vec();
        id
    }
}

fn field(name: &str, ty: TypeId) -> Field {
    Field {
        name: name.into(),
        package: if super::lookup::is_exported(name) {
            ""
        } else {
            "main"
        }
        .into(),
        ty,
        embedded: false,
        tag: Default::default(),
    }
}

fn embed(name: &str, ty: TypeId) -> Field {
    Field {
        embedded: true,
        ..field(name, ty)
    }
}

#[test]
fn identical_types_have_one_canonical_number() {
    let t = &mut types();
    let m = t.func(&[INT], &[]);
    let n = t.func(&[], &[Types::ERROR]);
    let flat = t.iface(&[("M", m), ("N", n)], &[]);
    let base = t.iface(&[("N", n)], &[]);
    let base = t.defined("Base", base);
    let embedding = t.iface(&[("M", m)], &[base]);
    let ints = t.union(&[(true, INT), (false, STRING)]);
    let stni = t.union(&[(false, STRING), (true, INT)]);
    let (p, _) = t.param("P", Types::ANY);
    let pair = t.generic("Box", &[p], Types::ANY);
    let of_byte = t.instantiate(pair, &[Basic::Byte.id()]);
    let of_uint8 = t.instantiate(pair, &[Basic::Uint8.id()]);
    for (a, b) in [
        (Basic::Byte.id(), Basic::Uint8.id()),
        (Basic::Rune.id(), Basic::Int32.id()),
        (Types::ANY, Types::EMPTY_INTERFACE),
        (flat, embedding),
        (ints, stni),
        (of_byte, of_uint8),
    ] {
        let (a, b) = (t.slice(a), t.slice(b));
        assert_ne!(a, b);
        assert!(t.identical(a, b), "{} {}", t.text(a), t.text(b));
        assert_eq!(t.canonical(a), t.canonical(b));
    }
    let other = t.iface(&[("N", n)], &[]);
    for (a, b) in [
        (flat, other),
        (base, other),
        (INT, Basic::Int64.id()),
        (ints, flat),
    ] {
        assert!(!t.identical(a, b), "{} {}", t.text(a), t.text(b));
        assert_ne!(t.canonical(a), t.canonical(b));
    }
}

#[test]
fn generic_signatures_differ_in_names_of_parameters_only() {
    let t = &mut types();
    let make = |t: &mut Types, name, constraint| {
        let (id, p) = t.param(name, constraint);
        t.intern(Type::Signature(Signature {
            params: [p].into(),
            results: [INT].into(),
            variadic: false,
            type_params: [id].into(),
        }))
    };
    let a = make(t, "P", Types::ANY);
    let b = make(t, "Q", Types::ANY);
    let c = make(t, "Q", Types::COMPARABLE);
    assert!(t.identical(a, b));
    assert!(!t.identical(a, c));
}

#[test]
fn the_shallowest_name_is_selected() {
    let t = &mut types();
    let nullary = t.func(&[], &[]);
    let inner = t.struct_type(vec![field("x", INT), field("y", INT)]);
    let inner = t.defined("Inner", inner);
    t.declare_method(inner, "M", true, nullary);
    let pointer = t.pointer(inner);
    let outer = t.struct_type(vec![embed("Inner", pointer), field("x", STRING)]);
    let outer = t.defined("Outer", outer);
    let Lookup::Field { path, ty, indirect } = t.lookup(outer, "x", "main") else {
        panic!()
    };
    assert_eq!((path, ty, indirect), (vec![1], STRING, false));
    let Lookup::Field { path, indirect, .. } = t.lookup(outer, "y", "main") else {
        panic!()
    };
    assert_eq!((path, indirect), (vec![0, 1], true));
    let Lookup::Method(hit) = t.lookup(outer, "M", "main") else {
        panic!()
    };
    assert_eq!(
        (hit.path, hit.pointer_recv, hit.indirect),
        (vec![0], true, true)
    );
    assert_eq!(t.lookup(outer, "y", "other"), Lookup::NotFound);
    assert_eq!(t.lookup_fold(outer, "X").unwrap().name, "x");
    assert_eq!(t.method_set(outer).len(), 1);
    assert_eq!(t.method_set(inner).len(), 0);
}

#[test]
fn two_of_a_name_at_one_depth_are_ambiguous() {
    let t = &mut types();
    let a = t.struct_type(vec![field("x", INT)]);
    let a = t.defined("A", a);
    let b = t.defined("B", a);
    let c = t.struct_type(vec![embed("A", a), embed("B", b)]);
    assert_eq!(t.lookup(c, "x", "main"), Lookup::Ambiguous);
    // The same type twice at one depth is no better.
    let left = t.struct_type(vec![embed("A", a)]);
    let left = t.defined("Left", left);
    let right = t.struct_type(vec![embed("A", a)]);
    let right = t.defined("Right", right);
    let both = t.struct_type(vec![embed("Left", left), embed("Right", right)]);
    assert_eq!(t.lookup(both, "x", "main"), Lookup::Ambiguous);
    // But what is less deep wins.
    let shadow = t.struct_type(vec![embed("Left", left), embed("A", a)]);
    assert!(matches!(
        t.lookup(shadow, "x", "main"),
        Lookup::Field { .. }
    ));
}

#[test]
fn pointers_and_interfaces_in_lookup() {
    let t = &mut types();
    let nullary = t.func(&[], &[]);
    let iface = t.iface(&[("M", nullary)], &[]);
    let iface = t.defined("I", iface);
    let pointer = t.pointer(iface);
    assert_eq!(t.lookup(pointer, "M", "main"), Lookup::PointerToInterface);
    let s = t.struct_type(vec![embed("I", iface), field("x", INT)]);
    let s = t.defined("S", s);
    t.declare_method(s, "N", false, nullary);
    assert!(matches!(
        t.lookup(s, "M", "main"),
        Lookup::InterfaceMethod { .. }
    ));
    // A defined pointer type has fields, but no methods.
    let to_s = t.pointer(s);
    let defined = t.defined("P", to_s);
    assert!(matches!(
        t.lookup(defined, "x", "main"),
        Lookup::Field { .. }
    ));
    assert_eq!(t.lookup(defined, "N", "main"), Lookup::NotFound);
    assert_eq!(t.method_set(to_s).len(), 2);
    // A type that embeds itself comes to an end.
    let (id, own) = t.new_named(ObjId(0), "Own", "main", 0);
    let to_own = t.pointer(own);
    let body = t.struct_type(vec![embed("Own", to_own)]);
    t.set_underlying(id, body);
    assert_eq!(t.lookup(own, "z", "main"), Lookup::NotFound);
}

#[test]
fn reasons_are_in_words_of_go() {
    let t = &mut types();
    let (nullary, takes_int) = (t.func(&[], &[]), t.func(&[INT], &[]));
    let iface = t.iface(&[("M", nullary)], &[]);
    let iface = t.defined("I", iface);
    let to_iface = t.pointer(iface);
    let none = t.defined("None", INT);
    let pointer = t.defined("Pointer", INT);
    t.declare_method(pointer, "M", true, nullary);
    let wrong = t.defined("Wrong", INT);
    t.declare_method(wrong, "M", false, takes_int);
    let case = t.defined("Case", INT);
    t.declare_method(case, "m", false, nullary);
    let body = t.struct_type(vec![field("M", INT)]);
    let with_field = t.defined("Field", body);
    let number = t.union(&[(true, INT), (false, STRING)]);
    let text = t.defined("Text", STRING);
    let ints = t.slice(INT);
    for (ty, target, want) in [
        (none, iface, "None does not satisfy I (missing method M)"),
        (
            pointer,
            iface,
            "Pointer does not satisfy I (method M has pointer receiver)",
        ),
        (
            wrong,
            iface,
            "Wrong does not satisfy I (wrong type for method M)\n\t\thave M(int)\n\t\twant M()",
        ),
        (
            case,
            iface,
            "Case does not satisfy I (missing method M)\n\t\thave m()\n\t\twant M()",
        ),
        (
            with_field,
            iface,
            "Field does not satisfy I (Field.M is a field, not a method)",
        ),
        (
            to_iface,
            iface,
            "*I does not satisfy I (type *I is pointer to interface, not interface)",
        ),
        (
            Basic::Float64.id(),
            number,
            "float64 does not satisfy ~int | string (float64 missing in ~int | string)",
        ),
        (
            text,
            number,
            "Text does not satisfy ~int | string (possibly missing ~ for string in ~int | string)",
        ),
        (iface, number, "I does not satisfy ~int | string"),
        (ints, Types::COMPARABLE, "[]int does not satisfy comparable"),
    ] {
        assert_eq!(t.satisfies(ty, target).unwrap_err(), want);
    }
    let good = t.pointer(pointer);
    assert_eq!(t.satisfies(good, iface), Ok(()));
    assert_eq!(t.satisfies(none, number), Ok(()));
    assert_eq!(t.satisfies(iface, Types::COMPARABLE), Ok(()));
    assert!(t.implements(iface, Types::COMPARABLE).is_err());
}

#[test]
fn instances_expand_when_asked() {
    let t = &mut types();
    // type List[P any] struct { next *List[*P]; value P }, with a method of a receiver List[Q].
    let (p, pt) = t.param("P", Types::ANY);
    let list = t.generic("List", &[p], TypeId(0));
    let to_p = t.pointer(pt);
    let next = t.instantiate(list, &[to_p]);
    let next = t.pointer(next);
    let body = t.struct_type(vec![field("next", next), field("value", pt)]);
    t.set_underlying(list, body);
    let (q, qt) = t.param("Q", Types::ANY);
    let sig = t.func(&[qt], &[]);
    let generic = t.named_type(list);
    t.declare_method(generic, "Push", true, TypeId(0));
    let func = t.declared_methods(list)[0].func;
    t.set_method_signature(list, func, &[q], sig);

    let of_int = t.instantiate(list, &[INT]);
    let Lookup::Field { ty, .. } = t.lookup(of_int, "next", "main") else {
        panic!()
    };
    assert_eq!(t.text(ty), "*List[*int]");
    assert_eq!(t.runtime_text(ty), "*main.List[*int]");
    let Lookup::Method(hit) = t.lookup(of_int, "Push", "main") else {
        panic!()
    };
    assert_eq!(t.text(hit.sig), "func(int)");
    assert_eq!(t.instantiate(list, &[INT]), of_int);
}

#[test]
fn generic_methods_are_substituted_with_their_constraints() {
    let t = &mut types();
    // type Set[K any] …; func (Set[K]) To[V interface{ Get() K }](V) K
    let (k, kt) = t.param("K", Types::ANY);
    let set = t.generic("Set", &[k], INT);
    let get = t.func(&[], &[kt]);
    let bound = t.iface(&[("Get", get)], &[]);
    let (v, vt) = t.param("V", bound);
    let sig = t.intern(Type::Signature(Signature {
        params: [vt].into(),
        results: [kt].into(),
        variadic: false,
        type_params: [v].into(),
    }));
    let generic = t.named_type(set);
    t.declare_method(generic, "To", false, sig);
    let func = t.declared_methods(set)[0].func;
    t.set_method_signature(set, func, &[k], sig);
    let of_string = t.instantiate(set, &[STRING]);
    let Lookup::Method(hit) = t.lookup(of_string, "To", "main") else {
        panic!()
    };
    assert_eq!(t.text(hit.sig), "func[V interface{Get() string}](V) string");
    assert!(t.method_set(of_string).is_empty());
}

#[test]
fn types_in_generic_functions_depend_on_their_parameters() {
    let t = &mut types();
    let (p, pt) = t.param("P", Types::ANY);
    let body = t.struct_type(vec![field("x", pt)]);
    let local = t.defined("Local", body);
    let id = t.named_id(local).unwrap();
    t.named[id.0 as usize].outer = [p].into();
    let slice = t.slice(local);
    let of_int = t.subst(slice, &[p], &[INT]);
    let of_string = t.subst(slice, &[p], &[STRING]);
    assert!(!t.identical(of_int, of_string));
    assert_eq!(t.text(of_int), "[]Local");
    assert_eq!(t.runtime_text(of_int), "[]main.Local[int]");
    let Type::Slice(elem) = *t.get(of_int) else {
        panic!()
    };
    let Lookup::Field { ty, .. } = t.lookup(elem, "x", "main") else {
        panic!()
    };
    assert_eq!(ty, INT);
}

fn infer(t: &mut Types, params: &[ParamId], args: &[(TypeId, TypeId)]) -> Result<String, String> {
    let arg = |&(param, arg): &(TypeId, TypeId)| Arg {
        param,
        arg,
        reverse: false,
    };
    let args: Vec<Arg> = args.iter().map(arg).collect();
    match t.infer(params, &[], &args) {
        Ok(list) => Ok(t.texts(&list)),
        Err(InferError::Unknown(p)) => Err(format!("cannot infer {}", t.params[p.0 as usize].name)),
        Err(
            InferError::Mismatch { text, .. }
            | InferError::UntypedMismatch { text, .. }
            | InferError::Constraint { text },
        ) => Err(text),
    }
}

#[test]
fn arguments_determine_type_parameters() {
    let t = &mut types();
    let (p, pt) = t.param("P", Types::ANY);
    let (q, qt) = t.param("Q", Types::ANY);
    let ints = t.slice(INT);
    let my_ints = t.defined("Ints", ints);
    let mine = t.defined("Mine", INT);
    let list = t.slice(pt);
    let f = t.func(&[pt], &[qt]);
    let itoa = t.func(&[INT], &[STRING]);
    let atoi = t.func(&[STRING], &[INT]);
    let (untyped_int, untyped_float) = (Basic::UntypedInt.id(), Basic::UntypedFloat.id());
    let untyped_string = Basic::UntypedString.id();
    let (both, send) = (t.chan(ChanDir::Both, INT), t.chan(ChanDir::Send, INT));
    let chan = t.chan(ChanDir::Send, pt);
    let method = t.func(&[], &[]);
    let iface = t.iface(&[("M", method)], &[]);
    let iface = t.defined("I", iface);
    t.declare_method(mine, "M", false, method);
    let got = |t: &mut Types, args: &[(TypeId, TypeId)]| infer(t, &[p], args);
    let ok = |s: &str| Ok(s.to_string());
    let err = |s: &str| Err(s.to_string());
    assert_eq!(got(t, &[(list, my_ints)]), ok("int"));
    assert_eq!(got(t, &[(pt, ints), (pt, my_ints)]), ok("Ints"));
    assert_eq!(got(t, &[(pt, my_ints), (pt, ints)]), ok("Ints"));
    assert_eq!(got(t, &[(chan, both)]), ok("int"));
    assert_eq!(got(t, &[(pt, both), (pt, send)]), ok("chan<- int"));
    assert_eq!(
        got(t, &[(pt, untyped_int), (pt, untyped_float)]),
        ok("float64")
    );
    assert_eq!(got(t, &[(pt, untyped_int), (pt, mine)]), ok("Mine"));
    assert_eq!(got(t, &[(pt, Basic::UntypedRune.id())]), ok("rune"));
    assert_eq!(got(t, &[]), err("cannot infer P"));
    assert_eq!(
        got(t, &[(pt, Basic::UntypedNil.id())]),
        err("cannot infer P")
    );
    assert_eq!(
        got(t, &[(pt, untyped_int), (pt, untyped_string)]),
        err("mismatched types untyped int and untyped string (cannot infer P)")
    );
    assert_eq!(
        got(t, &[(pt, iface), (pt, mine)]),
        err("type Mine of {} does not match inferred type I for P")
    );
    assert_eq!(
        got(t, &[(pt, INT), (pt, STRING)]),
        err("type string of {} does not match inferred type int for P")
    );
    assert_eq!(
        got(t, &[(list, INT)]),
        err("type int of {} does not match []P (cannot infer P)")
    );
    assert_eq!(
        infer(t, &[p, q], &[(list, ints), (f, itoa)]),
        ok("int, string")
    );
    assert_eq!(
        infer(t, &[p, q], &[(list, ints), (f, atoi)]),
        err("type func(string) int of {} does not match inferred type func(int) Q for func(P) Q")
    );
}

#[test]
fn constraints_determine_type_parameters() {
    let t = &mut types();
    // func[S ~[]E, E any]
    let (e, et) = t.param("E", Types::ANY);
    let list = t.slice(et);
    let constraint = t.union(&[(true, list)]);
    let (s, st) = t.param("S", constraint);
    let ints = t.slice(INT);
    let my_ints = t.defined("Ints", ints);
    assert_eq!(infer(t, &[s, e], &[(st, my_ints)]), Ok("Ints, int".into()));
    assert_eq!(
        infer(t, &[s, e], &[(st, my_ints), (et, STRING)]),
        Err("S (type Ints) does not satisfy ~[]E".into())
    );
    // func[T any, PT interface{ *T; Set() }]
    let (p, pt) = t.param("T", Types::ANY);
    let set = t.func(&[], &[]);
    let pointer = t.pointer(pt);
    let constraint = t.iface(&[("Set", set)], &[pointer]);
    let (q, _) = t.param("PT", constraint);
    let given = t.infer(&[p, q], &[Some(INT)], &[]).unwrap();
    assert_eq!(t.texts(&given), "int, *int");
    let (at, cause) = t.verify(&[p, q], &given).unwrap_err();
    assert_eq!(at, 1);
    assert_eq!(
        cause,
        "*int does not satisfy interface{Set(); *int} (missing method Set)"
    );
    // A type that would contain itself is no answer.
    let (x, xt) = t.param("X", Types::ANY);
    let to_x = t.pointer(xt);
    assert_eq!(infer(t, &[x], &[(xt, to_x)]), Err("cannot infer X".into()));
}

#[test]
fn methods_of_arguments_determine_type_parameters() {
    let t = &mut types();
    let (p, pt) = t.param("P", Types::ANY);
    let get = t.func(&[], &[pt]);
    let getter = t.iface(&[("Get", get)], &[]);
    let mine = t.defined("Mine", INT);
    let get = t.func(&[], &[STRING]);
    t.declare_method(mine, "Get", false, get);
    assert_eq!(infer(t, &[p], &[(getter, mine)]), Ok("string".into()));
}

#[test]
fn texts_for_messages_and_for_run_time_differ() {
    let t = &mut types();
    let bytes = t.slice(Basic::Byte.id());
    let anything = t.map(STRING, Types::EMPTY_INTERFACE);
    let recv = t.chan(ChanDir::Recv, INT);
    let chan = t.chan(ChanDir::Both, recv);
    let (_, sync) = t.new_named(ObjId(0), "Mutex", "sync", 0);
    let (_, time) = t.new_named(ObjId(0), "Duration", "time", 0);
    let tagged = Field {
        tag: "json:\"x\"".into(),
        ..field("X", INT)
    };
    let body = t.struct_type(vec![tagged, embed("Mutex", sync)]);
    let dots = t.slice(Types::ANY);
    let variadic = t.signature(&[STRING, dots], &[INT, Types::ERROR], true);
    let method = t.func(&[], &[]);
    let iface = t.iface(&[("M", method)], &[]);
    for (ty, message, runtime) in [
        (bytes, "[]byte", "[]uint8"),
        (
            anything,
            "map[string]interface{}",
            "map[string]interface {}",
        ),
        (chan, "chan (<-chan int)", "chan (<-chan int)"),
        (time, "time.Duration", "time.Duration"),
        (
            body,
            r#"struct{X int "json:\"x\""; "sync".Mutex}"#,
            r#"struct { X int "json:\"x\""; sync.Mutex }"#,
        ),
        (
            variadic,
            "func(string, ...any) (int, error)",
            "func(string, ...interface {}) (int, error)",
        ),
        (iface, "interface{M()}", "interface { M() }"),
    ] {
        assert_eq!(t.text(ty), message);
        assert_eq!(t.runtime_text(ty), runtime);
    }
}

#[test]
fn sizes_are_those_of_amd64() {
    let t = &mut types();
    let (bool_, float) = (Basic::Bool.id(), Basic::Float64.id());
    let body = t.struct_type(vec![
        field("a", bool_),
        field("b", float),
        field("c", bool_),
    ]);
    assert_eq!((t.size_of(body), t.align_of(body)), (24, 8));
    assert_eq!(t.offsets(body), [0, 8, 16]);
    let empty = t.struct_type(vec![]);
    let padded = t.struct_type(vec![field("a", INT), field("z", empty)]);
    assert_eq!((t.size_of(empty), t.size_of(padded)), (0, 16));
    let array = t.array(Basic::Int16.id(), 3);
    assert_eq!((t.size_of(array), t.align_of(array)), (6, 2));
    let huge = t.array(INT, i64::MAX);
    assert_eq!(t.size_of(huge), i64::MAX);
}
