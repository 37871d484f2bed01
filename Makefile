# Two commands matter: `make site` builds the handbook with every form, `make test` runs every check.
# Both install what they need, Debian packages included, and say so where they may not.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KIT ?= kits/werkplekleren
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet

SIDE_BY_SIDE := --numprocesses auto --dist loadscope --no-loadscope-reorder
NEWER ?= python3.13

RUN_PACKAGES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# fonts-liberation is as wide as Arial, so that LibreOffice breaks lines where Word does.
TEST_PACKAGES := $(RUN_PACKAGES) poppler-utils qpdf strace chromium firefox-esr default-jdk-headless libjaxb-java \
  libreoffice-writer-nogui fonts-liberation

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev site serve test test-fast test-newer coverage mutation fuzz check lint format schema messages wheel release-check lock bench same-bytes hooks clean

help:  ## Say what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

setup: $(VENV)/installed  ## Install what building needs

setup-dev: $(VENV)/installed-dev  ## Install what testing needs as well

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; this is $$($(PYTHON) --version)." >&2; exit 3; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || bash .ci/system-packages python3-venv
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.lock pyproject.toml | $(BIN)/python
	@bash .ci/system-packages $(RUN_PACKAGES)
	$(PIP) --no-deps --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock pyproject.toml tests/pdfjs/package-lock.json | $(BIN)/python
	@bash .ci/system-packages $(TEST_PACKAGES)
	@command -v npm >/dev/null || bash .ci/system-packages npm
	$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	$(PIP) --no-deps --no-build-isolation -e .
	cd tests/pdfjs && npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@ $(VENV)/installed

site: setup  ## Build the handbook with every form in site/
	$(BIN)/gesprekskit build $(KIT) -o site
	@echo "Open site/index.html in a browser."

serve: setup  ## Show the handbook while you edit it
	$(BIN)/gesprekskit serve $(KIT)

test: lint check  ## Run every check and test, and the quick tests on Python 3.13
	$(BIN)/pytest $(SIDE_BY_SIDE)
	@$(MAKE) --no-print-directory test-newer

coverage: setup-dev  ## Run every test and show which branches none of them takes
	$(BIN)/coverage erase
	COVERAGE=yes $(BIN)/pytest $(SIDE_BY_SIDE) --cov --cov-report=
	@! ls .coverage.* >/dev/null 2>&1 || $(BIN)/coverage combine --quiet --append
	$(BIN)/coverage report

test-fast: setup-dev  ## Run the tests that print nothing: within 90 seconds
	$(BIN)/pytest $(SIDE_BY_SIDE) --quiet -m "not printing"

test-newer: setup-dev  ## Run the quick tests on Python 3.13, where it is there
	@command -v $(NEWER) >/dev/null && $(NEWER) -c 'import ensurepip' 2>/dev/null \
	  || { echo "$(NEWER) is not here: tested on $$($(BIN)/python --version) only."; exit 0; } \
	  && $(MAKE) --no-print-directory VENV=$(VENV)-newer PYTHON=$(NEWER) test-fast

mutation: setup-dev  ## Make small mistakes in the code: how many do the tests notice?
	$(BIN)/python -m tests.mutation

fuzz: setup-dev  ## Put all sorts of input into the program for FUZZ_SECONDS
	$(BIN)/python -m tests.fuzzing

check: setup-dev  ## Check the kit
	$(BIN)/gesprekskit check $(KIT) --strict

lint: setup-dev  ## Check format, style, types and the direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup-dev  ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schema: setup  ## Write the JSON Schemas for editors
	$(BIN)/gesprekskit schema

messages: setup-dev  ## Write the page of all messages, each with an example
	$(BIN)/python -m tests.catalogue.messages_page

wheel: setup  ## Build the package in dist/
	$(BIN)/python -m hatchling build -t wheel

release-check: setup-dev wheel  ## Ask whether version, changelog and wheel agree
	$(BIN)/python -m pytest --quiet tests/test_release.py tests/test_wheel.py

bench: setup-dev  ## Time what matters beside other programs; BENCH=--quick for less
	$(BIN)/python -m bench --readme $(BENCH)

same-bytes: setup-dev  ## Compare everything drawn with and without the patches of the engine
	$(BIN)/python bench/same_bytes.py

lock: $(BIN)/python  ## Write the lock files anew
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/python -m pip install --disable-pip-version-check --quiet uv==0.13.9
	$(VENV)-lock/bin/uv pip compile pyproject.toml --group build \
	  --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -o requirements.lock
	$(VENV)-lock/bin/uv pip compile pyproject.toml --group build --group dev \
	  --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url -o requirements-dev.lock
	rm -rf $(VENV)-lock

hooks: setup-dev  ## Check before every commit
	$(BIN)/pre-commit install

clean:  ## Remove what was made
	rm -rf site print dist $(VENV) $(VENV)-newer .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache
