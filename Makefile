# make demo    a help desk's days by mail, on SQLite, in a scratch folder
# make test    all tests            make check   format, lint, types, architecture
# make quick   tables, stories and properties: under a minute, for who changes rules or parsers
# make test-long    those that take minutes: takeovers, and KILLS=100 ends of the daemon by force
# make run     the daemon with DIR=desk (made by `ticketgate init` if it is not there)
# make bench   what reading and deciding a mail costs, as ratios; make bench-peers beside others
# make release   wheel, sdist and bill of materials in dist/, tried in empty venvs
# Each does all its own set-up: Python 3.11 or later, make and a package index are assumed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DIR ?= desk
KILLS ?= 100
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

unexport PYTHONDONTWRITEBYTECODE  # the suite starts hundreds of processes: each would compile all of it

# two plain runs: workers that share the tests import all of them twice and tell of each, a fifth more
LEAN := -p no:xdist -p no:logging -p no:cacheprovider --capture=sys
TOGETHER := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)  # what one says in one piece

.PHONY: demo run test quick quick-stories quick-tables test-long check bench bench-peers release lock clean

demo: $(VENV)/.runtime
	$(BIN)/ticketgate demo

run: $(VENV)/.runtime
	@test -e $(DIR)/ticketgate.toml || $(BIN)/ticketgate init $(DIR)
	$(BIN)/ticketgate --config $(DIR)/ticketgate.toml run

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

quick: $(VENV)/.dev
	@$(MAKE) --no-print-directory -j 2 $(TOGETHER) quick-stories quick-tables

quick-stories: $(VENV)/.dev
	$(BIN)/python -m pytest $(LEAN) tests/test_stories.py

quick-tables: $(VENV)/.dev  # but one, which measures in a process of its own what crafted mails cost
	$(BIN)/python -m pytest $(LEAN) tests/rules tests/parsers \
	  --deselect tests/parsers/test_hostile.py::test_a_crafted_mail_costs_little

test-long: $(VENV)/.dev
	$(BIN)/python -m pytest -m "long or crash" --timeout 36000 --kills $(KILLS) tests/daemon tests/gateway tests/dovecot tests/parsers tests/cli tests/test_deletion.py

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m bench

bench-peers: $(VENV)/.dev  # beside Roundup and django-helpdesk, which it installs in a scratch venv
	$(BIN)/python -m bench.peers

release: $(VENV)/.dev
	.ci/release

lock: $(BIN)/python  # renew the locks from pyproject.toml; no download address gets into them
	$(PIP) install "uv>=0.9"
	$(BIN)/python -m uv pip compile --quiet --universal --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --extra postgresql --extra build \
	  -o requirements.lock pyproject.toml
	$(BIN)/python -m uv pip compile --quiet --universal --generate-hashes --no-header \
	  --no-emit-index-url --no-emit-find-links --all-extras \
	  -o requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "ticketgate needs Python 3.11 or later; $(PYTHON) is not. Name one: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) cannot make a venv. On Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: $(BIN)/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(BIN)/python requirements-dev.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.runtime
