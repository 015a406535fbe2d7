# `make run` and `make test` need Python 3.11 or newer, and nothing else, on the machine.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FUZZ_SECONDS ?= 60
INSTALLED := $(VENV)/.installed
COMPILED := $(VENV)/.compiled
HOT := $(shell find $(addprefix src/socfacts/,types.py facts.py pipeline.py clean segment language mentions bind) -name "*.py")

.DEFAULT_GOAL := help
.PHONY: fuzz soak help install compile interpreted run test lint bench profile e2e clean

help:  ## tell what there is to make
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 10

install: $(INSTALLED)  ## make .venv with everything that development needs

$(INSTALLED): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[all,dev]'
	touch $@

compile: $(COMPILED)  ## compile the hot stages to C; without a C compiler they stay interpreted

$(COMPILED): $(INSTALLED) hatch_build.py $(HOT)
	$(BIN)/python hatch_build.py >$(VENV)/compile.log 2>&1 || { cat $(VENV)/compile.log; exit 1; }
	@grep '^not compiled' $(VENV)/compile.log || true
	touch $@

interpreted:  ## take the compiled stages away, for work on their sources
	find src -name '*.so' -delete
	rm -f $(COMPILED)

run: compile  ## extract the facts of the samples
	$(BIN)/socfacts extract samples/

test: compile  ## run the tests
	$(BIN)/python -m pytest

lint: install  ## check style, types and the layers of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: compile  ## speed of the extraction beside spaCy's bare tokeniser (benchmarks/speed.py has the peers)
	$(BIN)/python benchmarks/speed.py --quick

profile: compile  ## where the time of an extraction goes, by stage and by function
	$(BIN)/python benchmarks/stages.py --functions 25

e2e: compile  ## use the wheel in a bare environment and the pre-commit hook; exchange files with LibreOffice, Chromium and Datasette
	$(BIN)/python tests/e2e/bare_install.py
	$(BIN)/python tests/e2e/hook.py
	$(BIN)/python tests/e2e/programs.py

fuzz: install  ## fuzz cleaning, segmentation, numbers and dates for FUZZ_SECONDS (atheris, from the package index)
	$(BIN)/python -c "import atheris" 2>/dev/null || $(BIN)/python -m pip install --quiet atheris
	mkdir -p .fuzz
	$(BIN)/python tests/fuzz/stages.py -max_total_time=$(FUZZ_SECONDS) -timeout=20 -rss_limit_mb=2000 -artifact_prefix=.fuzz/ .fuzz

soak: compile  ## kill a run of 2,000 documents at ten random moments and resume it; kill a worker
	$(BIN)/python tests/e2e/soak.py

clean: interpreted  ## remove what the targets above made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .fuzz .pytest_cache .hypothesis .import_linter_cache
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
