#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Tests that require namespaces are skipped where the host denies them, as containers do.

# need_unshare OPTION... - skip the test if this host denies such namespaces
need_unshare() {
	command unshare "$@" true 2> /dev/null ||
		skip "requires unshare $* (CAP_SYS_ADMIN, and a seccomp filter that allows it)"
}

# need_pid_namespaces - with user namespaces, for an unprivileged user
need_pid_namespaces() {
	if [ "$(id -u)" -eq 0 ]; then
		need_unshare -pf
	else
		need_unshare -Urpf
	fi
}
