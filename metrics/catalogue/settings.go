package catalogue

import (
	"reflect"
)

// set is a measure with the settings of the table in those of its fields that have none:
// Workers, Progress, Seed and, for an entry that needs a column, By.
func set[T any](r *run, measure T) T {
	was := reflect.ValueOf(measure)
	if was.Kind() != reflect.Struct {
		return measure
	}
	now := reflect.New(was.Type()).Elem()
	now.Set(was)
	settings := map[string]any{"Workers": r.Workers, "Progress": r.progress(), "Seed": r.Seed}
	if r.entry.NeedsColumn {
		settings["By"] = r.By
	}
	for name, setting := range settings {
		field, value := now.FieldByName(name), reflect.ValueOf(setting)
		if field.IsValid() && field.CanSet() && field.IsZero() && field.Type() == value.Type() {
			field.Set(value)
		}
	}
	return now.Interface().(T)
}

// progress is that of the entry at work.
func (r *run) progress() func(done, total int) {
	if r.Progress == nil {
		return nil
	}
	name := r.entry.Name
	return func(done, total int) { r.Progress(name, done, total) }
}
