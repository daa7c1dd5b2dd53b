# Two commands are enough on a fresh clone: `make site` and `make test`. Both set up what they need, once.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules --no-print-directory

VENV := .venv
READERS := tests/readers
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check --quiet install

# The first Python that is new enough and can make an environment.
PYTHON_CHECK := import ensurepip, sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell $(name) -c '$(PYTHON_CHECK)' 2>/dev/null && echo $(name))) python3)

.PHONY: help
help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 14

.PHONY: site
site: $(VENV)/.installed ## Build the site in content/ into output/
	@$(VENV)/bin/sitegen build
	@echo "Look at it with: make serve"

.PHONY: serve
serve: $(VENV)/.installed ## Show the site at a local address, and again after every change
	@$(VENV)/bin/sitegen serve

.PHONY: test
test: $(VENV)/.installed-dev $(VENV)/.commonmeta $(READERS)/node_modules/.package-lock.json ## Check style and types, and run every test
	@.ci/need 'command -v chromium || command -v chromium-browser || command -v google-chrome' chromium
	@.ci/need '$(VENV)/bin/playwright --version' libatomic1
	@.ci/need 'java -version' default-jre-headless
	@.ci/need 'pandoc --version' pandoc
	@.ci/need 'command -v bib2xml' bibutils
	@.ci/need 'command -v patch' patch
	@.ci/need 'biber --version' biber
	@$(VENV)/bin/ruff check
	@$(VENV)/bin/ruff format --check
	@$(VENV)/bin/mypy
	@$(VENV)/bin/python -m pytest --quiet --numprocesses=auto --dist=loadgroup

.PHONY: bench
bench: $(VENV)/.installed ## Race sitegen against Hugo; benchmarks/README.md says how
	@$(VENV)/bin/python -m benchmarks.race

.PHONY: dev
dev: $(VENV)/.installed-dev $(VENV)/.commonmeta ## Set up .venv with the test tools

.PHONY: fix
fix: $(VENV)/.installed-dev ## Repair style, as far as a tool can
	@$(VENV)/bin/ruff check --fix
	@$(VENV)/bin/ruff format

.PHONY: clean
clean: ## Remove everything that was built or installed here
	@rm -rf $(VENV) benchmarks/.venv $(READERS)/node_modules output dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find sitegen tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: pyproject.toml
	@.ci/need "$(PYTHON) -c '$(PYTHON_CHECK)'" python3 python3-venv
	@echo "Installing sitegen into $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Installing the test tools into $(VENV)"
	@$(PIP) --editable '.[dev]'
	@touch $@

# A reader that wants older libraries than the tests, and carries the schemas of Crossref: it is put beside what is installed.
$(VENV)/.commonmeta: $(VENV)/.installed $(READERS)/commonmeta.txt
	@$(PIP) --no-deps --upgrade --target $(VENV)/commonmeta --requirement $(READERS)/commonmeta.txt
	@touch $@

$(READERS)/node_modules/.package-lock.json: $(READERS)/package-lock.json
	@.ci/need 'node --version && npm --version' nodejs npm
	@echo "Installing the readers of the tests"
	@npm ci --prefix $(READERS) --loglevel=error >/dev/null
	@touch $@
