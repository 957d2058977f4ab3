# SPDX-License-Identifier: GPL-2.0-or-later
#
# What the groups share.

readonly out=$1 directory=$2
pidspec=$(realpath "$out/pidspec")

# cell ENVIRONMENT COMMAND... - record what COMMAND prints, unless that was done
cell() {
	local file=$directory/$1.tap
	shift
	[ ! -s "$file" ] || return 0
	"$@" > "$file.new" 2> "${file%.tap}.why"
	if grep -q '^\(not \)\?ok ' "$file.new"; then
		mv "$file.new" "$file"
		rm -f "${file%.tap}.why"
	else
		rm -f "$file.new"
		[ -s "${file%.tap}.why" ] || echo "printed no results" > "${file%.tap}.why"
	fi
}
