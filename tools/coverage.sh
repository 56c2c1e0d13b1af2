#!/bin/sh
# Runs the unit tests and says which lines and branches of the platform they reach.
# Fails below the floor in pyproject.toml; what is given as arguments goes to pytest.
set -eu
cd "$(dirname "$0")/.."
exec .venv/bin/python -m pytest -q -n 2 --cov --cov-report=term src "$@"
