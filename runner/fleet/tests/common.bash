# SPDX-License-Identifier: GPL-2.0-or-later
#
# A fleet of hosts that are namespaces, and what is asked of it.

bats_load_library bats-support
bats_load_library bats-assert

hosts=${PIDSPEC_HOSTS:-40}
cd "$BATS_TEST_DIRNAME/../../.." || exit
out=$PWD/${PIDSPEC_OUT:-out}
pidspec=$out/pidspec
fleet=$PWD/runner/fleet
unset CI NO_COLOR PIDSPEC_ID PIDSPEC_USERNS PIDSPEC_PROGRAMS

# What the machine has that no test may change.
census() {
	cut -d ' ' -f 3- /proc/self/mountinfo
	ip -o link show | cut -d : -f 2
	ls /run/netns 2> /dev/null || :
	sysctl -a 2> /dev/null | grep -E '^(user|net\.ipv4)\.' || :
}

# address_of N - of host N, as lab.py has it
address_of() {
	echo "10.77.$(($1 / 250)).$(($1 % 250 + 2))"
}

make_keys() {
	ssh-keygen -q -t ed25519 -N '' -C '' -f "$lab/id"
	cp "$lab/id.pub" "$lab/authorized_keys"
	for n in $(seq "$hosts"); do
		ssh-keygen -q -t ed25519 -N '' -C '' -f "$lab/h$n.key"
		echo "h$n $(cat "$lab/h$n.key.pub")" >> "$lab/known_hosts"
	done
}

# One more host than there are.
write_configuration() {
	cat > "$lab/sshd_config" <<- END
		Port 2222
		AuthorizedKeysFile /run/lab/authorized_keys
		StrictModes no
		PasswordAuthentication no
		KbdInteractiveAuthentication no
		PidFile none
		MaxStartups 100
	END
	for n in $(seq $((hosts + 1))); do
		printf 'Host h%d\n\tHostName %s\n\tHostKeyAlias h%d\n' "$n" "$(address_of "$n")" "$n"
	done > "$lab/ssh_config"
	cat >> "$lab/ssh_config" <<- END
		Host *
			User root
			Port 2222
			IdentityFile $lab/id
			UserKnownHostsFile $lab/known_hosts
			ServerAliveInterval 5
			ServerAliveCountMax 3
	END
	{
		echo '[all:vars]'
		echo "ansible_ssh_common_args=-F $lab/ssh_config"
		echo '[all]'
		printf 'h%d\n' $(seq $((hosts + 1)))
	} > "$lab/inventory"
}

# Made once for a file of tests; it dies with its init.
start_lab() {
	lab=$BATS_FILE_TMPDIR/lab
	mkdir "$lab"
	make_keys
	write_configuration
	mkfifo "$lab/ready"
	unshare --net --mount --pid --fork --kill-child "$fleet/tests/lab.py" \
		"$lab" "$hosts" > "$lab/ready" 2> "$lab/log" 3>&- &
	echo $! > "$lab/pid"
	read -r _ < "$lab/ready" || { cat "$lab/log" && return 1; }
}

# Whoever started the init knows when the last process is gone.
end_lab() {
	[ ! -e "$lab/ended" ] || return 0
	exec 5< "$lab/ready"
	kill -9 "$(init_of_lab)"
	read -r _ <&5 || touch "$lab/ended"
}

init_of_lab() {
	pid=$(cat "$lab/pid")
	init=$(cat "/proc/$pid/task/$pid/children")
	echo "${init% }"
}

# in_lab COMMAND... - beside the hosts; what it leaves running dies with them
in_lab() {
	HOME=$BATS_FILE_TMPDIR ANSIBLE_LOG_PATH=$BATS_FILE_TMPDIR/ansible.log \
		nsenter -t "$(init_of_lab)" --net --mount --pid -- "$@"
}

# on_hosts HOSTS COMMAND - equal answers are given once
on_hosts() {
	in_lab clush -S -b -f 16 -o "-F $lab/ssh_config" -w "$1" "$2"
}

# Files, and processes of ours, of all hosts but of that which is to die.
look_around() {
	on_hosts "h[1-$hosts]!h3" 'find /tmp /var/tmp /root /dev/shm /run ! -path "/run/lab/*" | sort
		ps -e -o args= | grep -c "[p]idspec " || :'
}
