# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
#
# child.sh - runtimes without a list of their containers: the init of one is found
# below what started it, whose PID is in WORK/NAME.pid.

runtime_init() {
	read -r started < "$PIDSPEC_WORK/$1.pid" && first_below "$started"
}

runtime_kill() {
	kill -s "$2" "$(runtime_init "$1")"
}

kill_init() {
	init=$(runtime_init "$1") && [ "$init" ] && kill -KILL "$init"
}
