//go:build !linux && !windows

package sub

const system = "other"
