//! A game loop whose actors are goroutines of a script: each gets the ticks of the game's clock over a channel, and sends its
//! moves over another.

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use std::error::Error;
use std::sync::{Arc, Mutex};
use zokor::{Builder, End, Go, Options, Package, Sources};

const GAME: &str = "package game

// Move is what an actor does in a tick.
type Move struct {
	Actor  string
	DX, DY int
}

// Join brings an actor into the game: it gets the number of each tick, until the game is over.
func Join(name string) <-chan int

// Moves takes what actors do, one move of each in a tick.
func Moves() chan<- Move
";

#[derive(Go)]
struct Move {
    actor: String,
    dx: i64,
    dy: i64,
}

/// The actors that have joined: names, places, and where their ticks go.
type Actors = Arc<Mutex<Vec<(String, (i64, i64), Sender<i64>)>>>;

fn game(actors: &Actors, moves: Sender<Move>, joined: Sender<()>) -> Package {
    let actors = actors.clone();
    Package::new("game", GAME)
        .func("Join", move |name: String| -> Receiver<i64> {
            let (ticks, receiver) = bounded(1);
            let mut actors = actors.lock().expect("no panic while it was held");
            actors.push((name, (0, 0), ticks));
            let _ = joined.send(());
            receiver
        })
        .func("Moves", move || moves.clone())
}

/// Plays so many ticks; where the actors are then.
fn play(script: Sources, players: usize, ticks: i64) -> Result<Vec<String>, Box<dyn Error>> {
    let actors = Actors::default();
    let (to_us, moves) = unbounded();
    let (tell, joined) = unbounded();
    let program = Builder::new(script)
        .package(game(&actors, to_us, tell))
        .build()?;
    let run = std::thread::spawn(move || program.run(Options::new()));
    for _ in 0..players {
        joined.recv()?;
    }
    for tick in 0..ticks {
        let senders: Vec<Sender<i64>> = {
            let actors = actors.lock().expect("no panic while it was held");
            actors.iter().map(|a| a.2.clone()).collect()
        };
        for sender in senders {
            sender.send(tick)?;
        }
        for _ in 0..players {
            let m = moves.recv()?;
            let mut actors = actors.lock().expect("no panic while it was held");
            if let Some((_, at, _)) = actors.iter_mut().find(|a| a.0 == m.actor) {
                *at = (at.0 + m.dx, at.1 + m.dy);
            }
        }
    }
    // Without ticks the actors go home.
    let mut places: Vec<String> =
        std::mem::take(&mut *actors.lock().expect("no panic while it was held"))
            .into_iter()
            .map(|(name, (x, y), _)| format!("{name} is at {x}, {y}"))
            .collect();
    places.sort();
    match run.join().expect("runs do not panic").end {
        End::Exit(0) => Ok(places),
        end => Err(end.into()),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    for place in play(
        Sources::text("actors.go", include_str!("scripts/actors.go")),
        3,
        100,
    )? {
        println!("{place}");
    }
    Ok(())
}

#[test]
fn actors_move() {
    let script = Sources::text("actors.go", include_str!("scripts/actors.go"));
    let places = play(script, 3, 20).expect("the game ends well");
    assert_eq!(
        places,
        [
            "circler is at 0, 0",
            "idler is at 0, 0",
            "runner is at 20, 0"
        ]
    );
}
