//! Package compress/internal/stream: what compresses and expands, by the crates `flate2` and `bzip2`.
//!
//! A stream under way is kept with the run, by number, and freed when it ends, is closed, or is collected.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use crate::runtime::sync::Mutex;
use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};
use std::collections::HashMap;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "compress/internal/stream",
    files: go_files!["source.go", "stream.go"],
    natives: NATIVES,
};

natives! {
    "compress/internal/stream.openInflate" => |cx: Cx, dict: Bytes| -> i64 {
        let mut inflate = Decompress::new(false);
        if !dict.is_empty() {
            // A stream without a header takes a dictionary at any time.
            let _ = inflate.set_dictionary(dict.as_bytes());
        }
        Streams::add(cx, Stream::Inflate(Box::new(inflate)))
    },
    "compress/internal/stream.openDeflate" => |cx: Cx, level: i64, dict: Bytes| -> i64 {
        let mut deflate = Compress::new(Compression::new(level as u32), false);
        if !dict.is_empty() {
            let _ = deflate.set_dictionary(dict.as_bytes());
        }
        Streams::add(cx, Stream::Deflate(Box::new(deflate)))
    },
    "compress/internal/stream.openBunzip" => |cx: Cx| -> i64 {
        Streams::add(cx, Stream::Bunzip(Box::new(bzip2::Decompress::new(false))))
    },
    "compress/internal/stream.free" => |cx: Cx, id: i64| -> () {
        cx.vm().extension::<Streams>().0.lock().1.remove(&id);
    },
    "compress/internal/stream.expand" => |cx: Cx, id: i64, from: Bytes, to: Bytes| -> (i64, i64, i64) {
        Streams::with(cx, id, |stream| expand(stream, from.as_bytes(), to)).unwrap_or((0, 0, WRONG))
    },
    "compress/internal/stream.deflate" => |cx: Cx, id: i64, from: Bytes, flush: i64| -> Bytes {
        let mut out = Vec::new();
        Streams::with(cx, id, |stream| {
            if let Stream::Deflate(deflate) = stream {
                compress(deflate, from.as_bytes(), flush, &mut out);
            }
        });
        Bytes::new(cx, &out)
    },
}

/// What `expand` says: there may be more, the stream has ended, it is wrong.
const MORE: i64 = 0;
const ENDED: i64 = 1;
const WRONG: i64 = 2;
const WRONG_MAGIC: i64 = 3;

enum Stream {
    Inflate(Box<Decompress>),
    Deflate(Box<Compress>),
    Bunzip(Box<bzip2::Decompress>),
}

/// The streams of a run by number, and the last number.
#[derive(Default)]
struct Streams(Mutex<(i64, HashMap<i64, Stream>)>);

impl Streams {
    fn add(cx: Cx, stream: Stream) -> i64 {
        let mut all = cx.vm().extension::<Streams>().0.lock();
        all.0 += 1;
        let id = all.0;
        all.1.insert(id, stream);
        id
    }

    /// Uses a stream without holding the lock. `None` if it has been freed.
    fn with<R>(cx: Cx, id: i64, f: impl FnOnce(&mut Stream) -> R) -> Option<R> {
        let all = &cx.vm().extension::<Streams>().0;
        let mut stream = all.lock().1.remove(&id)?;
        let result = f(&mut stream);
        all.lock().1.insert(id, stream);
        Some(result)
    }
}

/// Most bytes of one call.
const CHUNK: usize = 64 * 1024;

/// Expands part of `from` into `to`: how much of both was used, and how it went.
fn expand(stream: &mut Stream, from: &[u8], to: Bytes) -> (i64, i64, i64) {
    let mut out = vec![0; to.len().min(CHUNK)];
    let (used, made, how) = match stream {
        Stream::Inflate(inflate) => {
            let (read, written) = (inflate.total_in(), inflate.total_out());
            let result = inflate.decompress(from, &mut out, FlushDecompress::None);
            let how = match result {
                Ok(Status::StreamEnd) => ENDED,
                Ok(_) => MORE,
                Err(_) => WRONG,
            };
            (
                inflate.total_in() - read,
                inflate.total_out() - written,
                how,
            )
        }
        Stream::Bunzip(bunzip) => {
            let (read, written) = (bunzip.total_in(), bunzip.total_out());
            let how = match bunzip.decompress(from, &mut out) {
                Ok(bzip2::Status::StreamEnd) => ENDED,
                Ok(_) => MORE,
                Err(bzip2::Error::DataMagic) => WRONG_MAGIC,
                Err(_) => WRONG,
            };
            (bunzip.total_in() - read, bunzip.total_out() - written, how)
        }
        Stream::Deflate(_) => return (0, 0, WRONG),
    };
    to.write(0, &out[..made as usize]);
    (used as i64, made as i64, how)
}

/// Compresses all of `from`; `flush` is 0 for none, 1 up to here, 2 for the end.
fn compress(deflate: &mut Compress, mut from: &[u8], flush: i64, out: &mut Vec<u8>) {
    let flush = match flush {
        0 => FlushCompress::None,
        1 => FlushCompress::Sync,
        _ => FlushCompress::Finish,
    };
    loop {
        out.reserve(from.len() / 2 + 64);
        let before = deflate.total_in();
        let status = deflate.compress_vec(from, out, flush);
        from = &from[(deflate.total_in() - before) as usize..];
        let full = out.len() == out.capacity();
        match status {
            Ok(Status::StreamEnd) | Err(_) => return,
            Ok(_) if from.is_empty() && !full && flush != FlushCompress::Finish => return,
            Ok(_) => {}
        }
    }
}
