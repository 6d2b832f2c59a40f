//! Package sync/atomic: every operation is one of the processor's.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::Ptr;
use crate::runtime::sync::Ordering::SeqCst;
use crate::std::Package;

/// The package.
pub static PACKAGE: Package = Package {
    path: "sync/atomic",
    files: go_files!["atomic.go"],
    natives: NATIVES,
};

/// The functions of one integer type; `$raw` is the machine's type for it.
macro_rules! integer {
    ($ty:ty, $raw:ty, $load:ident $store:ident $add:ident $swap:ident $cas:ident $and:ident $or:ident) => {
        fn $load(cx: Cx, addr: Ptr<$ty>) -> $ty {
            addr.deref(cx).atomic().load(SeqCst) as $ty
        }
        fn $store(cx: Cx, addr: Ptr<$ty>, val: $ty) {
            addr.deref(cx).atomic().store(val as $raw, SeqCst);
        }
        fn $add(cx: Cx, addr: Ptr<$ty>, delta: $ty) -> $ty {
            addr.deref(cx)
                .atomic()
                .fetch_add(delta as $raw, SeqCst)
                .wrapping_add(delta as $raw) as $ty
        }
        fn $swap(cx: Cx, addr: Ptr<$ty>, new: $ty) -> $ty {
            addr.deref(cx).atomic().swap(new as $raw, SeqCst) as $ty
        }
        fn $cas(cx: Cx, addr: Ptr<$ty>, old: $ty, new: $ty) -> bool {
            addr.deref(cx)
                .atomic()
                .compare_exchange(old as $raw, new as $raw, SeqCst, SeqCst)
                .is_ok()
        }
        fn $and(cx: Cx, addr: Ptr<$ty>, mask: $ty) -> $ty {
            addr.deref(cx).atomic().fetch_and(mask as $raw, SeqCst) as $ty
        }
        fn $or(cx: Cx, addr: Ptr<$ty>, mask: $ty) -> $ty {
            addr.deref(cx).atomic().fetch_or(mask as $raw, SeqCst) as $ty
        }
    };
}

integer!(i32, u32, load_i32 store_i32 add_i32 swap_i32 cas_i32 and_i32 or_i32);
integer!(u32, u32, load_u32 store_u32 add_u32 swap_u32 cas_u32 and_u32 or_u32);
integer!(i64, u64, load_i64 store_i64 add_i64 swap_i64 cas_i64 and_i64 or_i64);
integer!(u64, u64, load_u64 store_u64 add_u64 swap_u64 cas_u64 and_u64 or_u64);

natives! {
    "sync/atomic.LoadInt32" => load_i32,
    "sync/atomic.StoreInt32" => store_i32,
    "sync/atomic.AddInt32" => add_i32,
    "sync/atomic.SwapInt32" => swap_i32,
    "sync/atomic.CompareAndSwapInt32" => cas_i32,
    "sync/atomic.AndInt32" => and_i32,
    "sync/atomic.OrInt32" => or_i32,
    "sync/atomic.LoadInt64" => load_i64,
    "sync/atomic.StoreInt64" => store_i64,
    "sync/atomic.AddInt64" => add_i64,
    "sync/atomic.SwapInt64" => swap_i64,
    "sync/atomic.CompareAndSwapInt64" => cas_i64,
    "sync/atomic.AndInt64" => and_i64,
    "sync/atomic.OrInt64" => or_i64,
    "sync/atomic.LoadUint32" => load_u32,
    "sync/atomic.StoreUint32" => store_u32,
    "sync/atomic.AddUint32" => add_u32,
    "sync/atomic.SwapUint32" => swap_u32,
    "sync/atomic.CompareAndSwapUint32" => cas_u32,
    "sync/atomic.AndUint32" => and_u32,
    "sync/atomic.OrUint32" => or_u32,
    "sync/atomic.LoadUint64" => load_u64,
    "sync/atomic.StoreUint64" => store_u64,
    "sync/atomic.AddUint64" => add_u64,
    "sync/atomic.SwapUint64" => swap_u64,
    "sync/atomic.CompareAndSwapUint64" => cas_u64,
    "sync/atomic.AndUint64" => and_u64,
    "sync/atomic.OrUint64" => or_u64,
    "sync/atomic.LoadUintptr" => load_u64,
    "sync/atomic.StoreUintptr" => store_u64,
    "sync/atomic.AddUintptr" => add_u64,
    "sync/atomic.SwapUintptr" => swap_u64,
    "sync/atomic.CompareAndSwapUintptr" => cas_u64,
    "sync/atomic.AndUintptr" => and_u64,
    "sync/atomic.OrUintptr" => or_u64,
    "sync/atomic.LoadPointer" => |cx: Cx, addr: Ptr<Ptr>| -> Ptr { addr.deref(cx).get() },
    "sync/atomic.StorePointer" => |cx: Cx, addr: Ptr<Ptr>, val: Ptr| addr.deref(cx).atomic().store(val.word(), SeqCst),
    "sync/atomic.SwapPointer" => |cx: Cx, addr: Ptr<u64>, new: Ptr| -> u64 { addr.deref(cx).atomic().swap(new.word(), SeqCst) },
    "sync/atomic.CompareAndSwapPointer" => |cx: Cx, addr: Ptr<Ptr>, old: Ptr, new: Ptr| -> bool {
        addr.deref(cx).atomic().compare_exchange(old.word(), new.word(), SeqCst, SeqCst).is_ok()
    },
    "sync/atomic.loadAny" => |cx: Cx, addr: Ptr<Any>| -> Any { addr.deref(cx).get() },
    "sync/atomic.casAny" => |cx: Cx, addr: Ptr<u64>, old: Any, new: Any| -> bool {
        addr.deref(cx).atomic().compare_exchange(old.word(), new.word(), SeqCst, SeqCst).is_ok()
    },
    "sync/atomic.sameType" => |_: Cx, a: Any, b: Any| -> bool {
        matches!((a.ty(), b.ty()), (Some(a), Some(b)) if std::ptr::eq(a, b))
    },
}
