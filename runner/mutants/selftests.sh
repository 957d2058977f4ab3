#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# selftests.sh - build the kernel's own tests of PID namespaces.
#
#	selftests.sh SOURCE BUILD DIRECTORY
#
# Builds DIRECTORY/AREA/TEST from SOURCE, with the headers of BUILD.  pidfd_test and
# pidfd_poll_test are omitted, because they take 5 and 12 seconds of each boot.
set -eu

source=$(cd "$1" && pwd) build=$(cd "$2" && pwd) to=$3
tests=$source/tools/testing/selftests

make -s -C "$source" O="$build" ARCH=x86 headers
for file in "$tests"/pid_namespace/*.c "$tests"/pidfd/*.c "$tests"/clone3/*.c \
		"$tests"/nsfs/*.c "$tests"/proc/*.c; do
	name=${file#"$tests"/}
	case $name in pidfd/pidfd_test.c | pidfd/pidfd_poll_test.c) continue ;; esac
	name=$(echo "${name%.c}" | tr _ -)
	mkdir -p "$to/${name%/*}"
	gcc -static -O1 -w -D_GNU_SOURCE -isystem "$build/usr/include" -I"$tests" \
		-I"$source/tools/include" -o "$to/$name" "$file" -pthread -lcap ||
		gcc -static -O1 -w -D_GNU_SOURCE -isystem "$build/usr/include" \
			-I"$tests" -o "$to/$name" "$file" -pthread -lcap
done
