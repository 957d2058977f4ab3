#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Each statement about PID namespaces in other pages than pid_namespaces(7) has a rule, or
# the reason why not.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	table=testcases/pages.tsv
	sources=${PIDSPEC_OUT:-out}/sources
}

# rows FILE - the lines of its table
rows() {
	grep -v '^#' "$1" | tail -n +2
}

# malformed FILE - rows that are not PAGE, STATEMENT, and either RULES or a REASON,
# separated by tabs
malformed() {
	rows "$1" | grep -vP '^[^\t]+\t[^\t]+\t([a-z-]+\.[a-z0-9-]+( [a-z-]+\.[a-z0-9-]+)*\t|\t[^\t]+)$'
}

# unknown_rules FILE - rules in it that do not exist
unknown_rules() {
	rows "$1" | cut -f 3 | tr ' ' '\n' | sed '/^$/d' | tr . / | sort -u |
		while read -r rule; do
			compgen -G "testcases/$rule.[cb]*" > /dev/null || echo "$rule"
		done
}

# pages DIRECTORY - those below it that contain "PID namespace", as page(section)
pages() {
	/usr/bin/python3 - "$1" <<-'END' | sort -u
		import gzip, pathlib, re, sys
		for path in pathlib.Path(sys.argv[1]).rglob("*.*"):
		    if not path.is_file():
		        continue
		    text = path.read_bytes()
		    if path.suffix == ".gz":
		        text, path = gzip.decompress(text), path.with_suffix("")
		    if re.search(rb"pid namespace", text, re.I):
		        print(f"{path.stem}({path.suffix[1:]})")
	END
}

# documents LINUX - those of Documentation that contain "PID namespace"
documents() {
	(cd "$1" && grep -rliE 'pid namespace' Documentation) | sort
}

# not_in FILE - pages on standard input that are not in FILE
not_in() {
	while read -r page; do
		rows "$1" | cut -f 1 | grep -qF -e "$page" || echo "$page"
	done
}

@test "each row has a page, what it states, and rules or a reason" {
	run malformed "$table"
	refute_output
	assert [ "$(rows "$table" | wc -l)" -gt 50 ]
}

@test "every rule in the table exists" {
	run unknown_rules "$table"
	refute_output
}

@test "no page that contains 'PID namespace' is missing" {
	[ -d "$sources/manual" ] || skip "requires the manual pages (make sources)"
	[ -d "$sources/linux" ] || skip "requires the kernel's source (make sources)"
	run not_in "$table" < <(pages "$sources/manual" && documents "$sources/linux")
	assert_output "$(printf '%s\n' 'clone3(2)' '__clone2(2)' 'getppid(2)' 'pid_namespaces(7)' |
		grep -xFf <(pages "$sources/manual"))"
}

# Controls: the searches above find planted errors.
@test "a row without a rule or reason, an unknown rule and a missing page are found" {
	local top=$BATS_TEST_TMPDIR
	printf '%s\t%s\t%s\t%s\n' page statement rules reason \
		'one(2)' something '' '' 'two(2)' something no-area.no-rule '' > "$top/table.tsv"
	run malformed "$top/table.tsv"
	assert_output $'one(2)\tsomething\t\t'
	run unknown_rules "$top/table.tsv"
	assert_output no-area/no-rule
	mkdir -p "$top/manual/man2"
	echo 'in its PID namespace' > "$top/manual/man2/three.2"
	run not_in "$top/table.tsv" < <(pages "$top/manual")
	assert_output 'three(2)'
}
