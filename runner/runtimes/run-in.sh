#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# run-in.sh - a command in a new container, which is gone afterwards.
#
#	run-in.sh RUNTIME COMMAND...
#
# What "pidspec inside" wants: runtimes differ in what they call it.  The container
# may make namespaces (--open).

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
