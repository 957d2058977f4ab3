#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What kernel developers do: boot the kernel of their tree, bisect, debug.
# Without sanitizers: hostile-guests.bats has the same parts.
# Long: boots kernels.

# boot.bash and common.bash set these variables.
# shellcheck disable=SC2154
load boot

# boot_in DIRECTORY - boot the kernel of a tree, without its name
boot_in() {
	run --separate-stderr env -C "$1" "$pidspec" boot -n scene.passes
}

# assert_boots KERNEL
assert_boots() {
	assert_success
	assert_output --partial " -kernel $1 "
	assert_equal "$stderr" "pidspec: booting $1, the newest kernel of this tree"
}

@test "in a kernel tree, the newest kernel is booted" {
	mkdir -p "$tmp/tree/arch/x86/boot" "$tmp/tree/arch/arm64/boot" "$tmp/tree/kernel/time" "$tmp/tree/scene"
	boot_in "$tmp/tree"
	assert_failure 2
	assert_equal "$stderr" "pidspec: no kernel given: 'scene.passes' is neither a file nor debian:SUITE"
	touch "$tmp/tree/Kbuild"
	boot_in "$tmp/tree"
	assert_failure 2
	assert_equal "$stderr" "pidspec: $tmp/tree: this kernel tree has no arch/*/boot/bzImage, Image, zImage or vmlinux; build one"
	for image in vmlinux arch/x86/boot/bzImage arch/arm64/boot/Image; do
		x86_64 > "$tmp/tree/$image"
	done
	ln -s x86 "$tmp/tree/arch/x86_64"
	touch -d 2001-01-01 "$tmp/tree/vmlinux" "$tmp/tree/arch/arm64/boot/Image"
	boot_in "$tmp/tree"
	assert_boots arch/x86/boot/bzImage
	boot_in "$tmp/tree/kernel/time"
	assert_boots ../../arch/x86/boot/bzImage
	touch -d 2001-01-02 "$tmp/tree/arch/x86/boot/bzImage"
	touch -d 2001-01-03 "$tmp/tree/arch/arm64/boot/Image"
	boot_in "$tmp/tree"
	assert_boots arch/arm64/boot/Image
	rm "$tmp/tree/arch/x86/boot/bzImage" "$tmp/tree/arch/arm64/boot/Image"
	mv "$tmp/tree/Kbuild" "$tmp/tree/.config"
	boot_in "$tmp/tree"
	assert_boots vmlinux
	run --separate-stderr env -C "$tmp/tree" "$pidspec" boot -n scene
	assert_boots vmlinux
}

@test "pidspec boot --gdb waits for gdb, without timeouts" {
	need_kernel
	command -v gdb > /dev/null || skip "requires gdb (apt-get install gdb)"
	mkdir -p "$tmp/tree/arch/x86/boot"
	cp "$kernel" "$tmp/tree/arch/x86/boot/bzImage"
	touch "$tmp/tree/vmlinux"
	timeout 300 "$pidspec" boot "$tmp/tree/arch/x86/boot/bzImage" scene.passes --gdb \
		--boot-timeout 0.1 --hang-timeout 0.1 > "$tmp/out" 2> "$tmp/err" 3>&- &
	pid=$!
	until socket=$(sed -n "s/.* 'target remote \(.*\)'.*/\1/p" "$tmp/err") && [ -S "$socket" ]; do
		kill -0 "$pid"
	done
	run cat "$tmp/err"
	assert_output "pidspec: $tmp/tree/arch/x86/boot/bzImage: waiting for: gdb -ex 'target remote $socket' $tmp/tree/vmlinux"
	run gdb -nx -batch -ex "target remote $socket" -ex "info registers rip" -ex detach
	assert_output --regexp 'rip +0xfff0 '
	wait "$pid"
	grep -q '1 rule: 1 pass' "$tmp/out"
}

@test "pidspec boot --shell starts a shell on the terminal, with the rules" {
	need_kernel
	[ -e /bin/busybox ] || [ -e /usr/bin/busybox ] || skip "requires busybox (apt-get install busybox-static)"
	on_terminal "$pidspec" boot "$kernel" scene.passes --shell -- \
		' # ' $'pidspec run -q; cat /sys/class/tty/console/active; sh -c "echo be""gun; cat"\r' \
		begun $'\x03' \
		' # ' $'exit\r'
	[[ $output != *"requires a static busybox"* ]] || skip "requires a static busybox (apt-get install busybox-static)"
	assert_success
	assert_output --partial "pidspec run runs the rules"
	assert_output --regexp 'pidspec: 1 rule: 1 pass, 0 fail'
	assert_output --partial "ttyS0"
}

@test "pidspec boot --shell requires a terminal and a static busybox, and records nothing" {
	x86_64 > "$tmp/elf"
	boot --shell "$tmp/elf" < /dev/null
	assert_failure 2
	assert_equal "$stderr" "pidspec: --shell requires a terminal (run it without pipes)"
	on_terminal "$pidspec" boot --shell "$tmp/elf" -o "$tmp/record" --
	assert_failure 2
	assert_output --partial "pidspec: --shell records no results; leave out -o"
	assert [ ! -e "$tmp/record" ]
	[ "$(id -u)" -eq 0 ] || skip "requires root (to hide busybox)"
	need_unshare -m
	# shellcheck disable=SC2016 # for that shell
	on_terminal unshare -m sh -c 'for file in /bin/busybox /usr/bin/busybox; do
			[ ! -e $file ] || mount --bind "$2" $file
		done
		exec "$1" boot --shell "$0"' "$tmp/elf" "$pidspec" /bin/true --
	assert_failure 2
	assert_output --partial "pidspec: --shell requires a static busybox for x86_64 in /bin or /usr/bin (apt-get install busybox-static)"
}

@test "the QEMU of pidspec boot --shell has no controlling terminal" {
	x86_64 > "$tmp/elf"
	cat > "$tmp/qemu" <<- 'EOF'
		#!/bin/sh
		echo "terminal $(cut -d' ' -f7 /proc/self/stat)"
	EOF
	chmod +x "$tmp/qemu"
	on_terminal sh -c 'cut -d" " -f7 /proc/self/stat | sed "s/^/ours /"; exec "$@"' sh \
		"$pidspec" boot --shell --qemu "$tmp/qemu" "$tmp/elf" --
	[[ $output != *"requires a static busybox"* ]] || skip "requires a static busybox (apt-get install busybox-static)"
	assert_success
	refute_output --partial "ours 0"
	assert_output --partial "terminal 0"
}

# A kernel takes minutes to build, so that of each commit is one of Debian.
@test "git bisect run builds and boots kernels, and finds the first bad commit" {
	need_kernel
	unset PIDSPEC_PROGRAMS
	mkdir -p "$tmp/newer" "$tmp/history/arch/x86/boot"
	good=$(runner/vm/debian.sh fetch linux-image-cloud-amd64/sid "$tmp/newer") || skip "requires the mirror of Debian sid"
	cd "$tmp/history" || return
	git init -q .
	git config user.name nobody
	git config user.email nobody@localhost
	echo bzImage > .gitignore
	touch Kbuild
	cat > Makefile << 'EOF'
bzImage:
	cp "$$(cat version)" arch/x86/boot/bzImage
EOF
	touch arch/x86/Kconfig
	for image in "$good" /does-not-build "$good" "$kernel" "$kernel"; do
		echo "$image" > version
		date +%N >> notes
		git add .
		git commit -qm "$(basename "$image")"
	done
	first_bad=$(git rev-parse HEAD~1)
	git bisect start HEAD HEAD~4
	run git bisect run sh -c "make -s bzImage || exit 125
		'$pidspec' boot lifecycle.failed-first-fork-can-be-retried --no-known --exit-style bisect"
	assert_success
	assert_output --partial "booting arch/x86/boot/bzImage, the newest kernel of this tree"
	assert_output --partial "$first_bad is the first bad commit"
	[ "$(git bisect log | grep -c '^git bisect skip')" -le 1 ]
}
