#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# run-in.sh - run a command in a new container, which is removed afterwards.
#
#	run-in.sh RUNTIME COMMAND...
#
# This is the command for "pidspec inside"; runtimes differ in their command lines.  The
# container is permitted to create namespaces (--open).

PIDSPEC_RUNTIME=$1
# shellcheck disable=SC2034 # for drivers
home=${0%/*} tag=${PIDSPEC_WORK##*/}
shift
# shellcheck source=/dev/null # one of several
. "$home/drivers/$PIDSPEC_RUNTIME.sh"
name=pidspec-$$
trap 'runtime_remove $name > /dev/null 2>&1' EXIT
trap 'runtime_kill $name KILL' TERM INT HUP
runtime_run $name --open "$@"
