#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Systematic mutants: the generator, on a small source.
# Without sanitizers: runs scripts.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	generate=$PWD/runner/mutants/systematic/generate
	source=$PWD/runner/tests/fixtures/systematic
	export PYTHONDONTWRITEBYTECODE=1
}

# Build the program of the fixture, with all mutants.
build() {
	"$generate" "$source" -t "$tmp/table" -p kernel/pid.c > "$tmp/mutated.c"
	cc -w -DFIXTURE="\"$tmp/mutated.c\"" -o "$tmp/driver" "$source/driver.c"
	"$tmp/driver" 0 > "$tmp/healthy"
}

# changes NAME LINE... - the mutant changes these lines of the output, and no others
changes() {
	local name=$1
	shift
	number=$(awk -F '\t' -v name="kernel/pid.c:$name" '$2 == name { print $1 }' "$tmp/table")
	[ "$number" ] || fail "there is no mutant $name"
	"$tmp/driver" "$number" > "$tmp/one"
	run grep -vxFf "$tmp/healthy" "$tmp/one"
	assert_output "$(printf '%s\n' "$@")"
}

@test "without a mutant in effect, the mutated source behaves like the original" {
	build
	cc -w -DFIXTURE="\"$source/kernel/pid.c\"" -o "$tmp/original" "$source/driver.c"
	"$tmp/original" | diff - "$tmp/healthy"
}

@test "each operator changes the intended code, nested or not" {
	build
	changes negated:negate:1 'negated 0 1'
	changes negated:delete:1 'negated 0 0'
	changes dropped:negate:1 'dropped 3 1 1 1'
	changes dropped:drop:1 'dropped 1 3 1 2'
	changes dropped:drop:2 'dropped 1 1 3 1'
	changes dropped:drop:3 'dropped 1 3 3 3'
	changes deleted:delete:1 'deleted 0'
	changes errno_of:errno:1 'errno_of -13'
	changes numbered:vnr-nr:1 'numbered 100'
	changes found:ns-initial:1 'found 50'
	changes found:ns-children:1 'found 52'
	changes own:ns-initial:1 'own 0'
	changes own:ns-children:1 'own 2'
	changes own:ns-parent:1 'own 0'
	changes in_namespace:ns-own:1 'in_namespace 101'
	changes in_namespace:ns-initial:1 'in_namespace 100'
	changes in_namespace:ns-parent:1 'in_namespace 101'
	changes made_for:ns-active:1 'made_for 1'
	changes level_of:level+1:1 'level_of 3'
	changes level_of:level-1:1 'level_of 1'
	changes able:userns-initial:1 'able 0'
	changes able:userns-own:1 'able 0'
	changes able:userns-parent:1 'able 0'
	changes able:negate:1 'able 0'
	changes kind_of:vnr-nr:1 'kind_of 200'
	changes kind_of:kind:1 'kind_of 301'
}

@test "locks, reference counts, memory, boot, and code not about PIDs are not mutated" {
	"$generate" "$source" -t "$tmp/table"
	run grep -E 'left_alone|macro|exit.c:other|at_boot|fallthrough' "$tmp/table"
	assert_output ""
	run grep -c 'exit.c:about_pids' "$tmp/table"
	assert_output 3
}

@test "the same source gives the same list, and the same seed the same sample" {
	"$generate" "$source" -t "$tmp/one" -s 5 --seed 7 > "$tmp/five"
	"$generate" "$source" -t "$tmp/two" -s 9 --seed 7 > "$tmp/nine"
	"$generate" "$source" -s 5 --seed 8 > "$tmp/others"
	diff "$tmp/one" "$tmp/two"
	diff "$tmp/five" <(head -n 5 "$tmp/nine")
	run diff -q "$tmp/five" "$tmp/others"
	assert_failure
	run sort -u "$tmp/nine"
	assert_equal "${#lines[@]}" 9
}

@test "a mutant keeps its name when code before it changes" {
	cp -r "$source" "$tmp/changed"
	sed -i '1a int added(int pid)\n{\n\tif (pid)\n\t\treturn 1;\n\treturn 0;\n}' "$tmp/changed/kernel/pid.c"
	"$generate" "$source" -t "$tmp/before"
	"$generate" "$tmp/changed" -t "$tmp/after"
	run comm -13 <(cut -f 2 "$tmp/before" | sort) <(cut -f 2 "$tmp/after" | sort)
	assert_output "$(printf '%s\n' kernel/pid.c:added:{delete,negate}:1)"
}

# A kernel with four mutants, and two rules.
prepare_session() {
	mkdir -p "$tmp/out/mutants/systematic" "$tmp/out/guest/x86_64/testcases/a"
	cp "$source/pidspec" "$tmp/out/pidspec"
	touch "$tmp/out/guest/x86_64/testcases/a/"{one,two} \
		"$tmp/out/mutants/systematic/linux-x86-systematic"
	{
		printf 'number\tname\tline\twas\tbecomes\n'
		for n in 1 2 3 4; do printf '%d\tkernel/pid.c:f:delete:%d\t9\tx;\t\n' $n $n; done
	} > "$tmp/out/mutants/systematic/systematic.tsv"
	results=$tmp/out/mutants/systematic/results
	export PIDSPEC=$tmp/out/pidspec
}

@test "a mutant is killed by a FAIL of a rule that passes without it" {
	prepare_session
	run runner/mutants/mutants --set systematic -j1
	assert_failure 1
	assert_line "4 mutants: 1 killed, 1 noticed, 1 survived, 1 unreached; score 1 of 4 (25.0 %)"
	run cut -f 1-4 "$results/systematic.tsv"
	assert_output - <<-EOF
		mutant	outcome	noticed	undecided
		kernel/pid.c:f:delete:1	killed	a.one	
		kernel/pid.c:f:delete:2	noticed		a.two=ERROR
		kernel/pid.c:f:delete:3	survived		
		kernel/pid.c:f:delete:4	unreached		
	EOF
}

@test "a mutant that leaves a guest without memory is noticed, and another guest runs the rest" {
	prepare_session
	sed -i 's/^BREAKS = .*/BREAKS = {("3", "a--two")}/' "$PIDSPEC"
	run runner/mutants/mutants --set systematic -j1 3 1
	assert_line --partial "2 mutants: 1 noticed, 1 killed"
	run cut -f 1,2,4 "$results/systematic.tsv"
	assert_line "kernel/pid.c:f:delete:3	noticed	a.two=CRASH"
	run grep '^3	' "$results/pairs.tsv"
	assert_line "3	a.two	CRASH"
	assert_line "3	a.one	PASS"
	# Mutant 3 comes last in the second guest.
	run tail -n 1 "$results/steps"
	assert_output --partial "m3 a--one"
}

@test "a rule of level INFO notices a mutant, but does not kill it" {
	prepare_session
	sed -i 's/("1", "a--one"): "not ok"/("1", "a--one"): "XFAIL"/;
		s/# ERROR exit status 9" if word == "ERROR"/# {word} because" if word[0].isupper()/' "$PIDSPEC"
	run runner/mutants/mutants --set systematic -j1 1
	assert_line --partial "1 mutants: 1 noticed; score 0 of 1"
	run grep -c 'XFAIL$' "$results/pairs.tsv"
	assert_output 1
}

@test "a session continues an interrupted one" {
	prepare_session
	runner/mutants/mutants --set systematic -j1 1 2 > "$tmp/log" || :
	mv "$results/steps" "$tmp/before"
	run runner/mutants/mutants --set systematic -j1
	assert_line --partial "4 mutants: 1 killed, 1 noticed,"
	run grep -E 'm[12] |r ' "$results/steps"
	assert_output ""
	run runner/mutants/mutants --set systematic -j1 --only noticed
	assert_line --partial "4 mutants: 1 killed, 1 noticed,"
	run grep -c 'm2 ' "$results/steps"
	assert_output 1
}

@test "a rule that fails without a mutant is not counted, and is run again" {
	prepare_session
	printf '5\tkernel/pid.c:g:delete:1\t9\tx;\t\n' >> "$tmp/out/mutants/systematic/systematic.tsv"
	sed -i 's/"1-3"}/"1-3 5-5"}/' "$PIDSPEC"
	run runner/mutants/mutants --set systematic -j1 3 5
	assert_line "the healthy kernel: a.two is FAIL"
	assert_line "5 1 -"
	assert_line "5 1 PASS"
}

@test "results of another kernel are not mixed" {
	prepare_session
	runner/mutants/mutants --set systematic -j1 > "$tmp/log" || :
	echo > "$tmp/out/mutants/systematic/linux-x86-systematic"
	run runner/mutants/mutants --set systematic -j1
	assert_failure 2
	assert_output "pidspec mutants: $results: has the results of another kernel; remove it, or use another directory with -o; see 'pidspec mutants --help'"
}

@test "an invalid line of the classification is reported" {
	prepare_session
	printf 'kernel/pid.c:f:delete:1\tequal\tbecause\n' > "$tmp/classified"
	run /usr/bin/python3 -c 'import sys; sys.path.insert(0, "runner/mutants/systematic"); import classes
try: classes.read(classes.pathlib.Path(sys.argv[1]))
except classes.Wrong as wrong: print(wrong)' "$tmp/classified"
	assert_output "$tmp/classified:1: must be NAME, one of equivalent, unobservable, other, and a reason, with tabs between"
	/usr/bin/python3 -c 'import sys; sys.path.insert(0, "runner/mutants/systematic"); import classes; classes.read()'
}

@test "a diagnostic of the compiler is attributed to the mutants of that line" {
	cat > "$tmp/blame.py" <<-'END'
		import sys
		sys.path.insert(0, "runner/mutants/systematic")
		import trial
		owners = {"kernel/pid.c": [set(), {1}, {2}, set(), {3}, {4}, {4}]}
		said = """/src/kernel/pid.c:3:4: error: lvalue required
		include/linux/compiler.h:9:1: error: static assertion failed
		/src/kernel/pid.c:4:9: note: in expansion of macro 'READ_ONCE'
		kernel/pid.c:2:1: warning: unused variable
		kernel/pid.c:6:1: warning: pointer type mismatch in conditional expression
		""".replace("\t", "").splitlines()
		print(sorted(trial.attribute(said, owners).items()))
	END
	run /usr/bin/python3 "$tmp/blame.py"
	assert_output "[(2, 'lvalue required'), (3, 'static assertion failed'), (4, 'pointer type mismatch in conditional expression')]"
}

@test "mutants that do not compile are omitted, and remembered" {
	cp -r "$source" "$tmp/linux"
	mkdir -p "$tmp/linux/include/linux" "$tmp/linux/fs" "$tmp/build"
	printf 'int bprm_execve(void)\n{\n\tretval = prepare_bprm_creds(bprm);\n}\n' > "$tmp/linux/fs/exec.c"
	printf 'obj-y = pid.o\n' > "$tmp/linux/kernel/Makefile"
	# This compiler rejects deleted statements, and otherwise makes files for objcopy.
	cat > "$tmp/linux/Makefile" <<-'END'
		.RECIPEPREFIX = >
		%.o:
		>@echo once >> trials
		>@grep -n 'if (!pidspec_is' $*.c | sed 's|\(.*\):.*|$*.c:\1:1: error: no C|'
		>@! grep -q 'if (!pidspec_is' $*.c
		>@mkdir -p $(O)/$(*D)
		>@sed -n 's/.*pidspec_is(\([0-9]*\)).*/.long \1/p' $*.c | (echo '.section .discard.pidspec'; cat) | as -o $(O)/$@
	END
	run "$generate" "$tmp/linux" --build "$tmp/build"
	assert_success
	assert_line --regexp 'trial 1: [1-9][0-9]* mutants do not compile'
	assert_line 'trial 2: 0 mutants do not compile'
	# exit.o is there, but the kernel is built without it.
	(cd "$tmp/build" && ar rcT vmlinux.a kernel/pid.o)
	"$generate" "$tmp/linux" --linked "$tmp/build" -t "$tmp/table"
	run grep -c 'delete\|exit.c' "$tmp/table"
	assert_output 0
	run grep -c 'errno\|negate' "$tmp/table"
	assert_output 5
	grep -q 'delete:1.*no C' "$tmp/linux/.pidspec/uncompiled.tsv"
	grep -q 'exit.c.*errno:1.not in this configuration' "$tmp/linux/.pidspec/uncompiled.tsv"
	run "$generate" "$tmp/linux" --build "$tmp/build"
	assert_output 'trial 1: 0 mutants do not compile'
	grep -q 'pidspec_exec(bprm->filename)' "$tmp/linux/fs/exec.c"
	grep -q pidspec_systematic.o "$tmp/linux/kernel/Makefile"
}
