#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# test-hosts.sh - test the hosts of an inventory with Ansible, and make a report.
#
#	test-hosts.sh RESULTS -i INVENTORY [OPTION OF ansible-playbook...]
#
# The directory RESULTS receives a stream of each host and one report.  The exit status
# is the worst of "pidspec run" on all hosts.

die() {
	echo "test-hosts.sh: $*" >&2
	exit 2
}

case ${1:--} in
-*) die 'no RESULTS given: test-hosts.sh RESULTS -i INVENTORY' ;;
esac
command -v ansible-playbook > /dev/null || die 'requires ansible-playbook (apt-get install ansible-core)'
home=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1" || exit 2
results=$(cd "$1" && pwd)
shift
rm -f "$results/status"
ANSIBLE_CONFIG=${ANSIBLE_CONFIG:-$home/ansible.cfg} \
	ansible-playbook -e pidspec_results="$results" "$@" "$home/test-hosts.yml"
[ -s "$results/status" ] || die "Ansible did not finish; its messages are above"
exit "$(cat "$results/status")"
