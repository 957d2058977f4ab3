#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Boots and tests kernels, some of which crash or hang.
# Without sanitizers: hostile-guests.bats has the same parts.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

# add_program NAME SOURCE - add a program to the guests of these tests
add_program() {
	# shellcheck disable=SC2086 # with its options
	${PIDSPEC_CC:-cc} -static -D_GNU_SOURCE -O1 -o "$BATS_FILE_TMPDIR/programs/$1" "runner/tests/guest/$2.c"
}

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	mkdir -p "$BATS_FILE_TMPDIR/programs/scene" "$BATS_FILE_TMPDIR/kernel"
	for name in passes panics panics-beside-others waits-beside-others warns hangs; do
		add_program "scene/$name" "$name"
	done
	add_program scene/also-passes passes
	[ -d "${PIDSPEC_OUT:-out}/guest" ] || return 0
	kernel=$(runner/vm/debian.sh fetch linux-image-cloud-amd64/bookworm "$BATS_FILE_TMPDIR/kernel") || kernel=
	export kernel
}

setup() {
	common_setup
	[ -d "$out/guest" ] || skip "requires a static build (make guest)"
	export PIDSPEC_PROGRAMS=$BATS_FILE_TMPDIR/programs
	export TMPDIR=$tmp
}

# No processes or files of guests may remain.
teardown() {
	run ls -A "$tmp"
	refute_output --partial pidspec-
}

need_kernel() {
	[ "$kernel" ] || skip "requires a kernel of Debian (a Debian mirror)"
	command -v qemu-system-x86_64 > /dev/null || skip "requires QEMU (apt-get install qemu-system-x86)"
}

need_uml() {
	command -v linux.uml > /dev/null || skip "requires linux.uml (apt-get install user-mode-linux)"
	chmod o+x "$BATS_RUN_TMPDIR" # its user has a directory in there
	boot --vm uml /usr/bin/linux.uml scene.passes
	[[ $output != *"no room for the registers"* ]] || skip "requires another processor, or another User-Mode Linux"
}

# boot ARGUMENT... - sets $output and $stderr
boot() {
	run --separate-stderr timeout 300 "$pidspec" boot "$@"
}

@test "pidspec boot tests a kernel, and records stream and console" {
	need_kernel
	boot "$kernel" scene.passes scene.also-passes -o "$tmp/record"
	assert_success
	assert_line --regexp '^pidspec: vmlinuz.*: 2 rules: 2 pass, 0 fail, .*\(Linux 6\.1\..* x86_64, root, qemu pc, tcg, '
	cd "$tmp"/record/vmlinuz* || return
	run cat results.tap
	assert_line --index 0 "TAP version 13"
	assert_line --regexp '^#:pidspec_kernel: 6\.1\.'
	assert_line "ok 1 scene.also-passes"
	assert_line "ok 2 scene.passes"
	refute_line --partial "pidspec_start"
	[ -s console.log ]
}

@test "the kernel of a guest is compared with the model, and the stream has the counts" {
	need_kernel
	unset PIDSPEC_PROGRAMS
	boot "$kernel" --explore-scenes 20 --explore-seed 5 -o "$tmp/record"
	assert_success
	assert_line --regexp '^pidspec: vmlinuz.*: 1 rule: 1 pass, '
	run cat "$tmp"/record/*/results.tap
	assert_line '# seed: 5'
	assert_line '# scenes: 20'
	assert_line '# steps: 240'
	assert_line 'ok 1 explore.the-kernel-agrees-with-the-model'
}

@test "TAP readers understand the stream of a guest" {
	need_kernel
	unset PIDSPEC_PROGRAMS
	boot "$kernel" numbering -o "$tmp/record"
	assert_success
	prove -e cat "$tmp"/record/*/results.tap
	/usr/bin/python3 -c 'import tap.parser' 2> /dev/null || skip "requires tap.py (apt-get install python3-tap)"
	run /usr/bin/python3 - "$tmp"/record/*/results.tap << 'EOF'
import sys
from tap.parser import Parser
lines = list(Parser().parse_file(sys.argv[1]))
tests = [line for line in lines if line.category == "test"]
print(len(tests), sum(line.ok for line in tests), sum(line.category == "unknown" for line in lines))
EOF
	n=$("$pidspec" list numbering | wc -l)
	assert_output "$n $n 0"
}

@test "if the kernel panics, the test that was running is ERROR, and the guest is rebooted" {
	need_kernel
	boot "$kernel" scene.passes scene.also-passes scene.panics -o "$tmp/record"
	assert_failure 3
	assert_line --regexp '^ERROR +scene.panics'
	assert_line --regexp 'reason +the kernel crashed: Kernel panic - not syncing: sysrq triggered crash'
	assert_line --regexp 'console +.*Kernel panic'
	assert_line --partial "3 rules: 2 pass, 0 fail, 0 skip, 1 error"
	run grep -c '^ok ' "$tmp"/record/*/results.tap
	assert_output 2
	[[ "$stderr" == *"rebooting for the remaining rules"* ]]
}

@test "pidspec boot --on-crash stop does not reboot, and keeps the results" {
	need_kernel
	boot "$kernel" --on-crash stop -F tap --cpus 1 scene.also-passes scene.panics scene.passes
	assert_failure 3
	assert_line "ok 1 scene.also-passes"
	assert_line --regexp '^not ok 2 scene.panics # ERROR the kernel crashed: '
	refute_line --regexp "^(not )?ok [0-9]+ scene.passes"
	assert_line --regexp '^Bail out! the kernel crashed: '
}

@test "a rule that ran during a crash, but passes alone, is ERROR" {
	need_kernel
	boot "$kernel" --cpus 2 scene.panics-beside-others scene.waits-beside-others
	assert_failure 3
	assert_line --regexp 'reason +the kernel crashed while this rule ran with others; alone, its verdict is PASS'
}

@test "a kernel without output or heartbeat is hung" {
	need_kernel
	boot "$kernel" --hang-timeout 6 scene.passes scene.hangs
	assert_failure 3
	assert_line --regexp '^ERROR +scene.hangs'
	assert_line --regexp 'reason +the kernel hung'
	assert_line --partial "2 rules: 1 pass, 0 fail, 0 skip, 1 error"
}

@test "a kernel that never reaches its init is lost" {
	need_kernel
	boot "$kernel" scene.passes --append rdinit=/nothing
	assert_failure 6
	assert_line --regexp '^LOST +vmlinuz'
	assert_line --regexp 'reason +the kernel crashed: Kernel panic'
	[[ "$stderr" == *"Kernel panic"*"; booting a second time" ]]
	boot "$kernel" scene.passes --boot-timeout 0.1 -F tap
	assert_failure 6
	assert_line --regexp '^#:pidspec_vm: qemu .*, second boot$'
	assert_line "Bail out! the kernel did not reach user space within 0.1 s"
	[[ "$stderr" == *"within 0.1 s; booting a second time" ]]
}

@test "a kernel that hangs under TCG before it reaches user space is booted a second time" {
	need_kernel
	cat > "$tmp/qemu" <<- EOF
		#!/bin/sh
		mkdir "$tmp/first" 2> /dev/null && exec sleep 1000
		exec qemu-system-x86_64 "\$@"
	EOF
	chmod +x "$tmp/qemu"
	boot "$kernel" --accel tcg --qemu "$tmp/qemu" scene.passes --boot-timeout 60
	assert_success
	[[ "$stderr" == *"did not reach user space within 60 s; booting a second time" ]]
	rmdir "$tmp/first"
	boot "$kernel" --accel tcg --qemu "$tmp/qemu" scene.passes --boot-timeout 1 --on-crash stop
	assert_failure 6
	assert_equal "$stderr" ""
}

@test "a kernel warning is reported with the test that was running, or makes it FAIL" {
	need_kernel
	boot "$kernel" scene.warns --dmesg warn -v
	assert_success
	boot "$kernel" scene.warns --dmesg fail
	assert_failure 1
	assert_line --regexp 'reason +kernel warning during the test'
	assert_line --regexp 'console +WARNING: logged by a test'
}

# image OFFSET BYTES - make a file with BYTES at OFFSET, and zeros elsewhere
image() {
	head -c "$(($1))" /dev/zero
	# shellcheck disable=SC2059 # for its escapes
	printf "$2"
	head -c 64 /dev/zero
}

# x86_64 - make a file with the header of a vmlinux
x86_64() {
	image 0 '\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\76\0'
}

@test "a file that is not a kernel, or cannot be booted, is reported in one line" {
	x86_64 > "$tmp/elf"
	boot numbering
	assert_failure 2
	[[ "$stderr" == "pidspec: no kernel given: "* ]]
	boot ./README.md
	assert_failure 2
	[[ "$stderr" == "pidspec: ./README.md: not a kernel that can be booted here"* ]]
	[ "$(wc -l <<< "$stderr")" -eq 1 ]
	boot ./no-such-file
	assert_failure 2
	[[ "$stderr" == *"No such file or directory"* ]]
	boot --qemu-args "-name 'open" "$tmp/elf" -n
	assert_failure 2
	[[ "$stderr" == "pidspec: --qemu-args: a quote is not closed: -name 'open" ]]
	boot --dtb ./no-such-file "$tmp/elf"
	assert_failure 2
	[[ "$stderr" == "pidspec: --dtb: ./no-such-file: No such file or directory" ]]
	boot --gdb "$tmp/elf" "$tmp/elf"
	assert_failure 2
	[[ "$stderr" == "pidspec: --gdb takes one kernel, not 2" ]]
	boot "debian:no-such-suite"
	assert_failure 2
	[[ "$stderr" == "pidspec: debian:no-such-suite: cannot fetch"* ]]
	need_kernel
	boot "$kernel" --qemu /nowhere/qemu
	assert_failure 2
	[[ "$stderr" == *"/nowhere/qemu"* ]]
}

@test "a missing QEMU is reported, with its package" {
	need_kernel
	mkdir "$tmp/bin"
	run env PATH="$tmp/bin" "$pidspec" boot "$kernel"
	assert_failure 2
	assert_output "pidspec: requires qemu-system-x86_64 (apt-get install qemu-system-x86)"
	rmdir "$tmp/bin"
}

# boot_with_kvm FLAG COMMAND - on a host with /dev/kvm and a CPU with FLAG, where COMMAND
# replaces a QEMU that uses KVM
boot_with_kvm() {
	local flag=$1 instead=$2

	[ "$(id -u)" -eq 0 ] || skip "requires root (to replace /dev/kvm)"
	need_unshare -m
	mkdir -p "$tmp/dev"
	echo "flags : fpu $flag sse" > "$tmp/cpuinfo"
	cat > "$tmp/qemu" << EOF
#!/bin/sh
case \$* in
*"-accel kvm"*) $instead ;;
esac
exec qemu-system-x86_64 "\$@"
EOF
	chmod +x "$tmp/qemu"
	# shellcheck disable=SC2016 # for that shell
	run --separate-stderr unshare -m sh -c '
		cp -a /dev/null /dev/zero /dev/urandom "$TMPDIR/dev" &&
		mount -t tmpfs none /dev && cp -a "$TMPDIR"/dev/* /dev && touch /dev/kvm &&
		mount --bind "$TMPDIR/cpuinfo" /proc/cpuinfo &&
		exec "$@"' sh "$pidspec" boot "$kernel" --qemu "$tmp/qemu" scene.passes \
		"${@:3}"
}

@test "if KVM does not work, TCG is used" {
	need_kernel
	boot_with_kvm vmx "echo 'this KVM is broken' >&2; exit 1"
	assert_success
	assert_output --partial "tcg"
	[[ "$stderr" == *"KVM does not work here (this KVM is broken); using TCG"* ]]
}

@test "if a kernel prints nothing under KVM, TCG is used" {
	need_kernel
	boot_with_kvm svm "exec sleep 1000"
	assert_success
	assert_output --partial "tcg"
	[[ "$stderr" == *"KVM does not work here (no console output for 20 s); using TCG"* ]]
	boot_with_kvm svm "exec sleep 1000" --accel kvm --boot-timeout 1
	assert_failure 6
}

@test "KVM is not tried on a processor that cannot virtualize" {
	need_kernel
	boot_with_kvm "" "exit 99"
	assert_success
	assert_output --partial "tcg"
	assert_equal "$stderr" ""
}

@test "several kernels are tested in parallel, each with a summary line" {
	need_kernel
	need_uml
	boot --vm uml "$kernel" /usr/bin/linux.uml scene.passes
	assert_success
	assert_line --regexp '^pidspec: vmlinuz.*: 1 rule: 1 pass, .* qemu pc, '
	assert_line --regexp '^pidspec: linux.uml: 1 rule: 1 pass, .* uml, '
	boot --vm uml "$kernel" /usr/bin/linux.uml scene.passes -F tap
	assert_failure 2
	[[ "$stderr" == *"one stream cannot hold the results of 2 kernels; use -o DIR"* ]]
}

@test "User-Mode Linux is rebooted after a panic, too" {
	need_uml
	boot --vm uml /usr/bin/linux.uml scene.passes scene.panics
	assert_failure 3
	assert_line --partial "2 rules: 1 pass, 0 fail, 0 skip, 1 error"
}

@test "the package of User-Mode Linux is unpacked and started" {
	need_uml
	boot --vm uml debian:user-mode-linux scene.passes
	[[ "$stderr" != *"cannot fetch"* ]] || skip "requires a Debian mirror with user-mode-linux"
	assert_success
	assert_line --regexp '^pidspec: user-mode-linux: 1 rule: 1 pass, .* uml, '
}

@test "SIGKILL of pidspec boot ends its guests" {
	need_kernel
	setsid "$pidspec" boot "$kernel" scene.hangs > /dev/null 2>&1 3>&- &
	pid=$!
	until guest=$(pgrep -P "$pid" qemu); do :; done
	kill -KILL "$pid"
	tail --pid="$guest" -f /dev/null
	rm -rf "$tmp"/pidspec-*
}

@test "pidspec boot -n prints the command line" {
	need_kernel
	boot -n "$kernel" --memory 256 --append "quiet"
	assert_success
	assert_output --regexp "^qemu-system-x86_64 .* -m 256 .* -append '.* quiet'"
}

@test "the command line of QEMU is extended" {
	x86_64 > "$tmp/elf"
	boot -n "$tmp/elf" --dtb "$tmp/elf" --qemu-args " -device one  -name 'a \"b' c\\ d\"\\\"e\" ''"
	assert_success
	assert_output --partial " -serial chardev:results -dtb $tmp/elf -device one -name 'a \"b' 'c d\"e' "
	boot -n "$tmp/elf" --gdb
	assert_output --regexp "nokaslr' .* -S -chardev socket,id=gdb,path=.*/gdb,server=on,wait=off -gdb chardev:gdb$"
	boot -n "$tmp/elf" --shell
	assert_output --regexp " -chardev stdio,id=console,mux=on,signal=off .* -serial chardev:console "
	image 0 '\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\76\0\0.uml.' > "$tmp/elf"
	for option in --gdb --shell "--dtb=$tmp/elf" --qemu-args=-S; do
		boot -n --vm uml "$tmp/elf" "$option"
		assert_failure 2
		assert_equal "$stderr" "pidspec: $tmp/elf: User-Mode Linux does not support ${option%%=*}"
	done
}

# boot_in DIRECTORY - boot the kernel of a tree, without its name
boot_in() {
	run --separate-stderr env -C "$1" "$pidspec" boot -n scene.passes
}

# assert_boots KERNEL
assert_boots() {
	assert_success
	assert_output --partial " -kernel $1 "
	assert_equal "$stderr" "pidspec: booting $1, the newest kernel of this tree"
}

@test "in a kernel tree, the newest kernel is booted" {
	mkdir -p "$tmp/tree/arch/x86/boot" "$tmp/tree/arch/arm64/boot" "$tmp/tree/kernel/time" "$tmp/tree/scene"
	boot_in "$tmp/tree"
	assert_failure 2
	assert_equal "$stderr" "pidspec: no kernel given: 'scene.passes' is neither a file nor debian:SUITE"
	touch "$tmp/tree/Kbuild"
	boot_in "$tmp/tree"
	assert_failure 2
	assert_equal "$stderr" "pidspec: $tmp/tree: this kernel tree has no arch/*/boot/bzImage, Image, zImage or vmlinux; build one"
	for image in vmlinux arch/x86/boot/bzImage arch/arm64/boot/Image; do
		x86_64 > "$tmp/tree/$image"
	done
	ln -s x86 "$tmp/tree/arch/x86_64"
	touch -d 2001-01-01 "$tmp/tree/vmlinux" "$tmp/tree/arch/arm64/boot/Image"
	boot_in "$tmp/tree"
	assert_boots arch/x86/boot/bzImage
	boot_in "$tmp/tree/kernel/time"
	assert_boots ../../arch/x86/boot/bzImage
	touch -d 2001-01-02 "$tmp/tree/arch/x86/boot/bzImage"
	touch -d 2001-01-03 "$tmp/tree/arch/arm64/boot/Image"
	boot_in "$tmp/tree"
	assert_boots arch/arm64/boot/Image
	rm "$tmp/tree/arch/x86/boot/bzImage" "$tmp/tree/arch/arm64/boot/Image"
	mv "$tmp/tree/Kbuild" "$tmp/tree/.config"
	boot_in "$tmp/tree"
	assert_boots vmlinux
	run --separate-stderr env -C "$tmp/tree" "$pidspec" boot -n scene
	assert_boots vmlinux
}

@test "pidspec boot --gdb waits for gdb, without timeouts" {
	need_kernel
	command -v gdb > /dev/null || skip "requires gdb (apt-get install gdb)"
	mkdir -p "$tmp/tree/arch/x86/boot"
	cp "$kernel" "$tmp/tree/arch/x86/boot/bzImage"
	touch "$tmp/tree/vmlinux"
	timeout 300 "$pidspec" boot "$tmp/tree/arch/x86/boot/bzImage" scene.passes --gdb \
		--boot-timeout 0.1 --hang-timeout 0.1 > "$tmp/out" 2> "$tmp/err" 3>&- &
	pid=$!
	until socket=$(sed -n "s/.* 'target remote \(.*\)'.*/\1/p" "$tmp/err") && [ -S "$socket" ]; do
		kill -0 "$pid"
	done
	run cat "$tmp/err"
	assert_output "pidspec: $tmp/tree/arch/x86/boot/bzImage: waiting for: gdb -ex 'target remote $socket' $tmp/tree/vmlinux"
	run gdb -nx -batch -ex "target remote $socket" -ex "info registers rip" -ex detach
	assert_output --regexp 'rip +0xfff0 '
	wait "$pid"
	grep -q '1 rule: 1 pass' "$tmp/out"
}

# on_terminal ARGUMENT... - see on-terminal.py
on_terminal() {
	run timeout 300 /usr/bin/python3 runner/tests/on-terminal.py "$@"
}

@test "pidspec boot --shell starts a shell on the terminal, with the rules" {
	need_kernel
	[ -e /bin/busybox ] || [ -e /usr/bin/busybox ] || skip "requires busybox (apt-get install busybox-static)"
	on_terminal "$pidspec" boot "$kernel" scene.passes --shell -- \
		' # ' $'pidspec run -q; cat /sys/class/tty/console/active; sh -c "echo be""gun; cat"\r' \
		begun $'\x03' \
		' # ' $'exit\r'
	[[ $output != *"requires a static busybox"* ]] || skip "requires a static busybox (apt-get install busybox-static)"
	assert_success
	assert_output --partial "pidspec run runs the rules"
	assert_output --regexp 'pidspec: 1 rule: 1 pass, 0 fail'
	assert_output --partial "ttyS0"
}

@test "pidspec boot --shell requires a terminal and a static busybox, and records nothing" {
	x86_64 > "$tmp/elf"
	boot --shell "$tmp/elf" < /dev/null
	assert_failure 2
	assert_equal "$stderr" "pidspec: --shell requires a terminal (run it without pipes)"
	on_terminal "$pidspec" boot --shell "$tmp/elf" -o "$tmp/record" --
	assert_failure 2
	assert_output --partial "pidspec: --shell records no results; leave out -o"
	assert [ ! -e "$tmp/record" ]
	[ "$(id -u)" -eq 0 ] || skip "requires root (to hide busybox)"
	need_unshare -m
	# shellcheck disable=SC2016 # for that shell
	on_terminal unshare -m sh -c 'for file in /bin/busybox /usr/bin/busybox; do
			[ ! -e $file ] || mount --bind "$2" $file
		done
		exec "$1" boot --shell "$0"' "$tmp/elf" "$pidspec" /bin/true --
	assert_failure 2
	assert_output --partial "pidspec: --shell requires a static busybox for x86_64 in /bin or /usr/bin (apt-get install busybox-static)"
}

@test "the QEMU of pidspec boot --shell has no controlling terminal" {
	x86_64 > "$tmp/elf"
	cat > "$tmp/qemu" <<- 'EOF'
		#!/bin/sh
		echo "terminal $(cut -d' ' -f7 /proc/self/stat)"
	EOF
	chmod +x "$tmp/qemu"
	on_terminal sh -c 'cut -d" " -f7 /proc/self/stat | sed "s/^/ours /"; exec "$@"' sh \
		"$pidspec" boot --shell --qemu "$tmp/qemu" "$tmp/elf" --
	[[ $output != *"requires a static busybox"* ]] || skip "requires a static busybox (apt-get install busybox-static)"
	assert_success
	refute_output --partial "ours 0"
	assert_output --partial "terminal 0"
}

# rpm_of DIRECTORY - an RPM package of its files: a lead, an empty signature and header,
# and an archive
rpm_of() {
	printf '\355\253\356\333\3'
	head -c 91 /dev/zero
	for _ in signature header; do
		printf '\216\255\350\1\0\0\0\0\0\0\0\0\0\0\0\0'
	done
	bsdtar -cf - --format newc -C "$1" . | gzip
}

@test "the kernel of an RPM package is booted" {
	mkdir -p "$tmp/package/lib/modules/6.1" "$tmp/bin"
	printf '\355\253\356\333' > "$tmp/kernel.rpm"
	run --separate-stderr env PATH="$tmp/bin" "$pidspec" boot -n "$tmp/kernel.rpm"
	assert_failure 2
	assert_equal "$stderr" "pidspec: $tmp/kernel.rpm: requires bsdtar (apt-get install libarchive-tools)"
	command -v bsdtar > /dev/null || skip "requires bsdtar (apt-get install libarchive-tools)"
	boot -n "$tmp/kernel.rpm"
	assert_failure 2
	assert_equal "$stderr" "pidspec: $tmp/kernel.rpm: this package contains no kernel"
	touch "$tmp/package/lib/modules/6.1/vmlinux.xz" "$tmp/package/lib/modules/6.1/.vmlinuz.hmac"
	x86_64 > "$tmp/package/lib/modules/6.1/vmlinuz"
	rpm_of "$tmp/package" > "$tmp/kernel.rpm"
	boot -n "$tmp/kernel.rpm"
	assert_success
	assert_output --regexp '^qemu-system-x86_64 .* -kernel [^ ]*/vmlinuz '
	command -v rpm2cpio > /dev/null || skip "requires rpm2cpio (apt-get install rpm2cpio)"
	command -v rpmbuild > /dev/null || skip "requires rpmbuild (apt-get install rpm)"
	printf '%s\n' 'Name: kernel-core' 'Version: 6.1' 'Release: 1' 'Summary: none' 'License: none' \
		'%description' '%install' "cp -r $tmp/package/lib %{buildroot}" '%files' /lib > "$tmp/kernel.spec"
	rpmbuild -bb --quiet -D "_topdir $tmp/build" "$tmp/kernel.spec"
	for tool in sh rpm2cpio cpio grep rm; do
		ln -s "$(command -v $tool)" "$tmp/bin"
	done
	run --separate-stderr env PATH="$tmp/bin" "$pidspec" boot -n "$tmp"/build/RPMS/*/*.rpm
	assert_success
	assert_output --regexp '^qemu-system-x86_64 .* -kernel [^ ]*/vmlinuz '
}

@test "a download shows its progress on a terminal, and nothing elsewhere" {
	mkdir "$tmp/bin"
	cat > "$tmp/bin/apt-get" <<- 'EOF'
		#!/bin/sh
		case $* in
		*indextargets*) echo http://localhost/debian Debian fake ;;
		*--print-uris*) echo "'uri' some_1_amd64.deb 3 SHA256:$(printf deb | sha256sum | cut -d' ' -f1)" ;;
		*update) echo dlstatus:1:42.7:list >&8 && : > "$XDG_CACHE_HOME/pidspec/fake-amd64/lists/of_Packages" ;;
		*download*) echo dlstatus:1:77.1:file >&8 && printf deb > some_1_amd64.deb ;;
		esac
	EOF
	printf '#!/bin/sh\necho amd64\n' > "$tmp/bin/dpkg"
	chmod +x "$tmp"/bin/*
	# shellcheck disable=SC2030 # of this test
	export PATH=$tmp/bin:$PATH XDG_CACHE_HOME=$tmp/cache
	on_terminal env TERM=xterm runner/vm/debian.sh download some/fake --
	assert_success
	assert_output --partial $'\r\e[Kfetching lists of packages: 42 %\r\e[K\r\e[Kfetching some: 77 %\r\e[K'
	assert_line --index -1 --partial "$tmp/cache/pidspec/fake-amd64/cache/archives/some_1_amd64.deb"
	rm -r "$tmp/cache"
	run --separate-stderr runner/vm/debian.sh download some/fake
	assert_success
	assert_output "$tmp/cache/pidspec/fake-amd64/cache/archives/some_1_amd64.deb"
	assert_equal "$stderr" ""
}

# make_package TEXT - a package some.deb with the file /boot/vmlinuz-1
make_package() {
	mkdir -p "$tmp/package/DEBIAN" "$tmp/package/boot"
	printf '%s\n' 'Package: some' 'Version: 1' 'Architecture: amd64' 'Maintainer: none' \
		'Description: none' > "$tmp/package/DEBIAN/control"
	echo "$1" > "$tmp/package/boot/vmlinuz-1"
	dpkg-deb --build --root-owner-group "$tmp/package" "$tmp/some.deb" > /dev/null
}

@test "the kernel of a package is unpacked once, and again when the package in the lists changes" {
	make_package first
	mkdir "$tmp/bin"
	cat > "$tmp/bin/apt-get" <<- EOF
		#!/bin/sh
		case \$* in
		*indextargets*) echo http://localhost/debian Debian fake ;;
		*--print-uris*) echo "'uri' some_1_amd64.deb 3 SHA256:\$(sha256sum < $tmp/some.deb | cut -d' ' -f1)" ;;
		*update) : > $tmp/cache/pidspec/fake-amd64/lists/of_Packages ;;
		*download*) cp $tmp/some.deb some_1_amd64.deb ;;
		esac
	EOF
	printf '#!/bin/sh\necho amd64\n' > "$tmp/bin/dpkg"
	chmod +x "$tmp"/bin/*
	# shellcheck disable=SC2031 # of another test
	fetch() { run env PATH="$tmp/bin:$PATH" XDG_CACHE_HOME="$tmp/cache" runner/vm/debian.sh fetch some/fake "$tmp"; }
	fetch
	assert_output "$tmp/vmlinuz-1"
	assert_equal "$(cat "$tmp/vmlinuz-1")" first
	printf '#!/bin/sh\nexit 1\n' > "$tmp/bin/dpkg-deb"
	chmod +x "$tmp/bin/dpkg-deb"
	rm "$tmp/vmlinuz-1"
	fetch
	assert_equal "$(cat "$tmp/vmlinuz-1")" first
	rm "$tmp/bin/dpkg-deb"
	make_package second
	touch -d '2 hours ago' "$tmp/cache/pidspec/fake-amd64/fresh"
	fetch
	assert_equal "$(cat "$tmp/vmlinuz-1")" second
}

@test "a suite that the mirror lacks is reported with the message of apt" {
	mkdir "$tmp/bin"
	cat > "$tmp/bin/apt-get" <<- 'EOF'
		#!/bin/sh
		case $* in
		*indextargets*) echo http://localhost/debian Debian fake ;;
		*update) echo "E: The repository 'http://localhost/debian bookwrom Release' does not have a Release file." >&2 && exit 100 ;;
		*) echo "E: Unable to locate package linux-image-amd64" >&2 && exit 100 ;;
		esac
	EOF
	printf '#!/bin/sh\necho amd64\n' > "$tmp/bin/dpkg"
	chmod +x "$tmp"/bin/*
	# shellcheck disable=SC2031 # of another test
	run env PATH="$tmp/bin:$PATH" XDG_CACHE_HOME="$tmp/cache" "$pidspec" boot debian:bookwrom
	assert_failure 2
	assert_output "pidspec: debian:bookwrom: cannot fetch the lists of suite 'bookwrom': E: The repository 'http://localhost/debian bookwrom Release' does not have a Release file. (name a suite of this mirror, such as trixie)"
}

@test "the machine of a kernel is found in its header" {
	while read -r machine offset bytes; do
		image "$offset" "$bytes" > "$tmp/kernel"
		run "$pidspec" boot -n "$tmp/kernel"
		assert_output --regexp "make guest-${machine%:*}|^qemu-system-${machine#*:} "
	done << 'EOF'
x86_64:x86_64 0 \177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\76\0
i686:i386 0 \177ELF\1\1\1\0\0\0\0\0\0\0\0\0\2\0\3\0
i686:i386 0x202 HdrS
aarch64:aarch64 0x38 ARM\144
arm:arm 0x24 \30\50\157\1
riscv64:riscv64 0x38 RSC\5
s390x:s390x 0x10008 S390EP
s390x:s390x 0 \177ELF\2\2\1\0\0\0\0\0\0\0\0\0\0\2\0\26
powerpc64le:ppc64 0 \177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\25\0
EOF
	image 0 '\177ELF\2\2\1\0\0\0\0\0\0\0\0\0\0\2\0\25' > "$tmp/kernel"
	boot -n "$tmp/kernel"
	assert_failure 2
	[[ "$stderr" == *"not a kernel that can be booted here"* ]]
}

# A kernel takes minutes to build, so that of each commit is one of Debian.
@test "git bisect run builds and boots kernels, and finds the first bad commit" {
	need_kernel
	unset PIDSPEC_PROGRAMS
	mkdir -p "$tmp/newer" "$tmp/history/arch/x86/boot"
	good=$(runner/vm/debian.sh fetch linux-image-cloud-amd64/sid "$tmp/newer") || skip "requires the mirror of Debian sid"
	cd "$tmp/history" || return
	git init -q .
	git config user.name nobody
	git config user.email nobody@localhost
	echo bzImage > .gitignore
	touch Kbuild
	cat > Makefile << 'EOF'
bzImage:
	cp "$$(cat version)" arch/x86/boot/bzImage
EOF
	touch arch/x86/Kconfig
	for image in "$good" /does-not-build "$good" "$kernel" "$kernel"; do
		echo "$image" > version
		date +%N >> notes
		git add .
		git commit -qm "$(basename "$image")"
	done
	first_bad=$(git rev-parse HEAD~1)
	git bisect start HEAD HEAD~4
	run git bisect run sh -c "make -s bzImage || exit 125
		'$pidspec' boot lifecycle.failed-first-fork-can-be-retried --no-known --exit-style bisect"
	assert_success
	assert_output --partial "booting arch/x86/boot/bzImage, the newest kernel of this tree"
	assert_output --partial "$first_bad is the first bad commit"
	[ "$(git bisect log | grep -c '^git bisect skip')" -le 1 ]
}
