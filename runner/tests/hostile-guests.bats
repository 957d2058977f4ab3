#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Kernels, packages and emulators that attack the host that boots them.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup_file() {
	export BATS_TEST_TIMEOUT=600
}

setup() {
	common_setup
	[ -d "$out/guest" ] || skip "requires a static build (make guest)"
	mkdir -p "$tmp/programs/scene" "$tmp/work"
	# The guest does not run the programs; they are only listed.
	printf '#!/bin/sh\n' > "$tmp/programs/scene/passes"
	chmod +x "$tmp/programs/scene/passes"
	export PIDSPEC_PROGRAMS=$tmp/programs TMPDIR=$tmp/work
	kernel=$tmp/kernel
	make_elf > "$kernel"
	RULES=$("$pidspec" run -F tap --run-id x 2> /dev/null | sed -n 's/^#:pidspec_rules: //p') || :
	export RULES
	limits=(--force --qemu "$PWD/runner/tests/fixtures/hostile-qemu" --accel tcg)
}

# No processes or files may remain.
teardown() {
	[ -d "$tmp/work" ] || return 0
	run ls -A "$tmp/work"
	refute_output
}

# The header of an ELF file for x86-64.
make_elf() {
	printf '\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\076\0\1\0\0\0'
	head -c 64 /dev/zero
}

# attack HOW ARGUMENT... - sets $memory to the maximum resident size in KiB
attack() {
	HOSTILE=$1 run --separate-stderr /usr/bin/python3 - "$pidspec" boot "$kernel" "${limits[@]}" \
		-o "$tmp/record" "${@:2}" << 'EOF'
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], timeout=500).returncode
print("memory", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(status)
EOF
	memory=$(sed -n 's/^memory //p' <<< "$output")
	[ "$memory" -lt 65536 ]
}

@test "a console of more than 16 MiB is cut" {
	attack floods-console
	assert_failure 6
	[ "$(stat -c %s "$tmp/record/kernel/console.log")" -le $(((16 << 20) + 100)) ]
	tail -n 1 "$tmp/record/kernel/console.log" | grep -x "pidspec: console.log ends at 16 MiB"
	grep -x '#:pidspec_truncated: console.log at 16 MiB' "$tmp/record/kernel/results.tap"
}

@test "results without end are cut, and their guest is killed" {
	attack floods-results --hang-timeout 1000
	assert_failure 6
	assert_line --partial "the guest wrote more than 8 MiB of results"
	attack floods-a-line --hang-timeout 1000
	assert_failure 6
	assert_line --partial "the guest wrote more than 8 MiB of results"
	attack floods-a-rule --hang-timeout 1000
	assert_failure 6
	assert_line --partial "the guest wrote more than 8 MiB of results"
}

@test "error messages without end do not delay the deadline" {
	attack floods-complaints --boot-timeout 2
	assert_failure 6
	HOSTILE=floods-complaints slowly boot "$kernel" "${limits[@]}"
	assert_failure 6
	[ "$reads" -gt 0 ]
	[ "$reads" -le 32 ] # 16 in an iteration, and 16 when the process is gone
}

@test "facts that are repeated, and results of unknown rules, are no progress" {
	attack repeats-facts --hang-timeout 1 --timeout 1 --grace 0
	assert_failure 3
	assert_line --regexp 'reason +the kernel hung'
}

@test "escape sequences of a console, or of QEMU, reach neither terminal nor record" {
	for how in escapes escapes-complaints; do
		attack $how
		assert_failure 6
		assert_output --partial '\x1b]0;title'
		echo "$output$stderr" > "$tmp/record/terminal"
		run env LC_ALL=C grep -rlP '\x1b|\x07|\xc2\x9b' "$tmp/record"
		refute_output
	done
}

@test "SIGTERM ends a guest that floods and ignores it, within a second" {
	HOSTILE=floods-all "$pidspec" boot "$kernel" "${limits[@]}" -o "$tmp/record" > /dev/null 2>&1 3>&- &
	pid=$!
	until [ -s "$tmp/record/kernel/console.log" ]; do :; done
	began=$(date +%s%N)
	kill -TERM "$pid"
	status=0
	wait "$pid" || status=$?
	[ "$status" -eq 143 ]
	[ $(($(date +%s%N) - began)) -lt 1000000000 ]
	run pgrep -f "$tmp/kernel"
	refute_output
}

@test "SIGKILL leaves no temporary directory" {
	HOSTILE=silent "$pidspec" boot "$kernel" "${limits[@]}" > /dev/null 2>&1 3>&- &
	pid=$!
	until pgrep -P "$pid" > /dev/null; do :; done
	kill -KILL "$pid"
	wait "$pid" || :
	until [ -z "$(ls -A "$tmp/work")" ]; do :; done
}

@test "a QEMU without seccomp runs without its sandbox, and others with it" {
	run "$pidspec" boot -n "$kernel"
	assert_output --partial "-sandbox on,"
	attack no-seccomp
	assert_failure 6
	assert_line --partial "began without a sandbox"
}

# make_bzimage PAYLOAD - a boot sector, a setup and PAYLOAD
make_bzimage() {
	local length
	length=$(stat -c %s "$1")
	head -c $((0x1f1)) /dev/zero
	printf '\1'
	head -c $((0x202 - 0x1f2)) /dev/zero
	printf 'HdrS'
	head -c $((0x236 - 0x206)) /dev/zero
	printf '\1\0'
	head -c $((0x248 - 0x238)) /dev/zero
	printf '\0\0\0\0'
	perl -e 'print pack "V", shift' $((length + 4))
	head -c $((0x400 - 0x250)) /dev/zero
	cat "$1"
	printf '\0\0\0\0'
}

@test "a kernel that unpacks to more than 512 MiB is not unpacked" {
	command -v zstd > /dev/null || skip "requires zstd (apt-get install zstd)"
	head -c 600M /dev/zero | zstd -q > "$tmp/payload"
	make_bzimage "$tmp/payload" > "$kernel"
	attack silent --boot-timeout 0.2
	assert_failure 6
	[[ "$stderr" == *"not unpacked: larger than 512 MiB"* ]]
}

@test "SIGTERM ends the program that unpacks a kernel, and its files are removed" {
	printf '\050\265\057\375' > "$tmp/payload"
	make_bzimage "$tmp/payload" > "$kernel"
	mkdir "$tmp/bin"
	mkfifo "$tmp/started"
	printf '#!/bin/sh\necho $$ > %s\nexec sleep 1000\n' "$tmp/started" > "$tmp/bin/zstd"
	chmod +x "$tmp/bin/zstd"
	PATH=$tmp/bin:$PATH "$pidspec" boot "$kernel" "${limits[@]}" > /dev/null 2>&1 3>&- &
	pid=$!
	read -r tool < "$tmp/started"
	kill -TERM "$pid"
	status=0
	wait "$pid" || status=$?
	[ "$status" -eq 143 ]
	run kill -0 "$tool"
	assert_failure
}

# Make a program of this host that is recognised as User-Mode Linux.
make_uml() {
	# shellcheck disable=SC2086 # with its options
	${PIDSPEC_CC:-cc} -static -x c -o "$1" - << EOF
#include <stdio.h>
#include <unistd.h>
const char section[] = "\0.uml.";
int main(void)
{
	FILE *file = fopen("$tmp/ran", "w");

	fprintf(stderr, "%s ran as user %d\n", section, (int)getuid());
	return file ? 1 : 2;
}
EOF
}

@test "a kernel that is a program of this host is not run without --vm uml" {
	make_uml "$kernel"
	attack silent
	assert_failure 2
	[[ "$stderr" == *"no sandbox (--vm uml, if you trust it)"* ]]
	mkdir -p "$tmp/package/DEBIAN" "$tmp/package/usr/bin"
	cp "$kernel" "$tmp/package/usr/bin/linux.uml"
	printf 'Package: x\nVersion: 1\nArchitecture: all\nMaintainer: x <x@localhost>\nDescription: x\n' \
		> "$tmp/package/DEBIAN/control"
	dpkg-deb -b "$tmp/package" "$tmp/x.deb" > /dev/null
	run "$pidspec" boot "$tmp/x.deb"
	assert_failure 2
	[ ! -e "$tmp/ran" ]
}

# Skip as root of a user namespace, which has few user IDs.
need_high_user_ids() {
	setpriv --reuid=1900000000 --clear-groups true 2> /dev/null ||
		skip "requires root, with user IDs from 1900000000 on"
}

@test "as root, User-Mode Linux runs as an unprivileged user" {
	make_uml "$kernel"
	chmod a+x "$BATS_RUN_TMPDIR" "$tmp/.." "$tmp" "$tmp/work" # its user must enter them
	attack silent --vm uml
	assert_failure 6
	[[ "$stderr" == *"it is no sandbox"* ]]
	need_high_user_ids
	assert_line --regexp 'ran as user 19[0-9]{8}$'
	[ ! -e "$tmp/ran" ]
}

@test "as root, User-Mode Linux requires a TMPDIR that its user can enter" {
	need_high_user_ids
	make_uml "$kernel"
	mkdir -m 700 "$tmp/closed"
	TMPDIR=$tmp/closed attack silent --vm uml
	assert_failure 2
	[[ "$stderr" == *"User-Mode Linux runs as user 19"*", who cannot enter $tmp/closed/pidspec-"*"/uml (set TMPDIR to a directory that every user can enter)" ]]
	run ls -A "$tmp/closed"
	refute_output
}

@test "a package in the cache is used only if its hash is that in the lists of Debian" {
	state=bookworm-$(dpkg --print-architecture)
	runner/vm/debian.sh download hello/bookworm > /dev/null || skip "requires a Debian mirror"
	mkdir "$tmp/cache" "$tmp/cache/pidspec"
	for cache in "${XDG_CACHE_HOME:-$HOME/.cache}" /var/cache; do
		[ ! -d "$cache/pidspec/$state" ] || cp -a "$cache/pidspec/$state" "$tmp/cache/pidspec"
	done
	export XDG_CACHE_HOME=$tmp/cache
	run --separate-stderr runner/vm/debian.sh download hello/bookworm
	assert_success
	package=$output
	cp "$package" "$tmp/right"
	printf x | dd of="$package" bs=1 seek=1000 conv=notrunc status=none
	cp "$package" "${package%/*}/hello_99-1_$(dpkg --print-architecture).deb"
	run --separate-stderr runner/vm/debian.sh download hello/bookworm
	assert_output "$package"
	cmp "$package" "$tmp/right"
	chmod o+w "$tmp/cache/pidspec"
	run runner/vm/debian.sh download hello/bookworm
	assert_failure 2
	assert_output --partial "another user can write there"
}

@test "apt downloads as its own user" {
	command -v apt-get > /dev/null || skip "requires apt"
	mkdir "$tmp/bin"
	cat > "$tmp/bin/apt-get" <<- EOF
	#!/bin/sh
	echo "\$@" >> "$tmp/asked"
	case \$* in
	*indextargets*) exec $(command -v apt-get) "\$@" ;;
	esac
	exit 100
	EOF
	cp "$tmp/bin/apt-get" "$tmp/bin/apt-cache"
	chmod +x "$tmp/bin/apt-get" "$tmp/bin/apt-cache"
	PATH=$tmp/bin:$PATH XDG_CACHE_HOME=$tmp/cache run runner/vm/debian.sh download hello/bookworm
	assert_failure 2
	grep -w update "$tmp/asked" || skip "requires the address of a Debian mirror (apt)"
	run cat "$tmp/asked"
	refute_output --partial Sandbox
}

@test "debian.sh without a home directory reports what it requires" {
	[ "$(id -u)" -ne 0 ] || skip "requires a user that is not root"
	run env -u HOME -u XDG_CACHE_HOME runner/vm/debian.sh download hello/bookworm
	assert_failure 2
	assert_output "pidspec: debian:hello/bookworm: requires a directory for packages (set XDG_CACHE_HOME or HOME)"
}
