# The commands of the register. They need no preparation. All their data is in var/. To use another Python than python3:
# make run PYTHON=python3.13

PYTHON = python3
# Each sets up var/venv if needed, and runs a module in it.
RUN = @$(PYTHON) -m config.bootstrap requirements.txt
DEV = @$(PYTHON) -m config.bootstrap requirements-dev.txt
COMPILE = $(DEV) uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
          --no-emit-index-url --custom-compile-command "make lock" $(ARGS)

.PHONY: run stop test e2e check bench effort backup restore screenshots lock

# Serve the register until Ctrl-C or `make stop`. To use another port than 8000: PORT=8123 make run
run:
	$(RUN) config.run

# Stop the register and the embedded PostgreSQL.
stop:
	$(RUN) config.stop

# ARGS goes to pytest: make test ARGS="-k citation"
test:
	$(DEV) pytest -n auto --durations=10 $(ARGS)

# Run the tests that use a browser (Chromium) or a whole installation. Each process has its own browser, web server and
# database, and takes one module after the other. More than four would need more connections than PostgreSQL has.
e2e:
	$(DEV) pytest -m e2e -n auto --maxprocesses=4 --dist=loadfile --no-loadscope-reorder --durations=10 $(ARGS)

check:
	$(DEV) ruff check .
	$(DEV) ruff format --check .
	$(DEV) djlint --quiet --lint --profile=django cooperation/templates
	$(DEV) djlint --quiet --lint --profile=jinja cooperation/jinja2
	$(DEV) pytest -q tests/test_imports.py tests/test_names.py
	$(DEV) manage makemigrations --check --dry-run
	$(DEV) manage check --deploy --fail-level WARNING

# Measure the register with a million agreements and write docs/performance.md; ARGS="--scale 10000" is quicker.
# Compare it with an older checkout: make bench ARGS="--against FOLDER --scale 10000"
bench:
	$(DEV) bench $(ARGS)

# Count the keys, clicks and page loads of entering three texts, and write docs/effort.md.
effort:
	$(DEV) pytest -q tests/effort/report.py -m ""

# Write all data to var/backups/.
backup:
	$(RUN) config.backup

# make restore FILE=var/backups/register-20260131-120000.dump
restore:
	$(RUN) config.restore $(FILE)

# Update the pictures in docs/.
screenshots:
	$(DEV) pytest -q tests/e2e/screenshots.py -m e2e

# Pin the packages again after a change in pyproject.toml; ARGS=--upgrade uses the newest.
lock:
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --output-file requirements-dev.txt --group dev --constraint requirements.txt
