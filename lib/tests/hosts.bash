# SPDX-License-Identifier: GPL-2.0-or-later
#
# Functions that tests of environments share.  They record the verdicts of an unrestricted
# run, once for each file, and compare those of other runs with them.

# shellcheck source=/dev/null
. "${BASH_SOURCE[0]%/*}/assert.bash"

# shellcheck source=/dev/null
. "${BASH_SOURCE[0]%/*}/namespaces.bash"

common_setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	pidspec=$(realpath "$out/pidspec")
	reject=$(realpath -m "$out/lib/safety/reject")
	filter=$(realpath -m "$out/lib/hosts/filter")
	suite=("$pidspec" run -F tap)
	# Each test has another third of the rules.  "make hosts" runs all of them.
	third=("${suite[@]}")
	[ -n "${PIDSPEC_TABLE:-}" ] || third+=(--partition "$((${BATS_TEST_NUMBER:-0} % 3 + 1))/3")
}

setup_file() {
	export BATS_TEST_TIMEOUT=900 # a hang is a failure, too
	common_setup
	"${suite[@]}" | verdicts > "$BATS_FILE_TMPDIR/at-home"
}

# The reasons of skips are about the restriction that each test adds.
setup() {
	common_setup
	need_pid_namespaces
}

# One "VERDICT rule" a line, without numbers and reasons.
verdicts() {
	sed -nE 's/^(ok|not ok) [0-9]+ ([^ ]*)( # [A-Z]*)?.*/\1\3 \2/p' | sort -k 2
}

# run_suite COMMAND... - the suite's verdicts under COMMAND, and its exit status
run_suite() {
	"$@" > "$BATS_TEST_TMPDIR/tap"
	local status=$?
	verdicts < "$BATS_TEST_TMPDIR/tap" > "$BATS_TEST_TMPDIR/verdicts"
	return "$status"
}

# at_home - the verdicts of the unrestricted run: of a third, if that was planned and every
# rule of it has a verdict, or else of all rules
at_home() {
	local all planned
	all=$(wc -l < "$BATS_FILE_TMPDIR/at-home")
	planned=$(sed -n 's/^1\.\.\([0-9]*\).*/\1/p;T;q' "$BATS_TEST_TMPDIR/tap")
	if ((planned >= all / 3 && planned <= all / 3 + 1)) &&
		[ "$(wc -l < "$BATS_TEST_TMPDIR/verdicts")" -eq "$planned" ]; then
		awk 'NR == FNR { run[$NF]; next } $NF in run' "$BATS_TEST_TMPDIR/verdicts" \
			"$BATS_FILE_TMPDIR/at-home"
	else
		cat "$BATS_FILE_TMPDIR/at-home"
	fi
}

# Every rule has the same verdict as in the unrestricted run.
assert_same_verdicts() {
	run diff <(at_home) "$BATS_TEST_TMPDIR/verdicts"
	assert_output ''
}

# Every rule has the same verdict as in the unrestricted run, or is skipped with a reason;
# at least SHARE percent have the same verdict.
assert_same_verdicts_or_skips() {
	run grep -E '^ok( # SKIP)?$' "$BATS_TEST_TMPDIR/tap"
	refute_output
	run comm -13 <(sort "$BATS_FILE_TMPDIR/at-home") <(grep -v '# SKIP' "$BATS_TEST_TMPDIR/verdicts" | sort)
	refute_output
	! without_userns || return 0
	local all same
	all=$(at_home | wc -l)
	same=$(comm -12 <(sort "$BATS_FILE_TMPDIR/at-home") <(sort "$BATS_TEST_TMPDIR/verdicts") | wc -l)
	[ $((same * 100)) -ge $((all * $1)) ] || fail "only $same of $all rules as at home"
}

# Whether this host denies user namespaces, as it does in a chroot.  Rules that have no
# other way to a PID namespace are then skipped.
without_userns() {
	! command unshare -U true 2> /dev/null
}

need_root() {
	[ "$(id -u)" -eq 0 ] || skip 'needs root'
}

# unshare OPTION... COMMAND... - the command; if this host denies such namespaces,
# the test is skipped
unshare() {
	local word options=()
	for word; do
		[[ $word == -* ]] || break
		options+=("$word")
	done
	need_unshare "${options[@]}"
	command unshare "$@"
}

need() {
	command -v "$1" > /dev/null || skip "needs $1: install $2"
}

# keep_stream - save the stream in the directory PIDSPEC_STREAMS (make matrix)
keep_stream() {
	local name=${BATS_TEST_DESCRIPTION//\//%2F} n=1
	[ -n "$PIDSPEC_STREAMS" ] || return 0
	while [ -e "$PIDSPEC_STREAMS/$name.tap" ]; do
		n=$((n + 1)) name="${BATS_TEST_DESCRIPTION//\//%2F} ($n)"
	done
	cp "$BATS_TEST_TMPDIR/tap" "$PIDSPEC_STREAMS/$name.tap"
}

# print_verdicts - print the number of rules with each verdict (make hosts)
print_verdicts() {
	keep_stream
	[ -z "$PIDSPEC_TABLE" ] || awk -v what="$BATS_TEST_DESCRIPTION" '
		/^ok .*# SKIP/ { skip++; next }
		/^not ok .*# TODO/ { xfail++; next }
		/^not ok .*# (ERROR|TIMEOUT)/ { error++; next }
		/^ok/ { pass++ }
		/^not ok/ { fail++ }
		END { printf "%d | %d | %d | %d | %d\t%s\n", pass, fail, skip, error, xfail, what }
	' "$BATS_TEST_TMPDIR/tap" >> "$PIDSPEC_TABLE"
}

# keeps SHARE REASON COMMAND...  - under COMMAND, SHARE percent of all rules have the
# verdict of the unrestricted run, and all others are skipped, some of them for REASON.
# The run does not hang, and succeeds.
keeps() {
	local share=$1 reason=$2 code=0
	shift 2
	run_suite "$@" 2> "$BATS_TEST_TMPDIR/stderr" || code=$?
	print_verdicts
	assert_same_verdicts_or_skips "$share"
	run grep -c -e "# SKIP .*$reason" "$BATS_TEST_TMPDIR/tap"
	[ -z "$reason" ] || without_userns || assert_success
	run cat "$BATS_TEST_TMPDIR/stderr"
	refute_output --partial "broken"
	[ "$code" -eq 0 ] || [ "$code" -eq 4 ] || fail "exit status $code"
}

# changes_nothing COMMAND...  - every rule has the verdict of the unrestricted run
changes_nothing() {
	local code=0
	run_suite "$@" || code=$?
	print_verdicts
	assert_same_verdicts
	assert_equal "$code" 0
}

# new_cgroup CONTROLLER OLD NEW VALUE - one of our own in $cgroup, limited by the file
# OLD (version 1) or NEW (version 2)
new_cgroup() {
	need_root
	local top=/sys/fs/cgroup file=$2
	if grep -qw "$1" "$top/cgroup.subtree_control" 2> /dev/null; then
		file=$3
	else
		top=$top/$1
	fi
	cgroup=$top/pidspec-$$-$BATS_TEST_NUMBER
	mkdir "$cgroup" 2> /dev/null || {
		cgroup=
		skip "no cgroups of $1 can be made here"
	}
	echo "$4" > "$cgroup/$file" || skip "no $file here"
}

# in_cgroup COMMAND...
in_cgroup() {
	(echo "$BASHPID" > "$cgroup/cgroup.procs" && exec "$@")
}

# The cgroup is empty, because every process of the suite has been waited for.
teardown() {
	[ -z "$cgroup" ] || rmdir "$cgroup"
}
