#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# in-sandbox.sh - run the explorer where it cannot affect other processes.
#
#	in-sandbox.sh out ARGUMENT-OF-EXPLORE...
#
# It runs as a user without other processes, in user and PID namespaces of its own, in
# addition to those that the explorer creates.  $EXPLORE is another program.

out=$1
shift
copy=$(mktemp -d) || exit 3
trap 'rm -rf "$copy"' EXIT
cp "${EXPLORE:-$out/explore}" "$copy/explore" && chmod -R a+rX "$copy" || exit 3
uid=2000001000
while [ "$(id -u)" -eq 0 ] && ps -U "$uid" -o pid= > /dev/null; do uid=$((uid + 1)); done
set -- unshare --map-root-user --pid --fork --kill-child --mount-proc "$copy/explore" "$@"
[ "$(id -u)" -ne 0 ] || set -- setpriv --reuid="$uid" --regid="$uid" --clear-groups --inh-caps=-all "$@"
"$@"
