#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# inside.sh - run the commands of the README in a minimal root file system.
#
#	inside.sh SUITE STEP...
#
# Prints TAP; what the commands print goes to standard error.

suite=$1
shift
cd /src || exit
export DEBIAN_FRONTEND=noninteractive
n=0

# point NAME COMMAND... - the command is one test
point() {
	name=$1
	shift
	n=$((n + 1))
	if "$@" > /tmp/output 2>&1; then
		echo "ok $n $suite: $name"
	else
		echo "not ok $n $suite: $name"
		tail -n 30 /tmp/output | sed 's/^/# /'
	fi
	sed "s/^/$n: /" /tmp/output >&2
}

install() {
	apt-get install -y -qq --no-install-recommends "$@" > /dev/null 2>&1
}

# The two commands that the README lists for a machine with make.
step_run() {
	point "apt-get update" apt-get update -qq
	point "apt-get install make" install make
	point "make run" make run ARGS="-o out/first"
	point "no rule fails or is inconclusive" sh -c \
		'grep "^1\.\." out/first/results.tap && ! grep -E "^not ok" out/first/results.tap | grep -v " # TODO "'
}

step_nobody() {
	point "an unprivileged user runs it" setpriv --reuid=65534 --regid=65534 --clear-groups \
		out/pidspec run -q
}

step_pack() {
	point "make" make
	point "pidspec pack" out/pidspec pack -o /tmp/bundle.tar
	point "the bundle runs" sh -c 'cd /tmp && tar xf bundle.tar && pidspec-*/pidspec run -q'
	point "pidspec pack --as script" out/pidspec pack --as script -o /tmp/x.sh
	point "the script runs" sh /tmp/x.sh run -q
	point "with nothing but busybox" only_busybox
}

# A root that has the static busybox and the script, and no C library.
only_busybox() {
	install busybox-static || return
	mkdir -p /tmp/root/bin /tmp/root/proc /tmp/root/tmp /tmp/root/dev
	cp /bin/busybox /tmp/x.sh /tmp/root/bin/
	for applet in sh mkdir mktemp tar tail rm dd cat gzip chmod; do
		ln -sf busybox "/tmp/root/bin/$applet"
	done
	mount -t proc proc /tmp/root/proc && mount --rbind /dev /tmp/root/dev || return
	chroot /tmp/root /bin/busybox env -i PATH=/bin /bin/sh /bin/x.sh run -q
	status=$?
	umount -l /tmp/root/dev /tmp/root/proc
	return $status
}

step_report() {
	point "apt-get install python3-jinja2" install python3 python3-jinja2
	point "pidspec report" out/pidspec report out/first -o /tmp/page.html
	point "the report has the rules" grep -q "numbering\.pid-survives-execve" /tmp/page.html
}

step_boot() {
	point "apt-get install qemu-system-x86" install qemu-system-x86 xz-utils zstd
	point "pidspec boot debian:$suite" out/pidspec boot -q "debian:$suite" numbering
}

# The oldest compiler of each kind (gcc: from gcc 10 on), and the newest.  They compile
# the test cases and the runner, and link only the runner.
step_compilers() {
	for kind in gcc clang; do
		apt-cache search --names-only "^$kind-[0-9]+\$" | cut -d' ' -f1 |
			sort -t- -k2n | awk -F- -v kind=$kind '$2 >= 10 || kind == "clang"' > /tmp/versions
		for compiler in $(sed -n '1p;$p' /tmp/versions | uniq); do
			point "apt-get install $compiler" install "$compiler"
			point "it builds with $compiler, without a warning" make -s -j"$(nproc)" \
				O=/tmp/o-"$compiler" CC="$compiler" WERROR=1 guest= compiled
			rm -rf /tmp/o-"$compiler"
		done
	done
}

step_test() {
	point "make test" make test
}

for step in "$@"; do
	"step_$step"
done
echo "1..$n"
