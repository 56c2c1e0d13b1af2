#!/bin/sh
# Installs the servers that tests talk to, where it may, and runs every test.
set -eu
cd "$(dirname "$0")/.."
tools/install_debian_packages.sh chromium postgresql nats-server
exec .venv/bin/python -m pytest -q -n 2 "$@"
