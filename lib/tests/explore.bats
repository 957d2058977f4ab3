#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# pidspec explore: the kernel agrees with the model, a mutant of the model is found, and
# other processes are not affected.
# Long: explores many scenes.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	# The other user cannot enter $BATS_TEST_TMPDIR.
	tmp=$(mktemp -d)
	chmod 755 "$tmp"
}

teardown() {
	rm -rf "$tmp"
}

# In user and PID namespaces of its own, as a user without other processes.
explore() {
	lib/explore/in-sandbox.sh "$out" "$@"
}

can_explore() {
	explore --scenes 1 --steps 1 > "$tmp/first" 2>&1 || skip "requires user namespaces: $(tail -n 1 "$tmp/first")"
}

# build FILE SCRIPT... - an explorer with sources that sed has changed: FILE.c by the
# script that follows
build() {
	local object name parts=()
	mkdir "$tmp/sources"
	while [ $# -gt 0 ]; do
		sed "$2" "lib/explore/$1.c" > "$tmp/sources/$1.c"
		if cmp -s "$tmp/sources/$1.c" "lib/explore/$1.c"; then return 1; fi
		shift 2
	done
	for object in "$out"/obj/lib/explore/*.o "$out/obj/lib/src/stack.o"; do
		name=$(basename "$object" .o)
		if [ -e "$tmp/sources/$name.c" ]; then
			parts+=("$tmp/sources/$name.c")
		else
			parts+=("$object")
		fi
	done
	# shellcheck disable=SC2086 # a command with options
	${PIDSPEC_CC:-cc} -std=gnu11 -O1 -w -D_GNU_SOURCE -Ilib -Ilib/explore -o "$tmp/explorer" "${parts[@]}"
	export EXPLORE=$tmp/explorer
}

scene() {
	printf '%s\n' 'pidspec-explore 1' "$@" > "$tmp/scene"
	chmod 644 "$tmp/scene"
}

# shellcheck disable=SC2016 # for sed
wrong_setsid='/^struct answer to_setsid/,/^}/s/process->group = process->session/process->session/'

@test "the kernel agrees with the model in 200 scenes of a fixed seed" {
	can_explore
	run explore --seed 7 --scenes 200
	assert_success
	assert_line 'ok 1 - explore.the-kernel-agrees-with-the-model'
	assert_line '  scenes: 200'
	assert_line '  steps: 2400'
	for kind in clone-parent queue death-signal own pair send receive pidfd-open thread tgkill; do
		assert_line --regexp "^    $kind: [1-9]"
	done
}

@test "the scenes of a seed are the same, however many run in parallel" {
	can_explore
	explore --seed 3 --scenes 30 -j 1 > "$tmp/one"
	explore --seed 3 --scenes 30 -j 4 > "$tmp/four"
	run diff "$tmp/one" "$tmp/four"
	assert_success
}

@test "every scene of one step agrees" {
	can_explore
	run explore --exhaustive 1 --processes 3
	assert_success
	assert_line '  states: 1'
	assert_line --regexp '^  forbidden: [1-9]'
	all=$(sed -n 's/^  scenes: //p' <<< "$output")
	sum=0
	for part in 1 2 3; do
		run explore --exhaustive 1 --processes 3 --partition "$part/3" -j 2
		assert_success
		assert_line "  partition: $part/3"
		sum=$((sum + $(sed -n 's/^  scenes: //p' <<< "$output")))
	done
	assert_equal "$sum" "$all"
}

@test "a wrong model is found, and the scene is shrunk" {
	can_explore
	build calls "$wrong_setsid"
	run explore --scenes 500 -j 1
	assert_failure 1
	assert_line 'not ok 1 - explore.the-kernel-agrees-with-the-model'
	assert_line --regexp '^  at-step: [1-5]$'
	assert_line --regexp '^     [1-5]  p[1-7]: setsid\(\)  kernel: '
	assert_line --regexp 'getpgid\([0-9]\) is [0-9]; expected [0-9]'
}

@test "a difference is written as script, replay file and rule program, which compiles and fails" {
	can_explore
	build calls "$wrong_setsid"
	mkdir -m 777 "$tmp/files"
	run explore --scenes 500 -j 1 -o "$tmp/files"
	assert_failure 1
	run explore --replay "$tmp/files/difference.replay"
	assert_failure 1
	# The recorded stream has all that these files are made of.
	mkdir "$tmp/again"
	"$tmp/explorer" --extract "$tmp/files/results.tap" -o "$tmp/again"
	for file in script replay c; do
		cmp "$tmp/files/difference.$file" "$tmp/again/difference.$file"
	done
	grep -x 'not ok 1 explore.the-kernel-agrees-with-the-model' "$tmp/files/results.tap"
	unset EXPLORE
	run explore --replay "$tmp/files/difference.replay"
	assert_success
	grep -E 'getpgid\([0-9]\) is [0-9]; expected [0-9]' "$tmp/files/difference.script"
	# shellcheck disable=SC2086 # a command with options
	${PIDSPEC_CC:-cc} -std=gnu11 -Wall -Wextra -Werror -D_GNU_SOURCE -Ilib -o "$tmp/rule" \
		"$tmp/files/difference.c" "$out/libpidspec.a" -pthread -lrt
	EXPLORE=$tmp/rule run explore
	assert_failure 1
	assert_line --regexp '^not ok [0-9]+ getpgid\([0-9]\) == [0-9]'
}

@test "a difference that one of the probes sees is found, shrunk, written and replayed" {
	can_explore
	build pid_probes 's/NOBODY ? -ESRCH : ANY/NOBODY ? -EINVAL : ANY/' \
		proc_probes '/^static int as_children/,/^}/s/parent == q/parent == p/'
	mkdir -m 777 "$tmp/files"
	run explore --scenes 500 -j 1 -o "$tmp/files"
	assert_failure 1
	assert_line --regexp '^  difference: "p[0-7]: .* expected '
	assert_line '  repeats: true'
	run explore --replay "$tmp/files/difference.replay"
	assert_failure 1
	run grep -F 'TODO: check that ' "$tmp/files/difference.c"
	assert_success
	# shellcheck disable=SC2086 # a command with options
	${PIDSPEC_CC:-cc} -std=gnu11 -D_GNU_SOURCE -Ilib -fsyntax-only "$tmp/files/difference.c"
}

@test "a probe that has an effect is a difference that repeats" {
	can_explore
	build pid_probes 's/syscall(SYS_tgkill, 1, n, SIGKILL)/syscall(SYS_tkill, n, SIGKILL)/'
	run explore --scenes 500 -j 1
	assert_failure 1
	assert_line --regexp '^  difference: "p[1-7] has ended while observing"$'
	assert_line '  repeats: true'
	rm -r "$tmp/sources"
	build namespace_probes 's/create(0, (pid_t\[\]){ 0 }, 1)/create(0, NULL, 0)/'
	run explore --scenes 500 -j 1
	assert_failure 1
	assert_line --regexp '^  difference: "p[0-7]: clone3\(set_tid = \{ 0 \}\) is 0; expected EINVAL"$'
	assert_line '  repeats: true'
}

@test "a step that kills p0 is a difference, and a fault of p0 is not" {
	can_explore
	trap_in_third_step='s/^\t\tscene->performed++;/&\n\t\tif (at == 2)\n\t\t\t__builtin_trap();/'
	build play "$trap_in_third_step"
	run explore --scenes 5
	assert_failure 3
	assert_line '  inconclusive: "p0 has ended before the scene was over"'
	rm -r "$tmp/sources"
	build play "$trap_in_third_step" run 's/signal == SIGILL ||//'
	run explore --scenes 5
	assert_failure 1
	assert_line '  difference: "p0 is killed by signal 4; expected: it lives"'
	assert_line '  at-step: 3'
	assert_line '  repeats: true'
}

@test "a scene whose p0 cannot be killed is repeated in a guest, and nowhere else" {
	can_explore
	wait_in_third_step='s/^\t\tscene->performed++;/&\n\t\tif (at == 2)\n\t\t\tpause();/'
	short='s/LIMIT_OF_\([A-Z]*\) = [0-9]*/LIMIT_OF_\1 = 500/'
	without_kill='/^\tsys_pidfd_kill/d'
	in_guest='s/may_hang = is_own_guest()/may_hang = true/'
	build play "$wait_in_third_step" run "$short; $without_kill"
	run explore --scenes 5 -j 1
	assert_failure 3
	assert_line '  inconclusive: "the scene has not ended; it is not repeated"'
	rm -r "$tmp/sources"
	build play "$wait_in_third_step" run "$short" main "$in_guest"
	run explore --scenes 5 -j 1
	assert_failure 3
	assert_line '  inconclusive: "the scene has not ended; it is not repeated"'
	rm -r "$tmp/sources"
	build play "$wait_in_third_step" run "$short; $without_kill" main "$in_guest"
	run explore --scenes 5 -j 1
	assert_failure 1
	assert_line '  difference: "SIGKILL does not end p0"'
	assert_line '  at-step: 3'
	assert_line '  repeats: true'
}

@test "an init process is not moved to a process group of its namespace: the step is left out" {
	can_explore
	# None of these options would have an effect.
	build perform 's/SYS_setpgid, x\[0\]/SYS_getpid, x[0]/'
	scene 'clone-newpid 0 1 0' 'fork 1 2 0' 'setpgid 1 -1 2' 'kill 0 1 6'
	run explore --replay "$tmp/scene"
	assert_success
	assert_line '  steps: 3'
	refute_line --partial 'setpgid'
}

@test "an init process is not moved even if the model allows it: the process verifies the step" {
	can_explore
	build perform 's/SYS_setpgid, x\[0\]/SYS_getpid, x[0]/' model '/^bool is_forbidden/,/^}/s/return target/return false \&\& target/'
	scene 'clone-newpid 0 1 0' 'fork 1 2 0' 'setpgid 1 -1 2'
	run explore --replay "$tmp/scene"
	assert_failure 3
	assert_line --partial 'an init process joins a process group'
	scene 'fork 0 1 0' 'clone-newpid 0 2 0' 'setpgid 0 2 1'
	run explore --replay "$tmp/scene"
	assert_failure 3
	assert_line --partial 'an init process joins a process group'
}

# is_guest COMM-OF-2 COMM-OF-1 CMDLINE - by lib/src/guest.h, with other files for /proc
is_guest() {
	mkdir -p "$tmp/proc/1" "$tmp/proc/2"
	echo "$1" > "$tmp/proc/2/comm"
	echo "$2" > "$tmp/proc/1/comm"
	echo "$3" > "$tmp/proc/cmdline"
	sed "s|\"/proc|\"$tmp/proc|" lib/src/guest.h > "$tmp/guest.h"
	printf '#include "guest.h"\nint main(void) { return !is_own_guest(); }\n' > "$tmp/guest.c"
	# shellcheck disable=SC2086 # a command with options
	[ -x "$tmp/is-guest" ] || ${PIDSPEC_CC:-cc} -D_GNU_SOURCE -o "$tmp/is-guest" "$tmp/guest.c"
	run env PIDSPEC_DISPOSABLE=1 "$tmp/is-guest"
}

@test "a guest is proved by the initial /proc, its init, and its kernel, and by no variable" {
	is_guest kthreadd pidspec-guest 'console=ttyS0 pidspec.guest=1 panic=-1'
	assert_success
	is_guest kthreadd systemd 'console=ttyS0 pidspec.guest=1'
	assert_failure 1
	is_guest sh pidspec-guest 'console=ttyS0 pidspec.guest=1'
	assert_failure 1
	is_guest kthreadd pidspec-guest 'console=ttyS0 pidspec.guest=10 xpidspec.guest=1'
	assert_failure 1
	rm -r "$tmp/proc"
	run "$tmp/is-guest"
	assert_failure 1
}

@test "the rule program of a step that can hang a kernel requires a guest" {
	printf '%s\n' '# at-step: 4' '# witness: 0' '# step: clone-newpid 0 1 0 = 2 0 0 0' \
		'# step: fork 1 2 0 = 2 0 0 0' '# step: setpgid 2 -1 -1 = 0 0 0 0' \
		'# step: setpgid 1 -1 2 = 0 0 0 0' > "$tmp/results.tap"
	"$out/explore" --extract "$tmp/results.tap" -o "$tmp"
	grep -F '.needs = { need_guest },' "$tmp/difference.c"
	sed -i 's/at-step: 4/at-step: 3/; /setpgid 1 -1 2/d' "$tmp/results.tap"
	"$out/explore" --extract "$tmp/results.tap" -o "$tmp"
	run grep -F 'need_guest' "$tmp/difference.c"
	assert_failure
}

@test "reboot(2) is not called in the namespace of p0, even if the model allows it" {
	can_explore
	scene 'reboot 0 0 0' 'fork 0 1 0'
	run explore --replay "$tmp/scene"
	assert_success
	assert_line '  steps: 1'
	# None of these options would have an effect.
	build perform 's/SYS_reboot, LINUX_REBOOT_MAGIC1/SYS_getpid, LINUX_REBOOT_MAGIC1/' steps '/^static bool is_below_p0/,/^}/s/ != 0/ >= 0/' \
		deviations '/to_reboot/d'
	run explore --replay "$tmp/scene"
	assert_failure 3
	assert_line --partial 'reboot(2) outside of a PID namespace of the scene'
}

@test "the end of a tracee is reported to its tracer, and then to its parent" {
	can_explore
	scene 'clone-newpid 0 1 0' 'fork 1 2 0' 'fork 0 3 0' 'seize 3 2 0' 'seize 0 2 0' 'detach 3 2 0' 'exit 1 3 0' \
		'wait-all 0 0 0' 'wait-pid 3 2 0' 'wait-all 0 0 0' 'fork 0 4 0' 'seize 3 4 0' 'detach 3 4 1'
	run explore --replay "$tmp/scene"
	assert_success
	assert_line '  steps: 13'
	assert_line '    seize: 3'
	# Without that, an init process would end before its tracee is reaped.
	build model '/^static void end_namespace/,/^}/s/m->p\[q\].tracer == NOBODY/true/'
	run explore --replay "$tmp/scene" --no-shrink
	assert_failure 1
}

@test "p0 is not traced, even if the model allows it" {
	can_explore
	scene 'fork 0 1 0' 'seize 1 0 0' 'fork 1 2 0'
	run explore --replay "$tmp/scene"
	assert_success
	assert_line '  steps: 2'
	# With none of these options is it traced.
	build steps '/^static bool traces/,/^}/s/ != 0/ >= 0/' perform 's/trace(PTRACE_SEIZE, x/trace(PTRACE_CONT, x/'
	run explore --replay "$tmp/scene"
	assert_failure 3
	assert_line --partial 'p0 would stop for signals'
}

@test "the model has at most 900 lines, without comments and blank lines" {
	run bash -c 'sed "s@/\*.*\*/@@; /\/\*/,/\*\//d; s@//.*@@" lib/explore/{model,calls}.c | grep -c "[^[:space:]]"'
	assert_success
	[ "$output" -gt 500 ]
	[ "$output" -le 900 ]
}

@test "a second user may signal only its own processes" {
	[ "$(id -u)" -eq 0 ] || skip 'requires root, to map a second user'
	can_explore
	scene 'clone-newpid 0 1 0' 'fork 1 2 0' 'user 2 1 0' 'fork 2 3 0' 'kill 2 1 0' 'action 2 0 1' 'kill 3 2 0' \
		'kill 2 1 4' 'clone-newpid 2 4 0' 'user 2 0 0' 'set-tid 2 4 5' 'setns-file 2 1 0' 'reboot 2 0 0'
	run "$out/explore" --replay "$tmp/scene"
	assert_success
	[[ $output = *'    user: 2'* ]] || skip 'requires CAP_SETUID'
	assert_line '  steps: 13'
	build model '/^bool may_signal/,/^}/s/return is_capable/return true || is_capable/'
	run "$tmp/explorer" --replay "$tmp/scene" --no-shrink
	assert_failure 1
	assert_line --partial 'EPERM'
}

@test "capabilities are those of the user namespace that owns the PID namespace" {
	can_explore
	scene 'clone-newpid 0 1 0' 'clone-newuser 1 2 0' 'clone-newuser 2 3 0' 'unshare 2 0 0' 'fork 2 3 0' \
		'setns-file 2 2 0' 'fork 1 4 0' 'unshare-newuser 4 0 0' 'fork 4 5 0' 'reboot 4 0 0' 'setns-file 4 2 0' \
		'setns-file 1 2 0' 'fork 2 6 0' 'reboot 6 0 0'
	run explore --replay "$tmp/scene"
	assert_success
	[[ $output = *unshare-newuser* ]] || skip 'requires nested user namespaces'
	assert_line '  steps: 14'
	build model '/^struct answer to_reboot/,/^}/s/m->n\[by->ns\].owner)/by->users)/'
	run explore --replay "$tmp/scene" --no-shrink
	assert_failure 1
}

@test "PIDs wrap around at the pid_max of a namespace" {
	can_explore
	scene 'clone-newpid 0 1 0' 'pid-max 1 0 0' 'near-max 1 9 0' 'fork 1 2 0' 'fork 1 3 0' 'kill 2 3 0' \
		'set-tid 1 4 7' 'set-tid 1 4 8'
	run explore --replay "$tmp/scene"
	assert_success
	[[ $output = *pid-max:* ]] || skip 'requires Linux 6.14 (a pid_max of each PID namespace)'
	assert_line '  steps: 8'
	# The model knows only that a PID is unused, and less than pid_max.
	build model '/^static int wrap_around/,/^}/s/m->returned/0/'
	run explore --replay "$tmp/scene" --no-shrink
	assert_failure 1
	assert_line --regexp 'the result is [0-9]+; expected [0-9]+'
}

@test "pid_max is not written if it may be that of another namespace, even if the model allows it" {
	can_explore
	scene 'clone-newpid 0 1 0' 'pid-max 1 0 0'
	# With none of these options is it written.
	build perform 's/file.st_ino != outer/false/; s/write(fd, text, length) == length/fd >= 0/'
	run explore --replay "$tmp/scene"
	assert_success
	assert_line '  steps: 1'
	rm -r "$tmp/sources"
	build perform 's/file.st_ino != outer/false/; s/write(fd, text, length) == length/fd >= 0/' \
		run 's/without_pid_max = .*/without_pid_max = false;/'
	run explore --replay "$tmp/scene"
	assert_failure 3
	assert_line --partial 'pid_max of another PID namespace'
}

@test "a process of a scene executes a program, from each of two threads" {
	can_explore
	scene 'clone-newpid 0 1 0' 'action 1 0 2' 'thread 1 0 0' 'thread-execute 1 0 0' 'fork 1 2 0' 'kill 2 1 0' \
		'execute 2 0 0' 'fork 2 3 0' 'setpgid 1 2 2' 'pidfd-kill 3 2 2' 'wait-all 1 0 0'
	run explore --replay "$tmp/scene"
	assert_success
	assert_line '  steps: 11'
	assert_line '    thread-execute: 1'
	assert_line '    execute: 1'
}

@test "a signal to all processes requires a user without other processes" {
	can_explore
	# shellcheck disable=SC2016 # for that shell
	printf '#!/bin/sh\ntail -f /dev/null & "%s" "$@"; s=$?; kill $!; exit $s\n' "$tmp/real" > "$tmp/with-another"
	cp "$out/explore" "$tmp/real"
	chmod 755 "$tmp/with-another" "$tmp/real"
	EXPLORE=$tmp/with-another run explore --scenes 100
	assert_success
	assert_line --partial 'without kill(-1, ...): requires a user without other processes'
	refute_line --partial 'kill-all'
	run explore --scenes 100
	assert_line --partial 'kill-all'
}

@test "a run leaves nothing behind" {
	can_explore
	counting
	export EXPLORE
	run explore --scenes 50
	assert_line 'ok 1 - explore.the-kernel-agrees-with-the-model'
	refute_line --partial 'left:'
}

# counting - how many processes are there before and after the explorer?
counting() {
	# shellcheck disable=SC2016 # for that shell
	printf '#!/bin/sh\nset -- "$#" /proc/[0-9]* "$@"\nb=$(($# - 1 - $1))\nshift "$((b + 1))"\n"%s" "$@"\ns=$?\nset -- /proc/[0-9]*\n[ "$#" -eq "$b" ] || echo "left: $*"\nexit $s\n' \
		"$tmp/real" > "$tmp/counting"
	cp "${EXPLORE:-$out/explore}" "$tmp/real"
	chmod 755 "$tmp/counting" "$tmp/real"
	EXPLORE=$tmp/counting
}

@test "storms end, and leave no process and no namespace" {
	can_explore
	counting
	export EXPLORE
	mkdir -m 777 "$tmp/files"
	run explore --storm --scenes 20 --seed 4 -o "$tmp/files"
	assert_success
	refute_line --partial 'left:'
	assert_line 'ok 1 - explore.storms-end'
	assert_line '  seed: 4'
	assert_line '  storms: 20'
	assert_line --regexp '^  processes: [1-9][0-9]{2,3}$'
	for kind in fork clone-newpid kill setns-pidfd exit wait-all seize; do
		assert_line --regexp "^    $kind: [1-9]"
	done
	grep -x 'ok 1 explore.storms-end' "$tmp/files/results.tap"
	grep -x '# storms: 20' "$tmp/files/results.tap"
}

@test "a process of a storm draws the same steps each time" {
	can_explore
	build storm 's/^	draw_arguments(&kinds\[kind\], x);/&\n	if (me == 0) dprintf(2, "%s %ld %ld\\n", kinds[kind].name, x[0], x[1]);/'
	for seed in 8 8 9; do
		explore --storm --scenes 1 --seed "$seed" --steps 700 --processes 2 -j 1 2>&1 > /dev/null | sed 20q >> "$tmp/draws"
	done
	run split -l 20 "$tmp/draws" "$tmp/draws."
	assert_success
	cmp "$tmp/draws.aa" "$tmp/draws.ab"
	run cmp -s "$tmp/draws.aa" "$tmp/draws.ac"
	assert_failure
}

# shellcheck disable=SC2016 # for sed
one_second='s/LIMIT_OF_END = 30000/LIMIT_OF_END = 1000/'

@test "a process that is outside of the namespace of p0 after a storm is a violation" {
	can_explore
	build run "$one_second; s/^	pid = start_p0/	if (sys_clone(0) == 0) for (;;) pause();\n&/"
	mkdir -m 777 "$tmp/files"
	run explore --storm --scenes 3 --seed 6 --processes 3 -j 1 -o "$tmp/files"
	assert_failure 1
	assert_line 'not ok 1 - explore.storms-end'
	assert_line --regexp '^  violation: "processes are left: [0-9]+ \(explore.*, state [A-Z]\)"$'
	assert_line '  seed-of-storm: 6'
	assert_line '  again: pidspec explore --storm --scenes 1 --seed 6 --steps 100 --processes 3'
	grep -x 'not ok 1 explore.storms-end' "$tmp/files/results.tap"
	[ ! -e "$tmp/files/difference.c" ]
	grep -x '#:pidspec_actual: processes are left: .*' "$tmp/files/results.tap"
}

@test "a namespace that is not freed after a storm is a violation" {
	can_explore
	# The pidfd of p0 refers to its namespace.
	build run "$one_second; s/^	close(pidfd);//"
	run explore --storm --scenes 2 --seed 6 -j 1
	assert_failure 1
	assert_line '  violation: "a PID namespace is left"'
}

@test "a storm in which p0 does not end is a violation" {
	can_explore
	build run "$one_second; s/scene->seed % 2/true/; s/^		if (is_killed() \&\& /		if (false \&\& /"
	run explore --storm --scenes 1 -j 1
	assert_failure 1
	assert_line '  violation: "p0 has not ended within 1 s"'
}

@test "the kernel is tainted during a storm: that is a violation" {
	can_explore
	build aftermath 's/^	read_taint(taint);/	strcpy(taint, "512");/'
	run explore --storm --scenes 1 -j 1
	assert_failure 1
	assert_line --regexp '^  violation: "/proc/sys/kernel/tainted is 512; it was [0-9]+"$'
}

@test "no process of a storm moves an init process, or another one, to a process group" {
	can_explore
	# With none of these options is one moved.  p0 also takes the step, and each process
	# may name another one.
	build perform 's/SYS_setpgid, x\[0\]/SYS_getpid, x[0]/; s/^		return forbid("an init process, or another one");/		_exit(77);/' \
		storm 's/^	if (predict == to_setpgid \&\& .*/	if (false)/; s/to_block,	       to_unblock,	   to_setpgid/to_block, to_unblock/; s/^		x\[0\] = 0;$/		x[0] += 0;/'
	run explore --storm --scenes 10 -j 1
	assert_failure 3
	assert_line --partial 'p0 has ended before the scene was over'
}

@test "in a storm, only processes below the namespace of p0 signal groups, call reboot(2) or write pid_max" {
	can_explore
	# With none of these options does p0 or the kernel do anything.
	build perform 's/SYS_kill, x\[0\], x\[1\]/SYS_kill, x[0], 0/; s/SYS_reboot, LINUX_REBOOT_MAGIC1/SYS_getpid, LINUX_REBOOT_MAGIC1/; s/^	if (scene->storm.on)$/	if (scene->storm.on \&\& me == 0)\n		_exit(77);\n&/' \
		storm 's/to_exit,      to_kill_group,   to_kill_own_group,  to_kill_all,/to_exit,/'
	run explore --storm --scenes 10 -j 1
	assert_failure 3
	assert_line --partial 'p0 has ended before the scene was over'
}

@test "where no namespace may be created, the result is inconclusive" {
	can_explore
	[ -x "$out/lib/safety/reject" ] || skip 'requires lib/safety/reject (make everything)'
	# shellcheck disable=SC2016 # for that shell
	printf '#!/bin/sh\n"%s" namespaces EPERM "%s" "$@"\n' "$tmp/reject" "$tmp/real" > "$tmp/rejecting"
	cp "$out/lib/safety/reject" "$tmp/reject"
	cp "$out/explore" "$tmp/real"
	chmod 755 "$tmp/rejecting" "$tmp/real" "$tmp/reject"
	EXPLORE=$tmp/rejecting run explore --scenes 5
	assert_failure 3
	assert_line --partial 'requires user and PID namespaces; clone(2)'
}

# rejected MESSAGE ARGUMENT... - one line on stderr
rejected() {
	local message=$1
	shift
	run "$out/explore" "$@"
	assert_failure 2
	assert_output "explore: $message"
}

@test "bad options and files are rejected" {
	rejected "no option '--frob'; see --help" --frob
	rejected '-j 0 is not a number from 1 to 64; see --help' -j 0
	rejected '--steps 41 is not a number from 1 to 40; see --help' --steps 41
	rejected '--scenes 1x is not a number from 1 to 1073741824; see --help' --scenes 1x
	rejected '--seed (nothing) is not a number from 0 to 1073741824; see --help' --seed
	rejected '--replay; requires a path after it' --replay
	rejected '--extract requires a directory; add -o DIR' --extract x
	rejected '/nonexistent: No such file or directory; name a results.tap' --extract /nonexistent -o "$tmp"
	echo 'ok 1 a.b' > "$tmp/bad"
	rejected "$tmp/bad: no difference that this version can read; name a results.tap in which explore failed" \
		--extract "$tmp/bad" -o "$tmp"
	echo '# step: frob 1 2 3 = 4 5 6 7' > "$tmp/bad"
	rejected "$tmp/bad:1: malformed; read a results.tap that pidspec wrote" --extract "$tmp/bad" -o "$tmp"
	for option in '--exhaustive 1' '--known' '--no-shrink' "--replay $tmp/bad" "--extract $tmp/bad"; do
		# shellcheck disable=SC2086 # an option and its value
		rejected "--storm and ${option%% *} exclude each other; leave out one" --storm $option
	done
	rejected '--partition requires --exhaustive; add --exhaustive K' --partition 1/2
	rejected '--partition is not of the form I/N; for example, 1/10' --exhaustive 1 --partition 1:2
	rejected '--partition 3 is not a number from 1 to 2; see --help' --exhaustive 1 --partition 3/2
	rejected '--steps 10001 is not a number from 1 to 10000; see --help' --storm --steps 10001
	rejected '--processes 33 is not a number from 2 to 32; see --help' --storm --processes 33
	rejected '--processes 8 is not a number from 2 to 7; see --help' --processes 8
	rejected '--resume is for programs of a scene; see --help' --resume 9:9
	rejected '/nonexistent: No such file or directory; name a file that explore wrote' --replay /nonexistent
	echo fork > "$tmp/bad"
	rejected "$tmp/bad:1: not a replay file; the first line must be 'pidspec-explore 1'" --replay "$tmp/bad"
	scene 'fork 0 1 0' 'frob 1 2 3'
	rejected "$tmp/scene:3: not a step; write KIND PROCESS A B" --replay "$tmp/scene"
	scene 'fork 0 99 0'
	rejected "$tmp/scene:2: not a step; write KIND PROCESS A B" --replay "$tmp/scene"
	scene
	rejected "$tmp/scene: no steps; write one a line" --replay "$tmp/scene"
}

@test "pidspec explore is the same program" {
	run "$out/pidspec" explore --help
	assert_success
	assert_line 'Usage: pidspec explore [OPTION...]'
}
