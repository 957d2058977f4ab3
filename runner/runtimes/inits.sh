#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# inits.sh - test programs as init of a PID namespace, and print a table.
#
#	inits.sh OUT [NAME...]
#
# The results of each are in OUT/inits/NAME.

out=$1
shift
work=$(mktemp -d) || exit 99
cgroup=pidspec-inits-$$
trap 'rm -rf "$work"; "$out/runtimes/in-cgroup.sh" --remove "$cgroup"' EXIT
trap 'exit 130' INT TERM HUP
only=" $* "
mkdir -p "$out/inits"

# test_init NAME COMMAND... - {} is replaced by its child
test_init() {
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

# The init of busybox ends with reboot(2), which ends the PID namespace here.
busybox_root() {
	busybox=$(command -v busybox) || return
	mkdir -p "$work/root/bin" "$work/root/etc" "$work/root/dev" "$work/root/proc"
	cp "$busybox" "$work/root/bin/busybox"
	echo '::respawn:/bin/busybox sleep 1000' > "$work/root/etc/inittab"
}

busybox_root
mkdir -p "$work/nginx"
echo 'daemon off; pid nginx.pid; error_log stderr; events { }' > "$work/nginx/nginx.conf"

test_init tini tini -- {}
test_init docker-init docker-init -- {}
test_init dumb-init dumb-init {}
test_init catatonit catatonit {}
test_init bash bash -c '{}; exit $?'
test_init dash dash -c '{}; exit $?'
if command -v busybox > /dev/null; then
	test_init busybox-init chroot "$work/root" /bin/busybox init
else
	test_init busybox-init busybox
fi
test_init sleep sleep 1000
test_init nginx nginx -p "$work/nginx" -c "$work/nginx/nginx.conf"
test_init python3 /usr/bin/python3 -c 'import os, sys; sys.exit(os.spawnvp(os.P_WAIT, sys.argv[1], sys.argv[1:]))' {}
[ ! -x /lib/systemd/systemd ] ||
	test_init systemd "$out/runtimes/in-cgroup.sh" "$cgroup" "$out/runtimes/systemd.sh"
for stream in "$out"/inits/*/results.tap; do
	[ ! -e "$stream" ] || echo "$stream"
done | tr '\n' '\0' | xargs -0r "$out/runtimes/table.sh"
