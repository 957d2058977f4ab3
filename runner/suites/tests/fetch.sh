#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# fetch.sh - those who read what pidspec prints, from Debian and npm.
#
#	fetch.sh DIRECTORY
#
# Below DIRECTORY there will be linux (parts of a kernel's tools/testing), lava and
# npm.  What is there already stays; what cannot be had is told, and left out.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
debian=$here/../../vm/debian.sh
mkdir -p "$1"
cd "$1"

# From the archive in a package of the kernel's source.
linux() {
	deb=$("$debian" download linux-source-6.12/trixie)
	mkdir linux.new
	dpkg-deb --fsys-tarfile "$deb" | tar xO --wildcards '*.tar.xz' |
		tar xJ -C linux.new --strip-components 1 --wildcards \
			'*/tools/testing/selftests/run_kselftest.sh' \
			'*/tools/testing/selftests/kselftest/*' \
			'*/tools/testing/kunit/*'
}

# The dispatcher itself wants a machine of its own; its scripts and schemas do not.
lava() {
	mkdir lava.new
	for package in lava-common lava-dispatcher; do
		dpkg-deb -x "$("$debian" download "$package/bookworm")" lava.new
	done
}

npm_packages() {
	timeout 300 npm install --silent --no-audit --no-fund --prefix npm.new \
		@action-validator/cli @action-validator/core gitlab-ci-local \
		tap-parser > /dev/null
}

# get NAME FUNCTION
get() {
	[ ! -e "$1" ] || return 0
	rm -rf "$1.new"
	if (set -e; "$2"); then
		mv "$1.new" "$1"
	else
		echo "$1: cannot be had; its tests are skipped" >&2
	fi
}

get linux linux
get lava lava
get npm npm_packages
