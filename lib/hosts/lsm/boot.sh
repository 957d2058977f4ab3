#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# boot.sh - runs the suite under security modules and kernel settings, in guests.
#
#	boot.sh OUT KERNEL [NAME...]
#	boot.sh title NAME
#
# The second form prints what the table calls an environment.
# KERNEL is a word of debian.sh, such as trixie.  Each profiles/*.aa (AppArmor),
# policies/*.cil (SELinux) and settings/*.sh (neither) is an environment; its head may
# have these lines:
#
#	title: what the table calls it
#	append: more words of the kernel's command line
#	memory: of the guest, in MiB
#	user: ID of the user that the suite runs as
#	options: of confine (see there)
#
# Environments with the same kernel command line share a guest.  OUT/lsm/KERNEL keeps a
# stream for each; one that is up to date is not recorded again.  If a guest ends before
# the suite, NAME.console has its console.  OUT/lsm/KERNEL.tsv has
# a line for each: title, pass, fail, skip, inconclusive, wrong.  A verdict is wrong if
# it is neither a pass nor a skip, and not that of the unrestricted guest.
# NAME... limits this to environments whose "kind-name" matches a shell pattern.
set -eu -o pipefail

here=$(dirname "$0")
if [ "$1" = title ]; then
	sed -n 's/^[#;] title: *//p' "$here/${2%%-*}/${2#*-}".*
	exit
fi
out=$1 kernel=$2
shift 2
patterns=("$@")
results=$out/lsm/${kernel//\//_}
work=$out/lsm/work.$$
silence=400 # seconds without output, after which a guest is ended
limit=2400  # seconds for one environment

trap '[ -z "$qemu" ] || kill "$qemu"; rm -rf "$work"' EXIT
trap 'exit 2' HUP INT TERM
qemu=
mkdir -p "$results" "$work"

die() {
	echo "pidspec: $*" >&2
	exit 2
}

# ---- Tools of Debian's packages, unpacked ----------------------------------------

# All packages are of one suite, so that programs and libraries fit together.
unpack_tools() {
	tools=$out/lsm/tools
	[ ! -e "$tools/complete" ] || return 0
	rm -rf "$tools"
	mkdir -p "$tools"
	local package file
	for package in apparmor secilc libsepol2 libc6 libstdc++6 libgcc-s1; do
		file=$(runner/vm/debian.sh download "$package/trixie")
		dpkg-deb -x "$file" "$tools"
	done
	touch "$tools/complete"
}

tool() {
	local libraries=$tools/usr/lib/x86_64-linux-gnu command=$tools/usr/$1
	shift
	"$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" "$command" "$@"
}

# ---- Environments -----------------------------------------------------------------

# head_of FILE WORD
head_of() {
	sed -n "s/^[#;] $2: *//p" "$1" | head -n 1
}

# compile_profile FILE NAME - print the binary of the profile pidspec-NAME
compile_profile() {
	local abi=$tools/etc/apparmor.d/abi/4.0
	{
		echo "profile pidspec-$2 flags=(attach_disconnected,mediate_deleted) {"
		sed -e "s/@{PROC}/\/proc/g; s/@{self}/pidspec-$2/g" \
			-e 's/@{pid}/[1-9]*/g; s/@{tid}/[1-9]*/g' "$1"
		echo '}'
	} > "$work/source"
	tool sbin/apparmor_parser --base "$tools/etc/apparmor.d" --config-file /dev/null \
		-M "$abi" --policy-features "$abi" -SKq "$work/source" > "$3"
}

compile_policy() {
	tool bin/secilc -c 33 -o "$2" -f /dev/null "$here/base.cil" "$1"
}

# Prints "append<tab>memory" of FILE: files with the same words share a guest.
group_of() {
	local append
	append=$(head_of "$1" append)
	case $1 in
	*.aa) append="security=apparmor apparmor=1 $append" ;;
	*.cil) append="security=selinux selinux=1 enforcing=0 $append" ;;
	esac
	printf '%s\t%s\n' "$append" "$(head_of "$1" memory)"
}

# Sets $name: profiles/x.aa is profiles-x.
name_of() {
	name=${1%.*}
	name=${name#"$here"/}
	name=${name/\//-}
}

environments() {
	local file pattern name
	for file in "$here"/{settings/*.sh,profiles/*.aa,policies/*.cil}; do
		name_of "$file"
		for pattern in "${patterns[@]:-*}"; do
			# shellcheck disable=SC2053 # it is a pattern
			[[ $name != $pattern ]] || { echo "$file" && break; }
		done
	done
}

# prepare FILE DIRECTORY
prepare() {
	local base user options
	base=$(basename "${1%.*}")
	mkdir -p "$2"
	options=$(head_of "$1" options)
	user=$(head_of "$1" user)
	case $1 in
	*.aa) compile_profile "$1" "$base" "$2/profile" || die "$1: not compiled"
		options="-a exec+pidspec-$base" ;;
	*.cil) compile_policy "$1" "$2/policy" || die "$1: not compiled"
		options="-a u:r:runner" ;;
	*.sh) grep -v '^#' "$1" > "$2/setup" || : ;;
	esac
	echo "$options${user:+ -u $user}" > "$2/options"
	echo "$limit" > "$2/limit"
}

# Prints checksums of the files and words that a stream depends on.
key_of() {
	cat "$work/environment"/* "$work/common" | cksum | tr -d '\n'
	group_of "$1" | cksum
}

is_recorded() {
	local name
	name_of "$1"
	rm -rf "$work/environment"
	prepare "$1" "$work/environment"
	key_of "$1" > "$work/key"
	cmp -s "$work/key" "$results/$name.key" && [ -e "$results/$name.tap" ]
}

# ---- The guest --------------------------------------------------------------------

# The program of all rules, with a name for each; busybox; and the environments.
make_tree() {
	local tree=$out/guest/x86_64
	[ -d "$tree/testcases" ] || die "$tree: has no bundle ('make' creates it)"
	command -v busybox > /dev/null || die "requires busybox (apt-get install busybox-static)"
	cp -al "$tree" "$work/tree"
	mkdir -p "$work/tree/bin"
	cp "$(command -v busybox)" "$work/tree/bin/"
	rm "$work/tree/init"
	install -m 755 "$here/guest.sh" "$work/tree/init"
	# shellcheck disable=SC2086 # with its options
	${PIDSPEC_CC:-musl-gcc} -static -D_GNU_SOURCE -O1 -o "$work/tree/confine" "$here/confine.c"
}

make_initramfs() {
	(cd "$work/tree" && find . | cpio -o -H newc --quiet | gzip -1) > "$work/initramfs"
}

start_guest() {
	local append=$1 memory=${2:-1024} accel=tcg,thread=multi
	exec nice qemu-system-x86_64 -M pc -accel "$accel" -cpu Nehalem -smp 2 -m "$memory" \
		-nodefaults -no-user-config -display none -no-reboot \
		-kernel "$work/image" -initrd "$work/initramfs" \
		-append "console=ttyS0 panic=-1 loglevel=5 mitigations=off reboot=t no_timer_check $append" \
		-chardev "file,id=console,path=$results/console.log" -serial chardev:console \
		-chardev stdio,id=results,signal=off -serial chardev:results < /dev/null
}

# Splits the output of the guest into one stream for each environment.  An environment
# that has not ended when the guest ends, or when its output stops, has hung.
split_streams() {
	local line name=
	while IFS= read -r -t "$silence" -u "$1" line; do
		case $line in
		'#:begin '*) name=${line#* } && : > "$work/stream" ;;
		'#:end '*) keep_stream "$name" && name= ;;
		'#:rejected') echo "not ok 0 set-up # ERROR rejected" >> "$work/stream"
			keep_stream "$name" && name= ;;
		'#:off') return ;;
		*) [ -z "$name" ] || printf '%s\n' "$line" >> "$work/stream" ;;
		esac
	done
	[ -n "$name" ] || return 0
	cp "$results/console.log" "$results/$name.console"
	# QEMU with two emulated CPUs sometimes crashes kernels that modify their code.
	if [ ! -e "$work/$name.again" ]; then
		touch "$work/$name.again"
		echo "$name: the guest ended early, and is booted again" >&2
		before=-1
		return
	fi
	echo "not ok 0 the-end-of-the-suite # ERROR hung" >> "$work/stream"
	keep_stream "$name"
}

keep_stream() {
	mv "$work/stream" "$results/$1.tap"
	mv "$work/keys/$1" "$results/$1.key"
	echo "$1: $(count_in "$results/$1.tap" "$1")" >&2
}

# boot GROUP FILE... - boot guests until each environment has a stream
boot() {
	local group=$1 file name fd left before=-1
	shift
	while :; do
		rm -rf "$work/tree/environments" "$work/keys"
		mkdir "$work/tree/environments" "$work/keys"
		left=0
		for file in "$@"; do
			is_recorded "$file" && continue
			name_of "$file"
			mv "$work/environment" "$work/tree/environments/$name"
			mv "$work/key" "$work/keys/$name"
			left=$((left + 1))
		done
		[ "$left" -gt 0 ] || return 0
		[ "$left" -ne "$before" ] ||
			die "the guest printed no stream: see $results/console.log"
		before=$left
		make_initramfs
		exec {fd}< <(start_guest "${group%$'\t'*}" "${group#*$'\t'}")
		qemu=$!
		split_streams "$fd"
		kill "$qemu" 2> /dev/null || :
		qemu=
		exec {fd}<&-
	done
}

# ---- The table --------------------------------------------------------------------

# Prints "pass<tab>fail<tab>skip<tab>inconclusive<tab>wrong" of a stream.
count_in() {
	local plain=$results/settings-00-plain.tap
	[ -e "$plain" ] || plain=
	awk -v OFS='\t' '
		{ sub(/^ok [0-9]+ /, "ok "); sub(/^not ok [0-9]+ /, "not-ok ") }
		$1 != "ok" && $1 != "not-ok" { next }
		of == "plain" { plain[$2] = $1; next }
		{ seen[$2] = 1 }
		/# SKIP/ { skip++; next }
		$1 == "ok" { pass++; next }
		/# (ERROR|TIMEOUT)/ { error++ }
		!/# (ERROR|TIMEOUT)/ { fail++ }
		plain[$2] != "not-ok" { wrong++ }
		END {
			for (rule in plain)
				if (!(rule in seen)) { error++; wrong++ }
			print pass + 0, fail + 0, skip + 0, error + 0, wrong + 0
		}' of=plain ${plain:+"$plain"} of=this "$1"
}

write_table() {
	local file name
	environments | while read -r file; do
		name_of "$file"
		[ ! -e "$results/$name.tap" ] ||
			printf '%s\t%s\n' "$(head_of "$file" title)" "$(count_in "$results/$name.tap")"
	done
}

[ "$(uname -m)" = x86_64 ] || die "requires an x86-64 machine: the profiles are compiled for one"
command -v qemu-system-x86_64 > /dev/null || die "requires QEMU (apt-get install qemu-system-x86)"
unpack_tools
mkdir -p "$results/image"
[ -n "$(ls "$results/image")" ] || runner/vm/debian.sh fetch "$kernel" "$results/image" > /dev/null
cp "$results"/image/* "$work/image"
make_tree
cat "$work"/{image,tree/rules,tree/pidspec,tree/confine,tree/init} | cksum > "$work/common"
environments > "$work/list"
[ -s "$work/list" ] || die "no environment matches ${patterns[*]}"
while read -r file; do printf '%s\t%s\n' "$file" "$(group_of "$file")"; done < "$work/list" > "$work/groups"
while IFS= read -r -u 9 group; do
	mapfile -t files < <(awk -F '\t' -v group="$group" '$2 "\t" $3 == group { print $1 }' "$work/groups")
	boot "$group" "${files[@]}"
done 9< <(cut -f 2- "$work/groups" | sort -u)
patterns=() # the table has every stream that there is
write_table > "$results.tsv.new"
mv "$results.tsv.new" "$results.tsv"
cat "$results.tsv"
