#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# fetch.sh - download programs that read output of pidspec, from Debian, npm and git.
#
#	fetch.sh DIRECTORY
#
# Creates linux (parts of tools/testing of a kernel), lava, openqa, npm and kirk in
# DIRECTORY.  Those that exist are not changed.  $KIRK is another repository of kirk.  If
# a download fails, a message is printed.

here=$(cd "$(dirname "$0")" && pwd)
debian=$here/../../vm/debian.sh
mkdir -p "$1" && cd "$1" || exit

# From the archive in the package of the kernel source.
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

# Only the code that reads results; dispatcher and server require machines of their own.
lava() {
	unpack lava lava-common/bookworm lava-dispatcher/bookworm
}

# The KTAP reader of openQA is not in a stable release.
openqa() {
	unpack openqa openqa-common/sid
}

# Later versions of gitlab-ci-local require a newer Node.js than that of Debian.  Install
# scripts are not needed.
npm() {
	timeout 300 env npm install --silent --no-audit --no-fund --ignore-scripts \
		--prefix npm.new @action-validator/cli @action-validator/core \
		gitlab-ci-local@4.70.0 tap-parser > /dev/null
}

# Debian has no package of it.
kirk() {
	timeout 120 git clone -q --depth 1 \
		"${KIRK:-https://github.com/linux-test-project/kirk}" kirk.new
}

for name in linux lava openqa npm kirk; do
	[ ! -e "$name" ] || continue
	rm -rf "$name.new"
	if "$name"; then
		mv "$name.new" "$name"
	else
		echo "$name: cannot be downloaded; its tests are skipped" >&2
	fi
done
