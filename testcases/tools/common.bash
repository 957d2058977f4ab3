# SPDX-License-Identifier: GPL-2.0-or-later
#
# Functions of the rules about commands.

[ "$PIDSPEC_SANDBOX" ] || {
	echo 'This needs a sandbox; run out/testcases/tools/NAME instead.' >&2
	exit 99
}
# Loads these files as bats_load_library does, but without two processes for each.
# demo.bash has no assertions.
[ "$PIDSPEC_DEMO" ] || for file in /usr/lib/bats/bats-{support,assert}/src/*.bash; do
	# shellcheck disable=SC1090 # any of them
	source "$file"
done

# no_verdict WORDS - make the test inconclusive
no_verdict() {
	echo "no verdict: $*"
	return 1
}

# must COMMAND... - set-up: if it fails, the test is inconclusive
must() {
	"$@" || no_verdict "$* ends with status $?"
}

# in_namespace COMMAND... - as init of a new PID namespace that has its own /proc
in_namespace() {
	unshare --pid --fork --mount-proc "$@"
}

# unprivileged COMMAND... - without any capability but CAP_SETFCAP, which UID 0 requires
# to map itself
unprivileged() {
	setpriv --bounding-set=-all,+setfcap --inh-caps=-all -- "$@"
}

# start [OPTION-OF-UNSHARE...] SCRIPT - create a namespace with bash as its init, which
# runs SCRIPT, and wait until SCRIPT has printed "ready"
#
# The output of SCRIPT is read from $from, until every process that has it open has
# ended; its input is written to $to.  $unshare is the PID of unshare, and $init that of
# bash; both are PIDs outside.  $inner is the number of the namespace.
start() {
	local pipe=$BATS_TEST_TMPDIR/to.$((++started)) word
	must mkfifo "$pipe"
	exec {from}< <(exec unshare --pid --fork "${@:1:$#-1}" \
		bash -c "${*: -1}" < "$pipe" 3>&-)
	unshare=$!
	exec {to}> "$pipe"
	read -r -u "$from" word || no_verdict "unshare and bash printed nothing"
	[ "$word" = ready ] || no_verdict "not ready: $word"
	init=$(children_of "$unshare")
	init=${init##* } # with a file for --pid, a child that binds it came before
	inner=$(namespace_of "$init")
}

# Ends the processes of a test before the next test begins.
teardown() {
	[ -z "$to" ] || exec {to}>&-
	[ -z "$unshare" ] || wait "$unshare" || :
}

# say WORD - to the init of the namespace that was started last, if it still exists
say() {
	(echo "$1" >&"$to") || :
}

# hear - print the rest of the output, until every process there has ended
hear() {
	cat <&"$from"
}

# children_of PID
children_of() {
	local children
	read -r children < "/proc/$1/task/$1/children"
	echo "$children"
}

# namespace_of PID [TYPE] - the number of its PID, or another, namespace
namespace_of() {
	local link
	link=$(must readlink "/proc/$1/ns/${2:-pid}")
	link=${link#*[}
	echo "${link%]}"
}
