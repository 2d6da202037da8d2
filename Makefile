# The two commands of the README are `make demo` and `make test`; the rest are chores.
PYTHON ?= python3.11
ifeq ($(shell command -v $(PYTHON) 2>/dev/null),)
PYTHON := python3
endif
VENV := .venv
BIN := $(VENV)/bin
LOCK := requirements.lock

.PHONY: demo test lint train test-train gate cli-docs lock clean help

help:
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

$(VENV)/.installed: pyproject.toml $(LOCK)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

demo: $(VENV)/.installed ## read the bundled example reports into a ledger and show the result
	$(BIN)/tacitus read examples --output demo.sqlite --format table

test: $(VENV)/.installed lint ## check style and types, then run all tests
	$(BIN)/python -m pytest

lint: $(VENV)/.installed ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

gate: $(VENV)/.installed ## measure the project's own small cases against the pinned floors
	$(BIN)/python -m quality.gate

# Where the public sources lie: folders with the treebanks, the entity set and the encoder.
TREES ?= sources/syntax/ewt_train.jsonl sources/syntax/gum_train.jsonl
ENTITIES ?= sources/entities/worldwide_train.jsonl
ROLES ?= sources/attribution/polnear_train.jsonl
ENCODER ?= sources/encoder
RUN ?= runs/language

train: $(VENV)/.installed ## train the language model from public sources and export it into the package
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	OMP_WAIT_POLICY=PASSIVE $(BIN)/python -m training.language.train --trees $(TREES) --entities $(ENTITIES) --roles $(ROLES) --encoder $(ENCODER) --out $(RUN)
	$(BIN)/python -m training.language.export --run $(RUN) --encoder $(ENCODER) --out src/tacitus/data/model

test-train: $(VENV)/.installed ## test what trains the model (installs PyTorch)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train,dev]'
	$(BIN)/python -m pytest training/tests

cli-docs: $(VENV)/.installed ## write the command reference from the program
	$(BIN)/python -c "from tacitus.cli import reference; print(reference(), end='')" > docs/cli.md

lock: ## write the exact versions of a fresh installation
	rm -rf .lock && $(PYTHON) -m venv .lock
	.lock/bin/python -m pip install --quiet '.[dev]'
	.lock/bin/python -m pip freeze --exclude tacitus > $(LOCK)
	rm -rf .lock

clean:
	rm -rf $(VENV) demo.sqlite* build dist .mypy_cache .ruff_cache
