#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Output of containers, guests and emulators, and names of files, which may be hostile.

# common.bash sets these variables; exports are for one test; shells expand the rest.
# shellcheck disable=SC2154,SC2030,SC2031,SC2016
load common
bats_require_minimum_version 1.5.0

# Escape sequence, C1 control (as a character and alone), bidirectional controls,
# line and paragraph separator, byte order mark, and invalid UTF-8.
evil=$'\033]0;title\a\302\233[2J\233\342\200\256\342\201\246\342\200\250\342\200\251\357\273\277\355\240\200\300\212'
cleaned='\x1b]0;title\x07\xc2\x9b[2J\x9b\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8\xe2\x80\xa9\xef\xbb\xbf\xed\xa0\x80\xc0\x8a'

setup() {
	common_setup
	export TMPDIR=$tmp LC_ALL=C
}

# assert_clean FILE... - printable UTF-8, each line ended by \n and by nothing else
assert_clean() {
	/usr/bin/python3 - "$@" << 'END'
import sys, unicodedata
for path in sys.argv[1:]:
    text = open(path, "rb").read().decode()  # or it fails
    bad = [c for c in text if c != "\n"
           and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert text and not bad, (path, bad)
END
}

need_guest() {
	[ -d "$out/guest" ] || skip "requires a static build (make guest)"
}

# inside SED ARGUMENT... - run pidspec inside a container whose output SED changes
inside() {
	need_guest
	run --separate-stderr "$pidspec" inside "${@:2}" -- sh -c '
		change=$1
		shift 5
		"$0" "$@" | sed "$change"' "$pidspec" "$1"
}

# make_kernel FILE - make a file with the header of a bzImage
make_kernel() {
	truncate -s 4096 "$1"
	printf 'HdrS' | dd of="$1" bs=1 seek=$((0x202)) conv=notrunc status=none
	printf '\1' | dd of="$1" bs=1 seek=$((0x236)) conv=notrunc status=none
}

# make_qemu - make an emulator that writes $console, $results and $complaints
make_qemu() {
	cat > "$tmp/qemu" << 'END'
#!/bin/bash
for word; do
	case $word in
	file,id=console,*) console_file=${word##*path=} ;;
	file,id=results,*) results_file=${word##*path=} ;;
	/proc/self/fd/*) initramfs=$word ;;
	esac
done
id=$(grep -ao -e '--run-id=[0-9a-f]\{32\}' "$initramfs")
printf '%b' "$console" > "$console_file"
printf '%b' "$complaints" >&2
eval "$results" > "$results_file"
END
	chmod +x "$tmp/qemu"
}

boot() {
	need_guest
	make_qemu
	run --separate-stderr timeout 60 "$pidspec" boot --qemu "$tmp/qemu" --accel tcg "$@"
}

# ---- Text -----------------------------------------------------------------------

@test "what a program prints is cleaned in every format" {
	mkdir -p "$tmp/programs/evil"
	{
		echo '#!/bin/sh'
		printf 'cat << "END" >&2\n%s\nEND\n' "$evil"
		printf 'cat << "END"\n# rule: %s\n# source: %s\n1..1\nnot ok 1 %s\n  ---\n  actual: %s\n  ...\nEND\nexit 1\n' \
			"$evil" "$evil" "$evil" "$evil"
	} > "$tmp/programs/evil/prints"
	chmod +x "$tmp/programs/evil/prints"
	export PIDSPEC_PROGRAMS=$tmp/programs
	for format in pretty tap ktap kselftest jsonl; do
		"$pidspec" run -F $format -o "$tmp/record" --force > "$tmp/$format" 2> "$tmp/stderr" || :
		assert_clean "$tmp/$format" "$tmp/record/results.tap"
	done
	grep -F "actual    $cleaned" "$tmp/pretty"
	grep -F "# stderr: $cleaned" "$tmp/tap"
	/usr/bin/python3 -c 'import json, sys; [json.loads(line) for line in open(sys.argv[1])]' "$tmp/jsonl"
}

@test "what a program prints for --rule is cleaned" {
	mkdir -p "$tmp/programs/evil"
	printf '#!/bin/sh\ncat << "END"\nsays: %s\n%s: x\nEND\n' "$evil" "$evil" > "$tmp/programs/evil/says"
	chmod +x "$tmp/programs/evil/says"
	for arguments in "show evil.says" "show --json evil.says" "list --long"; do
		# shellcheck disable=SC2086 # words
		"$pidspec" $arguments --programs "$tmp/programs" > "$tmp/shown"
		assert_clean "$tmp/shown"
	done
}

@test "what a container prints is cleaned" {
	export PIDSPEC_PROGRAMS=$programs
	inside "s/^#:pidspec_actual: .*/#:pidspec_actual: $evil/; s/^#:pidspec_kernel: /&$evil/" \
		broken.fails -o "$tmp/record"
	assert_failure 1
	echo "$output" > "$tmp/shown"
	assert_clean "$tmp/shown" "$tmp/record/results.tap"
	assert_line --partial "actual    $cleaned"
}

@test "error messages of a container are cleaned" {
	need_guest
	"$pidspec" inside fine -o "$tmp/record" --programs "$programs" -- \
		sh -c 'printf "%s\n" "$0" >&2; exit 1' "$evil" > "$tmp/shown" 2>&1 || status=$?
	assert_equal "$status" 6
	assert_clean "$tmp/shown" "$tmp/record/results.tap"
	grep -F "did not start: $cleaned" "$tmp/shown"
}

@test "the console of a guest is cleaned" {
	make_kernel "$tmp/image"
	export console="[  1.0] Kernel panic - $evil\\n" complaints='' results=''
	boot "$tmp/image" fine -o "$tmp/record" -F tap
	assert_failure 6
	printf '%s\n%s\n' "$output" "$stderr" > "$tmp/shown"
	assert_clean "$tmp/shown" "$tmp/record/image/results.tap"
	assert_line "Bail out! the kernel crashed: Kernel panic - $cleaned"
}

@test "error messages of QEMU are cleaned" {
	make_kernel "$tmp/image"
	export console='' complaints="$evil\\n" results=''
	boot "$tmp/image" fine -o "$tmp/record" -F tap
	assert_failure 6
	printf '%s\n%s\n' "$output" "$stderr" > "$tmp/shown"
	assert_clean "$tmp/shown" "$tmp/record/image/results.tap"
	assert_line "Bail out! $cleaned"
}

@test "names of files, of commands and of known issues are cleaned" {
	name=$'x\nok 1 fine.passes'$evil
	printf 'Rule: broken.fails\nReason: %s\n' "$evil" > "$tmp/$name"
	"$pidspec" run -o "$tmp/record" --known "$tmp/$name" broken.fails fine.passes > "$tmp/shown" 2>&1
	printf 'Rule: fine.passes\nReason: %s\n' "$evil" > "$tmp/$name"
	"$pidspec" run -F tap --known "$tmp/$name" fine.passes > "$tmp/tap" 2>&1 || :
	assert_clean "$tmp/shown" "$tmp/record/results.tap" "$tmp/tap"
	run grep -c '^ok' "$tmp/tap"
	assert_output 0

	make_kernel "$tmp/$name"
	export console='' complaints='' results=''
	boot "$tmp/$name" fine -o "$tmp/guest" -F tap
	assert_failure 6
	echo "$output" > "$tmp/shown"
	assert_clean "$tmp/shown" "$tmp"/guest/*/results.tap
	refute_line --partial "ok 1 fine.passes "

	printf '#!/bin/sh\n' > "$tmp/$name"
	chmod +x "$tmp/$name"
	run "$pidspec" inside fine --programs "$programs" -F tap -- "$tmp/$name"
	assert_failure 6
	echo "$output" > "$tmp/shown"
	assert_clean "$tmp/shown"
}

@test "--target is a name, and not a line of the stream" {
	for name in $'a\nok 1 fine.passes' $'a\033[31m' $'a\342\200\256b' $'a\rb' ''; do
		run_rules --target "$name" fine.passes
		assert_failure 2
		assert_output --partial "is not a name: it has characters that cannot be printed"
	done
	run_rules -F tap --target 'Löwe 7 "x" \n' fine.passes
	assert_success
	assert_line '#:pidspec_target: Löwe 7 "x" \n'
}

# ---- Streams --------------------------------------------------------------------

# assert_error_inside SED RULE REASON
assert_error_inside() {
	export PIDSPEC_PROGRAMS=$programs
	inside "$1" "$2" -F tap
	assert_failure 3
	assert_line "not ok 1 $2 # ERROR $3"
}

@test "a skip or a known issue without a reason is ERROR" {
	assert_error_inside 's/ # SKIP.*/ # SKIP/; /_reason:/d' fine.skips \
		"malformed output: ok ' # SKIP'"
	assert_error_inside 's/^not ok.*/ok 1 broken.fails # XFAIL/' broken.fails \
		"malformed output: ok ' # XFAIL'"
	for format in pretty jsonl; do
		inside 's/ # SKIP.*/ # SKIP/; /_reason:/d' fine.skips -F $format
		assert_failure 3
	done
}

@test "lines that contradict each other are ERROR, and never PASS" {
	assert_error_inside 's/^not ok.*/& # PASS/' broken.fails "malformed output: not ok ' # PASS'"
	assert_error_inside 's/^not ok/ok/' broken.fails "malformed output: PASS with a failed check 'PASS'"
	assert_error_inside 's/^ok 1.*/not &/' fine.passes "malformed output: FAIL without a failed check 'FAIL'"
	assert_error_inside 's/^ok 1.*/not & # SKIP it/' fine.passes "malformed output: not ok ' # SKIP it'"
	assert_error_inside 's/^ok 1.*/& # ERROR it/' fine.passes "malformed output: ok ' # ERROR it'"
	assert_error_inside 's/^ok 1.*/& # MAYBE it/' fine.passes "malformed output: ok ' # MAYBE it'"
	assert_error_inside '/_checks:/d' fine.passes "malformed output: PASS without a check 'PASS'"
	assert_error_inside '/_level:/d' broken.for-information \
		"malformed output: a rule whose level is not INFO 'INFO'"
	assert_error_inside 's/_ms:.*/&\n#:pidspec_runs: 1 of 2 PASS\n#:pidspec_runs: 1 of 2 FAIL/' fine.passes \
		"malformed output: a verdict that differs from those of its runs 'PASS'"
	assert_error_inside 's/_ms:.*/&\n#:pidspec_runs: 1 of 2 PASS/' fine.passes \
		"malformed output: runs that do not add up 'PASS'"
}

@test "an invalid number makes a rule ERROR" {
	for ms in nan inf -1 1e400 0x10 1,5 ''; do
		assert_error_inside "s/_ms: .*/_ms: $ms/" fine.passes "malformed output: ms '$ms'"
		inside "s/_ms: .*/_ms: $ms/" fine.passes -F jsonl
		refute_output --partial '"ms":nan'
		/usr/bin/python3 -c 'import json, sys; [json.loads(line, parse_constant=exit) for line in sys.stdin]' <<< "$output"
	done
	assert_error_inside 's/_checks: .*/_checks: 4294967297/' fine.passes "malformed output: checks '4294967297'"
	assert_error_inside 's/_check: 2/_check: -2/' broken.fails \
		"malformed output: check '-2 two is odd'"
}

@test "a second verdict that differs makes the run inconclusive" {
	export PIDSPEC_PROGRAMS=$programs
	inside '/^not ok 1 /{
		h
		s/^not //
		s/^/#:pidspec_rule: broken.fails\n#:pidspec_checks: 1\n/
		x
		G
	}' broken.fails fine.passes -F tap
	assert_failure 3
	assert_line "Bail out! contradictory output: broken.fails is FAIL and PASS"
	assert_line "not ok 2 fine.passes # ERROR contradictory output: broken.fails is FAIL and PASS"
}

@test "a stream of another run, and one about other rules, are rejected" {
	export PIDSPEC_PROGRAMS=$programs
	inside 's/^#:pidspec_run: .*/#:pidspec_run: 0123456789abcdef/' fine.passes -F tap
	assert_failure 6
	refute_line --regexp '^ok'
	assert_line "Bail out! the output is of another run"
	inside '/^#:pidspec_run: /d' fine.passes -F tap
	assert_failure 6
	refute_line --regexp '^ok'
	inside 's/^#:pidspec_rules: .*/#:pidspec_rules: 0123456789abcdef/' fine.passes -F tap
	assert_failure 6
	refute_line --regexp '^ok'
	assert_line "Bail out! the output is about other rules"
}

@test "a recorded stream of another kernel is rejected" {
	need_guest
	PIDSPEC_PROGRAMS='' run "$pidspec" inside numbering -F tap -- sh -c 'cat "$0"' reports/reference/linux-7.2.tap
	assert_failure 6
	refute_line --regexp '^ok'
	refute_output --partial "_kernel: 7.2"
	# The same stream is rejected after the right one, too.
	PIDSPEC_PROGRAMS=$programs run "$pidspec" inside broken.fails -F tap -- sh -c '
		recorded=$1
		shift 5
		"$0" "$@"
		sed "s/numbering.pid-survives-execve/broken.fails/" "$recorded"' "$pidspec" reports/reference/linux-7.2.tap
	assert_failure 3
	assert_line --regexp "^Bail out! contradictory output: kernel '.*' and '7[.]2"
	refute_line --regexp '^ok'
}

@test "a stream of two kernels is inconclusive" {
	export PIDSPEC_PROGRAMS=$programs
	inside 's/^#:pidspec_kernel: .*/&\n#:pidspec_kernel: 1.2.3/' fine.passes -F tap
	assert_failure 3
	assert_line --regexp "^not ok 1 fine.passes # ERROR contradictory output: kernel '.*' and '1.2.3'"
}

@test "a guest is bound to its machine and its run, too" {
	make_kernel "$tmp/image"
	export PIDSPEC_PROGRAMS=$programs console='' complaints=''
	export results="'$pidspec' run -F tap --announce \"\$id\" fine.passes; echo '#:pidspec_end: 0'"
	boot "$tmp/image" fine.passes -F tap
	assert_success
	export results="'$pidspec' run -F tap --announce --run-id=x fine.passes; echo '#:pidspec_end: 0'"
	boot "$tmp/image" fine.passes -F tap
	assert_failure 6
	assert_line "Bail out! the output is of another run"
	export results="'$pidspec' run -F tap --announce \"\$id\" fine.passes | sed 's/_machine: .*/_machine: sparc/'; echo '#:pidspec_end: 0'"
	boot "$tmp/image" fine.passes -F tap
	assert_failure 3
	assert_line "not ok 1 fine.passes # ERROR contradictory output: machine 'x86_64' and 'sparc'"
}

@test "a runner of another version in a guest is reported, with the remedy" {
	make_kernel "$tmp/image"
	export PIDSPEC_PROGRAMS=$programs console='' complaints=''
	export results="'$pidspec' run --of-another-version=1 2>> \"\$console_file\"; echo \"#:pidspec_end: \$?\""
	boot "$tmp/image" fine.passes -F tap
	assert_failure 6
	assert_line --regexp "^Bail out! the runner of the target is of another version, and has no option --of-another-version \(build .*/guest/[a-z0-9_]+ again: 'make', or 'make guest-ARCH' for another architecture\)$"
}

@test "an exit status that is not a number from 0 to 255 does not end a guest" {
	make_kernel "$tmp/image"
	export PIDSPEC_PROGRAMS=$programs console='' complaints=''
	for status in 4x -1 256 4294967300 ''; do
		export results="echo '#:pidspec_end: $status'
			'$pidspec' run -F tap --announce \"\$id\" fine.passes; echo '#:pidspec_end: 0'"
		boot "$tmp/image" fine.passes -F tap
		assert_success
		assert_line "ok 1 fine.passes"
	done
}

# ---- Write errors -------------------------------------------------

@test "every command exits with 3 if its output cannot be written" {
	need_guest
	export PIDSPEC_PROGRAMS=$programs
	make_kernel "$tmp/image"
	while read -r arguments; do
		run --separate-stderr sh -c "'$pidspec' $arguments > /dev/full" < /dev/null
		assert_equal "$arguments: $status" "$arguments: 3"
		assert_equal "$stderr" "pidspec: cannot write to standard output: No space left on device"
	done <<- END
	--version
	--help
	help boot
	completion bash
	completion zsh
	completion fish
	list
	list --long fine.passes
	show fine.passes
	doctor fine
	run fine.passes
	run -n fine.passes
	boot -n $tmp/image
	pack -o -
	inside fine.passes -- sh -c 'shift 4; exec "\$0" "\$@"' $pidspec
	runtimes --help
	help runtimes
	runtimes --brief -o $tmp/record kubernetes
	mutants --help
	mutants --list
	END
}

@test "pidspec boot and inside exit with 3 if results cannot be recorded" {
	need_guest
	[ "$(id -u)" -eq 0 ] || skip "requires root, to mount a tmpfs"
	need_unshare -m
	export PIDSPEC_PROGRAMS=$programs
	make_kernel "$tmp/image"
	make_qemu
	export console='' complaints=''
	export results="'$pidspec' run -F tap --announce \"\$id\" fine.passes; echo '#:pidspec_end: 0'"
	mkdir "$tmp/small"
	for arguments in "inside fine.passes -o '$tmp/small/x' -- sh -c 'shift 4; exec \"\$0\" \"\$@\"' $pidspec" \
		"boot '$tmp/image' fine.passes -o '$tmp/small/x' --qemu '$tmp/qemu' --accel tcg"; do
		run unshare -m sh -c "mount -t tmpfs -o size=16k none '$tmp/small' &&
			mkdir -p '$tmp/small/x/image' &&
			{ head -c 1000000 /dev/zero > '$tmp/small/zero' || '$pidspec' $arguments; }"
		assert_failure 3
		assert_output --partial "No space left on device"
	done
}

@test "every command exits with 141 if standard output is closed" {
	need_guest
	export PIDSPEC_PROGRAMS=$programs
	while read -r arguments; do
		run /usr/bin/python3 - "$pidspec $arguments" << 'END'
import os, subprocess, sys
reader, writer = os.pipe()
os.close(reader)
done = subprocess.run(["sh", "-c", f"{sys.argv[1]}; exit $?"], stdout=writer)
print(done.returncode)
END
		output=${output#*Terminated$'\n'} # by the shell of a script
		assert_equal "$arguments: $output" "$arguments: 141"
	done <<- END
	--version
	--help
	completion bash
	list
	show fine.passes
	run fine.passes
	run -F tap fine.passes
	doctor fine
	inside fine.passes -- sh -c 'shift 4; exec "\$0" "\$@"' $pidspec
	runtimes --help
	runtimes --brief -o $tmp/record kubernetes
	mutants --help
	mutants --list
	END
}
