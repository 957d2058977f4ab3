# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034,SC2154 # for those who source it; of runtimes.sh
#
# incus.sh - Incus, with a daemon and a storage pool of our own, and unprivileged
# containers without a network.  Incus starts the init of an image.  raw.lxc names the
# command instead, and its input and output are FIFOs in a directory that is mounted in
# the container.

runtime_package=incus-base runtime_command=incus runtime_parent='[lxc monitor]'

export INCUS_DIR="$PIDSPEC_WORK/incus" INCUS_CONF="$PIDSPEC_WORK/client"
incus_daemon=$(command -v incusd || echo /usr/libexec/incus/incusd)

runtime_version() {
	incus version | sed -n 's/^Client version: //p'
}

runtime_missing() {
	[ -x "$incus_daemon" ] || echo "requires incusd (apt-get install incus-base)"
}

# --debug records the exit status of each init.  Root of a container must be able to
# reach its files.
runtime_set_up() {
	chmod 711 "$PIDSPEC_WORK"
	mkdir -p "$INCUS_DIR" "$INCUS_CONF"
	printf 'architecture: %s\ncreation_date: 1\nproperties: {}\n' "$(uname -m)" > "$PIDSPEC_WORK/metadata.yaml"
	tar cf "$PIDSPEC_WORK/metadata.tar" -C "$PIDSPEC_WORK" metadata.yaml
	start_daemon "Daemon started" "$incus_daemon" --debug &&
		incus storage create pidspec dir &&
		incus profile device add default root disk path=/ pool=pidspec &&
		incus image import "$PIDSPEC_WORK/metadata.tar" "$PIDSPEC_WORK/rootfs.tar" --alias pidspec
}

# incus_words WORD... - quoted for a shell
incus_words() {
	for incus_word; do
		printf "'%s' " "$(printf %s "$incus_word" | sed "s/'/'\\\\''/g")"
	done
}

# incus_create NAME NESTING
incus_create() {
	incus init pidspec "$1" -c security.nesting="$2" \
		-c raw.lxc='lxc.init.cmd = /bin/sh /run/pidspec/init' &&
		incus config device add "$1" io disk source="$incus_io" path=/run/pidspec
}

# incus_status LOG - wait until the monitor of the init has logged its end, and return the
# exit status in the log.  A status of 0 is not logged.
incus_status() {
	mkfifo "$incus_io/log"
	tail -n +1 -f "$1" > "$incus_io/log" &
	incus_tail=$!
	incus_ended=$(sed -n 's/.* ended on error (\([0-9]*\))$/\1/p
		s/.* ended on signal .*(\([0-9]*\))$/128 \1/p
		/Set container state to STOPPING/q' "$incus_io/log")
	kill "$incus_tail"
	return "$(echo "$incus_ended" | awk '{ status = $1 + $2 } END { print status + 0 }')"
}

runtime_run() {
	incus_name=$1 incus_nesting=false
	shift
	[ "$1" = --open ] && incus_nesting=true && shift
	incus_io=$PIDSPEC_WORK/$incus_name
	mkdir "$incus_io"
	mkfifo -m 666 "$incus_io/in" "$incus_io/out" "$incus_io/err"
	cat > "$incus_io/init" << END
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
exec $(incus_words "$@") < /run/pidspec/in > /run/pidspec/out 2> /run/pidspec/err
END
	incus_create "$incus_name" $incus_nesting < /dev/null > /dev/null || return
	{ cat <&3 > "$incus_io/in" & } 3<&0
	incus_in=$!
	cat "$incus_io/out" &
	incus_out=$!
	cat "$incus_io/err" >&2 &
	incus_err=$!
	if ! incus start "$incus_name" < /dev/null; then
		kill $incus_in $incus_out $incus_err
		return 125
	fi
	wait $incus_out $incus_err
	kill $incus_in 2> /dev/null
	incus_status "$INCUS_DIR/logs/$incus_name/lxc.log"
}

runtime_exec() {
	incus_name=$1
	shift
	incus exec -T "$incus_name" -- "$@"
}

runtime_kill() {
	kill -s "$2" "$(runtime_init "$1")"
}

runtime_init() {
	incus info "$1" | sed -n 's/^PID: //p'
}

# Incus stops a container by SIGPWR, unless its image names another signal.
runtime_remove() {
	incus delete --force "$1"
	rm -rf "${PIDSPEC_WORK:?}/$1"
}

# Containers of a rule that was killed.
runtime_tear_down() {
	incus list --format csv --columns n | while IFS= read -r incus_name; do
		incus delete --force "$incus_name" < /dev/null
	done
}
