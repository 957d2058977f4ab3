#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# inits.sh - programs as init of a PID namespace, and a table of them.
#
#	inits.sh OUT [NAME...]
#
# What came of each stays in OUT/inits/NAME.

out=$1
shift
work=$(mktemp -d) || exit 99
cgroup=pidspec-inits-$$
trap 'rm -rf "$work"; "$out/runtimes/in-cgroup.sh" --remove "$cgroup"' EXIT
trap 'exit 130' INT TERM HUP
only=" $* "
mkdir -p "$out/inits"

# judge NAME COMMAND... - in which {} is its child
judge() {
	name=$1
	shift
	case $only in
	*" $name "* | '  ') ;;
	*) return ;;
	esac
	rm -rf "$out/inits/$name"
	if command -v "$1" > /dev/null; then
		"$out/pidspec" init -q --target "$name" --timeout 5 -o "$out/inits/$name" -- "$@"
	else
		echo "pidspec: $name: not installed"
	fi
}

# What busybox does to end is to reboot, which in here ends a namespace.
busybox_root() {
	mkdir -p "$work/root/bin" "$work/root/etc" "$work/root/dev" "$work/root/proc"
	cp "$(command -v busybox)" "$work/root/bin/busybox"
	echo '::respawn:/bin/busybox sleep 1000' > "$work/root/etc/inittab"
}

busybox_root
mkdir -p "$work/nginx"
echo 'daemon off; pid nginx.pid; error_log stderr; events { }' > "$work/nginx/nginx.conf"

judge tini tini -- {}
judge docker-init docker-init -- {}
judge dumb-init dumb-init {}
judge catatonit catatonit {}
judge bash bash -c '{}; exit $?'
judge dash dash -c '{}; exit $?'
judge busybox-init chroot "$work/root" /bin/busybox init
judge sleep sleep 1000
judge nginx nginx -p "$work/nginx" -c "$work/nginx/nginx.conf"
judge python3 /usr/bin/python3 -c 'import os, sys; sys.exit(os.spawnvp(os.P_WAIT, sys.argv[1], sys.argv[1:]))' {}
[ ! -x /lib/systemd/systemd ] ||
	judge systemd "$out/runtimes/in-cgroup.sh" "$cgroup" "$out/runtimes/systemd.sh"
"$out/runtimes/table.sh" "$out"/inits/*/results.tap
