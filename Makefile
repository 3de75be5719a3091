LINT = go tool -modfile=internal/tools/go.mod golangci-lint

.PHONY: check test lint fmt race fuzz bench figures

check: ; bash .ci/run
test: ; go test ./...
race: ; go test -race -short ./...
lint:
	$(LINT) run ./...
	bash .ci/house
fmt: ; $(LINT) fmt ./...
fuzz:
	go test ./io -run '^$$' -fuzz FuzzCSV -fuzztime 60s
	go test ./viz -run '^$$' -fuzz FuzzQuote -fuzztime 60s
	go test ./internal/vec -run '^$$' -fuzz FuzzUnit -fuzztime 20s
	go test ./internal/csr -run '^$$' -fuzz FuzzGraph -fuzztime 20s
	go test ./internal/blocktree -run '^$$' -fuzz FuzzTree -fuzztime 20s
	go test ./internal/egonet -run '^$$' -fuzz FuzzEgo -fuzztime 20s
	go test ./internal/vertexcut -run '^$$' -fuzz FuzzCut -fuzztime 20s
	go test ./internal/implicit -run '^$$' -fuzz FuzzDistances -fuzztime 20s
	go test ./internal/categories -run '^$$' -fuzz FuzzCategories -fuzztime 20s
	go test ./internal/dijkstra -run '^$$' -fuzz FuzzSearch -fuzztime 60s
	go test ./internal/brandes -run '^$$' -fuzz FuzzSteps -fuzztime 60s
	go test ./internal/brandes -run '^$$' -fuzz FuzzByLength -fuzztime 60s
	go test ./internal/msbfs -run '^$$' -fuzz FuzzOf -fuzztime 60s
bench: ; go test -run '^$$' -bench . -benchmem ./...
figures: ; go run -C internal/tools ./figures ../.. ./...
