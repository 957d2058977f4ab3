#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# kernels.sh - stock kernels of Debian, of all architectures, in virtual machines.

# shellcheck source=/dev/null
. "$(dirname "$0")/../cell.bash"

# boot WORD... - boot one kernel and print its stream
boot() {
	local work
	work=$(mktemp -d)
	"$pidspec" boot -q -o "$work/results" "$@" > "$work/log" 2>&1
	cat "$work"/results/*/results.tap 2> /dev/null ||
		tail -n 1 "$work/log" >&2
	rm -rf "$work"
}

for suite in bullseye bookworm bookworm-backports trixie trixie-backports sid; do
	cell "$suite amd64" boot "debian:$suite"
done
cell 'trixie amd64, 32-bit ABI' boot debian:trixie --abi 32
cell 'bookworm i386' boot debian:bookworm:i386
for architecture in arm64 armhf ppc64el riscv64 s390x; do
	cell "trixie $architecture" boot "debian:trixie:$architecture"
done
