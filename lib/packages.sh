#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# packages.sh - install missing packages that a target needs.
#
#	packages.sh FILE-OR-COMMAND:PACKAGE...
#
# As root on a Debian machine it installs the packages; otherwise it prints in
# one line what to install.

missing=
for need in "$@"; do
	what=${need%:*} package=${need#*:}
	case $what in
	/*) [ -e "$what" ] && continue ;;
	*) command -v "$what" > /dev/null && continue ;;
	esac
	missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get > /dev/null; then
	echo "missing here; install, by Debian's names:$missing" >&2
	exit 1
elif [ "$(id -u)" -ne 0 ]; then
	echo "missing here; as root: apt-get install$missing" >&2
	exit 1
fi
echo "installing:$missing"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # one word each
apt-get install -y -qq --no-install-recommends $missing > /dev/null 2>&1 || {
	apt-get update -qq &&
	apt-get install -y -qq --no-install-recommends $missing > /dev/null
}
