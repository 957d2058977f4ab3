#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# run --host, with a command in place of ssh(1) that runs a shell here, and with sshd(8).
# Without sanitizers: inside.bats has the same parts.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	unset PIDSPEC_PROGRAMS PIDSPEC_SSH
	[ -d "$out/guest" ] || skip "requires a static build (make guest)"
	export TMPDIR=$tmp
	mkdir "$tmp/bin"
	PATH=$tmp/bin:$PATH
}

# No processes or files may remain.
teardown() {
	run ls -A "$tmp"
	refute_output --partial pidspec.
}

# be_ssh SCRIPT - make a command ssh, which runs SCRIPT with $host, and then the command
# as sshd(8) does
be_ssh() {
	cat > "$tmp/bin/ssh" <<-END
	#!/bin/sh
	[ "\$1" = -- ] && shift
	host=\$1
	shift
	$1
	exec sh -c "\$*"
	END
	chmod +x "$tmp/bin/ssh"
}

# on_hosts ARGUMENT... - sets $output and $stderr
on_hosts() {
	run --separate-stderr timeout 120 "$pidspec" run "$@"
}

@test "pidspec run --host tests each host, and records a stream of each" {
	need_unshare "$([ "$(id -u)" -eq 0 ] && echo -mpf || echo -Urmpf)"
	be_ssh ''
	on_hosts --host h1 --host user@h2 -o "$tmp/record" numbering
	assert_success
	n=$("$pidspec" list numbering | wc -l)
	assert_line --regexp "^pidspec: h1: $n rules: [0-9]+ pass, 0 fail, "
	assert_line --regexp "^pidspec: user@h2: $n rules: [0-9]+ pass, 0 fail, "
	grep -qx '#:pidspec_target: h1' "$tmp/record/h1/results.tap"
	grep -qx "1..$n" "$tmp/record/user@h2/results.tap"
	on_hosts --host h1 -o "$tmp/record" numbering
	assert_failure 2
	[ -d /usr/lib/python3/dist-packages/jinja2 ] || skip "requires Jinja2 (apt-get install python3-jinja2)"
	run "$pidspec" report "$tmp/record"
	assert_line '2 hosts alike.'
}

# use_sshd - ssh(1) starts an sshd(8) with keys of its own for each connection.  It needs a
# directory in /run, which it gets in a mount namespace.
use_sshd() {
	for key in host user; do
		ssh-keygen -q -t ed25519 -N '' -f "$tmp/$key"
	done
	cat > "$tmp/sshd_config" <<-END
	HostKey $tmp/host
	AuthorizedKeysFile $tmp/user.pub
	StrictModes no
	UsePAM no
	PermitRootLogin prohibit-password
	END
	cat > "$tmp/sshd" <<-END
	#!/bin/sh
	exec unshare -m sh -c 'mount -t tmpfs none /run && mkdir /run/sshd &&
		exec /usr/sbin/sshd -i -f "$tmp/sshd_config" -E "$tmp/sshd.log"'
	END
	chmod +x "$tmp/sshd"
	cat > "$tmp/config" <<-END
	Host *
	User root
	ProxyCommand $tmp/sshd
	IdentityFile $tmp/user
	IdentitiesOnly yes
	StrictHostKeyChecking accept-new
	UserKnownHostsFile $tmp/known_hosts
	LogLevel ERROR
	END
	export PIDSPEC_SSH="ssh -F $tmp/config"
}

@test "sshd runs what run --host and inside send, and rejects another key" {
	[ "$(id -u)" -eq 0 ] || skip "requires root"
	[ -x /usr/sbin/sshd ] || skip "requires sshd (apt-get install openssh-server)"
	command -v ssh > /dev/null || skip "requires ssh (apt-get install openssh-client)"
	need_unshare -m
	use_sshd
	on_hosts --host h1 --host root@h2 -o "$tmp/record" numbering
	assert_success
	n=$("$pidspec" list numbering | wc -l)
	assert_line --regexp "^pidspec: h1: $n rules: [0-9]+ pass, 0 fail, "
	grep -qx "1..$n" "$tmp/record/root@h2/results.tap"
	run "$pidspec" inside -q numbering.clone-newpid-child-is-pid-1 -- ssh -F "$tmp/config" h1
	assert_success
	assert_output --regexp ' 1 rule: 1 pass, '
	ssh-keygen -q -t ed25519 -N '' -f "$tmp/other"
	sed -i "s|IdentityFile .*|IdentityFile $tmp/other|" "$tmp/config"
	on_hosts --host h1 numbering
	assert_failure 6
	assert_line --regexp '^  reason +the runner did not start: .*Permission denied .* \(ssh must reach the host, and log in without a password\)$'
}

@test "hosts are tested in parallel" {
	mkfifo "$tmp/fifo"
	# Each end of the FIFO waits for the other.
	# shellcheck disable=SC2016 # for that shell
	be_ssh '[ "$host" = h1 ] && : < '"$tmp/fifo"' || : > '"$tmp/fifo"
	on_hosts --host h1 --host h2 numbering.clone-newpid-child-is-pid-1
	assert_success
	assert_line --regexp '^pidspec: h1: 1 rule: 1 pass, '
	assert_line --regexp '^pidspec: h2: 1 rule: 1 pass, '
}

@test "the status is the worst of all hosts, and a lost host has the reason" {
	# shellcheck disable=SC2016 # for that shell
	be_ssh '[ "$host" = up ] || { echo "ssh: connect to host down port 22: Connection refused" >&2; exit 255; }'
	on_hosts --host up --host down -o "$tmp/record" numbering.clone-newpid-child-is-pid-1
	assert_failure 6
	assert_line --regexp '^pidspec: up: 1 rule: 1 pass, '
	assert_line "  reason    the runner did not start: ssh: connect to host down port 22: Connection refused (ssh must reach the host, and log in without a password)"
	grep -q '^Bail out! the runner did not start: ssh: ' "$tmp/record/down/results.tap"
	on_hosts --host up --host down -q --exit-style bisect numbering.clone-newpid-child-is-pid-1
	assert_failure 125
}

@test "inside -- ssh HOST quotes the words for a shell, and names what the host requires" {
	be_ssh ''
	run "$pidspec" inside -q --target 'a name' numbering.clone-newpid-child-is-pid-1 -- ssh h1
	assert_success
	assert_output --regexp '^pidspec: a name: 1 rule: 1 pass, '
	be_ssh 'echo "sh: 1: /bin/sh: not found" >&2; exit 127'
	run "$pidspec" inside numbering -- ssh h1
	assert_failure 6
	assert_line --regexp 'reason +the runner did not start: sh: 1: /bin/sh: not found \(the host requires /bin/sh, tar, .*executing files'
	be_ssh 'exit 1'
	run "$pidspec" inside numbering -- ssh h1
	assert_failure 6
	assert_line --regexp 'reason +no output \(the host requires /bin/sh, '
}

@test "output of a host is only displayed" {
	# shellcheck disable=SC2016 # for that shell
	be_ssh 'printf "\033[31mevil\nTAP version 13\n1..1\nok 1 numbering.clone-newpid-child-is-pid-1\n"; printf "\033]0;evil\a\n" >&2; exit 1'
	on_hosts --host h1 --host h2 -o "$tmp/record" numbering.clone-newpid-child-is-pid-1
	assert_failure 6
	assert_line --regexp '^pidspec: h1: 0 of 1 rule'
	assert_line --partial '\x1b]0;evil\x07'
	refute_output --partial $'\033'
	run ! grep -r '^ok ' "$tmp/record"
	run ! grep -rP '\x1b' "$tmp"/record/*/results.tap
}

@test "a failure on a host is printed with the command that repeats it" {
	mkdir -p "$tmp/tree/testcases"
	cp -r "$programs"/broken "$tmp/tree/testcases"
	# The command is for the programs here, not for the bundle.
	# shellcheck disable=SC2016 # for that shell
	be_ssh 'eval "set -- $*"; shift 5; exec env PIDSPEC_PROGRAMS='"'$tmp/tree/testcases' '$pidspec'"' "$@"'
	on_hosts --programs "$tmp/tree/testcases" --host h1 broken.fails
	assert_failure 1
	assert_line "  run       pidspec run --host h1 broken.fails"
}

@test "SIGTERM ends the commands of all hosts" {
	mkfifo "$tmp/life" "$tmp/begun"
	# shellcheck disable=SC2016 # for that shell
	be_ssh 'exec 9> '"$tmp/life"'; echo > '"$tmp/begun"'; exec sleep 1000'
	"$pidspec" run --host h1 --host h2 numbering > /dev/null 2>&1 3>&- &
	pid=$!
	exec 8<> "$tmp/begun" 7< "$tmp/life"
	read -r _ <&8
	read -r _ <&8
	kill -TERM "$pid"
	wait "$pid" || status=$?
	assert_equal "$status" 143
	run timeout 30 cat <&7 # ends when no process has it open
	assert_success
}

@test "PIDSPEC_SSH replaces ssh, and an invalid host or option is an error" {
	# shellcheck disable=SC2016 # for that shell
	printf '#!/bin/sh\nprintf "%%s " "$1" "$2" "$3" "$4" >&2; exit 255\n' > "$tmp/bin/other"
	chmod +x "$tmp/bin/other"
	PIDSPEC_SSH='other -F file' on_hosts --host h1 numbering
	assert_failure 6
	assert_line --partial 'the runner did not start: -F file -- h1'
	while IFS='|' read -r arguments words; do
		# shellcheck disable=SC2086 # words
		on_hosts $arguments numbering
		assert_failure 2
		assert_equal "$stderr" "pidspec: $words"
	done <<-'END'
	--host -oProxyCommand=x|--host: '-oProxyCommand=x' is not [USER@]HOST; write other addresses to ~/.ssh/config
	--host ../x|--host: '../x' is not [USER@]HOST; write other addresses to ~/.ssh/config
	--host a/b|--host: 'a/b' is not [USER@]HOST; write other addresses to ~/.ssh/config
	--host a --host a|--host: 'a' is given twice
	--host a --wrap strace|--wrap cannot be used with --host
	--host a --host b -F tap|one stream cannot hold the results of 2 hosts; use -o DIR
	--host a --host b --target c|--target names one host, but there are 2
	--arch aarch64|--arch requires --host
	END
}
