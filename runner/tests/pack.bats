#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Archives of runner and programs: for hosts without a compiler, and for guests.
# Without sanitizers: runs the programs in an archive.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	unset PIDSPEC_PROGRAMS
	[ -d "$out/guest" ] || skip "requires a static build (make guest)"
}

@test "pidspec pack makes a bundle that runs without other files" {
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	[ "$(id -u)" -eq 0 ] || skip "requires root (chroot)"
	busybox=$(command -v busybox) || skip "requires busybox (apt-get install busybox-static)"
	mkdir -p "$tmp/root/bin" "$tmp/root/proc" "$tmp/root/dev"
	cp "$busybox" "$tmp/root/bin/busybox"
	"$pidspec" pack -o "$tmp/root/x.tar"
	# shellcheck disable=SC2016 # for that shell
	run unshare -m sh -c 'mount -t proc proc "$1/proc" && mount --bind /dev "$1/dev" &&
		exec chroot "$1" /bin/busybox sh -c "cd / && /bin/busybox tar xf x.tar &&
			exec pidspec-*/pidspec run -q numbering visibility"' sh "$tmp/root"
	assert_success
	assert_output --regexp '^pidspec: [0-9]+ rules: [0-9]+ pass, 0 fail, [0-9]+ skip, 0 error'
}

@test "an archive is reproducible, and less than 8 MB" {
	for kind in tar initramfs script; do
		for n in 1 2; do
			SOURCE_DATE_EPOCH=1700000000 "$pidspec" pack --as $kind -o "$tmp/$kind.$n"
		done
		cmp "$tmp/$kind.1" "$tmp/$kind.2"
		[ "$(stat -c %s "$tmp/$kind.1")" -lt 8000000 ]
	done
	mkdir "$tmp/unpacked"
	tar xf "$tmp/tar.1" -C "$tmp/unpacked"
	[ "$(du -sb "$tmp/unpacked" | cut -f1)" -lt 8000000 ]
	run find "$tmp/unpacked" -name pidspec -newermt 2023-11-15 -o -name pidspec ! -newermt 2023-11-14
	refute_output --partial /pidspec-
}

@test "pidspec pack --as script makes one file that runs, and removes its files" {
	need_pid_namespaces
	"$pidspec" pack --as script -o "$tmp/x.sh" numbering
	mkdir "$tmp/empty"
	TMPDIR=$tmp/empty run sh "$tmp/x.sh" run -q numbering.one-pid-per-layer
	assert_success
	assert_line --partial 'pidspec: 1 rule: 1 pass, 0 fail'
	TMPDIR=$tmp/empty run sh "$tmp/x.sh" run --nonsense
	assert_failure 2
	run find "$tmp/empty" -mindepth 1
	refute_output
}

@test "a script unpacks into a directory of its own alone, with the umask of the user" {
	need_pid_namespaces
	"$pidspec" pack --as script -o "$tmp/x.sh" numbering
	mkdir "$tmp/bin" "$tmp/empty"
	# shellcheck disable=SC2016 # for that shell
	printf '#!/bin/sh\n/usr/bin/stat -c %%a "$4" > "%s/mode"\nexec /bin/tar "$@"\n' "$tmp" > "$tmp/bin/tar"
	chmod 755 "$tmp/bin/tar"
	# shellcheck disable=SC2016 # for that shell
	PATH=$tmp/bin:$PATH TMPDIR=$tmp/empty run sh -c 'umask 0
		mkdir -p "$TMPDIR/pidspec.$$/mine" && exec sh "$@"' sh "$tmp/x.sh" \
		run -q -o "$tmp/record" numbering.one-pid-per-layer
	assert_success
	assert_equal "$(cat "$tmp/mode")" 700
	[ -d "$(echo "$tmp"/empty/pidspec.*/mine)" ]
	assert_equal "$(stat -c %a "$tmp/record")" 777
}

@test "an initramfs has all selected rules, sorted, and valid links" {
	command -v cpio > /dev/null || skip "requires cpio (apt-get install cpio)"
	"$pidspec" pack --as initramfs -o "$tmp/x.cpio" numbering
	cpio -it --quiet < "$tmp/x.cpio" > "$tmp/names"
	LC_ALL=C sort -c "$tmp/names"
	run grep -c ^testcases/numbering/ "$tmp/names"
	assert_output "$("$pidspec" list numbering | wc -l)"
	mkdir "$tmp/unpacked"
	(cd "$tmp/unpacked" && cpio -i --quiet < "$tmp/x.cpio" 'testcases*' pidspec)
	run "$tmp/unpacked/pidspec" run -q
	assert_success
}

@test "pidspec pack without an output file, or for an unknown machine, is an error" {
	run "$pidspec" pack
	assert_failure 2
	run "$pidspec" pack -o "$tmp/x" --arch vax
	assert_failure 2
	assert_output --partial "make guest-vax"
	run "$pidspec" pack -o "$tmp/none/x"
	assert_failure 2
	assert_output --partial "$tmp/none/x"
}

@test "make guest-MACHINE requires the cross compiler and C library of Debian for it" {
	while read -r machine compiler package; do
		run bash -c "env -u MAKEFLAGS -u MAKELEVEL make -n 'guest-$machine' \
			2> /dev/null | head -n 4"
		assert_output --partial "CC=$compiler-gcc "
		assert_output --partial "gcc-$compiler "
		assert_output --partial "/usr/$compiler/include/stdio.h:libc6-dev-$package-cross"
	done <<- EOF
		aarch64 aarch64-linux-gnu arm64
		arm arm-linux-gnueabihf armhf
		i686 i686-linux-gnu i386
		powerpc64le powerpc64le-linux-gnu ppc64el
		riscv64 riscv64-linux-gnu riscv64
		s390x s390x-linux-gnu s390x
	EOF
}
