#!/bin/sh
# Installs the Debian packages that are missing; needs root.
# usage: tools/install_debian_packages.sh PACKAGE...
# Without root, or on another system, it names what is missing and goes on.
set -eu

is_installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=
for package in "$@"; do
    is_installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
    echo "Not installed (needs root on Debian):$missing. Tests that need them are skipped."
    exit 0
fi
echo "Installing Debian packages:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
# shellcheck disable=SC2086 # one word a package
apt-get -qq install --no-install-recommends --yes $missing >/dev/null
