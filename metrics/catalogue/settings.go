package catalogue

import (
	"reflect"
)

// set is a measure with the settings of the table in those of its fields that have none:
// Workers, Progress, Seed and, for an entry that needs a column, By.
func set[T any](w *work, measure T) T {
	was := reflect.ValueOf(measure)
	if was.Kind() != reflect.Struct {
		return measure
	}
	now := reflect.New(was.Type()).Elem()
	now.Set(was)
	for name, setting := range map[string]any{"Workers": w.workers, "Progress": w.progress, "Seed": w.seed, "By": w.by} {
		field, value := now.FieldByName(name), reflect.ValueOf(setting)
		if field.IsValid() && field.CanSet() && field.IsZero() && field.Type() == value.Type() {
			field.Set(value)
		}
	}
	return now.Interface().(T)
}
