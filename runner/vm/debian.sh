#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# debian.sh - download kernels and other packages of any Debian suite, without
# installing them.
#
#	debian.sh fetch WORD DIRECTORY
#	debian.sh unpack PACKAGE-FILE DIRECTORY
#	debian.sh download WORD
#
# print the path of a kernel image in DIRECTORY, or of the package.  WORD is SUITE,
# PACKAGE or PACKAGE/SUITE, with :ARCHITECTURE for another architecture.  Packages and
# the lists of apt for that suite are cached, and so are the kernels of packages.  A cached
# file is used only if the hash of its package is that in the lists, which are updated
# after an hour.  The sources, lists and packages of this machine are not changed.
set -eu

die() {
	echo "pidspec: $*" >&2
	exit 2
}

# progress TEXT - replace the line of progress, if there is a terminal
progress() {
	[ ! -t 2 ] || [ "${TERM:-dumb}" = dumb ] || printf '\r\033[K%s' "$*" >&2
}

# with_progress WHAT COMMAND... - run it with a descriptor for apt's status, whose lines
# are KIND:NUMBER:PERCENT:TEXT
with_progress() {
	what=$1
	shift
	{
		"$@" 8>&1 > /dev/null 2> "$state/log" || echo failed
	} | {
		failed=
		while IFS=: read -r line _ percent _; do
			case $line in
			failed) failed=1 ;;
			dlstatus) progress "fetching $what: ${percent%%.*} %" ;;
			esac
		done
		progress ""
		[ -z "$failed" ]
	}
}

# Extract the first kernel of a package.
unpack() {
	command -v dpkg-deb > /dev/null ||
		die "$1: requires dpkg-deb (apt-get install dpkg)"
	image=$(dpkg-deb --fsys-tarfile "$1" 2> /dev/null | tar t 2> /dev/null |
		grep -m 1 -E '/(vmlinu[xz][^/]*|linux\.uml)$') || :
	[ "$image" ] || die "$1: this package contains no kernel"
	dpkg-deb --fsys-tarfile "$1" 2> /dev/null |
		tar x -O --occurrence -- "$image" > "$2/${image##*/}" 2> /dev/null ||
		die "$1: cannot unpack $image"
	[ "${image##*/}" != linux.uml ] || chmod 755 "$2/linux.uml" # a program
	echo "$2/${image##*/}"
}

# The mirror in the sources of this machine.
mirror() {
	# shellcheck disable=SC2016 # for apt-get
	apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(RELEASE)' |
		awk '$2 == "Debian" && $1 !~ /security/ { print $1; exit }'
}

# apt TOOL ARGUMENT... - with lists and caches of its own; images of containers often
# disable the caches
apt() {
	tool=$1
	shift
	"$tool" -o Dir::Etc::SourceList="$state/sources.list" \
		-o Dir::Etc::SourceParts=/dev/null \
		-o Dir::State="$state" -o Dir::State::Status="$state/status" \
		-o Dir::Cache="$state/cache" -o Dir::Cache::srcpkgcache= \
		-o Dir::Cache::pkgcache=pkgcache.bin \
		-o APT::Architecture="$arch" -o APT::Architectures::="$arch" \
		-o Acquire::Languages=none "$@"
}

# Stable suites have security updates in another archive, which some mirrors lack.
write_sources() {
	uri=$(mirror)
	[ "$uri" ] || die "debian:$word: requires a Debian mirror (in this machine's sources)"
	echo "deb $uri $suite main" > "$state/sources.list"
	case $suite in
	*-backports | forky | sid | testing | unstable | experimental) ;;
	*)
		echo "deb ${uri%/debian*}/debian-security $suite-security main" \
			>> "$state/sources.list"
		;;
	esac
}

# Update the lists at most once an hour, because that takes longer than booting a kernel.
# Errors are ignored, because a mirror may lack the lists of security updates.
read_lists() {
	[ -z "$(find "$state/fresh" -mmin -60 2> /dev/null)" ] || return 0
	mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
	: > "$state/status"
	write_sources
	with_progress "lists of packages" apt apt-get -qq -o APT::Status-Fd=8 update || :
	find "$state/lists" -name '*_Packages*' | grep -q . ||
		die "debian:$word: cannot fetch the lists of suite '$suite': $(grep -m 1 '^[EW]:' "$state/log" ||
			echo "the mirror has none") (name a suite of this mirror, such as trixie)"
	touch "$state/fresh"
}

# remember NAME COMMAND... - what COMMAND prints, which depends only on the lists of apt
remember() {
	memory=$state/known/$1
	shift
	if [ -z "$(find "$memory" -newer "$state/fresh" 2> /dev/null)" ]; then
		mkdir -p "$state/known"
		"$@" > "$memory.new"
		[ -s "$memory.new" ] || return 0
		mv "$memory.new" "$memory"
	fi
	cat "$memory"
}

# The package with the kernel itself, to which metapackages resolve.
kernel_package() {
	name=$1
	while dependency=$(apt apt-cache depends --no-recommends --no-suggests "$name" 2> /dev/null |
		sed -n 's/^ *Depends: \(linux-\(image\|binary\)-[0-9].*\)/\1/p' | head -n 1) &&
		[ "$dependency" ]; do
		name=$dependency
	done
	echo "$name"
}

# The directory for a suite, which no other user can write to.  The user of apt must be
# able to enter it.
open_state() {
	if [ "${XDG_CACHE_HOME:-}" ]; then
		state=$XDG_CACHE_HOME/pidspec/$1
	elif [ "$(id -u)" -eq 0 ]; then
		state=/var/cache/pidspec/$1
	else
		[ "${HOME:-}" ] ||
			die "debian:$word: requires a directory for packages (set XDG_CACHE_HOME or HOME)"
		state=$HOME/.cache/pidspec/$1
	fi
	(umask 022 && mkdir -p "$state")
	for directory in "${state%/*}" "$state"; do
		[ -z "$(find "$directory" -prune \( -perm /022 -o ! -user "$(id -u)" \))" ] ||
			die "$directory: another user can write there (remove it)"
	done
	if command -v flock > /dev/null; then
		exec 9> "$state/lock"
		flock 9
	fi
}

# has_hash FILE sha256|sha512 HASH
has_hash() {
	[ -f "$1" ] && [ ! -h "$1" ] &&
		[ "$("${2}sum" < "$1" | cut -d' ' -f1)" = "$3" ]
}

address() {
	apt apt-get -qq --print-uris download "$1" 2> "$state/log" | tail -n 1
}

# find_file PACKAGE - set its file, and the kind and value of its hash in the lists of apt
find_file() {
	named=$(remember "$1.address" address "$1")
	file=$(echo "$named" | cut -d' ' -f2)
	hash=$(echo "$named" | cut -d' ' -f4)
	kind=$(echo "${hash%%:*}" | tr '[:upper:]' '[:lower:]')
	hash=${hash#*:}
	case $kind:$hash:$file in
	*/* | *: | *::*) return 1 ;;
	sha256:* | sha512:*) ;;
	*) return 1 ;;
	esac
	kept=$state/cache/archives/$file
}

# fetch_file PACKAGE - download it, unless it is there.  The user of apt can write to
# incoming, so the hash is checked after the file is copied.
fetch_file() {
	! has_hash "$kept" "$kind" "$hash" || return 0
	rm -rf "$kept" "$state/incoming"
	mkdir "$state/incoming"
	[ "$(id -u)" -ne 0 ] || chown _apt "$state/incoming" 2> /dev/null || :
	(cd "$state/incoming" && with_progress "${file%%_*}" apt apt-get -qq -o APT::Status-Fd=8 download "$1") || return
	cp "$state/incoming/$file" "$kept"
	rm -rf "$state/incoming"
	has_hash "$kept" "$kind" "$hash" && return
	rm -f "$kept"
	echo "the hash of $file differs from that in the lists" > "$state/log"
	return 1
}

# get PACKAGE - print the path of its file, or of the kernel in it
get() {
	find_file "$1" || return
	place=$state/images/$hash
	if [ "$wanted" = file ]; then
		fetch_file "$1" && echo "$kept"
		return
	elif [ ! -d "$place" ]; then
		fetch_file "$1" || return
		find "$state/images" -mindepth 1 -maxdepth 1 \( -mtime +30 -o -name '*.new' \) \
			-exec rm -rf {} + 2> /dev/null || :
		mkdir -p "$place.new"
		unpack "$kept" "$place.new" > /dev/null
		mv "$place.new" "$place"
	fi
	echo "$place"/*
}

# older PACKAGE - older packages of the same series and flavour, newest first, because a
# mirror may lack packages that are in its lists.
older() {
	series=$(echo "$1" | sed -n 's/^linux-image-\([0-9]*\.[0-9]*\)\..*/\1/p')
	[ "$series" ] || return 0
	apt apt-cache pkgnames "linux-image-$series." |
		grep -E "[0-9]-${name#linux-image-}\$" | grep -vxF "$1" | sort -rV
}

# download WORD - print the path of its package, or of the kernel in it
download() {
	word=$1
	name=${word%%/*}
	arch=$(dpkg --print-architecture)
	case $name in
	*:*) arch=${name#*:} name=${name%%:*} ;;
	esac
	case $word in
	*/*) suite=${word#*/} ;;
	linux-* | user-mode-linux*)
		suite=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
		;;
	*)
		suite=$name
		case $arch in
		armhf) name=linux-image-armmp ;;
		i386) name=linux-image-686-pae ;;
		ppc64el) name=linux-image-powerpc64le ;;
		*) name=linux-image-$arch ;;
		esac
		;;
	esac
	open_state "$suite-$arch"
	read_lists
	package=$name
	case $name in
	linux-image-*) package=$(remember "$name.package" kernel_package "$name") ;;
	esac
	get "$package" && return
	reason=$(tail -n 1 "$state/log")
	for other in $(older "$package"); do
		grep -q ' 404 ' "$state/log" || break
		get "$other" || continue
		echo "pidspec: debian:$word: cannot fetch $package; using $other" >&2
		return
	done
	rm -f "$state/fresh"
	die "debian:$word: cannot fetch $package: $reason"
}

# fetch WORD DIRECTORY
fetch() {
	wanted="kernel"
	found=$(download "$1")
	cp -p "$found" "$2"
	echo "$2/${found##*/}"
}

wanted="file"

[ $# -eq 3 ] || [ "$1" = download ] ||
	die "usage: $0 fetch|unpack WHAT DIRECTORY, or $0 download WHAT"
"$@"
