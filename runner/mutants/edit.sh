#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# edit.sh - apply the mutants to a kernel source.
#
#	edit.sh SOURCE
#
# edits/FILE.cocci has semantic patches (spatch(1)) for FILE of the kernel.  Each mutant
# has a head, "// NUMBER RULE...: CHANGE", and must be in the edited file.  SOURCE/.pidspec
# has copies of the original files, so that edits can be applied again; the time of an
# unchanged file does not change.

here=$(cd "$(dirname "$0")" && pwd)
cd "$1" || exit 2
export here
# spatch(1) requires the python3 of Debian, so /usr/bin is first in PATH.
export PATH="/usr/bin:$PATH"

# renew FILE < TEXT - write it, unless it has that text
renew() {
	cat > "$1.new"
	if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi
}

# edit FILE - apply edits/FILE.cocci to the original FILE
edit() {
	edits=$here/edits/$1.cocci was=.pidspec/$1
	mkdir -p "${was%/*}"
	[ -e "$was" ] || cp "$1" "$was" || return
	cmp -s "$edits" "$was.cocci" && return
	spatch --very-quiet --iso-file /dev/null --macro-file "$here/macros.h" --sp-file "$edits" "$was" \
		-o ".pidspec/$1.edited" > ".pidspec/$1.log" 2>&1
	[ -e ".pidspec/$1.edited" ] || {
		grep -v 'should .* be a metavariable' ".pidspec/$1.log" >&2
		echo "$edits: changes nothing in $1" >&2
		return 1
	}
	{
		echo '#include <linux/pidspec_mutant.h>'
		cat ".pidspec/$1.edited"
	} | renew "$1"
	rm ".pidspec/$1.edited"
	homeless=$(grep -oE 'pidspec_[a-z_]+\([0-9]+' "$edits" | sort | uniq -c |
		while read -r times question; do
			[ "$(grep -oE "${question%(*}\(${question#*(}\>" "$1" | wc -l)" -ge "$times" ] ||
				printf ' %s)' "$question"
		done)
	[ -z "$homeless" ] || {
		echo "$edits: no match in $1:$homeless" >&2
		return 1
	}
	cp "$edits" "$was.cocci"
}

if [ "$2" ]; then
	edit "$2"
	exit
fi
mkdir -p .pidspec
renew include/linux/pidspec_mutant.h < "$here/kernel/pidspec_mutant.h"
renew kernel/pidspec_mutant.c < "$here/kernel/pidspec_mutant.c"
grep -q pidspec_mutant kernel/Makefile ||
	echo 'obj-y += pidspec_mutant.o' >> kernel/Makefile
(cd "$here/edits" && find . -name '*.cocci' -printf '%P\n') | sed 's/\.cocci$//' | sort |
	xargs -P "$(nproc)" -n 1 "$here/edit.sh" .
