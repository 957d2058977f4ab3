#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# fetch.sh - those who read what pidspec prints, from Debian and npm.
#
#	fetch.sh DIRECTORY
#
# Below DIRECTORY there will be linux (parts of a kernel's tools/testing), lava,
# openqa and npm.  What is there already stays; what cannot be had is told, and left
# out.

here=$(cd "$(dirname "$0")" && pwd)
debian=$here/../../vm/debian.sh
mkdir -p "$1" && cd "$1" || exit

# From the archive in a package of the kernel's source.
linux() {
	deb=$("$debian" download linux-source-6.12/trixie) &&
	mkdir linux.new &&
	dpkg-deb --fsys-tarfile "$deb" | tar xO --wildcards '*.tar.xz' |
		tar xJ -C linux.new --strip-components 1 --wildcards \
			'*/tools/testing/selftests/run_kselftest.sh' \
			'*/tools/testing/selftests/kselftest/*' \
			'*/tools/testing/kunit/*'
}

# unpack NAME PACKAGE/SUITE...
unpack() {
	to=$1.new
	shift
	for package in "$@"; do
		deb=$("$debian" download "$package") && dpkg-deb -x "$deb" "$to" || return
	done
}

# Dispatcher and server want machines of their own; what they read results with does
# not.
lava() {
	unpack lava lava-common/bookworm lava-dispatcher/bookworm
}

# Its reader of KTAP is younger than the releases.
openqa() {
	unpack openqa openqa-common/sid
}

# A later gitlab-ci-local wants a Node.js that Debian does not have, and what some of
# these would build after the installation is not needed.
npm() {
	timeout 300 env npm install --silent --no-audit --no-fund --ignore-scripts \
		--prefix npm.new @action-validator/cli @action-validator/core \
		gitlab-ci-local@4.70.0 tap-parser > /dev/null
}

for name in linux lava openqa npm; do
	[ ! -e "$name" ] || continue
	rm -rf "$name.new"
	if "$name"; then
		mv "$name.new" "$name"
	else
		echo "$name: cannot be had; its tests are skipped" >&2
	fi
done
