#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Each call to a higher layer, and each cycle, is found, first in small programs.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	layers=$BATS_TEST_DIRNAME/../layers.py
	cd "$BATS_TEST_TMPDIR" || return
	mkdir -p base top o
	printf '%s\n' 'A page.' '```layers' \
		'top/                  what is on top' \
		'base/{b,c}.c   what is below' \
		'base/a.c              what all use' '```' > page.md
	echo 'void a(void) {}' > base/a.c
	echo 'void b(void); void a(void); void b(void) { a(); }' > base/b.c
	echo 'void c(void); void b(void); void c(void) { b(); }' > base/c.c
	echo 'void c(void); int main(void) { c(); return 0; }' > top/main.c
}

check() {
	local source objects=()
	for source in base/*.c top/*.c; do
		mkdir -p "o/$(dirname "$source")"
		${PIDSPEC_CC:-cc} -w -c -o "o/${source%.c}.o" "$source" || return
		objects+=("o/${source%.c}.o")
	done
	run "$layers" page.md o "${objects[@]}"
}

@test "files that use lower layers, and their own in one direction, pass" {
	check
	assert_success
	refute_output
}

@test "a call to a higher layer is found, by file and symbol" {
	echo 'void print_help(void) {}' >> top/main.c
	echo 'void print_help(void); void a2(void) { print_help(); }' >> base/a.c
	check
	assert_failure 1
	assert_output 'base/a.c uses print_help of top/main.c, which is in a higher layer'
}

@test "a variable of a higher layer is found, and one that is weak" {
	echo 'int verbose = 1; int __attribute__((weak)) quiet;' >> top/main.c
	echo 'extern int verbose, quiet; int a2(void) { return verbose + quiet; }' >> base/a.c
	check
	assert_failure 1
	assert_line 'base/a.c uses verbose of top/main.c, which is in a higher layer'
	assert_line 'base/a.c uses quiet of top/main.c, which is in a higher layer'
}

@test "a cycle within a layer is found, also by way of a third file" {
	echo 'void c(void); void b2(void) { c(); }' >> base/b.c
	check
	assert_failure 1
	assert_line 'base/b.c uses c of base/c.c, which uses base/b.c'
	assert_line 'base/c.c uses b of base/b.c, which uses base/c.c'
	echo 'void c(void); void d(void) { c(); }' > base/d.c
	echo 'void b(void); void d(void); void a(void); void b(void) { a(); d(); }' > base/b.c
	sed -i 's|{b,c}|{b,c,d}|' page.md
	check
	assert_failure 1
	assert_line 'base/d.c uses c of base/c.c, which uses base/d.c'
}

@test "a header of a higher layer is found" {
	echo 'struct options { int quiet; };' > top/main.h
	sed -i '1i #include "../top/main.h"' base/a.c
	check
	assert_failure 1
	assert_output 'base/a.c uses top/main.h of top/main.c, which is in a higher layer'
}

@test "a file without a layer is found, and a layer without a file" {
	echo 'void e(void) {}' > base/e.c
	sed -i '/^top/a none/nothing.c  nobody' page.md
	mkdir none
	check
	assert_failure 1
	assert_line 'base/e.c is in no layer of page.md'
	assert_line 'page.md: no source is named by none/nothing.c'
}
