# SPDX-License-Identifier: GPL-2.0-or-later
#
# Functions for a fleet of hosts that are namespaces.

# shellcheck source=/dev/null
. "${BASH_SOURCE[0]%/*}/../../../lib/tests/assert.bash"

hosts=${PIDSPEC_HOSTS:-40}
cd "$BATS_TEST_DIRNAME/../../.." || exit
out=$PWD/${PIDSPEC_OUT:-out}
export pidspec=$out/pidspec
fleet=$PWD/runner/fleet
unset CI NO_COLOR PIDSPEC_ID PIDSPEC_USERNS PIDSPEC_PROGRAMS

# State of the machine that no test may change.
census() {
	cut -d ' ' -f 3- /proc/self/mountinfo
	ip -o link show | cut -d : -f 2
	ls /run/netns 2> /dev/null || :
	sysctl -a 2> /dev/null | grep -E '^(user|net\.ipv4)\.' || :
}

# address_of NAME - as in lab.py
address_of() {
	case $1 in
	g*) echo "10.77.255.${1#g}" ;;
	h*) echo "10.77.$((${1#h} / 250)).$((${1#h} % 250 + 2))" ;;
	esac
}

make_keys() {
	ssh-keygen -q -t ed25519 -N '' -C '' -f "$lab/id"
	cp "$lab/id.pub" "$lab/authorized_keys"
	for name in $(names "$hosts"); do
		ssh-keygen -q -t ed25519 -N '' -C '' -f "$lab/$name.key"
		echo "$name $(cat "$lab/$name.key.pub")" >> "$lab/known_hosts"
	done
}

# names N - the names of the first N hosts, and of guests
names() {
	seq -f h%g "$1"
	echo g1 g2
}

# The inventory has one more host than the lab.
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
	for name in $(names $((hosts + 1))); do
		printf 'Host %s\n\tHostName %s\n\tHostKeyAlias %s\n' "$name" "$(address_of "$name")" "$name"
	done > "$lab/ssh_config"
	cat >> "$lab/ssh_config" <<- END
		Host *
			User root
			Port 2222
			IdentityFile $lab/id
			UserKnownHostsFile $lab/known_hosts
	END
	{
		echo '[all:vars]'
		echo "ansible_ssh_common_args=-F $lab/ssh_config"
		echo '[all]'
		seq -f h%g $((hosts + 1))
	} > "$lab/inventory"
}

# Started once for a file of tests; the kernel kills it when its init is killed.
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

# The FIFO is closed when the last process of the lab has ended.
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

# in_lab COMMAND... - in the namespaces of the lab; its processes are killed with them
in_lab() {
	HOME=$BATS_FILE_TMPDIR ANSIBLE_LOG_PATH=$BATS_FILE_TMPDIR/ansible.log \
		nsenter -t "$(init_of_lab)" --net --mount --pid -- "$@"
}

# on_hosts HOSTS COMMAND - equal outputs are printed once
on_hosts() {
	in_lab clush -S -b -f 16 -o "-F $lab/ssh_config" -w "$1" "$2"
}

# Files, and processes of pidspec, on all hosts except h3, which is killed.
look_around() {
	on_hosts "h[1-$hosts]!h3" 'find /tmp /var/tmp /root /dev/shm /run ! -path "/run/lab/*" | sort
		ps -e -o args= | grep -c "[p]idspec " || :'
}

# start_guest NAME SUITE - boot a kernel of Debian in a virtual machine
start_guest() {
	local package
	package=$("$out/vm/debian.sh" download "$2") || skip "requires kernels of Debian (network)"
	mkfifo "$lab/$1.ready"
	in_lab sh -c "ip tuntap add $1 mode tap && ip link set $1 master br0 up"
	{
		in_lab "$fleet/tests/guest.sh" "$1" "$package" "$(address_of "$1")" "$1" "$lab" || :
		echo ended 1<> "$lab/$1.ready"
	} > "$lab/$1.log" 2>&1 3>&- &
}

await_guest() {
	run head -n 1 "$lab/$1.ready"
	assert_output --partial ready || { cat "$lab/$1.log" "$lab/$1/console" && return 1; }
}
