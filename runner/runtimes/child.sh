# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# child.sh - for runtimes that cannot list their containers.  The init of a container is
# found among the descendants of its client, whose PID is in WORK/NAME.pid.

runtime_init() {
	read -r started < "$PIDSPEC_WORK/$1.pid" && first_below "$started"
}

runtime_kill() {
	kill -s "$2" "$(runtime_init "$1")"
}

kill_init() {
	init=$(runtime_init "$1") && [ "$init" ] && kill -KILL "$init"
}
