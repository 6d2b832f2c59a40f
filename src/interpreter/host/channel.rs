//! Channels that join the two sides.
//!
//! An end of a crossbeam channel that crosses becomes a Go channel, and the other way round: a goroutine carries values from
//! one to the other, and closes or drops what is to be closed. While it waits for the host, the run counts as one that
//! something may still happen to: it is not deadlocked.

use super::value::Go;
use crate::runtime::host::{Call, spawn};
use crate::runtime::sync::Mutex;
use crate::runtime::types::{ChanDir, Kind, TypeRef};
use crate::runtime::value::Value;
use crossbeam_channel::{Receiver, Sender, TryRecvError, TrySendError, bounded, select};

/// Most that is kept between the two sides of a channel from a script without a buffer of its own.
const LEAST: usize = 1;

/// The host's end in the hands of a goroutine. It lies with the run, so that it is dropped when that ends.
type End<T> = &'static Mutex<Option<T>>;

fn end<T: Send + 'static>(call: &Call, end: T) -> End<T> {
    call.vm().keep.one(Mutex::new(Some(end)))
}

/// Carries what the host sends to a Go channel, then closes that.
fn carry_in<T: Go + Send>(call: &Call, from: End<Receiver<T>>, to: Value) {
    let over = &call.vm().over.1;
    loop {
        let next = from.lock().as_ref().map(Receiver::try_recv);
        let next = match next {
            Some(Ok(item)) => Some(item),
            Some(Err(TryRecvError::Empty)) => call.blocking(|| {
                let from = from.lock();
                select! {
                    recv(from.as_ref()?) -> item => item.ok(),
                    recv(over) -> _ => None,
                }
            }),
            Some(Err(TryRecvError::Disconnected)) | None => None,
        };
        match next {
            Some(item) => to.send(call.cx(), item.to_go(call, to.ty().elem())),
            None => break,
        }
    }
    *from.lock() = None;
    to.close(call.cx());
}

/// Carries what a Go channel yields to the host, until it is closed or the host does not listen any more.
fn carry_out<T: Go + Send>(call: &Call, from: Value, to: End<Sender<T>>) {
    let over = &call.vm().over.1;
    while let (value, true) = from.recv(call.cx()) {
        let item = match T::from_go(call, value) {
            Ok(item) => item,
            Err(text) => {
                *to.lock() = None;
                call.panic(&text)
            }
        };
        let sent = to.lock().as_ref().map(|to| to.try_send(item));
        let sent = match sent {
            Some(Ok(())) => true,
            Some(Err(TrySendError::Full(item))) => call.blocking(|| {
                let to = to.lock();
                let Some(to) = to.as_ref() else { return false };
                select! {
                    send(to, item) -> sent => sent.is_ok(),
                    recv(over) -> _ => false,
                }
            }),
            Some(Err(TrySendError::Disconnected(_))) | None => false,
        };
        if !sent {
            break;
        }
    }
    *to.lock() = None;
}

/// A Go channel that a goroutine of the host uses as well, and as what type the script sees it.
fn make(call: &Call, ty: TypeRef, cap: usize) -> (Value, Value) {
    let both = call.vm().types.chan(ty.elem(), ChanDir::Both);
    let channel = Value::make_chan(call.cx(), both, cap as i64);
    (channel, channel.retype(ty))
}

/// A Go channel, to be used whatever its type says of directions.
fn both(call: &Call, channel: Value) -> Value {
    let elem = channel.ty().elem();
    channel.retype(call.vm().types.chan(elem, ChanDir::Both))
}

/// The host receives, or gives the script something to receive from.
impl<T: Go + Send> Go for Receiver<T> {
    fn rust_name() -> String {
        format!("Receiver<{}>", T::rust_name())
    }
    fn go_name() -> String {
        format!("a channel of {} to receive from", T::go_name())
    }
    fn fits(ty: TypeRef) -> bool {
        ty.kind == Kind::Chan && ty.dir != ChanDir::Send && T::fits(ty.elem())
    }
    fn from_go(call: &Call, value: Value) -> Result<Self, String> {
        if value.is_nil() {
            return Err(format!("nil {}", value.ty().string));
        }
        let (to, receiver) = bounded(value.cap().max(LEAST));
        let from = both(call, value);
        let to = end(call, to);
        spawn(call, from, move |call, from| carry_out(call, from, to));
        Ok(receiver)
    }
    fn to_go(self, call: &Call, ty: TypeRef) -> Value {
        let (to, seen) = make(call, ty, self.capacity().unwrap_or(LEAST));
        let from = end(call, self);
        spawn(call, to, move |call, to| carry_in(call, from, to));
        seen
    }
}

crate::go_result!(for[T: Go + Send] Receiver<T>);

/// The host sends, or gives the script something to send to.
impl<T: Go + Send> Go for Sender<T> {
    fn rust_name() -> String {
        format!("Sender<{}>", T::rust_name())
    }
    fn go_name() -> String {
        format!("a channel of {} to send to", T::go_name())
    }
    fn fits(ty: TypeRef) -> bool {
        ty.kind == Kind::Chan && ty.dir != ChanDir::Recv && T::fits(ty.elem())
    }
    fn from_go(call: &Call, value: Value) -> Result<Self, String> {
        if value.is_nil() {
            return Err(format!("nil {}", value.ty().string));
        }
        let (sender, from) = bounded(value.cap().max(LEAST));
        let to = both(call, value);
        let from = end(call, from);
        spawn(call, to, move |call, to| carry_in(call, from, to));
        Ok(sender)
    }
    fn to_go(self, call: &Call, ty: TypeRef) -> Value {
        let (from, seen) = make(call, ty, self.capacity().unwrap_or(LEAST));
        let to = end(call, self);
        spawn(call, from, move |call, from| carry_out(call, from, to));
        seen
    }
}

crate::go_result!(for[T: Go + Send] Sender<T>);
