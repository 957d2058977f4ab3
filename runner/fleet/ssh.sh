#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# ssh.sh - run a command on a host, word for word.
#
#	ssh.sh HOST WORD...
#
# ssh(1) joins words by spaces, for a shell on the host to take apart.  $PIDSPEC_SSH is
# what to call instead of it, with options, as "ssh -F FILE" or "ssh -l root".

host=$1
shift
line=
for word in "$@"; do
	line="$line '$(printf '%s\n' "$word" | sed "s/'/'\\\\''/g")'"
done
# shellcheck disable=SC2086 # of several words
exec ${PIDSPEC_SSH:-ssh} -- "$host" "$line"
