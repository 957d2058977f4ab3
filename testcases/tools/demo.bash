# SPDX-License-Identifier: GPL-2.0-or-later
#
# demo.bash - run the tests of a .bats file, and print each command with its output.
#
#	bash demo.bash FILE.bats
#
# The program of the rule (lib/src/bats.c) starts it in the sandbox of the rule, in
# place of bats, if PIDSPEC_DEMO is set.  The text is written to standard error, and a
# TAP line for each test to standard output.  Assertions are not evaluated.

shopt -s extglob
BATS_TEST_DIRNAME=${1%/*}
programs=$(sed -n 's/^# needs: //p' "$1" | tr ' ' '\n' | sed 's/:.*//')
titles=('')
script=

# quoted WORD... - as a person would type them
quoted() {
	local word line=
	for word; do
		case $word in
		'' | *[!A-Za-z0-9_@%+=:,./-]*)
			if [[ $word == *\'* && $word != *[\"\$\`\\!]* ]]; then
				word="\"$word\""
			else
				word="'${word//\'/\'\\\'\'}'"
			fi
			;;
		esac
		line+=${line:+ }$word
	done
	printf '%s' "${line//$'\t'/    }"
}

# print_line FORMAT [WORD...] - even if the output of a test is being captured
print_line() {
	# shellcheck disable=SC2059 # of this script
	printf "$1\n" "${@:2}" >&"$text"
}

# show COMMAND... - print and run it.  Output that becomes a word of another command is
# printed, too; run() prints that of its own command.
show() {
	local captured
	[ "$quiet" ] || print_line '$ %s' "$(quoted "$@")"
	if [ "$quiet" ] || [ /dev/fd/1 -ef "/dev/fd/$direct" ]; then
		command "$@"
		return
	fi
	captured=$(command "$@")
	set -- $?
	[ -z "$captured" ] || print_line '%s' "$captured"
	printf '%s\n' "$captured"
	return "$1"
}

# take_over - replace functions of bats and of common.bash
take_over() {
	local name
	for name in bash kill mount pgrep readlink stat $programs; do
		eval "$name() { show $name \"\$@\"; }"
	done
	for name in cat grep sed; do
		eval "$name() { case \" \$*\" in *' /proc/'*) show $name \"\$@\" ;;
			*) command $name \"\$@\" ;; esac; }"
	done
	for name in assert{,_success,_failure,_output,_line,_equal,_not_equal} \
		refute{,_output,_line} fail; do
		eval "$name() { :; }"
	done
	for name in children_of namespace_of start; do
		eval "plain_$(declare -f "$name")"
		eval "$name() { local quiet=1; plain_$name \"\$@\"; }"
	done

	run() {
		[ "$1" != hear ] || print_line '# The shell in the namespace prints:'
		[ "$(type -t "$1")" = function ] || print_line '$ %s' "$(quoted "$@")"
		output=$(exec {direct}>&1 2>&1 && "$@") && status=0 || status=$?
		# shellcheck disable=SC2034 # for tests
		mapfile -t lines <<< "$output"
		output=${output//"$0: line "+([0-9])": "/} # of kill, a builtin
		[ -z "$output" ] || print_line '%s' "$output"
		[ "$status" -eq 0 ] || print_line '[exit status %s]' "$status"
	}

	start() {
		print_line '$ %s &' \
			"$(quoted unshare --pid --fork "${@:1:$#-1}" bash -c "${*: -1}")"
		plain_start "$@"
		print_line '# unshare has PID %s, and bash has PID %s outside, in pid:[%s].' \
			"$unshare" "$init" "$inner"
	}

	say() {
		print_line '# The shell in the namespace reads: %s' "$1"
		(echo "$1" >&"$to") || :
	}

	skip() {
		print_line '# skipped: %s' "$*"
		exit
	}

	no_verdict() {
		print_line '# set-up failed: %s' "$*"
		exit 1
	}
}

load() {
	# shellcheck source=testcases/tools/common.bash
	. "$BATS_TEST_DIRNAME/$1.bash"
}

setup() {
	:
}

# demonstrate NUMBER - in a process of its own, as bats does
demonstrate() {
	BATS_TEST_TMPDIR=$(mktemp -d)
	quiet=1 setup
	"test_$1"
	teardown
}

while IFS= read -r line; do
	if [[ $line =~ ^@test\ \"(.*)\"\ \{$ ]]; then
		titles+=("${BASH_REMATCH[1]}")
		line="test_$((${#titles[@]} - 1))() {"
	fi
	script+=$line$'\n'
done < "$1"
eval "$script"
take_over
exec {text}>&2 < /dev/null
direct=$text # where output is not captured
for number in "${!titles[@]}"; do
	[ "$number" -gt 0 ] || continue
	[ "$number" -eq 1 ] || print_line ''
	print_line '# %s' "${titles[number]}"
	(demonstrate "$number") >&2
	echo "ok $number ${titles[number]}"
done
