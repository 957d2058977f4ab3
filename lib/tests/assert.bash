# SPDX-License-Identifier: GPL-2.0-or-later
#
# The assertions of bats-assert: what bats_load_library does, without two processes for
# each file of these libraries in each test.

for file in /usr/lib/bats/bats-{support,assert}/src/*.bash; do
	# shellcheck disable=SC1090 # any of them
	source "$file"
done
unset file
