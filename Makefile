# The commands of this repository. `make help` lists them.
#
# Everything runs from .venv, which the targets make and keep up to date by themselves: Python 3.11 with venv, and make, are enough.
# Paths are relative, so that a checkout may stand in a folder with spaces in its name.

PYTHON ?= python3
UV ?= uv
ADDRESS ?= 127.0.0.1:8000

VENV := .venv
PY := $(VENV)/bin/python
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --progress-bar off
# The site's own build, as `pip` must see it: the locked tools are already there, so nothing else is fetched for it.
INSTALL_PROJECT := $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
PIN := $(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
COMPILE := $(PIN) pyproject.toml

# Material prints a notice about plans for another project at every build.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve test bundle lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/.site  ## build the site into site/, strictly
	$(PY) -m mkdocs build --strict

serve: $(VENV)/.site  ## show the site at http://127.0.0.1:8000/ and follow what you save (ADDRESS=host:port)
	$(PY) -m mkdocs serve --dev-addr $(ADDRESS)

test: $(VENV)/.dev  ## run the whole gate: style, types, scripts, tests, the strict build, browser tests
	@$(PY) scripts/gate.py

bundle: $(VENV)/.site  ## make the script and the styles that ship, after a change of their sources
	@$(PY) scripts/npm.py run bundle

lock:  ## pin the requirements anew from pyproject.toml (needs uv: see CONTRIBUTING.md)
	$(COMPILE) --group dev --output-file requirements/dev.txt
	$(COMPILE) --group build --constraint requirements/dev.txt --output-file requirements/site.txt
	$(PIN) --group node --output-file requirements/node.txt

clean:  ## remove what was built and cached; the environment in .venv stays
	rm -rf site dist node_modules .cache .mypy_cache .pytest_cache .ruff_cache

# ---- the environment: each stamp is a file in .venv that is newer than what it was made from --------------------------------

# An environment works only where it was made: a checkout that was moved or copied makes its own.
ifneq "$(shell cat $(VENV)/.place 2>/dev/null)" "$(CURDIR)"
.PHONY: $(VENV)/.place
endif

$(VENV)/.place:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "This project needs Python 3.11 or newer, and '$(PYTHON)' is not that. Name another: make PYTHON=python3.12 …" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' || { \
	  echo "'$(PYTHON)' comes without venv. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making the environment in $(VENV)"
	@"$(PYTHON)" -m venv --clear $(VENV)
	@printf '%s\n' "$(CURDIR)" > $@

$(VENV)/.site: requirements/site.txt pyproject.toml $(VENV)/.place
	@echo "Installing what the site needs (the first time this takes a minute or two)"
	@$(PIP_INSTALL) --require-hashes --requirement requirements/site.txt
	@$(INSTALL_PROJECT)
	@touch $@

# The tests' requirements hold the site's, so this leaves the site's stamp as well.
$(VENV)/.dev: requirements/dev.txt requirements/site.txt pyproject.toml $(VENV)/.place
	@echo "Installing what the tests need (the first time this takes a minute or two)"
	@$(PIP_INSTALL) --require-hashes --requirement requirements/dev.txt
	@$(INSTALL_PROJECT)
	@touch $(VENV)/.site $@
