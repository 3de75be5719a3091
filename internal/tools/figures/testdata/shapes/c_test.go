package shapes_test

func ExampleLargest() {}

func FuzzLargest() {}
