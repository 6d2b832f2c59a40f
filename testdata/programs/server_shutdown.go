// A server in memory: requests with middleware, routes, limits on time, an event log, and a graceful shutdown.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type Request struct {
	ctx    context.Context
	Method string
	Path   string
	Body   string
	params map[string]string
}

func (r *Request) Context() context.Context {
	if r.ctx == nil {
		return context.Background()
	}
	return r.ctx
}

func (r Request) WithContext(ctx context.Context) *Request {
	r.ctx = ctx
	return &r
}

type Response struct {
	Status int
	Body   string
}

type Handler interface{ Serve(*Request) Response }

type HandlerFunc func(*Request) Response

func (f HandlerFunc) Serve(r *Request) Response { return f(r) }

type Middleware func(Handler) Handler

func Chain(h Handler, ms ...Middleware) Handler {
	for _, m := range slices.Backward(ms) {
		h = m(h)
	}
	return h
}

type Mux map[string]Handler

func (m Mux) Serve(r *Request) Response {
	for pattern, h := range m {
		method, path, _ := strings.Cut(pattern, " ")
		if method != r.Method {
			continue
		}
		if params, ok := match(path, r.Path); ok {
			r.params = params
			return h.Serve(r)
		}
	}
	return Response{404, "no such page: " + r.Path}
}

func match(pattern, path string) (map[string]string, bool) {
	ps, xs := strings.Split(pattern, "/"), strings.Split(path, "/")
	if len(ps) != len(xs) {
		return nil, false
	}
	params := map[string]string{}
	for i, p := range ps {
		if name, ok := strings.CutPrefix(p, ":"); ok {
			params[name] = xs[i]
		} else if p != xs[i] {
			return nil, false
		}
	}
	return params, true
}

func Recovering(next Handler) Handler {
	return HandlerFunc(func(r *Request) (resp Response) {
		defer func() {
			if v := recover(); v != nil {
				resp = Response{500, fmt.Sprint("internal error: ", v)}
			}
		}()
		return next.Serve(r)
	})
}

func Timeout(d time.Duration) Middleware {
	return func(next Handler) Handler {
		return HandlerFunc(func(r *Request) Response {
			ctx, cancel := context.WithTimeout(r.Context(), d)
			defer cancel()
			result := make(chan Response, 1)
			go func() { result <- next.Serve(r.WithContext(ctx)) }()
			select {
			case resp := <-result:
				return resp
			case <-ctx.Done():
				return Response{503, ctx.Err().Error()}
			}
		})
	}
}

type ctxKey struct{ name string }

var userKey = &ctxKey{"user"}

func Auth(users map[string]string) Middleware {
	return func(next Handler) Handler {
		return HandlerFunc(func(r *Request) Response {
			user, ok := users[r.Body]
			if !ok {
				return Response{Status: 401}
			}
			return next.Serve(r.WithContext(context.WithValue(r.Context(), userKey, user)))
		})
	}
}

type Server struct {
	Handler  Handler
	conns    chan conn
	inflight sync.WaitGroup
	closing  chan struct{}
	once     sync.Once
	served   atomic.Int64
}

type conn struct {
	req   *Request
	reply chan Response
}

var ErrServerClosed = errors.New("server closed")

func (s *Server) Run() error {
	for {
		select {
		case c := <-s.conns:
			s.inflight.Add(1)
			go func() {
				defer s.inflight.Done()
				c.reply <- s.Handler.Serve(c.req)
				s.served.Add(1)
			}()
		case <-s.closing:
			return ErrServerClosed
		}
	}
}

func (s *Server) Do(r *Request) (Response, error) {
	c := conn{r, make(chan Response, 1)}
	select {
	case s.conns <- c:
		return <-c.reply, nil
	case <-s.closing:
		return Response{}, ErrServerClosed
	}
}

func (s *Server) Shutdown(ctx context.Context) error {
	s.once.Do(func() { close(s.closing) })
	done := make(chan struct{})
	go func() {
		s.inflight.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("shutdown: %w", ctx.Err())
	}
}

func main() {
	logger := log.New(os.Stdout, "[srv] ", 0)
	entered, gate := make(chan bool), make(chan struct{})
	mux := Mux{
		"GET /": HandlerFunc(func(*Request) Response { return Response{200, "home"} }),
		"GET /hello/:name": Chain(HandlerFunc(func(r *Request) Response {
			return Response{200, fmt.Sprintf("hello %s from %v", r.params["name"], r.Context().Value(userKey))}
		}), Auth(map[string]string{"s3cret": "ann"})),
		"POST /crash": HandlerFunc(func(r *Request) Response {
			var m Mux
			m[r.Path] = nil
			return Response{}
		}),
		"GET /slow": Chain(HandlerFunc(func(r *Request) Response {
			<-r.Context().Done()
			return Response{200, "too late"}
		}), Timeout(time.Millisecond)),
		"GET /hang": HandlerFunc(func(*Request) Response {
			entered <- true
			<-gate
			return Response{200, "at last"}
		}),
	}
	s := &Server{Handler: Chain(mux, Recovering), conns: make(chan conn), closing: make(chan struct{})}
	ended := make(chan error)
	go func() { ended <- s.Run() }()

	for _, r := range []*Request{
		{Method: "GET", Path: "/"},
		{Method: "GET", Path: "/hello/bob", Body: "s3cret"},
		{Method: "GET", Path: "/hello/bob"},
		{Method: "POST", Path: "/crash"},
		{Method: "GET", Path: "/slow"},
		{Method: "PUT", Path: "/"},
	} {
		resp, err := s.Do(r)
		logger.Printf("%-4s %-10s %d %q %v", r.Method, r.Path, resp.Status, resp.Body, err)
	}

	late := make(chan Response)
	go func() {
		resp, _ := s.Do(&Request{Method: "GET", Path: "/hang"})
		late <- resp
	}()
	<-entered
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	err := s.Shutdown(ctx)
	logger.Println(err, errors.Is(err, context.DeadlineExceeded))
	logger.Println(<-ended)
	_, err = s.Do(&Request{Method: "GET", Path: "/"})
	logger.Println(err)
	close(gate)
	logger.Println(s.Shutdown(context.Background()), <-late, s.served.Load())
}
