# `make` lists what can be done. Everything is installed into .venv, once.

PYTHON ?= python3
PORT   ?= 8501
WATCH  ?= none

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY  := $(BIN)/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help run test quick browser lint format types imports check-data gallery bench chromium postgresql lock font clean

help: ## List these recipes.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: .venv/installed ## Start the dashboard on this computer (PORT=8502: another port; WATCH=auto: follow changes in the code).
	@$(PY) -c "$$PORT_IS_FREE" "$(PORT)"
	@$(PY) -m data check
	@exec $(PY) -m streamlit run app.py --server.address 127.0.0.1 --server.port "$(PORT)" --server.fileWatcherType "$(WATCH)"

test: lint types imports chromium postgresql ## Check everything: style, types, imports, all tests, those in a browser too.
	@$(PY) -m pytest

quick: lint types imports postgresql ## Check everything but what is thorough or in a browser; less than a minute.
	@$(PY) -m pytest -m "not browser and not thorough"

browser: chromium ## Run the tests in a browser alone.
	@$(PY) -m pytest -m browser

lint: .venv/installed-dev ## Check style and format of the code.
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check

format: .venv/installed-dev ## Bring the code into its format, and mend what can be mended safely.
	@$(PY) -m ruff check --fix-only
	@$(PY) -m ruff format

types: .venv/installed-dev ## Check the types.
	@$(PY) -m mypy

imports: .venv/installed-dev ## Check that each part uses only what it may.
	@$(PY) -c "from importlinter.cli import lint_imports_command as run; run()" --no-logo --no-cache

check-data: .venv/installed ## Check the tables in data/tables.
	@$(PY) -m data check

gallery: chromium ## Take a picture of every page, and compare it with the kept one (KEEP=1: keep what differs; PAGES="map trends": these alone).
	@$(PY) -m tests.browser.gallery $(if $(KEEP),--keep) $(PAGES)

bench: chromium ## Measure how fast the dashboard starts and answers.
	@$(PY) -m tests.bench

chromium: .venv/installed-dev ## Find a browser for the tests, or install one.
	@$(PY) -m tests.browser.chromium

postgresql: .venv/installed-dev ## Find a PostgreSQL for the tests, or install one.
	@$(PY) -m tests.data.store.postgresql

lock: .venv/made ## Pin the requirements anew from the .in files (UPGRADE=1: take the newest versions).
	@$(PY) -m pip install --quiet uv
	@for name in requirements requirements-dev; do \
	  $(PY) -m uv pip compile --quiet $(if $(UPGRADE),--upgrade) --universal --python-version 3.11 --no-emit-index-url \
	    --custom-compile-command "make lock" --output-file "$$name.txt" "$$name.in" || exit 1; \
	done

font: .venv/installed ## Make the font of exported pictures anew, when tables or words bring new characters (NOTO=file: from another place).
	@$(PY) -m components.fonts $(NOTO)

clean: ## Remove what make made: the environment and the caches.
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is touched after each step, so that a second run installs nothing.
.venv/made:
	@$(PYTHON) -c "$$PYTHON_IS_NEW" || exit 1
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
	  echo "$(PYTHON) could not make a virtual environment (on Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@touch $@

.venv/installed: requirements.txt | .venv/made
	@echo "Installing what the dashboard needs into .venv …"
	@$(PY) -m pip install --quiet -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt requirements.txt | .venv/made
	@echo "Installing what the checks need into .venv …"
	@$(PY) -m pip install --quiet -r requirements-dev.txt
	@touch .venv/installed $@

define PYTHON_IS_NEW
import sys
if sys.version_info < (3, 11):
    sys.exit("The dashboard needs Python 3.11 or newer, and $(PYTHON) is %d.%d; name a newer one: make run PYTHON=python3.12" % sys.version_info[:2])
endef
export PYTHON_IS_NEW

define PORT_IS_FREE
import os, socket, sys
probe = socket.socket()
if os.name != "nt":
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try:
    probe.bind(("127.0.0.1", int(sys.argv[1])))
except (OSError, ValueError, OverflowError):
    sys.exit("Port %s is taken or cannot be used; choose another: make run PORT=8502" % sys.argv[1])
endef
export PORT_IS_FREE
