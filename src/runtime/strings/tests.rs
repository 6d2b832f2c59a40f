use super::*;
use crate::runtime::testing::run;

#[test]
fn strings_share_and_join() {
    run(|cx| {
        let s = cx.str("hello, world");
        assert_eq!(s.slice(cx, 7, 12).as_bytes(), b"world");
        assert_eq!(s.slice(cx, 0, 12).word(), s.word());
        assert_eq!(s.slice(cx, 4, 4).word(), 0);
        assert_eq!(s.slice(cx, 4, 5), Str::single(b'o'));
        let both = Str::concat2(cx, s, s.slice(cx, 5, 6));
        assert_eq!(both.as_bytes(), b"hello, world,");
        assert_eq!(Str::concat2(cx, Str::EMPTY, s).word(), s.word());
        let parts = [cx.str("a"), Str::EMPTY, cx.str("bc"), cx.str("d")];
        assert_eq!(Str::concat(cx, &parts).as_bytes(), b"abcd");
        assert_eq!(Str::concat(cx, &[Str::EMPTY, s]).word(), s.word());
        assert_eq!(Str::concat(cx, &[]), Str::EMPTY);
        assert!(
            cx.str("a") < cx.str("ab")
                && cx.str("b") > cx.str("ab")
                && cx.str("\u{80}") > cx.str("~")
        );
        assert_eq!(Str::kept(&cx.vm().keep, b"abc"), cx.str("abc"));
    });
}

#[test]
fn runes_come_with_their_offsets() {
    run(|cx| {
        let s = cx.str_bytes(b"a\xC3\xA9\xFF\xE4\xB8\x96\xE4\xB8");
        let runes: Vec<_> = s.runes().collect();
        let bad = RUNE_ERROR;
        assert_eq!(
            runes,
            [
                (0, 97, 1),
                (1, 0xE9, 2),
                (3, bad, 1),
                (4, 0x4E16, 3),
                (7, bad, 1),
                (8, bad, 1)
            ]
        );
        assert_eq!(s.rune_count(), 6);
        assert_eq!(
            Str::from_runes(cx, [97, 0xE9, -1]).as_bytes(),
            "aé\u{FFFD}".as_bytes()
        );
        assert_eq!(Str::from_rune(cx, 0x4E16).as_bytes(), "世".as_bytes());
    });
}
