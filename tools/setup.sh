#!/bin/sh
# Builds .venv with the locked requirements and the safepassage command.
# usage: tools/setup.sh run|dev     (dev adds what tests and checks need)
set -eu
cd "$(dirname "$0")/.."
kind=$1
wanted=$(sed "/^\[tool/,$ d" pyproject.toml | cat "requirements/$kind.txt" - | sha256sum | cut -c1-64)
stamp=.venv/.installed-$kind

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

is_supported() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if is_supported "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    stop "Missing: Python 3.11 to 3.14." \
        "On Debian: apt-get install python3 python3-venv (or set PYTHON to another interpreter)."
}

make_environment() {
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null ||
        stop "Missing: python3-venv." "On Debian: apt-get install python3-venv"
    echo "Making .venv with $("$python" --version)"
    rm -rf .venv
    "$python" -m venv .venv
}

# The lock names every package: without --no-deps an old pip looks for newer ones of its own.
install_requirements() {
    echo "Installing requirements/$kind.txt (once; a few minutes at most)"
    pip="$PWD/.venv/bin/python -m pip --disable-pip-version-check --quiet --quiet"
    $pip install --no-input --no-deps --require-hashes --requirement "requirements/$kind.txt"
    $pip install --no-input --no-deps --no-build-isolation --editable .
}

is_supported .venv/bin/python || make_environment
if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    PIP_ROOT_USER_ACTION=ignore
    export PIP_ROOT_USER_ACTION
    install_requirements
    echo "$wanted" >"$stamp"
    echo "Compiling the screening (once; a minute or two)"
fi
.venv/bin/python -m safepassage.matching.warming
