#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# try.sh - run the commands of the README in a fresh minimal root of a Debian suite.
#
#	try.sh DIRECTORY SUITE STEP...
#
# Makes DIRECTORY/SUITE.tar once, with this machine's settings for proxies and for the
# age of a mirror.  Unpacks it into DIRECTORY/SUITE, and copies the sources there.  Runs
# the steps there (inside.sh), in PID, mount, IPC and UTS namespaces of their own.  The
# results are in DIRECTORY/SUITE.tap, the output of each step in DIRECTORY/SUITE.log.

here=$(dirname "$0") directory=$1 suite=$2
shift 2
mkdir -p "$directory" || exit
directory=$(cd "$directory" && pwd) root=$directory/$suite

skip() {
	printf 'TAP version 13\n1..0 # SKIP %s\n' "$1" > "$root.tap"
	exit
}

[ "$(id -u)" -eq 0 ] || skip "requires root, to create a root file system of Debian (run as root)"
if ! [ -e "$root.tar" ]; then
	apt-config dump | grep -E '^Acquire::(Check-|https?::Proxy)' > "$directory/apt.conf"
	mmdebstrap -q --variant=minbase --aptopt="$directory/apt.conf" "$suite" \
		"$root.new.tar" > "$root.log" 2>&1 ||
		skip "requires a Debian mirror that has $suite ($root.log)"
	mv "$root.new.tar" "$root.tar"
fi
rm -rf "$root"
mkdir -p "$root"
tar -C "$root" -xf "$root.tar"
mkdir -p "$root/src"
git ls-files -z -co --exclude-standard | tar --null -T - -cf - | tar -C "$root/src" -xf -
cp "$here/inside.sh" "$root/"

# The mounts are gone with their namespace.  In a chroot(2), unprivileged users
# could not create user namespaces.
# shellcheck disable=SC2016 # for the inner shell
unshare -m -p -f -i -u --propagation private sh -c '
	root=$1
	shift
	mount --bind "$root" "$root"
	mount -t proc proc "$root/proc"
	mount -t sysfs sysfs "$root/sys"
	mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup" 2> /dev/null
	mount --rbind /dev "$root/dev"
	mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
	mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
	cp /etc/resolv.conf "$root/etc/resolv.conf"
	cd "$root" && pivot_root . mnt || exit
	exec env -i HOME=/root TERM=dumb LC_ALL=C.UTF-8 \
		PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
		sh -c "umount -l /mnt; exec sh /inside.sh \"\$@\"" sh "$@"' sh "$root" "$suite" "$@" > "$root.tap" 2> "$root.log"
echo "$suite: $(grep -c '^ok ' "$root.tap") of $(grep -cE '^(not )?ok ' "$root.tap") ($root.log)"
