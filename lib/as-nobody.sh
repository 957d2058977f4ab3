#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# as-nobody.sh - run a copy of the suite as an unprivileged user.
#
#	as-nobody.sh out ARGUMENT-OF-PIDSPEC...
#
# The copy is necessary because that user may be unable to enter this directory.  If the
# caller is not root, the suite runs without a copy, under the caller's user ID.  $NOBODY
# selects another user than 65534, and $GUEST a machine whose programs are copied, too.

out=$1
shift
[ "$(id -u)" -eq 0 ] || exec "$out/pidspec" "$@"

copy=$(mktemp -d) || exit 99
trap 'rm -rf "$copy"' EXIT
chmod 755 "$copy"
cp -r "$out/pidspec" "$out/testcases" "$copy"
if [ -n "${GUEST-}" ]; then
	mkdir "$copy/guest"
	cp -a "$out/guest/$GUEST" "$copy/guest"
fi
cd / || exit 99
nobody=${NOBODY:-65534}
setpriv --reuid="$nobody" --regid="$nobody" --clear-groups --inh-caps=-all "$copy/pidspec" "$@"
