use zokor::diagnostic::Diagnostics;
use zokor::source::SourceMap;
use zokor::types::{self, Loader, Options, Origin, SourceFile};

struct L(std::collections::HashMap<String, (String, Vec<String>)>);
fn list() -> L {
    let mut m = std::collections::HashMap::new();
    if std::env::var("REAL").is_ok() {
        for l in std::fs::read_to_string("/tmp/gt/stdlist.txt")
            .unwrap()
            .lines()
        {
            let p: Vec<&str> = l.split(':').collect();
            let v = (
                p[1].to_string(),
                p[2].split(',')
                    .filter(|s| !s.is_empty())
                    .map(|s| s.to_string())
                    .collect(),
            );
            m.insert(p[0].trim_start_matches("vendor/").to_string(), v);
        }
    }
    L(m)
}
impl Loader for L {
    fn find(&mut self, p: &str) -> Option<Origin> {
        if self.0.contains_key(p) {
            return Some(Origin::Std);
        }
        zokor::std::package(p).map(|_| Origin::Std)
    }
    fn load(&mut self, p: &str) -> Vec<SourceFile> {
        if let Some((d, fs)) = self.0.get(p) {
            return fs
                .iter()
                .map(|f| SourceFile {
                    name: format!("{d}/{f}"),
                    path: format!("{d}/{f}"),
                    text: std::fs::read_to_string(format!("{d}/{f}")).unwrap().into(),
                })
                .collect();
        }
        let pk = zokor::std::package(p).unwrap();
        vec![SourceFile {
            name: format!("{p}.go"),
            path: format!("/std/{p}.go"),
            text: pk.source.into(),
        }]
    }
    fn paths(&self) -> Vec<String> {
        if !self.0.is_empty() {
            self.0.keys().cloned().collect()
        } else {
            zokor::std::paths().map(|p| p.to_string()).collect()
        }
    }
}
fn main() {
    let t = std::thread::Builder::new()
        .stack_size(512 << 20)
        .spawn(run)
        .unwrap();
    std::process::exit(t.join().unwrap());
}
fn run() -> i32 {
    let mut map = SourceMap::default();
    let mut diags = Diagnostics::new();
    let mut next = 1;
    let mut files = vec![];
    let mut opts = Options::default();
    if std::env::var("LIB").is_ok() {
        opts.library = true;
    }
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    if let Ok(p) = std::env::var("PKG") {
        opts.library = true;
        opts.path = Some(p.as_str().into());
        let l = list();
        let (d, fs) = &l.0[&p];
        args = fs.iter().map(|f| format!("{d}/{f}")).collect();
    }
    for a in args {
        let text = std::fs::read_to_string(&a).unwrap();
        let name = a.rsplit('/').next().unwrap();
        let f = map.add(&format!("./{name}"), &a, text);
        files.push(zokor::syntax::parse_file(&map, f, &mut next, &mut diags));
    }
    let t0 = std::time::Instant::now();
    let (map, diags) = if diags.is_empty() {
        let mut c = types::check(map, Box::new(list()), files, next, diags, &opts);
        if std::env::var("TIME").is_ok() {
            eprintln!("{:?} {} types", t0.elapsed(), c.info.types.len());
        }
        if std::env::var("ALL").is_ok() && c.diags.is_empty() {
            // every std body reachable
            let mut done = std::collections::HashSet::new();
            loop {
                let objs: Vec<_> = (0..c.info.objects.len() as u32)
                    .map(types::object::ObjId)
                    .filter(|o| c.info.objects[o.0 as usize].global && !done.contains(o))
                    .collect();
                if objs.is_empty() {
                    break;
                }
                for o in objs {
                    done.insert(o);
                    match c.info.objects[o.0 as usize].kind {
                        types::object::ObjKind::Func(_) => c.body(o),
                        types::object::ObjKind::Var(_) => {
                            c.initializer(o);
                        }
                        _ => {}
                    }
                }
            }
        }
        (std::mem::take(&mut c.map), std::mem::take(&mut c.diags))
    } else {
        (map, diags)
    };
    for d in diags.sorted() {
        println!("{}: {}", map.describe(d.span.lo), d.message);
    }
    if diags.is_empty() { 0 } else { 1 }
}
