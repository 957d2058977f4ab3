#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# host.sh - this kernel, in each way that needs nothing but this machine.

# shellcheck source=/dev/null
. "$(dirname "$0")/../cell.bash"

cell 'root' "$pidspec" run -F tap
cell 'root of a user namespace' "$pidspec" run -F tap --user userns
cell 'unprivileged user' lib/as-nobody.sh "$out" run -F tap
cell '20 PID namespaces deep' "$pidspec" run -F tap --depth 20
cell 'one CPU' taskset -c 0 "$pidspec" run -F tap
cell '32-bit ABI' "$pidspec" run -F tap --abi 32
