package community

import "sync"

// progress is how far several starts are, in hundredths of a start. A nil progress
// tells nobody.
type progress struct {
	report func(done, total int)
	lock   sync.Mutex
	of     []int // hundredths of every start
	done   int
}

func progressOf(report func(done, total int), starts int) *progress {
	if report == nil {
		return nil
	}
	report(0, 100*starts)
	return &progress{report: report, of: make([]int, starts)}
}

// tell says that a share of a start is done.
func (p *progress) tell(start int, share float64) {
	if p == nil {
		return
	}
	p.lock.Lock()
	defer p.lock.Unlock()
	if more := int(100*share) - p.of[start]; more > 0 {
		p.of[start] += more
		p.done += more
		p.report(p.done, 100*len(p.of))
	}
}
