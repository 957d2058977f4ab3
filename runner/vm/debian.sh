#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# debian.sh - kernels and other packages of any Debian suite, without installing any.
#
#	debian.sh fetch WORD DIRECTORY
#	debian.sh unpack PACKAGE-FILE DIRECTORY
#	debian.sh download WORD
#
# prints the path of a kernel image below DIRECTORY.  WORD is SUITE, PACKAGE or
# PACKAGE/SUITE, each with :ARCHITECTURE if it is not this machine's.  Packages and
# apt's lists of that suite stay in a cache, where a package is used only if it has
# the hash that these lists name.  Lists are updated after an hour.  The sources,
# lists and packages of this machine are not changed.
set -eu

die() {
	echo "pidspec: $*" >&2
	exit 2
}

# The first kernel in it, and nothing else.
unpack() {
	command -v dpkg-deb > /dev/null ||
		die "$1: requires dpkg-deb (apt-get install dpkg)"
	image=$(dpkg-deb --fsys-tarfile "$1" 2> /dev/null | tar t 2> /dev/null |
		grep -m 1 -E '/(vmlinu[xz][^/]*|linux\.uml)$') || :
	[ "$image" ] || die "$1: there is no kernel in this package"
	dpkg-deb --fsys-tarfile "$1" 2> /dev/null |
		tar x -O --occurrence -- "$image" > "$2/${image##*/}" 2> /dev/null ||
		die "$1: cannot unpack $image"
	echo "$2/${image##*/}"
}

# The mirror that this machine's own sources name.
mirror() {
	# shellcheck disable=SC2016 # for apt-get
	apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(RELEASE)' |
		awk '$2 == "Debian" && $1 !~ /security/ { print $1; exit }'
}

# apt TOOL ARGUMENT... - with lists of its own, and what apt makes of them, which
# images of containers tend to forbid
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

# A suite may have updates of its own elsewhere; not every mirror has them.
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

# To read them takes longer than to boot a kernel, and they seldom change.  A mirror
# may have the lists of a suite, but not of its updates.
read_lists() {
	[ -z "$(find "$state/fresh" -mmin -60 2> /dev/null)" ] || return 0
	mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
	: > "$state/status"
	write_sources
	apt apt-get -qq update > "$state/log" 2>&1 || :
	if find "$state/lists" -name '*_Packages*' | grep -q .; then
		touch "$state/fresh"
	fi
}

# The package that has the kernel itself, behind those that only depend on it.
kernel_package() {
	name=$1
	while dependency=$(apt apt-cache depends --no-recommends --no-suggests "$name" 2> /dev/null |
		sed -n 's/^ *Depends: \(linux-\(image\|binary\)-[0-9].*\)/\1/p' | head -n 1) &&
		[ "$dependency" ]; do
		name=$dependency
	done
	echo "$name"
}

# The directory for a suite, in which nobody else can write.  apt's own user has to
# reach what apt keeps for root.
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

# get PACKAGE - print the path of the file that apt names for it, if it has the hash
# that apt's lists name.  What apt's own user can write is checked after it is copied.
get() {
	named=$(apt apt-get -qq --print-uris download "$1" 2> "$state/log" | tail -n 1)
	file=$(echo "$named" | cut -d' ' -f2)
	hash=$(echo "$named" | cut -d' ' -f4)
	kind=$(echo "${hash%%:*}" | tr '[:upper:]' '[:lower:]')
	case $kind:$file in
	sha256:*/* | sha512:*/* | *:) return 1 ;;
	sha256:* | sha512:*) ;;
	*) return 1 ;;
	esac
	kept=$state/cache/archives/$file
	if ! has_hash "$kept" "$kind" "${hash#*:}"; then
		rm -rf "$kept" "$state/incoming"
		mkdir "$state/incoming"
		[ "$(id -u)" -ne 0 ] || chown _apt "$state/incoming" 2> /dev/null || :
		(cd "$state/incoming" && apt apt-get -qq download "$1" > "$state/log" 2>&1) || return
		cp "$state/incoming/$file" "$kept"
		rm -rf "$state/incoming"
		if ! has_hash "$kept" "$kind" "${hash#*:}"; then
			rm -f "$kept"
			echo "$file does not have the hash that the lists name" > "$state/log"
			return 1
		fi
	fi
	echo "$kept"
}

# older PACKAGE - those of the same series and kind that lists have, newest first:
# a mirror need not have what its lists name.
older() {
	series=$(echo "$1" | sed -n 's/^linux-image-\([0-9]*\.[0-9]*\)\..*/\1/p')
	[ "$series" ] || return 0
	apt apt-cache pkgnames "linux-image-$series." |
		grep -E "[0-9]-${name#linux-image-}\$" | grep -vxF "$1" | sort -rV | head -n 3
}

# download WORD - print the path of its package
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
	linux-image-*) package=$(kernel_package "$name") ;;
	esac
	get "$package" && return
	reason=$(tail -n 1 "$state/log")
	for other in $(older "$package"); do
		get "$other" || continue
		echo "pidspec: debian:$word: cannot fetch $package; using $other" >&2
		return
	done
	rm -f "$state/fresh"
	die "debian:$word: cannot fetch $package: $reason"
}

# fetch WORD DIRECTORY
fetch() {
	file=$(download "$1")
	unpack "$file" "$2"
}

[ $# -eq 3 ] || [ "$1" = download ] ||
	die "usage: $0 fetch|unpack WHAT DIRECTORY, or $0 download WHAT"
"$@"
