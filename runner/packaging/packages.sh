#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# packages.sh - build packages from a copy of the sources, and test them.
#
#	packages.sh deb|rpm DIRECTORY	build a package in DIRECTORY
#	packages.sh TEST DIRECTORY	test a package; the tests are listed at the end
#	packages.sh sources DIRECTORY	copy the sources to DIRECTORY
#
# Packages are installed in a root directory with Debian, not on this machine.
set -eu

# quietly COMMAND... - run it without the environment of this machine and of make
quietly() {
	env -i PATH="$PATH" HOME="$place" DEB_BUILD_OPTIONS="parallel=$(nproc)" "$@"
}

# sources [DIRECTORY] - copy the sources, without build results
sources() {
	mkdir -p "${1:-$place}"
	tar c --exclude=__pycache__ --exclude=.pytest_cache .github Makefile README.md LICENSE lib reports runner testcases |
		tar x -C "${1:-$place}"
}

version() {
	sed -n 's/^#define PIDSPEC_VERSION "\(.*\)"/\1/p' runner/base/version.h
}

deb() {
	rm -rf "$place/deb"
	sources "$place/deb/pidspec"
	cp -a runner/packaging/debian "$place/deb/pidspec"
	(cd "$place/deb/pidspec" && quietly dpkg-buildpackage -us -uc -b) > "$place/deb.log" 2>&1 ||
		{ tail -n 20 "$place/deb.log" >&2 && exit 1; }
	ls "$place"/deb/*.deb
}

rpm() {
	rm -rf "$place/rpm"
	sources "$place/rpm/BUILD/pidspec-$(version)"
	mkdir -p "$place/rpm/SOURCES"
	tar czf "$place/rpm/SOURCES/pidspec-$(version).tar.gz" -C "$place/rpm/BUILD" "pidspec-$(version)"
	quietly rpmbuild -bb --nodeps -D "_topdir $place/rpm" runner/packaging/pidspec.spec > "$place/rpm.log" 2>&1 ||
		{ tail -n 20 "$place/rpm.log" >&2 && exit 1; }
	ls "$place"/rpm/RPMS/*/*.rpm
}

# reuse(1) requires the text of the licence in LICENSES.
reuse_lint() {
	rm -rf "$place/reuse"
	sources "$place/reuse"
	cp -a .reuse "$place/reuse"
	mkdir "$place/reuse/LICENSES"
	mv "$place/reuse/LICENSE" "$place/reuse/LICENSES/GPL-2.0-or-later.txt"
	reuse --root "$place/reuse" lint > "$place/reuse.log" 2>&1 ||
		{ tail -n 20 "$place/reuse.log" >&2 && exit 1; }
}

# ---- Tests of packages ---------------------------------------------------------

# The developers have no mail address, and there is no ITP bug.
lintian_of_deb() {
	lintian -I --fail-on error,warning,info \
		--suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog,initial-upload-closes-no-bugs \
		"$place"/deb/pidspec_*.changes
}

rpmlint_of_rpm() {
	rpmlint --strict -c runner/packaging/rpmlint.toml "$place"/rpm/RPMS/*/*.rpm
}

# Make a small Debian once, and copy it for each test.
new_root() {
	[ -s "$place/debian.tar" ] ||
		mmdebstrap -q --variant=apt --include=mount "$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)" "$place/debian.tar"
	root=$place/$1
	rm -rf --one-file-system "$root"
	mkdir -p "$root"
	tar x -C "$root" -f "$place/debian.tar"
}

# with_mounts COMMAND... - run it with mounts in the root directory
with_mounts() {
	# shellcheck disable=SC2016 # for that shell
	unshare -m sh -c 'mount -t proc proc "$1/proc" && mount --rbind /dev "$1/dev" && mount --rbind /sys "$1/sys" &&
		shift && exec "$@"' sh "$root" "$@"
}

# in_root COMMAND... - with pivot_root(2), because chroot(2) forbids user namespaces
in_root() {
	# shellcheck disable=SC2016 # for that shell
	with_mounts sh -c 'mount --rbind "$1" "$1" && cd "$1" && shift && pivot_root . . && umount -l . &&
		exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"' sh "$root" "$@"
}

# test_in_root - the installed command runs, finds its files, and leaves none behind
test_in_root() {
	in_root pidspec run -o /tmp/results
	in_root pidspec pack -o /tmp/bundle.tar
	in_root pidspec inside numbering -- unshare -pf --mount-proc
	in_root pidspec help runtimes
	[ -s "$root/usr/share/man/man7/pidspec-rules.7.gz" ] || [ -s "$root/usr/share/man/man7/pidspec-rules.7" ]
}

deb_installed() {
	new_root deb-root
	cp "$place"/deb/pidspec_*.deb "$root/tmp/pidspec.deb"
	in_root dpkg -i /tmp/pidspec.deb
	test_in_root
	in_root dpkg --purge pidspec
	[ -z "$(find "$root"/usr -name '*pidspec*')" ]
}

rpm_installed() {
	new_root rpm-root
	for file in "$place"/rpm/RPMS/*/*.rpm; do
		rpm2cpio "$file" | cpio -idm --quiet -D "$root"
	done
	test_in_root
}

# The autopkgtests of the package; exit status 2 means that some were skipped.
autopkgtest_of_deb() {
	new_root autopkgtest-root
	rm -rf "$place/autopkgtest"
	with_mounts autopkgtest -U -B -o "$place/autopkgtest" "$place"/deb/pidspec_*.deb "$place/deb/pidspec" \
		-- chroot "$root" || [ $? -eq 2 ]
}

[ $# -eq 2 ] || {
	echo "usage: $0 deb|rpm|sources|reuse_lint|lintian_of_deb|deb_installed|autopkgtest_of_deb|rpmlint_of_rpm|rpm_installed DIRECTORY" >&2
	exit 2
}
mkdir -p "$2"
place=$(realpath "$2")
"$1"
