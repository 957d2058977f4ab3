#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The result of "make install", without sources.
# Without sanitizers: compares files.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup_file() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	export root=$BATS_FILE_TMPDIR/root
	[ -d "${PIDSPEC_OUT:-out}/guest" ] || return 0
	make -s O="${PIDSPEC_OUT:-out}" DESTDIR="$root" PREFIX=/usr install
}

setup() {
	common_setup
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	unset PIDSPEC_PROGRAMS
	[ -d "$root" ] || skip "requires programs for guests (make)"
}

# installed ARGUMENT... - run the installed pidspec in a mount namespace without the
# sources
installed() {
	local user=()
	[ "$(id -u)" -eq 0 ] || user=(-U --map-root-user)
	# shellcheck disable=SC2016 # for that shell
	env -i PATH="$(getconf PATH):/usr/local/bin:/usr/sbin" HOME="$tmp" TMPDIR="$tmp" unshare -m "${user[@]}" sh -c '
		mount -t tmpfs none "$1" && cd "$2" && shift 2 && exec "$@"
	' sh "$PWD" "$tmp" "$root/usr/bin/pidspec" "$@"
}

@test "the sources of packages have every file that README.md links to" {
	runner/packaging/packages.sh sources "$tmp/copy"
	while IFS= read -r page; do
		[ -e "$tmp/copy/$page" ]
	done < <(grep -oE '\]\([^):#]+' README.md | cut -c3-)
}

@test "an installed pidspec tests this kernel" {
	run installed run -o results numbering
	assert_success
	assert_line --regexp '^pidspec: [0-9]+ rules: [0-9]+ pass, 0 fail, [0-9]+ skip, 0 error'
	run installed list '*'
	assert_output "$("$pidspec" list '*')"
	run installed show numbering.pids-go-up-from-1
	assert_line "  program  $root/usr/libexec/pidspec/testcases/numbering/pids-go-up-from-1"
	assert_line --regexp "^  claim +C7, true: "
	run installed demo tools.long-options-require-two-dashes
	assert_success
	assert_line "\$ unshare -fp bash -c 'echo \$\$'"
	run installed show tools.long-options-require-two-dashes
	assert_line "    unshare -fp bash -c 'echo \$\$'"
	command -v bats > /dev/null || return 0
	run installed run tools.stat-without-l-describes-the-link
	assert_success
}

@test "an installed pidspec reads the known issues" {
	cp "$root/usr/libexec/pidspec/testcases/known-issues" "$tmp/known"
	diff testcases/known-issues "$tmp/known"
	echo "Rule: nothing.at-all" >> "$root/usr/libexec/pidspec/testcases/known-issues"
	run installed run numbering.pids-go-up-from-1
	assert_failure 2
	assert_output --partial "$root/usr/libexec/pidspec/testcases/known-issues"
	cp "$tmp/known" "$root/usr/libexec/pidspec/testcases/known-issues"
}

@test "an installed pidspec reports, compares and exports" {
	[ -d /usr/lib/python3/dist-packages/jinja2 ] || skip "requires Jinja2 (apt-get install python3-jinja2)"
	installed run -q -o results numbering
	run installed report results -o page.html
	assert_success
	run installed compare results results
	assert_success
	run installed export squad results
	assert_success
	run installed mutants --list 1
	assert_success
}

@test "an installed pidspec runs pack, inside and init" {
	run installed pack -o bundle.tar
	assert_success
	[ "$(tar tf "$tmp/bundle.tar" | grep -c testcases/numbering/.)" -eq "$("$pidspec" list numbering | wc -l)" ]
	run installed inside numbering -- unshare -pf --mount-proc
	assert_success
	command -v tini > /dev/null || skip "requires tini (apt-get install tini)"
	run installed init -t 60 -- tini -- {}
	assert_success
}

@test "an installed pidspec finds the scripts for kernels and runtimes" {
	echo "!<arch>" > "$tmp/no-kernel.deb"
	run installed boot "$tmp/no-kernel.deb"
	assert_failure 2
	assert_line "pidspec: $tmp/no-kernel.deb: this package contains no kernel"
	printf '\355\253\356\333' > "$tmp/no-kernel.rpm"
	run installed boot "$tmp/no-kernel.rpm"
	assert_failure 2
	assert_output --regexp "no-kernel.rpm: (this package contains no kernel|requires bsdtar .*)\$"
	run installed kconfig
	assert_output "$("$pidspec" kconfig)"
	run installed help runtimes
	assert_line --partial "podman"
	run installed doctor numbering
	assert_success
}

@test "manual pages and completions are installed" {
	for file in man/man1/pidspec.1 man/man5/pidspec-results.5 man/man7/pidspec-rules.7 \
		bash-completion/completions/pidspec zsh/site-functions/_pidspec \
		fish/vendor_completions.d/pidspec.fish doc/pidspec/LICENSE; do
		[ -s "$root/usr/share/$file" ] || fail "no $file"
	done
}

@test "files that the installed README links to are installed, and fleet and suites" {
	doc=$root/usr/share/doc/pidspec
	grep -oE '\]\([^):#]+' "$doc/README.md" | cut -c3- | sort -u > "$tmp/links"
	[ "$(wc -l < "$tmp/links")" -gt 8 ]
	while read -r link; do
		[ -s "$doc/$link" ] || fail "no $doc/$link"
	done < "$tmp/links"
	[ -x "$root/usr/share/pidspec/fleet/test-hosts.sh" ]
	[ -d "$root/usr/share/pidspec/fleet/roles/pidspec" ]
	[ -s "$root/usr/share/pidspec/suites/lava/pidspec.yaml" ]
}

# References to pages that are not on this machine are ignored.
@test "mandoc -T lint has no warnings about the manual pages" {
	command -v mandoc > /dev/null || skip "requires mandoc (apt-get install mandoc)"
	for page in "$root"/usr/share/man/man*/*; do
		output=$(mandoc -T lint -W style "$page" 2> /dev/null | grep -v 'STYLE: referenced manual not found') || :
		assert_output ""
	done
}

@test "every rule and every key of a stream is in its manual page" {
	sed -n 's/^\.It Sy //p' "$root/usr/share/man/man7/pidspec-rules.7" | sort > "$tmp/page"
	{ "$pidspec" list '*' && "$pidspec" list --programs "$out/outside" '*'; } | sort | diff - "$tmp/page"
	sed -n 's/.*#:pidspec_\([a-z]*\):.*/\1/p; s/.*add_fact(text, "\([a-z]*\)".*/\1/p' \
		runner/print/stream.c runner/vm/init.c | sort -u > "$tmp/keys"
	[ "$(wc -l < "$tmp/keys")" -gt 10 ]
	while read -r key; do
		grep -qE "^\.It (.* )?$key( ,|$)" runner/pidspec-results.5 || fail "no $key in pidspec-results(5)"
	done < "$tmp/keys"
}

# Except sources that are compiled into a mutated kernel.
@test "files that only a build needs are not installed" {
	run find "$root" -name '*.mk' -o -name '*.[cho]' ! -path '*/broken/systematic/kernel/*'
	assert_output ""
}

@test "make uninstall leaves nothing behind" {
	make -s O="$out" DESTDIR="$root" PREFIX=/usr uninstall
	run find "$root" ! -type d
	assert_output ""
}

@test "packages have the version of the command" {
	version=$(sed -n 's/^#define PIDSPEC_VERSION "\(.*\)"/\1/p' runner/base/version.h)
	grep -q "^pidspec ($version-" runner/packaging/debian/changelog
	grep -q "^Version: *$version$" runner/packaging/pidspec.spec
}
