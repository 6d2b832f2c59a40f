//! Supplies package `gopl.io/ch8/thumbnail` to a script that knows nothing of its host (and runs
//! with a package of Go's as well, in `go/thumbnails`): pictures are read, scaled and written by the `image` crate.
//!
//! `cargo run --example thumbnails PICTURE..`

use std::error::Error;
use std::path::Path;
use zokor::{Builder, Capabilities, Options, Outcome, Package, Sources};

const THUMBNAIL: &str = r#"// Package thumbnail makes small pictures of big ones.
package thumbnail

// ImageFile reads a picture and writes a small one beside it, as a JPEG file. It returns the name of that file: for "foo.png" it
// is "foo.thumb.jpg".
func ImageFile(infile string) (string, error)
"#;

/// Longest side of a thumbnail, in pixels.
const SIDE: u32 = 128;

fn image_file(file: &str) -> Result<String, String> {
    let path = Path::new(file);
    let told = |e: &dyn std::fmt::Display| format!("{file}: {e}");
    let picture = image::open(path).map_err(|e| told(&e))?;
    let small = picture.thumbnail(SIDE, SIDE).into_rgb8();
    let thumb = path.with_extension("thumb.jpg");
    small.save(&thumb).map_err(|e| told(&e))?;
    Ok(thumb.to_string_lossy().into_owned())
}

fn run(pictures: Vec<String>) -> Result<Outcome, Box<dyn Error>> {
    // Scaling takes its time: on a thread of its own it does not keep other goroutines waiting.
    let thumbnail = Package::new("gopl.io/ch8/thumbnail", THUMBNAIL)
        .blocking("ImageFile", |file: String| image_file(&file));
    let script = Sources::text("thumbnails.go", include_str!("go/thumbnails/main.go"));
    let program = Builder::new(script).package(thumbnail).build()?;
    // The script asks for the sizes of the files.
    let mut allow = Capabilities::default();
    for picture in &pictures {
        let folder = Path::new(picture)
            .parent()
            .filter(|p| !p.as_os_str().is_empty());
        allow.read.add(folder.unwrap_or(Path::new(".")).into());
    }
    let args = std::iter::once("thumbnails".to_string()).chain(pictures);
    Ok(program.run(Options::new().args(args).allow(allow).capture()))
}

fn main() -> Result<(), Box<dyn Error>> {
    let outcome = run(std::env::args().skip(1).collect())?;
    print!("{}", outcome.stdout());
    eprint!("{}", outcome.stderr());
    std::process::exit(outcome.status())
}

#[test]
fn pictures_become_small() {
    let folder = std::env::temp_dir().join(format!("zokor-thumbnails-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let name = |n: &str| folder.join(n).to_string_lossy().into_owned();
    for n in ["a.png", "b.png"] {
        image::RgbImage::from_pixel(400, 200, image::Rgb([200, 30, 30]))
            .save(name(n))
            .expect("written");
    }
    let outcome =
        run(vec![name("a.png"), name("b.png"), name("missing.png")]).expect("it compiles");
    assert!(
        outcome.stdout().starts_with("2 thumbnails, "),
        "{}",
        outcome.stdout()
    );
    assert!(
        outcome.stderr().contains("missing.png: No such file"),
        "{}",
        outcome.stderr()
    );
    let small = image::open(name("a.thumb.jpg")).expect("it is there");
    assert_eq!((small.width(), small.height()), (128, 64));
    std::fs::remove_dir_all(&folder).expect("removed");
}
