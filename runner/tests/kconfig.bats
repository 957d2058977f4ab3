#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The kernel options that rules need, and what a kernel lacks of them.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	unset PIDSPEC_PROGRAMS
	export LC_ALL=C
	"$pidspec" kconfig > "$tmp/all"
	sed -E 's/^CONFIG_(CROSS_MEMORY_ATTACH|PROC_CHILDREN)=y$/# CONFIG_\1 is not set/' "$tmp/all" > "$tmp/some"
}

# in_kernel CONFIG - the part of a kernel that CONFIG_IKCONFIG adds, between other bytes
in_kernel() {
	printf 'before\0\0IKCFG_ST'
	gzip -c "$1"
	printf 'IKCFG_ED\0after'
}

# le32 NUMBER - its bytes, the lowest first
le32() {
	# shellcheck disable=SC2059 # for its escapes
	printf "$(printf '\\x%02x' $(($1 & 255)) $(($1 >> 8 & 255)) $(($1 >> 16 & 255)) $(($1 >> 24 & 255)))"
}

# bzimage PAYLOAD - with one sector of setup code
bzimage() {
	local size
	size=$(stat -c %s "$1")
	head -c $((0x1f1)) /dev/zero
	printf '\1'
	head -c $((0x202 - 0x1f2)) /dev/zero
	printf HdrS
	head -c $((0x248 - 0x206)) /dev/zero
	le32 0
	le32 $((size + 4))
	head -c $((1024 - 0x250)) /dev/zero
	cat "$1"
	le32 "$(gzip -dc "$1" | wc -c)"
}

# assert_lacks FILE - the two options that $tmp/some lacks
assert_lacks() {
	run --separate-stderr "$pidspec" kconfig "$1"
	assert_failure 1
	assert_line --index 0 --regexp '^CONFIG_PROC_CHILDREN +1 rule +/proc/PID/task/TID/children$'
	assert_line --index 1 --regexp '^CONFIG_CROSS_MEMORY_ATTACH +1 rule +process_vm_readv\(2\)$'
	assert_line --index 2 --regexp "^pidspec: $1: lacks 2 of [0-9]+ options, which 2 of [0-9]+ rules need\$"
	assert_equal "${#lines[@]}" 3
	assert_equal "$stderr" ""
}

@test "pidspec kconfig prints a fragment with the options of the table" {
	run diff "$tmp/all" <(echo "# Options that the rules of pidspec $("$pidspec" --version | cut -d' ' -f2) need."
		sed -n 's/^\(CONFIG_[A-Z0-9_]*\)\t.*/\1=y/p' testcases/kernel-options.tsv)
	assert_success
	run "$pidspec" kconfig -v
	assert_line "# kcmp(2): visibility.kcmp-cannot-cross-upwards"
}

@test "a configuration with every option is complete, and so is one with alternatives" {
	run "$pidspec" kconfig "$tmp/all"
	assert_success
	assert_output "pidspec: $tmp/all: has all $(grep -c =y "$tmp/all") options"
	sed -i 's/^CONFIG_UNIX=y/CONFIG_UNIX=m/; /^CONFIG_KCMP=y/d' "$tmp/all"
	run "$pidspec" kconfig - < "$tmp/all"
	assert_success
	sed -i 's/^CONFIG_FHANDLE=y/CONFIG_FHANDLE=m/; s/^CONFIG_KCMP/CONFIG_KCMP_OTHER/' "$tmp/all"
	run "$pidspec" kconfig "$tmp/all"
	assert_failure 1
	assert_line --regexp '^CONFIG_FHANDLE +'
}

@test "what a configuration lacks is listed, with the rules that need it" {
	sed -i '/^CONFIG_BLK_DEV_INITRD/d' "$tmp/some"
	run "$pidspec" kconfig -v "$tmp/some"
	assert_failure 1
	assert_line "        visibility.process-vm-cannot-cross-upwards"
	assert_line --regexp '^CONFIG_BLK_DEV_INITRD +boot '
	assert_line --regexp '^pidspec: .* need, and pidspec boot$'
	run "$pidspec" kconfig -q "$tmp/some"
	assert_failure 1
	assert_equal "${#lines[@]}" 1
	sed -i 's/^CONFIG_PID_NS=y//' "$tmp/some"
	n=$("$pidspec" list | wc -l)
	run "$pidspec" kconfig "$tmp/some"
	assert_line --regexp "^CONFIG_PID_NS +$n rules "
	assert_line --partial ", which $n of $n rules need"
}

@test "the configuration is read from config.gz, vmlinux, Image.gz and bzImage" {
	assert_lacks "$tmp/some"
	gzip -c "$tmp/some" > "$tmp/config.gz"
	assert_lacks "$tmp/config.gz"
	in_kernel "$tmp/some" > "$tmp/vmlinux"
	assert_lacks "$tmp/vmlinux"
	gzip -c "$tmp/vmlinux" > "$tmp/payload"
	cp "$tmp/payload" "$tmp/Image.gz"
	assert_lacks "$tmp/Image.gz"
	bzimage "$tmp/payload" > "$tmp/bzImage"
	assert_lacks "$tmp/bzImage"
}

@test "the configuration of this kernel is read" {
	[ -e /proc/config.gz ] || skip "requires /proc/config.gz (CONFIG_IKCONFIG_PROC)"
	run "$pidspec" kconfig /proc/config.gz
	assert_line --index -1 --partial "pidspec: /proc/config.gz: "
	[ "$status" -lt 2 ]
}

# rejects FILE MESSAGE - with one line
rejects() {
	run --separate-stderr "$pidspec" kconfig "$1"
	assert_failure 2
	assert_output ""
	assert_equal "$stderr" "pidspec: $1$2"
}

@test "a file that is no configuration is rejected in one line" {
	local neither=": neither a .config nor a kernel that was built with CONFIG_IKCONFIG (use its .config)"

	rejects README.md ":3: neither a comment nor CONFIG_NAME=VALUE; name a .config or a kernel"
	rejects "$tmp/no-such-file" ": No such file or directory"
	echo '# nothing' > "$tmp/comment"
	rejects "$tmp/comment" ": no line CONFIG_NAME=VALUE; name a .config or a kernel"
	printf 'a\0b' > "$tmp/binary"
	rejects "$tmp/binary" "$neither"
	: > "$tmp/empty"
	rejects "$tmp/empty" "$neither"
	gzip -c "$tmp/some" | head -c 20 > "$tmp/cut.gz"
	rejects "$tmp/cut.gz" "$neither"
	printf 'a\0IKCFG_ST' > "$tmp/cut"
	rejects "$tmp/cut" "$neither"
	run "$pidspec" kconfig "$tmp/some" "$tmp/all"
	assert_failure 2
	assert_output "pidspec: one FILE at a time: 'pidspec kconfig FILE'"
}

@test "a missing tool is reported, with its package" {
	gzip -c "$tmp/some" > "$tmp/config.gz"
	mkdir "$tmp/bin"
	run env PATH="$tmp/bin" "$pidspec" kconfig "$tmp/config.gz"
	assert_failure 2
	assert_output "pidspec: $tmp/config.gz: requires gzip (apt-get install gzip)"
}

@test "a bundle has the table, too" {
	[ -d "$out/guest" ] || skip "requires a static build (make guest)"
	"$pidspec" pack -o - numbering.pids-go-up-from-1 | tar x -C "$tmp"
	mv "$tmp"/pidspec-* "$tmp/bundle"
	run diff "$tmp/all" <("$tmp/bundle/pidspec" kconfig)
	assert_success
}

@test "kselftest gets the options as its config" {
	[ -d "$out/guest" ] || skip "requires a static build (make guest)"
	runner/suites/install.sh kselftest "$out/guest/$(uname -m)" "$tmp/kselftest"
	run diff "$tmp/kselftest/pidspec/config" <(grep '^CONFIG_' "$tmp/all")
	assert_success
}
