# Everything is done with `make`. On a fresh Debian 12 python3 and make are all that is needed:
# `make run` and `make test` set up the rest first (packaging/setup.py).

PYTHON3 ?= python3
PYTHON := .venv/bin/python
UV_COMPILE := uv pip compile --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-header --quiet

.DEFAULT_GOAL := help
# `ready` comes before what needs it, also under make -j
.NOTPARALLEL:
.PHONY: help ready setup screen run desktop test soak lint bench bench-setup screenshots \
	translations wire-names lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

ready:
	@$(PYTHON3) -I packaging/setup.py

setup: ready ## put everything in place that the program and its tests need
	@echo 'Next: `make run` opens the window, `make test` runs the tests.'

# X11 and Wayland announce their screen in these; QT_QPA_PLATFORM chooses something else
screen:
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY$$QT_QPA_PLATFORM" ]; then \
		echo 'There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set):' \
			'run this in a desktop session or through `ssh -X`,' \
			'or use the command line, `make setup && $(PYTHON) main.py --help`.' >&2; \
		exit 1; \
	fi

run: screen ready ## open the window
	@$(PYTHON) main.py $(ARGS)

desktop: ready ## let bundles and cards open with a double-click; ARGS=--remove undoes it
	@$(PYTHON) packaging/linux/install.py $(ARGS)

test: ready ## run the tests; `make test ARGS=tests/app` runs some
	@$(PYTHON) -m pytest -n logical $(ARGS)

soak: ready ## let offices exchange through every accident; ARGS="--minutes 600"
	@$(PYTHON) -m tests.properties.soak $(ARGS)

lint: ready ## check style and types
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m basedpyright

bench: ready ## measure against the budgets
	@$(PYTHON) -m tests.bench $(ARGS)

bench-setup: ready ## install the peers that some benches measure against
	@$(PYTHON) packaging/bench_setup.py

# by path: `packaging` is also the name of an installed package, which -m would find instead
screenshots: ready ## draw the pictures of the README and the manual
	@QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(PYTHON) packaging/screenshots.py $(ARGS)

translations: ready ## collect what people read, for the English; ARGS=--check only looks
	@PYTHONPATH=. $(PYTHON) packaging/translations.py $(ARGS)

wire-names: ready ## give new fields the names by which offices exchange them
	@$(PYTHON) -m app.ledger.wire_names $(ARGS)

lock: ## pin the packages of pyproject.toml anew; needs uv; ARGS=--upgrade takes newer ones
	@command -v uv >/dev/null || { echo 'Install uv first, for example with pipx.' >&2; exit 1; }
	$(UV_COMPILE) $(ARGS) pyproject.toml --output-file packaging/requirements.lock
	$(UV_COMPILE) $(ARGS) pyproject.toml --group dev --output-file packaging/requirements-dev.lock
	$(UV_COMPILE) $(ARGS) --group bench --output-file packaging/requirements-bench.lock

clean: ## remove all that was made here, .venv too
	rm -rf .venv build dist .pytest_cache .hypothesis .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
