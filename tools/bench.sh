#!/bin/sh
# Runs every benchmark, one script a question, in the order of their names.
set -eu
cd "$(dirname "$0")/.."
for script in bench/[!_]*.py; do
    .venv/bin/python "$script"
done
