package program

import (
	"runtime/metrics"
	"sync"
	"time"
)

// Memory watches how much memory the program holds.
type Memory struct {
	lock    sync.Mutex
	peak    uint64
	stopped chan struct{}
}

// WatchMemory looks at the memory a hundred times a second, until it is stopped.
func WatchMemory() *Memory {
	m := &Memory{stopped: make(chan struct{})}
	go func() {
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-m.stopped:
				return
			case <-tick.C:
				m.look()
			}
		}
	}()
	return m
}

// Stop ends the watch.
func (m *Memory) Stop() { close(m.stopped) }

// Peak is the most memory held since the last call, in megabytes (2^20 bytes).
func (m *Memory) Peak() float64 {
	m.look()
	m.lock.Lock()
	defer m.lock.Unlock()
	peak := m.peak
	m.peak = 0
	return float64(peak) / (1 << 20)
}

// look asks the runtime what it has from the system and has not given back.
func (m *Memory) look() {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	m.lock.Lock()
	defer m.lock.Unlock()
	m.peak = max(m.peak, sample[0].Value.Uint64()-sample[1].Value.Uint64())
}
