package catalogue

import (
	"fmt"
	"reflect"

	"github.com/essaim/essaim/graph"
)

// set is a measure with the settings of the table in those of its fields that have none:
// Workers, Progress, Seed and, for an entry that needs a column, By. It may be a struct or
// point to one, which stays as it is.
func set[T any](w *work, measure T) T {
	was := reflect.ValueOf(measure)
	if points(was) {
		was = was.Elem()
	}
	if was.Kind() != reflect.Struct {
		return measure
	}
	now := reflect.New(was.Type())
	now.Elem().Set(was)
	for name, setting := range map[string]any{"Workers": w.workers, "Progress": w.progress, "Seed": w.seed, "By": w.by} {
		field, value := now.Elem().FieldByName(name), reflect.ValueOf(setting)
		if field.IsValid() && field.CanSet() && field.IsZero() && field.Type() == value.Type() {
			field.Set(value)
		}
	}
	if points(reflect.ValueOf(measure)) {
		return now.Interface().(T)
	}
	return now.Elem().Interface().(T)
}

// points tells whether a value points to a struct.
func points(v reflect.Value) bool {
	return v.Kind() == reflect.Pointer && !v.IsNil() && v.Elem().Kind() == reflect.Struct
}

// usable says what is wrong with a measure: that it is nil, or that it cannot be told the
// column that its entry needs.
func usable(e Entry, measure any) error {
	v := reflect.ValueOf(measure)
	switch v.Kind() {
	case reflect.Pointer, reflect.Func, reflect.Map, reflect.Slice, reflect.Interface:
		if v.IsNil() {
			return fmt.Errorf("catalogue: the measure of %q is nil: %w", e.Name, graph.ErrSetting)
		}
	}
	if points(v) {
		v = v.Elem()
	}
	if !e.NeedsColumn {
		return nil
	}
	if v.Kind() == reflect.Struct {
		if field := v.FieldByName("By"); field.IsValid() && field.Type() == reflect.TypeFor[graph.Column]() {
			return nil
		}
	}
	return fmt.Errorf("catalogue: %q needs a column, and its measure has no field By of type graph.Column: %w", e.Name, graph.ErrSetting)
}
