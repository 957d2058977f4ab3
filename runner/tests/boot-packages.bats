#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Kernels of packages of Debian and of RPM packages.
# Without sanitizers: hostile-guests.bats has the same parts.

# boot.bash and common.bash set these variables.
# shellcheck disable=SC2154
load boot

@test "the package of User-Mode Linux is unpacked and started" {
	need_uml
	boot --vm uml debian:user-mode-linux scene.passes
	[[ "$stderr" != *"cannot fetch"* ]] || skip "requires a Debian mirror with user-mode-linux"
	assert_success
	assert_line --regexp '^pidspec: user-mode-linux: 1 rule: 1 pass, .* uml, '
}

# rpm_of DIRECTORY - an RPM package of its files: a lead, an empty signature and header,
# and an archive
rpm_of() {
	printf '\355\253\356\333\3'
	head -c 91 /dev/zero
	for _ in signature header; do
		printf '\216\255\350\1\0\0\0\0\0\0\0\0\0\0\0\0'
	done
	bsdtar -cf - --format newc -C "$1" . | gzip
}

@test "the kernel of an RPM package is booted" {
	mkdir -p "$tmp/package/lib/modules/6.1" "$tmp/bin"
	printf '\355\253\356\333' > "$tmp/kernel.rpm"
	run --separate-stderr env PATH="$tmp/bin" "$pidspec" boot -n "$tmp/kernel.rpm"
	assert_failure 2
	assert_equal "$stderr" "pidspec: $tmp/kernel.rpm: requires bsdtar (apt-get install libarchive-tools)"
	command -v bsdtar > /dev/null || skip "requires bsdtar (apt-get install libarchive-tools)"
	boot -n "$tmp/kernel.rpm"
	assert_failure 2
	assert_equal "$stderr" "pidspec: $tmp/kernel.rpm: this package contains no kernel"
	touch "$tmp/package/lib/modules/6.1/vmlinux.xz" "$tmp/package/lib/modules/6.1/.vmlinuz.hmac"
	x86_64 > "$tmp/package/lib/modules/6.1/vmlinuz"
	rpm_of "$tmp/package" > "$tmp/kernel.rpm"
	boot -n "$tmp/kernel.rpm"
	assert_success
	assert_output --regexp '^qemu-system-x86_64 .* -kernel [^ ]*/vmlinuz '
	command -v rpm2cpio > /dev/null || skip "requires rpm2cpio (apt-get install rpm2cpio)"
	command -v rpmbuild > /dev/null || skip "requires rpmbuild (apt-get install rpm)"
	printf '%s\n' 'Name: kernel-core' 'Version: 6.1' 'Release: 1' 'Summary: none' 'License: none' \
		'%description' '%install' "cp -r $tmp/package/lib %{buildroot}" '%files' /lib > "$tmp/kernel.spec"
	rpmbuild -bb --quiet -D "_topdir $tmp/build" "$tmp/kernel.spec"
	for tool in sh rpm2cpio cpio grep rm; do
		ln -s "$(command -v $tool)" "$tmp/bin"
	done
	run --separate-stderr env PATH="$tmp/bin" "$pidspec" boot -n "$tmp"/build/RPMS/*/*.rpm
	assert_success
	assert_output --regexp '^qemu-system-x86_64 .* -kernel [^ ]*/vmlinuz '
}

# fake_apt < CASES - an apt-get with a mirror of a suite fake, and what else it does, as the
# cases of a shell
fake_apt() {
	mkdir "$tmp/bin"
	{
		printf '#!/bin/sh\ncase $* in\n*indextargets*) echo http://localhost/debian Debian fake ;;\n'
		cat
		printf 'esac\n'
	} > "$tmp/bin/apt-get"
	printf '#!/bin/sh\necho amd64\n' > "$tmp/bin/dpkg"
	chmod +x "$tmp"/bin/*
}

@test "a download shows its progress on a terminal, and nothing elsewhere" {
	fake_apt <<- 'EOF'
		*--print-uris*) echo "'uri' some_1_amd64.deb 3 SHA256:$(printf deb | sha256sum | cut -d' ' -f1)" ;;
		*update) echo dlstatus:1:42.7:list >&8 && : > "$XDG_CACHE_HOME/pidspec/fake-amd64/lists/of_Packages" ;;
		*download*) echo dlstatus:1:77.1:file >&8 && printf deb > some_1_amd64.deb ;;
	EOF
	# shellcheck disable=SC2030 # of this test
	export PATH=$tmp/bin:$PATH XDG_CACHE_HOME=$tmp/cache
	on_terminal env TERM=xterm runner/vm/debian.sh download some/fake --
	assert_success
	assert_output --partial $'\r\e[Kfetching lists of packages: 42 %\r\e[K\r\e[Kfetching some: 77 %\r\e[K'
	assert_line --index -1 --partial "$tmp/cache/pidspec/fake-amd64/cache/archives/some_1_amd64.deb"
	rm -r "$tmp/cache"
	run --separate-stderr runner/vm/debian.sh download some/fake
	assert_success
	assert_output "$tmp/cache/pidspec/fake-amd64/cache/archives/some_1_amd64.deb"
	assert_equal "$stderr" ""
}

# make_package TEXT - a package some.deb with the file /boot/vmlinuz-1
make_package() {
	mkdir -p "$tmp/package/DEBIAN" "$tmp/package/boot"
	printf '%s\n' 'Package: some' 'Version: 1' 'Architecture: amd64' 'Maintainer: none' \
		'Description: none' > "$tmp/package/DEBIAN/control"
	echo "$1" > "$tmp/package/boot/vmlinuz-1"
	dpkg-deb --build --root-owner-group "$tmp/package" "$tmp/some.deb" > /dev/null
}

@test "the kernel of a package is unpacked once, and again when the package in the lists changes" {
	make_package first
	fake_apt <<- EOF
		*--print-uris*) echo "'uri' some_1_amd64.deb 3 SHA256:\$(sha256sum < $tmp/some.deb | cut -d' ' -f1)" ;;
		*update) : > $tmp/cache/pidspec/fake-amd64/lists/of_Packages ;;
		*download*) cp $tmp/some.deb some_1_amd64.deb ;;
	EOF
	# shellcheck disable=SC2031 # of another test
	fetch() { run env PATH="$tmp/bin:$PATH" XDG_CACHE_HOME="$tmp/cache" runner/vm/debian.sh fetch some/fake "$tmp"; }
	fetch
	assert_output "$tmp/vmlinuz-1"
	assert_equal "$(cat "$tmp/vmlinuz-1")" first
	printf '#!/bin/sh\nexit 1\n' > "$tmp/bin/dpkg-deb"
	chmod +x "$tmp/bin/dpkg-deb"
	rm "$tmp/vmlinuz-1"
	fetch
	assert_equal "$(cat "$tmp/vmlinuz-1")" first
	rm "$tmp/bin/dpkg-deb"
	make_package second
	touch -d '2 hours ago' "$tmp/cache/pidspec/fake-amd64/fresh"
	fetch
	assert_equal "$(cat "$tmp/vmlinuz-1")" second
}

@test "a suite that the mirror lacks is reported with the message of apt" {
	fake_apt <<- 'EOF'
		*update) echo "E: The repository 'http://localhost/debian bookwrom Release' does not have a Release file." >&2 && exit 100 ;;
		*) echo "E: Unable to locate package linux-image-amd64" >&2 && exit 100 ;;
	EOF
	# shellcheck disable=SC2031 # of another test
	run env PATH="$tmp/bin:$PATH" XDG_CACHE_HOME="$tmp/cache" "$pidspec" boot debian:bookwrom
	assert_failure 2
	assert_output "pidspec: debian:bookwrom: cannot fetch the lists of suite 'bookwrom': E: The repository 'http://localhost/debian bookwrom Release' does not have a Release file. (name a suite of this mirror, such as trixie)"
}
