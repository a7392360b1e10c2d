# Two commands for everyone: `make run` reads the sample corpus, `make test` is the whole gate.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test gate schemas clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Phaen needs Python 3.11 or newer; set PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
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
