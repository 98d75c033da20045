# Everything but `accuracy` runs in .venv, which the first target that needs it makes. Needs Python 3.11 or later and PyPI once.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: help run test lint typecheck bench fit accuracy fuzz samples readme screenshots dist clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "custaudit needs Python 3.11 or later; name one with PYTHON=..." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

run: $(INSTALLED) ## classify samples/inventory.xlsx and hold it against jumin-v1
	cd samples && ../$(BIN)/custaudit classify inventory.xlsx
	cd samples && ../$(BIN)/custaudit diff inventory.xlsx --standard jumin-v1

test: $(INSTALLED) ## all tests
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(INSTALLED) ## style of the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

typecheck: $(INSTALLED) ## types of the code
	$(BIN)/mypy

bench: $(INSTALLED) ## items a second, time of whole processes
	OPENBLAS_NUM_THREADS=1 $(BIN)/python tools/bench.py

fit: PAIRS = $(wildcard tests/data/labelled/pairs/*.csv)
fit: $(INSTALLED) ## the numbers in rules/ from the labelled items (those of tests/data/unseen stay unseen)
	$(BIN)/custaudit rules fit tests/data/labelled/*.csv $(PAIRS:%=--pairs %) --output rules

# The libraries that it compares with hold pandas back, so they get an environment of their own.
.venv-accuracy/.installed: pyproject.toml
	$(PYTHON) -m venv .venv-accuracy
	.venv-accuracy/bin/python -m pip install --quiet --disable-pip-version-check -e '.[accuracy]'
	@touch $@

accuracy: .venv-accuracy/.installed ## accuracy on labelled items that were not learned from, into docs/accuracy.md
	.venv-accuracy/bin/python -m tools.accuracy

fuzz: $(INSTALLED) ## broken and hostile files, for long
	CUSTAUDIT_FUZZ_EXAMPLES=20000 $(BIN)/python -m pytest tests/sources -k fuzz

samples: $(INSTALLED) ## the files of samples/ from samples/source/, and the output in the READMEs
	$(BIN)/python tools/make_samples.py
	$(BIN)/python tools/readme.py

readme: $(INSTALLED) ## the output in the READMEs, that of the tests too
	$(BIN)/python tools/readme.py --tests

screenshots: $(INSTALLED) ## the pictures in docs/images/ (needs chromium, soffice and a Japanese font)
	$(BIN)/python tools/screenshots.py

dist: $(INSTALLED) ## wheel and source archive in dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation

clean: ## removes what the other targets made
	rm -rf .venv .venv-accuracy dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
