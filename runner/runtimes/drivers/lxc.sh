# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154 # for those who source it; of runtimes.sh
#
# lxc.sh - LXC, by its low-level commands lxc-start(1), lxc-attach(1) and lxc-stop(1), in
# a directory of our own.  A command has PID 1, and --init is init.lxc of lxc-execute(1).

runtime_package=lxc runtime_command=lxc-start runtime_options='--init --pid=container'
runtime_parent=lxc-start

lxc_path=$PIDSPEC_WORK/lxc

runtime_version() {
	lxc-start --version
}

runtime_set_up() {
	mkdir -p "$lxc_path" "$PIDSPEC_WORK/lxc-root"
}

# lxc_configure NAME - without a console, input and output are those of the client.  The
# profiles of Debian's package require AppArmor in the kernel.
lxc_configure() {
	cat << END
lxc.uts.name = pidspec
lxc.rootfs.path = dir:$PIDSPEC_WORK/rootfs
lxc.rootfs.mount = $PIDSPEC_WORK/lxc-root
lxc.mount.auto = proc:mixed sys:ro
lxc.mount.entry = tmpfs tmp tmpfs nosuid,nodev,create=dir 0 0
lxc.autodev = 1
lxc.pty.max = 16
lxc.net.0.type = empty
lxc.console.path = none
lxc.apparmor.profile = unconfined
lxc.environment = PATH=/usr/sbin:/usr/bin:/sbin:/bin
lxc.cgroup.dir = $tag-$1
END
}

# lxc_status LOG - the status of init.  lxc-start does not exit with that status, but logs
# it: "ended on error (7)", or "ended on signal Killed(9)"
lxc_status() {
	return "$(sed -n 's/.* ended on error (\([0-9]*\))$/\1/p
		s/.* ended on signal .*(\([0-9]*\))$/128 \1/p' "$1" |
		awk '{ status = $1 + $2 } END { print status + 0 }')"
}

runtime_run() {
	lxc_name=$1 lxc_command=lxc-start lxc_share=''
	shift
	case $1 in
	--init) lxc_command=lxc-execute && shift ;;
	--pid=container:*) lxc_share="lxc.namespace.share.pid = $(runtime_init "${1#*:}")" && shift ;;
	--open) shift ;;
	esac
	mkdir -p "$lxc_path/$lxc_name"
	{
		lxc_configure "$lxc_name"
		[ -z "$lxc_share" ] || echo "$lxc_share"
	} > "$lxc_path/$lxc_name/config"
	if [ $lxc_command = lxc-start ]; then
		lxc-start -P "$lxc_path" -n "$lxc_name" -F -l INFO \
			-o "$lxc_path/$lxc_name/log" -- "$@" || return
		lxc_status "$lxc_path/$lxc_name/log"
	else
		lxc-execute -P "$lxc_path" -n "$lxc_name" -- "$@"
	fi
}

runtime_exec() {
	lxc_name=$1
	shift
	lxc-attach -P "$lxc_path" -n "$lxc_name" -- "$@"
}

# lxc-stop sends SIGPWR, unless lxc.signal.halt is another signal.
runtime_stop() {
	kill -TERM "$(runtime_init "$1")"
	lxc-wait -P "$lxc_path" -n "$1" -s STOPPED -t "$2" ||
		lxc-stop -P "$lxc_path" -n "$1" --kill
}

runtime_kill() {
	kill -s "$2" "$(runtime_init "$1")"
}

runtime_init() {
	lxc-info -P "$lxc_path" -n "$1" -p -H
}

runtime_remove() {
	lxc-stop -P "$lxc_path" -n "$1" --kill --nolock
	rm -rf "${lxc_path:?}/$1"
}
