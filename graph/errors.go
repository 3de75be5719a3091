package graph

import (
	"errors"

	"github.com/essaim/essaim/internal/setting"
)

// What can be wrong with a record. The errors of a Builder wrap these.
var (
	ErrEmptyKey   = errors.New("empty key")
	ErrNumber     = errors.New("not a usable number")
	ErrDate       = errors.New("not a date")
	ErrOrder      = errors.New("ends before it starts")
	ErrUnlisted   = errors.New("not in the list")
	ErrDuplicate  = errors.New("listed twice")
	ErrUnsorted   = errors.New("not in rising order")
	ErrAmbiguous  = errors.New("both an actor and a project")
	ErrSelfTie    = errors.New("tie of a node with itself")
	ErrKind       = errors.New("kinds of value mixed in one column")
	ErrStage      = errors.New("unknown stage")
	ErrCycle      = errors.New("territory inside itself")
	ErrDirection  = errors.New("layer both with and without direction")
	ErrNoLevel    = errors.New("no territory of this level")
	ErrNoLayer    = errors.New("no such layer")
	ErrTooLarge   = errors.New("more nodes than 2,147,483,647")
	ErrDirections = errors.New("directions of ties ignored")
)

// Errors that measures of all packages share. ErrUndefined says that a network does not have
// a number, and comes with the reason. ErrUnmatched warns of nodes of one network that another
// does not have; where it has none of them the error is ErrNoCommon.
var (
	ErrUndefined = errors.New("not defined")

	ErrUnmatched = errors.New("nodes without a counterpart left out")
	ErrNoCommon  = errors.New("no node is in a group of both")

	ErrModes   = errors.New("not defined for this kind of network")
	ErrSetting = setting.ErrRange
)
