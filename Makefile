# Parallax: `make report` reads the two shipped articles, `make test` runs the tests.
#
#   make report [STORY=folder] [OUT=folder]   the comparison as one page: build/report/index.html
#   make test [ARGS="-k dates"]               the tests, the four notebooks among them
#   make lab                                  JupyterLab, opened at the notebooks
#   make lint                                 style and types
#   make benchmark CORPUS=folder [JSON=file]  accuracy and speed beside other tools
#   make notebooks STORY=folder [OUT=folder]  each notebook, run on a story: .ipynb and .html
#   make notebooks                            run the committed notebooks again, in place
#   make lock                                 choose versions anew (needs the network)
#   make clean                                remove the environment and the report
#
# The first of them builds an environment in .venv, which takes a minute and the network; it is
# built again only when requirements.lock changes. PYTHON=python3.12 chooses an interpreter.

PYTHON = python3
VENV = .venv
PY = $(VENV)/bin/python
READY = $(VENV)/.ready

report: $(READY)
	$(PY) -m analysis report "$${STORY:-data}" -o "$${OUT:-build/report}"

test: $(READY)
	$(PY) -m pytest $(ARGS)

lab: $(READY)
	$(PY) -m jupyterlab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks

lint: $(READY)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

benchmark: $(READY)
	@$(PY) -m benchmarks $${CORPUS:+"$$CORPUS"} $${JSON:+--json "$$JSON"}

# With a story, the exit code is not 0 when a cell fails: a step of a workflow can keep OUT.
notebooks: $(READY)
ifdef STORY
	$(PY) -m analysis notebooks "$$STORY" -o "$${OUT:-build/notebooks}"
else
	$(PY) -m nbconvert --to notebook --execute --inplace \
		--ExecutePreprocessor.record_timing=False notebooks/*.ipynb
endif

lock: $(READY)
	$(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-annotate --no-header \
		--group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) build

# Two steps, because only the first needs the network: the locked packages, then this checkout.
$(READY): $(VENV)/.locked pyproject.toml
	$(PY) -I -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/.locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Parallax needs Python 3.11 or newer as $(PYTHON); name another with PYTHON=python3.12." >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) comes without venv; on Debian and Ubuntu: sudo apt install python3-venv" >&2; \
		exit 1; }
	@echo "Building the environment in $(VENV), once; this takes a minute."
	$(PYTHON) -m venv --clear $(VENV)
	$(PY) -I -m pip install --no-deps --require-hashes -r requirements.lock
	@touch $@

.PHONY: report test lab lint benchmark notebooks lock clean
