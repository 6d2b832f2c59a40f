package money

import "testing"

func check(t *testing.T, a Amount, want string) {
	t.Helper()
	if got := a.String(); got != want {
		t.Errorf("Amount(%d) = %q, want %q", int64(a), got, want)
	}
}

func TestString(t *testing.T) {
	check(t, 0, "0.00 €")
	check(t, 1234, "12.34 €")
	check(t, -50, "-0.50 €")
}
