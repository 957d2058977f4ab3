#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Limits by ulimit(1) and cgroups are not reported as kernel failures.

# shellcheck disable=SC2016 # what other shells expand
load hosts

# Limits of a user count all its processes, so these tests use a user without others.
@test "10 processes at most (ulimit -u)" {
	need_root
	NOBODY=64010 keeps 85 'requires another process' prlimit --nproc=10 lib/as-nobody.sh "$out" run -F tap -j1
}

@test "12 processes at most (pids cgroup)" {
	new_cgroup pids pids.max pids.max 12
	keeps 90 'requires another process' in_cgroup "${suite[@]}" -j1
}

@test "32 open files at most (ulimit -n)" {
	keeps 95 'requires more open files' prlimit --nofile=32 "${suite[@]}"
}

@test "31 open files at most (ulimit -n): no rule runs" {
	keeps 0 'requires more open files' prlimit --nofile=31 "${suite[@]}"
	run grep -cvE '^ok .* # SKIP|^#|^1\.\.|^TAP' "$BATS_TEST_TMPDIR/tap"
	assert_output 0
}

# Descriptors 3 and 4 of bats are closed, because they would count.
@test "too few open files to begin (ulimit -n 4)" {
	run sh -c 'exec 3>&- 4>&-; exec prlimit --nofile=4 "$@"' sh "${suite[@]}"
	assert_failure 2
	assert_output --regexp '^pidspec: cannot read .*: (No file descriptors available|Too many open files)(; .*)?$'
}

@test "too few open files to start a program (ulimit -n 8)" {
	run_suite sh -c 'exec 3>&- 4>&-; exec prlimit --nofile=8 "$@"' sh "${suite[@]}" || status=$?
	print_verdicts
	assert_equal "$status" 3
	run grep -cE '# ERROR cannot be started: (No file descriptors available|Too many open files)' "$BATS_TEST_TMPDIR/tap"
	assert_output "$(wc -l < "$BATS_FILE_TMPDIR/at-home")"
}

@test "4 MB of address space (ulimit -v)" {
	changes_nothing prlimit --as=4000000 "${suite[@]}"
}

@test "64 KB of stack (ulimit -s)" {
	changes_nothing prlimit --stack=65536 "${third[@]}"
}

@test "no locked memory, no message queues (ulimit -l, -q)" {
	keeps 90 '' prlimit --memlock=0 --msgqueue=0 "${third[@]}"
}

@test "no signal may be queued (ulimit -i 0)" {
	keeps 90 'requires more queued signals' prlimit --sigpending=0 "${suite[@]}"
}

# Other processes of the user may count for the limit as well.
@test "as few signals may be queued as rules need (ulimit -i 16)" {
	keeps 90 '' prlimit --sigpending=16 "${third[@]}"
}

@test "core files allowed (ulimit -c unlimited): none is left" {
	cd "$BATS_TEST_TMPDIR" && mkdir empty && cd empty
	changes_nothing prlimit --core=unlimited "${third[@]}"
	run ls -A
	assert_output ''
}

@test "files of 4 KB at most (ulimit -f)" {
	changes_nothing sh -c '"$@" | cat' sh prlimit --fsize=4096 "${third[@]}"
	run sh -c 'prlimit --fsize=4096 "$@" 2>&1 > "$0" | cat' "$BATS_TEST_TMPDIR/short" "${third[@]}"
	assert_output --partial 'cannot write to standard output: File too large'
}
