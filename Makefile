# Four words to know: install, demo, test, check. Each does everything it needs on a machine with Python 3.11+, make and git.
PY := .venv/bin/python
# Where a machine forbids Python to keep what it compiled, every process compiles a thousand files anew: some seconds each.
export PYTHONDONTWRITEBYTECODE :=
.PHONY: install demo test test-fast check fix bench lock clean

install:            ## the program, at .venv/bin/frankpledge
	@scripts/install run
	@scripts/assets

demo: install       ## a fictional partnership in the browser, at 127.0.0.1:8000 (or make demo PORT=8001)
	@.venv/bin/frankpledge demo $(if $(PORT),--port $(PORT))

test:               ## every test
	@scripts/install test
	@scripts/assets
	@$(PY) -m pytest -n 4
	@scripts/test-postgresql

test-fast:          ## the tests that take no time
	@scripts/install test
	@scripts/assets
	@$(PY) -m pytest -n 2 -m "not slow and not browser"

check:              ## style, the direction of imports, and what must never be tracked
	@scripts/install test
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@.venv/bin/lint-imports
	@scripts/tracked

fix:                ## format the code, mend what can be mended by machine, renew the pages of docs that are made from it
	@scripts/install test
	@$(PY) -m ruff check --fix-only .
	@$(PY) -m ruff format .
	@$(PY) scripts/catalogue
	@$(PY) scripts/law
	@$(PY) scripts/roles
	@$(PY) scripts/data-register

bench:              ## speed and memory against other tools in the same run (make bench SCALE=1: a whole nation, 18 M rows)
	@scripts/install bench
	@scripts/install-peers
	@$(PY) benchmarks/run.py $(if $(SCALE),--scale)

lock:               ## the exact versions and hashes, from pyproject.toml (needs uv)
	@scripts/lock

clean:
	rm -rf .venv .venv-peers node_modules build dist src/frankpledge/partnership/design/static/built
