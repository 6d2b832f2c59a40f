//! Functions that pass a call on to a method: for dispatch tables, method values and method expressions.
//!
//! Their calls have no position: traces leave them out, and `recover` looks through them.

use super::Lower;
use super::expr::{behind, set};
use super::function::{Frame, at};
use super::types::Class;
use crate::runtime::types::Kind;
use crate::runtime::{Func, Ret};
use crate::source::Pos;
use crate::tree::{Arg, Block, Bool, Call, Int, IntMem, Place, Rel, Slot, Stmt, Target, Word};
use crate::types::lookup::{Lookup, MethodEntry};
use crate::types::ty::{Basic, TypeId};
use smol_str::SmolStr;

/// How a thunk gets its receiver.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Receive {
    /// As one word, the first argument: the value, or the address of its words unless it has exactly one.
    Word,
    /// Captured.
    Bound,
    /// As the first argument in words form.
    First,
}

/// What tells thunks apart.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct ThunkKey {
    pub receive: Receive,
    /// The type whose method it is.
    pub t: TypeId,
    pub name: SmolStr,
    pub package: SmolStr,
    /// The type arguments of a generic method.
    pub own: Box<[TypeId]>,
}

impl Lower<'_> {
    /// The function that calls a method in a certain way: often the method itself.
    pub(super) fn thunk(&mut self, key: ThunkKey) -> &'static Func {
        if let Some(func) = self.thunks.get(&key) {
            return func;
        }
        let frame = std::mem::take(&mut self.frame);
        let func = self.make_thunk(&key);
        self.frame = frame;
        self.thunks.insert(key, func);
        func
    }

    fn make_thunk(&mut self, key: &ThunkKey) -> &'static Func {
        let t = key.t;
        let entry = if key.own.is_empty() {
            let set = self.checked.method_set(t);
            set.into_iter()
                .find(|m| m.name == key.name && m.package == key.package)
        } else {
            self.generic_entry(key)
        };
        let Some(entry) = entry else {
            return self.new_func(&key.name, &[], &[]);
        };
        let pointer = self.t().named_id(t).is_none() && self.pointee(t).is_some();
        if let Some((obj, owner)) = entry.func
            && entry.path.is_empty()
            && entry.pointer_recv == pointer
            && (key.receive == Receive::First
                || (key.receive == Receive::Word && self.words(t) == 1))
        {
            let args = [self.t().type_args(owner), &key.own].concat();
            return self.func(obj, &args);
        }
        self.forwarder(key, &entry, pointer)
    }

    /// What a method set, which has no generic methods, would say of one with its type arguments.
    fn generic_entry(&mut self, key: &ThunkKey) -> Option<MethodEntry> {
        let Lookup::Method(hit) = self.t().lookup(key.t, &key.name, &key.package) else {
            return None;
        };
        let sig = self.t().method_signature(hit.owner, hit.func);
        let sig = sig.unwrap_or(hit.sig);
        Some(MethodEntry {
            name: key.name.clone(),
            package: key.package.clone(),
            func: Some((hit.func, hit.owner)),
            path: hit.path,
            pointer_recv: hit.pointer_recv,
            sig: self.t().instantiate_signature(sig, &key.own),
        })
    }

    fn forwarder(&mut self, key: &ThunkKey, entry: &MethodEntry, pointer: bool) -> &'static Func {
        let t = key.t;
        let sig = self.subst(entry.sig);
        let sig = self.signature(sig);
        let word = Basic::Uintptr.id();
        let mut params: Vec<TypeId> = match key.receive {
            Receive::Word => vec![word],
            Receive::Bound => Vec::new(),
            Receive::First => vec![t],
        };
        let own = params.len();
        params.extend(&sig.params);
        let string = self.t().runtime_text(t);
        let name = match pointer {
            true => match string.strip_prefix('*').and_then(|s| s.split_once('.')) {
                Some((package, own)) => format!("{package}.(*{own}).{}", key.name),
                None => format!("({string}).{}", key.name),
            },
            false => format!("{string}.{}", key.name),
        };
        let func = self.new_func(&name, &params, &sig.results);
        self.frame = Frame {
            name,
            ..Frame::default()
        };
        let slots = self.enter(&params, &sig.results);
        let mut out = Block::new();
        let value_method = !entry.pointer_recv && entry.path.is_empty();
        let (place, t) = self.thunk_receiver(key, pointer, value_method, &slots, &mut out);
        let (place, t) = self.walk(place, t, &entry.path, Pos::NONE);

        let (ret, area) = self.ret(&sig.results);
        let base = self.frame.top + 1;
        let words = self.words_of(&sig.params);
        let mut args = Vec::new();
        let interface = entry.func.is_none();
        let recv = match entry.func {
            Some((_, owner)) => {
                let owner = self.t().named_type(owner);
                let owner = self.subst(owner);
                if entry.pointer_recv {
                    self.t().pointer(owner)
                } else {
                    owner
                }
            }
            None => t,
        };
        let recv_words = if interface { 1 } else { self.words(recv) };
        self.alloc(1 + area + recv_words + words + 1);
        let target = match entry.func {
            Some((obj, owner)) => {
                let plain = pointer && entry.pointer_recv && entry.path.is_empty();
                args.push(match place {
                    // A method of a pointer may be called on nil.
                    Place::At { pointer, .. } if plain => {
                        Arg::Word(base + area, Word::Int(*pointer))
                    }
                    place => {
                        self.receiver_from(place, t, recv, base + area, Pos::NONE, Block::new())
                    }
                });
                let list = [self.t().type_args(owner), &key.own].concat();
                Target::Func(self.func(obj, &list))
            }
            None => {
                let desc = self.descriptor_of_sig(entry.sig);
                Target::Method {
                    value: Box::new(Int::Load(Box::new(place), IntMem::W64)),
                    selector: self.image.types.selector(&entry.name, &entry.package, desc),
                    slot: base + area,
                }
            }
        };
        if words > 0 {
            let from = slots.get(own).copied().unwrap_or(0);
            args.push(Arg::Wide(vec![Stmt::Copy {
                to: base + area + recv_words,
                from,
                words,
            }]));
        }
        let call = Call {
            target,
            base,
            args,
            ret,
            site: self.call_site(Pos::NONE, base),
        };
        match ret {
            Ret::None | Ret::Slots => {
                out.push(Stmt::Call(Box::new(call)));
                if area > 0 {
                    out.push(Stmt::Copy {
                        to: 0,
                        from: base,
                        words: area,
                    });
                }
                out.push(Stmt::Return);
            }
            _ => {
                let word = super::call::ready_word(call, &mut out);
                out.push(Stmt::ReturnWord(word));
            }
        }
        self.finish(func, out, Pos::NONE);
        func
    }

    fn descriptor_of_sig(&mut self, sig: TypeId) -> crate::runtime::types::TypeRef {
        let sig = self.subst(sig);
        self.descriptor(sig)
    }

    /// Where the receiver that a thunk was given lies in memory form, and its type there.
    fn thunk_receiver(
        &mut self,
        key: &ThunkKey,
        pointer: bool,
        value_method: bool,
        slots: &[Slot],
        out: &mut Block,
    ) -> (Place, TypeId) {
        let t = key.t;
        let words = self.words(t);
        // The receiver's words as a place in words form.
        let source = match key.receive {
            Receive::Word if words == 1 => Place::Frame {
                slot: slots[0],
                offset: 0,
            },
            Receive::Word => at(slots[0], 0),
            Receive::Bound => self.captured_place(),
            Receive::First => Place::Frame {
                slot: slots[0],
                offset: 0,
            },
        };
        if pointer {
            let elem = self.pointee(t).unwrap_or(t);
            let word = match source {
                Place::Frame { slot, .. } => Int::Local(slot),
                place => Int::Load(Box::new(place), IntMem::W64),
            };
            let slot = self.keep_int(word, out);
            let site = self.site(Pos::NONE);
            if value_method {
                self.nil_receiver(slot, elem, &key.name, out);
            }
            let place = behind(Int::Local(slot), site);
            return (place, elem);
        }
        if self.class(t) == Class::Memory {
            return (source, t);
        }
        // Other values are put into memory form where their words are: in a frame of their own.
        let slot = self.temp(t);
        match source {
            Place::Frame { slot: from, .. } => self.copy(slot, from, t, out),
            place => self.load_words(slot, t, place, out),
        }
        let mem = self.memory_in_slots(slot, t, out);
        (mem, t)
    }

    /// A method of a value called through a nil pointer.
    fn nil_receiver(&mut self, slot: Slot, t: TypeId, name: &str, out: &mut Block) {
        let string = self.t().runtime_text(t);
        let (package, own) = string.split_once('.').unwrap_or(("", &string));
        let text = format!("value method {package}.{own}.{name} called using nil *{own} pointer");
        let text = self.image.string(text.as_bytes()).word();
        let ty = self.image.known.plain_error();
        let boxed = self.static_words(&[std::ptr::from_ref(ty).addr() as u64, text]);
        let nil = Bool::Int(Rel::Eq, Box::new(Int::Local(slot)), Box::new(Int::Const(0)));
        let site = self.site(Pos::NONE);
        out.push(Stmt::If(nil, vec![Stmt::Panic(boxed, site)], Block::new()));
    }

    /// A value in slots brought to memory form in other slots.
    fn memory_in_slots(&mut self, slot: Slot, t: TypeId, out: &mut Block) -> Place {
        let bytes = self.size(t);
        let to = self.alloc(bytes.div_ceil(8).max(1));
        let place = Place::Frame {
            slot: to,
            offset: 0,
        };
        match (self.class(t), self.kind(t)) {
            (Class::Int(IntMem::W64), _) => set(to, Word::Int(Int::Local(slot)), out),
            (_, Kind::Slice) => {
                let header = Int::Header(crate::tree::Slice::Local(slot));
                set(to, Word::Int(header), out);
            }
            _ => {
                let place = Place::Frame {
                    slot: to,
                    offset: 0,
                };
                self.store_slots(place, t, slot, out);
            }
        }
        place
    }
}
