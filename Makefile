# Two commands for everyone: `make run` reads the sample corpus, `make test` is the whole gate.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test gate schemas clean

$(VENV)/.ready: pyproject.toml
	.ci/venv $(VENV) $(PYTHON)
	touch $@

run: $(VENV)/.ready
	$(BIN)/phaen ingest corpus --db outputs/phaen.duckdb
	$(BIN)/python -m pipeline.cli.answers outputs/phaen.duckdb

test: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python -m pipeline.cli.generated --check
	$(BIN)/python -m pytest

schemas: $(VENV)/.ready
	$(BIN)/python -m pipeline.cli.generated

clean:
	rm -rf $(VENV) outputs/cache outputs/runs outputs/*.duckdb
