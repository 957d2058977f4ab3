#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# in-sandbox.sh - run the explorer where nothing that it does could reach others.
#
#	in-sandbox.sh out ARGUMENT-OF-EXPLORE...
#
# As a user that has no other processes, in user and PID namespaces of its own,
# whatever the explorer itself would choose.  $EXPLORE is another program.

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
