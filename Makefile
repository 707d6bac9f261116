# Needs Python 3.11 or newer and make, nothing else: everything lives in .venv beside this file.
.POSIX:
.SUFFIXES:
.PHONY: all bench clean conflicts demo docs faults fuzz help test test-browser

PYTHON = python3 python3.14 python3.13 python3.12 python3.11
VENV = .venv
BIN = $(VENV)/bin
DEMO = build/demo
MINE = build/mine
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
FACTRACK = $(BIN)/factrack --db $(DEMO)/factrack.db

help:
	@echo "make demo   read the sample articles, show the timeline and where the sources disagree"
	@echo "make conflicts FROM=FOLDER   read your own articles, show where they disagree"
	@echo "make test   everything that must hold: style, types, tests"
	@echo "make test-browser  the web page of a story in headless Chromium"
	@echo "make bench  how fast it is, beside other readers of dates and quantities"
	@echo "make faults what goes wrong on real machines: kills, two runs at once, full disks, hostile files"
	@echo "make fuzz   hostile articles through the whole program, for three minutes"
	@echo "make docs   bring the program's own output in the documents up to date"
	@echo "make clean  remove .venv and all that was built"

all: test

demo: $(VENV)/.installed
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(FACTRACK) ingest sample_articles
	$(FACTRACK) timeline
	$(FACTRACK) conflicts
	@echo "The database is $(DEMO)/factrack.db; try: $(FACTRACK) claims"

conflicts: $(VENV)/.installed
	@test -n "$(FROM)" || { echo "where are your articles? make conflicts FROM=~/my-articles" >&2; exit 2; }
	@mkdir -p $(MINE)
	@from="$(FROM)"; case "$$from" in "~/"*) from="$$HOME/$${from#??}";; esac; $(BIN)/factrack --db $(MINE)/factrack.db ingest "$$from"
	@$(BIN)/factrack --db $(MINE)/factrack.db conflicts
	@echo "The database is $(MINE)/factrack.db; try: $(BIN)/factrack --db $(MINE)/factrack.db claims" >&2

test: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2

bench: $(VENV)/.installed-bench
	$(BIN)/python -m tests.bench

# FACTRACK_KILLS and FACTRACK_ROUNDS make it longer, FACTRACK_SEED picks other moments.
test-browser: $(VENV)/.installed-dev
	@if command -v chromedriver >/dev/null; then \
	  $(PIP) install --editable '.[browser]' && $(BIN)/python -m pytest -m browser tests/browser; \
	else \
	  echo "SKIPPED, nothing was tested: no Chromium with its driver here (Debian, Ubuntu: chromium and chromium-driver)"; \
	fi

faults: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -m faults tests

fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m tests.fuzz

docs: $(VENV)/.installed-dev
	$(BIN)/python -m tests.documents

clean:
	rm -rf $(VENV) build factrack.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Stamps: a second run installs nothing unless pyproject.toml changed.
$(VENV)/.made:
	@for python in $(PYTHON); do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  "$$python" -c 'import ensurepip, venv' 2>/dev/null || \
	    { echo "$$python has no venv module; install it (Debian, Ubuntu: the package python3-venv)" >&2; exit 1; }; \
	  "$$python" -m venv $(VENV) && touch $@ && exit 0 || exit 1; \
	done; echo "factrack needs Python 3.11 or newer; found none as: $(PYTHON)" >&2; exit 1

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.made pyproject.toml
	$(PIP) install --editable '.[dev,feeds]'
	@touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: $(VENV)/.installed-dev
	$(PIP) install --editable '.[bench]'
	@touch $@
