#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# When pidspec boot uses KVM, and when TCG.
# Without sanitizers: hostile-guests.bats has the same parts.
# Long: boots kernels.

# boot.bash and common.bash set these variables.
# shellcheck disable=SC2154
load boot

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
