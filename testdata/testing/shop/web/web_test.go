package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHandler(t *testing.T) {
	for _, tc := range []struct {
		method, path string
		code         int
		body         string
	}{
		{"GET", "/hello/ann", 200, `{"hello":"ann"}`},
		{"POST", "/hello/ann", 405, "Method Not Allowed"},
		{"GET", "/bye", 200, "bye"},
	} {
		t.Run(tc.method+" "+tc.path, func(t *testing.T) {
			t.Parallel()
			w := httptest.NewRecorder()
			Handler().ServeHTTP(w, httptest.NewRequest(tc.method, tc.path, nil))
			if w.Code != tc.code {
				t.Errorf("status = %d (%s), want %d", w.Code, http.StatusText(w.Code), tc.code)
			}
			if got := strings.TrimSpace(w.Body.String()); got != tc.body {
				t.Errorf("body = %q, want %q", got, tc.body)
			}
		})
	}
}
