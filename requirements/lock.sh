#!/usr/bin/env bash
# Renews the locked requirements from pyproject.toml: one universal resolution
# for Python 3.11 to 3.14, with hashes, without index addresses.
set -euo pipefail
cd "$(dirname "$0")/.."
lock() {
    uv pip compile --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
        --quiet "$@"
}
build=$(mktemp); trap 'rm -f "$build"' EXIT
echo "setuptools>=80" >"$build"
lock pyproject.toml "$build" --extra postgres --output-file requirements/run.txt
lock pyproject.toml "$build" --extra postgres --group dev --output-file requirements/dev.txt
