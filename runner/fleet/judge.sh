#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# judge.sh - judge the hosts of an inventory by Ansible, and report on them.
#
#	judge.sh RESULTS -i INVENTORY [OPTION OF ansible-playbook...]
#
# RESULTS becomes a directory with a stream of each host and one report of all.  The
# exit status is that of "pidspec run" on the worst of the hosts.

die() {
	echo "judge.sh: $*" >&2
	exit 2
}

case ${1:--} in
-*) die 'where to? judge.sh RESULTS -i INVENTORY' ;;
esac
command -v ansible-playbook > /dev/null || die 'no ansible-playbook here; install ansible-core'
home=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" || exit 2
results=$(cd "$1" && pwd)
shift
rm -f "$results/status"
ANSIBLE_CONFIG=${ANSIBLE_CONFIG:-$home/ansible.cfg} \
	ansible-playbook -e pidspec_results="$results" "$@" "$home/judge.yml"
[ -s "$results/status" ] || die "Ansible did not come to an end; what it says is above"
exit "$(cat "$results/status")"
