#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# distros.sh - make run in fresh roots of Debian, as described in the README.

# shellcheck source=/dev/null
. "$(dirname "$0")/../cell.bash"

# follow_readme SUITE - print the stream of make run
follow_readme() {
	lib/distros/try.sh "$out/distros" "$1" run >&2
	cat "$out/distros/$1/src/out/first/results.tap"
}

for suite in bullseye bookworm trixie sid; do
	cell "$suite" follow_readme "$suite"
done
