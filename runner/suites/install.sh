#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# install.sh - install the rules into kselftest or LTP.
#
#	install.sh kselftest TREE DIRECTORY
#	install.sh ltp TREE DIRECTORY
#
# TREE has the rules in one static program, as for guests.  DIRECTORY is that of "make
# install" of the kernel's selftests, or of LTP; it may be empty.  Other files in it are
# not changed, and earlier versions of pidspec are replaced.
set -eu

here=$(cd "$(dirname "$0")" && pwd)

die() {
	echo "$0: $*" >&2
	exit 2
}

# The runner, its programs, and for each rule a symbolic link to run-rule.sh.
install_programs() {
	mkdir -p "$1"
	rm -rf "$1/pidspec-rules"
	find "$1" -maxdepth 1 \( -lname pidspec-rules -o -lname pidspec-rules/run-rule.sh \) -delete
	mkdir "$1/pidspec-rules"
	install -m 755 "$tree/pidspec" "$here/run-rule.sh" "$1/pidspec-rules"
	cp -a "$tree/testcases" "$1/pidspec-rules/programs"
	for id in $ids; do
		ln -s pidspec-rules/run-rule.sh "$1/$id"
	done
}

# Lines of other collections in the list are not changed.
kselftest() {
	install_programs "$to/pidspec"
	sed -n 's/^\(CONFIG_[A-Z0-9_]*\)\t.*/\1=y/p' "$tree/testcases/kernel-options.tsv" \
		> "$to/pidspec/config"
	list=$to/kselftest-list.txt
	{
		[ ! -e "$list" ] || grep -v '^pidspec:' "$list" || :
		echo "$ids" | sed 's/^/pidspec:/'
	} > "$list.new"
	mv "$list.new" "$list"
}

ltp() {
	install_programs "$to/testcases/bin"
	mkdir -p "$to/runtest" "$to/metadata"
	for id in $ids; do
		echo "$id $id ltp"
	done > "$to/runtest/pidspec"
	# shellcheck disable=SC2086 # one word per id
	/usr/bin/python3 -B "$here/ltp-metadata.py" "$to/metadata/ltp.json" $ids
}

[ $# -eq 3 ] || die "usage: $0 kselftest|ltp TREE DIRECTORY"
tree=$2 to=$3
case $1 in
kselftest) [ "$to" ] || die 'no directory given; set KSFT_INSTALL_PATH=DIRECTORY' ;;
ltp) [ "$to" ] || die 'no directory given; set LTPROOT=DIRECTORY' ;;
*) die "'$1' is neither kselftest nor ltp" ;;
esac
[ -x "$tree/rules" ] || die "requires $tree/rules (make)"
ids=$(cd "$tree/testcases" && find . -mindepth 2 -maxdepth 2 |
	sed 's|^\./||; s|/|.|' | LC_ALL=C sort)
"$1"
echo "$to: $(echo "$ids" | wc -l) rules"
