// Package setting has the error of settings that make no sense, for packages below graph,
// which is where users find it.
package setting

import "errors"

// ErrRange is graph.ErrSetting.
var ErrRange = errors.New("setting out of range")
