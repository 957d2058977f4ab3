#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# says: unshare --pid --fork calls unshare(2) with CLONE_NEWPID, then forks without
#   flags for namespaces; the child mounts procfs and executes the program.
# source: util-linux:sys-utils/unshare.c, main
# level: CODE
# needs: unshare:util-linux strace:strace

load common

setup() {
	strace -o /dev/null true || skip "requires ptrace(2) (allow it in seccomp filter and LSM profile)"
}

# traced COMMAND... - the system calls of the command and its children, one per line
traced() {
	must strace -ff -o "$BATS_TEST_TMPDIR/trace" \
		-e trace=unshare,clone,clone3,fork,vfork,mount,execve "$@"
	cat "$BATS_TEST_TMPDIR"/trace.*
}

@test "unshare(2) has the flags, clone(2) has none of them" {
	run traced unshare --pid --fork true
	assert_line --partial 'unshare(CLONE_NEWPID)'
	assert_line --regexp '(clone|fork|clone3)\(.*= [0-9]+$'
	refute_line --regexp 'clone.*CLONE_NEW'
}

@test "--mount-proc creates a mount namespace, makes it private and mounts procfs" {
	run traced unshare --pid --fork --mount-proc true
	assert_line --partial 'unshare(CLONE_NEWNS|CLONE_NEWPID)'
	assert_line --regexp 'mount\("none", "/", NULL, MS_REC\|MS_PRIVATE'
	assert_line --regexp 'mount\("proc", "/proc", "proc", MS_NOSUID\|MS_NODEV\|MS_NOEXEC'
}

@test "without --fork, no process is forked" {
	run traced unshare --pid true
	assert_line --partial 'unshare(CLONE_NEWPID)'
	assert_line --partial 'execve('
	refute_line --regexp '(clone|fork|clone3)\('
}
