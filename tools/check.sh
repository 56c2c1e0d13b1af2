#!/bin/sh
# Every check that needs no server. All of them run; the names of those that failed come last.
set -u
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=

check() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || failed="$failed $name"
}

check ruff $bin/ruff check .
check format $bin/ruff format --check .
check types $bin/mypy
check tool-types env MYPYPATH=src:tools $bin/mypy --explicit-package-bases --follow-imports=silent tools
check imports $bin/lint-imports --no-logo
check dependencies $bin/deptry src
check licences $bin/python tools/check_licences.py
check sbom $bin/python tools/check_sbom.py
check seed $bin/python tools/check_seed.py
check openapi $bin/python tools/check_openapi.py
check house $bin/python -m pytest -q -n 2 tests/house tests/docs

if [ -n "$failed" ]; then
    printf '\nFailed:%s\n' "$failed" >&2
    exit 1
fi
printf '\nAll checks passed.\n'
