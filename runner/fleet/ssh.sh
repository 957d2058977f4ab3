#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# ssh.sh - run a command on a host, with its arguments unchanged.
#
#	ssh.sh HOST WORD...
#
# ssh(1) joins arguments with spaces, and a shell on the host splits them, so they are
# quoted.  $PIDSPEC_SSH replaces ssh, with options, such as "ssh -F FILE" or "ssh -l root".

host=$1
shift
line=
for word in "$@"; do
	line="$line '$(printf '%s\n' "$word" | sed "s/'/'\\\\''/g")'"
done
# shellcheck disable=SC2086 # of several words
exec ${PIDSPEC_SSH:-ssh} -- "$host" "$line"
