#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The file of known issues.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	export SOURCE_DATE_EPOCH=1767225600 # 2026-01-01
}

# run_with_known ARGUMENT... - run with the known issues on standard input
run_with_known() {
	cat > "$tmp/known"
	run "$pidspec" run -v --known "$tmp/known" "$@"
}

@test "a known failure is XFAIL, and does not fail the run" {
	run_with_known broken.fails <<-END
	# Someone has looked at it.
	Rule: broken.fails
	Reason: two has always been even
	Url: https://example.org/2
	END
	assert_success
	assert_line --partial "XFAIL   broken.fails"
	assert_line --partial "0 pass, 0 fail, 0 skip, 0 error, 1 xfail in"
}

@test "a known failure is XFAIL in each repetition" {
	run_with_known -F tap -j 1 --fail-fast --repeat 2 broken.fails fine.passes <<-END
	Rule: broken.fails
	Reason: two has always been even
	END
	assert_success
	assert_line "#:pidspec_runs: 2 of 2 FAIL"
	assert_line "not ok 1 broken.fails # TODO two has always been even"
	assert_line "ok 2 fine.passes"
}

@test "known failures are printed, grouped by reason" {
	cat > "$tmp/known" <<-END
	Rule: broken.fails
	Reason: two has always been even
	END
	run "$pidspec" run --known "$tmp/known" broken.fails
	assert_success
	assert_line "XFAIL   1 rule fails (known issue): two has always been even"
	assert_line "        broken.fails"
}

@test "a failure that is a known issue of other kernels names their versions" {
	run_with_known broken.fails <<-END
	Rule: broken.fails
	Kernel: < 2.6
	Match: even
	Reason: two was even
	Fixed-By: 2.6, two: make it odd

	Rule: broken.*
	Kernel: >= 1000
	Reason: two was even

	Rule: broken.fails
	Kernel: >= 1000
	Match: of another kind
	Reason: two was seven

	Rule: broken.fails
	Kernel: >= 1000
	Arch: pdp11
	Reason: two was even
	END
	assert_failure 1
	assert_line "  issue     known on Linux < 2.6; >= 1000: two was even (fixed by 2.6, two: make it odd)"
	refute_line --partial seven
	run_with_known broken.fails <<-END
	Rule: fine.passes
	Kernel: >= 1000
	Reason: two was even
	END
	refute_output --partial "  issue"
}

@test "a known issue that passes is XPASS, and fails the run" {
	run_with_known fine.passes <<-END
	Rule: fine.p*
	Reason: two was odd once
	END
	assert_failure 1
	assert_line --partial "XPASS   fine.passes"
	assert_line "  known     $tmp/known:1: two was odd once; the rule passes here, so remove the entry"
}

@test "XPASS proposes the end of an open range" {
	run_with_known fine.passes <<-END
	Rule: fine.passes
	Kernel: >= 3.0
	Reason: two was odd once
	END
	assert_failure 1
	assert_line --regexp "known:1: two was odd once; the rule passes here, so end the range of 'Kernel:' before [0-9]+\.[0-9.]+, or remove the entry\$"
}

@test "a known issue applies only to the failure that it matches" {
	run_with_known broken.fails <<-END
	Rule: broken
	Match: actual: prime
	Reason: two is prime
	END
	assert_failure 1
	assert_line --partial "FAIL    broken.fails"
	assert_line "pidspec: $tmp/known:1: unused: broken fails, but not with 'actual: prime'"

	run_with_known broken.fails <<-END
	Rule: broken
	Match: actual: even
	Reason: two is even
	END
	assert_success
}

@test "a known issue applies only to the kernels of its conditions" {
	run_with_known broken.fails <<-END
	Rule: broken.fails
	Kernel: >= 3.0, < 4.2.1
	Reason: fixed long ago
	END
	assert_failure 1
	run_with_known broken.fails <<-END
	Rule: broken.fails
	Kernel: > 4.2, <= 99
	Arch: $(uname -m)
	Reason: fixed in a hundred years
	END
	assert_success
}

# seems_to_be RELEASE VERSION - run under strace, which changes the result of uname(2)
seems_to_be() {
	local names
	names=$(printf '%-65s%-65s%-65s%s ' Linux host "$1" "$2" |
		tr ' _' '\000 ' | od -An -v -tx1 | tr -d ' \n')
	# LeakSanitizer does not work under strace.
	ASAN_OPTIONS=detect_leaks=0 strace -f -o /dev/null -e "inject=uname:poke_exit=@arg1=$names" "${@:3}"
}

@test "on Debian, the version is that of the package, not of uname -r" {
	command -v strace > /dev/null || skip "requires strace (apt-get install strace)"
	cat > "$tmp/known" <<-END
	Rule: broken.fails
	Kernel: >= 5.10.261, <= 5.10.262
	Reason: broken in between
	END
	known="run --known $tmp/known broken.fails"
	# shellcheck disable=SC2086
	{
		run seems_to_be 5.10.0-46-amd64 '#1_SMP_Debian_5.10.262-1_(2026-07-31)' "$pidspec" $known
		assert_success
		run seems_to_be 5.10.0-44-amd64 '#1_SMP_Debian_5.10.259-1_(2026-06-01)' "$pidspec" $known
		assert_failure 1
		run seems_to_be 5.10.262-v8+ '#1_SMP_Debian_1:5.10.263-1+rpt1_(2026-08-01)' "$pidspec" $known
		assert_failure 1
		run seems_to_be 5.10.261 '#1_SMP_Thu_Jul_16' "$pidspec" $known
		assert_success
	}
}

@test "a known issue that has expired is reported, and does not apply" {
	run_with_known broken.fails <<-END
	Rule: broken.fails
	Expires: 2025-12-31
	Reason: will be mended this year
	END
	assert_failure 1
	assert_line "pidspec: $tmp/known:1: expired on 2025-12-31: broken.fails"
	run_with_known broken.fails <<-END
	Rule: broken.fails
	Expires: 2026-01-01
	Reason: will be mended this year
	END
	assert_success
}

@test "a known issue that matches no rule is reported" {
	run_with_known fine.passes <<-END

	Rule: gone.long-ago
	Reason: it went away
	END
	assert_success
	assert_line "pidspec: $tmp/known:2: unused: no rule matches 'gone.long-ago'"
}

# assert_bad_line MESSAGE
assert_bad_line() {
	run_with_known fine.passes
	assert_failure 2
	assert_output "pidspec: $tmp/known:$1"
}

@test "an invalid line is reported with file, line and remedy" {
	assert_bad_line "2: no field 'Reasn'; did you mean 'Reason'?" <<-END
	Rule: a.b
	Reasn: none
	END
	assert_bad_line "1: 'Rule a.b' is not a field; write 'Field: value'" <<-END
	Rule a.b
	END
	assert_bad_line "1: no 'Reason:'; every entry requires one" <<-END
	Rule: a.b

	Rule: c.d
	Reason: none
	END
	assert_bad_line "3: a second 'Rule:'; an empty line ends an entry" <<-END
	Rule: a.b
	Reason: none
	Rule: c.d
	END
	assert_bad_line "1: invalid 'Kernel: new'; write '>= 5.8, < 5.10.44'" <<-END
	Rule: a.b
	Kernel: new
	Reason: none
	END
	assert_bad_line "1: invalid date 'Expires: soon'; write YYYY-MM-DD" <<-END
	Rule: a.b
	Expires: soon
	Reason: none
	END
	assert_bad_line "1: 'Rule:' is empty; fill it or remove it" <<-END
	Rule:
	END
}

@test "an invalid condition or date is an error" {
	for kernel in '>= 5 < 6' '>= 5.8 <5.10' '>= 5.10-rc1' '>= 5.10.' '>= 5,' ', >= 5' '>= 1.2.3.4.5' \
		'>= 99999999999' '=> 5' '== 5' '5.10' '>= 5, , < 6'; do
		assert_bad_line "3: invalid 'Kernel: $kernel'; write '>= 5.8, < 5.10.44'" <<-END
		# a comment

		Rule: broken.fails
		Kernel: $kernel
		Reason: none
		END
	done
	for date in 2026-13-01 2026-1-001 +026-01-01 2026-00-01 2026-01-32 20260-1-01 2026-01-1x; do
		assert_bad_line "1: invalid date 'Expires: $date'; write YYYY-MM-DD" <<-END
		Rule: broken.fails
		Expires: $date
		Reason: none
		END
	done
}

@test "a file that is not text, and an invalid time, are rejected" {
	printf 'Rule: broken.fails\0\n' > "$tmp/known"
	run "$pidspec" run --known "$tmp/known"
	assert_failure 2
	assert_output "pidspec: $tmp/known: contains a NUL byte; write plain text, as UTF-8"
	SOURCE_DATE_EPOCH=99999999999999999999 run_with_known fine.passes <<-END
	Rule: fine.passes
	Expires: 2026-01-01
	Reason: will be mended this year
	END
	assert_failure 2
	assert_output "pidspec: SOURCE_DATE_EPOCH: '99999999999999999999' is not a time; write seconds since 1970, or unset it"
}

@test "entries of the default file without a program are not reported" {
	cp -r "$programs" "$tmp/programs"
	printf 'Rule: gone.long-ago\nReason: it went away\n' > "$tmp/programs/known-issues"
	run --separate-stderr "$pidspec" run --programs "$tmp/programs" fine.passes
	assert_success
	assert_equal "$stderr" ""
}

@test "a file of known issues beside the programs is read, unless --no-known" {
	cp -r "$programs" "$tmp/programs"
	printf 'Rule: broken.fails\nReason: even\n' > "$tmp/programs/known-issues"
	run "$pidspec" run --programs "$tmp/programs" broken.fails
	assert_success
	run "$pidspec" run --programs "$tmp/programs" --no-known broken.fails
	assert_failure 1
}

@test "make kernels proposes stanzas: an open range for a failure, an end for a pass" {
	cat > "$tmp/known-issues" <<- 'EOF'
		# Seen on 6.19.

		Rule: area.is-*
		Kernel: >= 6.0, < 6.5
		Match: actual: 1
		Reason: it is wrong
		Fixed-By: 6.5

		Rule: area.is-*
		Kernel: >= 6.19
		Reason: it is wrong again
	EOF
	cat > "$tmp/results.tap" <<- 'EOF'
		TAP version 13
		#:pidspec_kernel: 6.7+deb13-amd64
		#:pidspec_build: #1 SMP Debian 6.7.8-1 (2026-11-11)
		not ok 1 area.is-one
		not ok 2 area.other # ERROR it crashed
		ok 3 area.is-two # XFAIL it is wrong
	EOF
	sed -e 's/6\.7/7.3/' -e 's/is-one/is-one # XPASS it is wrong/' "$tmp/results.tap" > "$tmp/newer.tap"
	run runner/vm/propose.sh "$tmp/known-issues" "$tmp/results.tap" "$tmp/newer.tap"
	assert_success
	assert_output - <<- 'EOF'
		# area.is-one fails on 6.7.8
		Rule: area.is-*
		Kernel: >= 6.7.8
		Match: actual: 1
		Reason: it is wrong

		# area.is-one passes on 7.3.8
		Rule: area.is-*
		Kernel: >= 6.19, < 7.3.8
		Reason: it is wrong again
		Fixed-By: 7.3.8 at the latest
	EOF
}

@test "a known issue without a fixed release is open" {
	# Each range of the shipped file is open, or ends before a release that passes.
	run grep -n '^Kernel:.*<=' testcases/known-issues
	refute_output
}

@test "known issues of the user are added to those of --known, before those of the programs" {
	mkdir -p "$tmp/config/pidspec"
	printf 'Rule: broken.fails\nReason: of the user\n' > "$tmp/config/pidspec/known-issues"
	export XDG_CONFIG_HOME=$tmp/config
	run "$pidspec" run -F tap broken.fails
	assert_success
	assert_line 'not ok 1 broken.fails # TODO of the user'
	run_with_known -F tap broken.fails <<< "Rule: fine.passes
Reason: another"
	assert_line 'not ok 1 broken.fails # TODO of the user'
	run_with_known -F tap broken.fails <<< "Rule: broken.fails
Reason: of this run"
	assert_line 'not ok 1 broken.fails # TODO of this run'
	run "$pidspec" run -F tap --no-known broken.fails
	assert_failure 1
	run "$pidspec" doctor fine.passes
	assert_line --regexp "^known issues +$tmp/config/pidspec/known-issues$"
}

@test "known issues of the user: an error names file and line" {
	mkdir -p "$tmp/.config/pidspec"
	echo 'Rule: broken.fails' > "$tmp/.config/pidspec/known-issues"
	run env -u XDG_CONFIG_HOME HOME="$tmp" "$pidspec" run -q fine.passes
	assert_failure 2
	assert_output "pidspec: $tmp/.config/pidspec/known-issues:1: no 'Reason:'; every entry requires one"
}

@test "known issues of this machine" {
	[ "$(id -u)" -eq 0 ] || skip "requires root"
	need_unshare -m
	mkdir "$tmp/pidspec"
	printf 'Rule: broken.fails\nReason: of this machine\n' > "$tmp/pidspec/known-issues"
	# shellcheck disable=SC2016 # for sh
	run unshare -m sh -c 'mount -t tmpfs none /etc && cp -r "$1" /etc && exec "$2" run -F tap broken.fails' \
		sh "$tmp/pidspec" "$pidspec"
	assert_success
	assert_line 'not ok 1 broken.fails # TODO of this machine'
}
