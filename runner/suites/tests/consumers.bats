#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Runs other programs on installed rules and on output of pidspec.  "make consumers"
# downloads the programs; if one is missing, its test is skipped.

setup() {
	# shellcheck source=/dev/null
	. "$BATS_TEST_DIRNAME/../../../lib/tests/assert.bash"
	cd "$BATS_TEST_DIRNAME/../../.." || return
	out=$PWD/${PIDSPEC_OUT:-out}
	pidspec=$out/pidspec
	suites=$PWD/runner/suites
	consumers=$out/consumers
	tmp=$BATS_TEST_TMPDIR
	unset CI
}

# need PATH - skip if it was not downloaded
need() {
	[ -e "$consumers/$1" ] || skip "requires $1 (make consumers)"
}

kselftest() {
	need linux
	tree=$out/guest/$(uname -m)
	[ -x "$tree/rules" ] || skip "requires $tree (make)"
	"$suites/install.sh" kselftest "$tree" "$tmp/ksft"
	cp -r "$consumers"/linux/tools/testing/selftests/* "$tmp/ksft"
}

# Print "ok ID", "not ok ID" or "ok ID # SKIP" for each point.  A known issue is "ok".
outcomes() {
	sed -nE -e 's/^not (ok [0-9]+ .* # TODO)/\1/' \
		-e 's/^(ok|not ok) [0-9]+ (selftests: pidspec: )?([a-z0-9.-]+)( # (SKIP)?.*)?$/\1 \3 \5/p' |
		sed -e 's/ *$//' | sort
}

@test "run_kselftest.sh and pidspec run have the same result for each rule" {
	kselftest
	"$tmp/ksft/run_kselftest.sh" -c pidspec | cat > "$tmp/theirs"
	"$pidspec" run -F tap > "$tmp/ours" || :
	outcomes < "$tmp/theirs" > "$tmp/theirs.outcomes"
	outcomes < "$tmp/ours" > "$tmp/ours.outcomes"
	assert_equal "$(wc -l < "$tmp/theirs.outcomes")" "$("$pidspec" list | wc -l)"
	run diff "$tmp/theirs.outcomes" "$tmp/ours.outcomes"
	assert_output ''
}

@test "run_kselftest.sh runs one rule, and lists all rules" {
	kselftest
	run "$tmp/ksft/run_kselftest.sh" -t pidspec:numbering.clone-newpid-child-is-pid-1
	assert_line 'ok 1 selftests: pidspec: numbering.clone-newpid-child-is-pid-1'
	assert_equal "$("$tmp/ksft/run_kselftest.sh" -l)" "$("$pidspec" list | sed 's/^/pidspec:/')"
}

@test "kirk counts the rules as pidspec run does" {
	need kirk
	tree=$out/guest/$(uname -m)
	[ -x "$tree/rules" ] || skip "requires $tree (make)"
	"$suites/install.sh" ltp "$tree" "$tmp/ltp"
	"$pidspec" run -F tap > "$tmp/ours" || :
	LTPROOT=$tmp/ltp run "$consumers/kirk/kirk" -f pidspec -w 4 -o "$tmp/kirk.json"
	assert_line --partial 'Failed:   0'
	outcomes < "$tmp/ours" | sed -e 's/^ok \(.*\) SKIP$/conf \1/' -e 's/^ok /pass /' |
		grep -vxFf <(sed -n 's/^not ok [0-9]* \(.*\) # TODO.*/pass \1/p' "$tmp/ours") > "$tmp/expected" || :
	sed -n 's/^not ok [0-9]* \(.*\) # TODO.*/conf \1/p' "$tmp/ours" >> "$tmp/expected"
	/usr/bin/python3 -c 'import json, sys; [print(test["status"], test["test_fqn"])
		for test in json.load(open(sys.argv[1]))["results"]]' "$tmp/kirk.json" | sort > "$tmp/theirs"
	run diff "$tmp/theirs" <(sort "$tmp/expected")
	assert_output ''
}

@test "openQA and kunit.py count the points of run_kselftest.sh" {
	kselftest
	need openqa
	"$tmp/ksft/run_kselftest.sh" -c pidspec | cat > "$tmp/theirs"
	points=$(grep -cE '^(not )?ok ' "$tmp/theirs")
	failed=$(grep -c '^not ok ' "$tmp/theirs" || :)
	run perl -I "$consumers/openqa/usr/share/openqa/lib" "$suites/tests/openqa.pl" KTAP "$tmp/theirs"
	assert_success
	assert_equal "${#lines[@]} $(echo "$output" | grep -c ' fail$')" "$points $failed"
	run /usr/bin/python3 -B "$consumers/linux/tools/testing/kunit/kunit.py" parse "$tmp/theirs"
	assert_output --regexp "Ran $points tests: passed: [0-9]+"
}

# The scripts have no #! line; the dispatcher adds that of the device.
lava_commands() {
	need lava
	mkdir -p "$tmp/lava"
	for name in lava-test-case lava-test-set; do
		{ echo '#!/bin/sh'; cat "$consumers"/lava/usr/lib/python3/dist-packages/lava_dispatcher/lava_test_shell/$name; } \
			> "$tmp/lava/$name"
		chmod 755 "$tmp/lava/$name"
	done
	cp "$consumers"/lava/usr/lib/python3/dist-packages/lava_dispatcher/lava_test_shell/lava-common-functions "$tmp/lava"
	export PATH=$tmp/lava:$PATH LAVA_RESULT_DIR=$tmp
}

@test "lava-test-case of LAVA prints the same signals as pidspec export lava" {
	lava_commands
	printf '#!/bin/sh\n%s\n' "'$pidspec' \"\$@\"; cp \"\$4/results.tap\" '$tmp'" > "$tmp/lava/pidspec"
	chmod 755 "$tmp/lava/pidspec"
	# lava-test-case finds its functions in PATH.
	"$suites/lava/run.sh" numbering translation > "$tmp/signals" 2> /dev/null
	run diff "$tmp/signals" <("$pidspec" export lava "$tmp/results.tap")
	assert_output ''
	[ "$(wc -l < "$tmp/signals")" -gt 20 ]
}

@test "the test definition and the job conform to the schemas of LAVA" {
	need lava
	export PYTHONPATH=$consumers/lava/usr/lib/python3/dist-packages PYTHONDONTWRITEBYTECODE=1
	run /usr/bin/python3 -c '
import sys, yaml
from lava_common.schemas.test import testdef
testdef.validate(yaml.safe_load(open(sys.argv[1])))' "$suites/lava/pidspec.yaml"
	assert_output ''
	run /usr/bin/python3 "$consumers/lava/usr/share/lava-common/lava-schema.py" job --strict "$suites/lava/job.yaml"
	assert_success
	sed 's/fixupdict/fixup/' "$suites/lava/job.yaml" > "$tmp/job.yaml"
	run /usr/bin/python3 "$consumers/lava/usr/share/lava-common/lava-schema.py" job --strict "$tmp/job.yaml"
	assert_failure
}

@test "action-validator accepts the workflows, and rejects invalid ones" {
	need npm
	for file in "$suites"/github/*.yml; do
		run "$consumers/npm/node_modules/.bin/action-validator" "$file"
		assert_success
		sed 's/runs-on/run-on/' "$file" > "$tmp/wrong.yml"
		run "$consumers/npm/node_modules/.bin/action-validator" "$tmp/wrong.yml"
		assert_failure
	done
}

# gitlab FILE ARGUMENT... - run gitlab-ci-local with FILE as .gitlab-ci.yml
gitlab() {
	need npm
	mkdir -p "$tmp/git"
	cp "$1" "$tmp/git/.gitlab-ci.yml"
	cd "$tmp/git" || return
	shift
	[ -d .git ] || git init -q .
	git add .
	git -c user.name=nobody -c user.email=nobody@localhost commit -qm x
	git remote get-url origin > /dev/null 2>&1 || git remote add origin git@localhost:x/y.git
	timeout 300 "$consumers/npm/node_modules/.bin/gitlab-ci-local" "$@" < /dev/null 2>&1
}

@test "gitlab-ci-local accepts the pipelines" {
	run gitlab "$suites/gitlab/kernel.yml" --list
	assert_success
	assert_line --regexp '^pid-namespaces +test +on_success +false +\[kernel\]'
	run gitlab "$suites/gitlab/host.yml" --list
	assert_success
}

@test "gitlab-ci-local runs the job of a host, and copies its results" {
	run gitlab "$suites/gitlab/host.yml" --force-shell-executor --variable PIDSPEC="$pidspec" \
		--artifacts-to-source pid-namespaces-of-the-host
	assert_success
	[ -s "$tmp/git/results/results.tap" ]
}

@test "automake's test-driver accepts each exit status" {
	driver=$(find /usr/share/automake-* -name test-driver 2> /dev/null | tail -n 1)
	[ "$driver" ] || skip "requires automake (apt-get install automake)"
	export PIDSPEC_PROGRAMS=$PWD/runner/tests/programs
	while read -r rule result; do
		sh "$driver" --test-name x --log-file "$tmp/log" --trs-file "$tmp/trs" \
			--color-tests no --enable-hard-errors yes --expect-failure no -- \
			"$pidspec" run --no-known --exit-style automake "$rule" > /dev/null || :
		assert_equal "$rule $(sed -n 's/^:test-result: //p' "$tmp/trs")" "$rule $result"
	done <<-END
	fine.passes PASS
	broken.fails FAIL
	fine.skips SKIP
	odd.cannot-tell ERROR
	END
}
