package shapes

func largest(all []square) (unit int) {
	for _, s := range all { // s and all are nobody else's
		unit = max(unit, len(all))
		_ = s
	}
	return unit
}
