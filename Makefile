# What one can do here. `make` alone prints this list.
# Everything runs from .venv, which is made from the hashed lock and made again only when it changes.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.locked
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-strip-extras

CLIENTS := $(patsubst requirements/clients/%.txt,.clients/%,$(wildcard requirements/clients/*.txt))

.PHONY: help run dev test coverage lint types format eval readings rewordings bench docs docs-check lexicon figures pictures diff golden superset sql clients lock setup hooks clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY)  ## read the inbox (default: the sample), publish the warehouse, say what was done
	@$(BIN)/backhaul run

dev: $(READY)  ## open the Dagster UI on http://localhost:3000
	@$(BIN)/backhaul dev

test: $(READY)  ## all tests
	@$(BIN)/pytest -n auto --dist loadscope

coverage: $(READY)  ## all tests, and which lines they never reach (tracing makes reading three times as slow)
	@$(BIN)/pytest -n auto --dist loadscope --cov --cov-report=term

lint: $(READY)  ## ruff, import rules, SQL format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/sqlfmt --check --quiet sql

types: $(READY)  ## mypy, strict
	@$(BIN)/mypy

format: $(READY)  ## format Python and SQL in place
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/sqlfmt --quiet sql

eval: $(READY)  ## precision and recall on gold; fails below a floor
	@$(BIN)/backhaul eval --diagnosis

readings: $(READY)  ## what readers said of names and claims in real texts, against what is found today
	@$(BIN)/python -m pipeline.quality.readings
	@$(BIN)/python -m pipeline.quality.judgements
	@$(BIN)/python -m pipeline.quality.unrelated
	@$(BIN)/python -m pipeline.quality.passages --verdicts

rewordings: $(READY)  ## whether examples are read the same when they are told otherwise
	@$(BIN)/python -m tests.grammar.rewordings
	@$(BIN)/python -m tests.grammar.exchanges

diff: $(READY)  ## how the claims of the written gold differ from the golden files
	@$(BIN)/python -m pipeline.quality.golden

golden: $(READY)  ## accept the claims as they are now
	@$(BIN)/python -m pipeline.quality.golden --accept

bench: $(READY)  ## time runs against the empty graph, extraction, feeds, a million claims, the report
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.extraction
	@$(BIN)/python -m bench.web
	@$(BIN)/python -m bench.facts
	@$(BIN)/python -m bench.report

docs: $(READY)  ## write the generated documents (data dictionary, schema)
	@$(BIN)/python -m pipeline.schemas.document

lexicon: $(READY)  ## write the forms of verbs: lemminflect's table, mended by data/lexicon/verb_changes.csv
	@$(BIN)/python -m pipeline.language.inflect

figures: $(READY)  ## write measured quality, and answers from a run over the sample, into the documents
	@$(BIN)/backhaul run >/dev/null
	@$(BIN)/python -m pipeline.report.readme
	@$(BIN)/python -m pipeline.report.queries $${BACKHAUL_HOME:-.backhaul}/published/backhaul.duckdb

pictures: $(READY) clients  ## take the pictures of the documents anew, in Chromium, from the sample
	@$(BIN)/python -m tests.e2e.pictures $(ARGS)

docs-check: $(READY)  ## fail when a generated document, or the forms of verbs, are stale
	@$(BIN)/python -m pipeline.schemas.document --check
	@$(BIN)/python -m pipeline.language.inflect --check

superset: .venv-superset/.locked  ## dashboards in Superset on http://localhost:8088, imported from bi/superset
	@.venv-superset/bin/python bi/superset/start.py

sql: .venv-sql/.locked  ## ask the published file in a SQL client, in the terminal
	@.venv-sql/bin/python bi/sql/start.py $(ARGS)

clients: $(CLIENTS) .venv-superset/.locked .venv-sql/.locked  ## older DuckDB, Superset and harlequin, with which the tests open the published file

lock:  ## resolve dependencies again and write the locks
	@$(BIN)/$(LOCK) --extra dev pyproject.toml -o requirements/dev.txt
	@$(BIN)/$(LOCK) -c requirements/dev.txt pyproject.toml -o requirements/base.txt
	@for each in requirements/*.in requirements/clients/*.in; do $(BIN)/$(LOCK) $$each -o $${each%.in}.txt; done

setup: $(READY)  ## make .venv from the lock

hooks: $(READY)  ## run the checks on every commit
	@$(BIN)/pre-commit install

clean:  ## remove the environment and caches; data under .backhaul stays
	@rm -rf .venv .venv-superset .venv-sql .clients .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage .coverage.* *.egg-info

# --no-deps: the lock is complete, and older pip resolvers trip over its extras.
# The stamp is a copy of the lock, so a fresh checkout with an old environment costs nothing.
$(READY): requirements/dev.txt
	@if ! cmp -s $< $@; then \
		$(PYTHON) -c 'import sys; sys.exit("Backhaul needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Choose one: make PYTHON=python3.12 run" if sys.version_info < (3, 11) else 0)'; \
		echo "Making .venv from the lock; this takes a minute or two, once."; \
		$(PYTHON) -m venv .venv; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	fi
	@cp $< $@

.clients/%: requirements/clients/%.txt $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --upgrade --target $@ -r $<
	@touch $@

# Tools that ask for other versions than Backhaul live in environments of their own.
.venv-%/.locked: requirements/%.txt
	@if ! cmp -s $< $@; then \
		echo "Making .venv-$* from its lock; this takes a minute or two, once."; \
		$(PYTHON) -m venv .venv-$*; \
		.venv-$*/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<; \
	fi
	@cp $< $@
