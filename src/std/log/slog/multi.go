package slog

import (
	"context"
	"errors"
	"slices"
)

// A MultiHandler hands records to several handlers.
type MultiHandler struct{ all []Handler }

// NewMultiHandler returns a handler that hands records to handlers.
func NewMultiHandler(handlers ...Handler) *MultiHandler {
	return &MultiHandler{slices.Clone(handlers)}
}

// Enabled reports whether one of the handlers is enabled.
func (h *MultiHandler) Enabled(ctx context.Context, l Level) bool {
	return slices.ContainsFunc(h.all, func(h Handler) bool { return h.Enabled(ctx, l) })
}

// Handle hands r to the handlers that are enabled and returns all their errors.
func (h *MultiHandler) Handle(ctx context.Context, r Record) error {
	var errs []error
	for _, each := range h.all {
		if each.Enabled(ctx, r.Level) {
			errs = append(errs, each.Handle(ctx, r.Clone()))
		}
	}
	return errors.Join(errs...)
}

func (h *MultiHandler) each(f func(Handler) Handler) Handler {
	all := make([]Handler, len(h.all))
	for i, each := range h.all {
		all[i] = f(each)
	}
	return &MultiHandler{all}
}

// WithAttrs returns a handler with more attributes for each.
func (h *MultiHandler) WithAttrs(attrs []Attr) Handler {
	return h.each(func(h Handler) Handler { return h.WithAttrs(attrs) })
}

// WithGroup returns a handler with a group for each.
func (h *MultiHandler) WithGroup(name string) Handler {
	return h.each(func(h Handler) Handler { return h.WithGroup(name) })
}
