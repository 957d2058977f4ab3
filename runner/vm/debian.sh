#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# debian.sh - kernels from Debian's packages, without installing any.
#
#	debian.sh fetch WORD DIRECTORY
#	debian.sh unpack PACKAGE-FILE DIRECTORY
#	debian.sh download WORD
#
# prints the path of a kernel image below DIRECTORY.  WORD is SUITE, PACKAGE or
# PACKAGE/SUITE, each with :ARCHITECTURE if it is not this machine's.  What was
# fetched stays in $XDG_CACHE_HOME/pidspec, with apt's lists of that suite, which
# are read again after an hour: the sources, lists and packages that this machine
# has itself are left alone.
set -eu

die() {
	echo "pidspec: $*" >&2
	exit 2
}

# unpack PACKAGE-FILE DIRECTORY
unpack() {
	command -v dpkg-deb > /dev/null ||
		die "$1: needs dpkg-deb (apt-get install dpkg)"
	dpkg-deb --fsys-tarfile "$1" |
		tar x -C "$2" --wildcards --no-same-owner --transform 's|.*/||' \
			'*/vmlinu[xz]*' '*/linux.uml' 2> /dev/null || :
	find "$2" -type f | head -n 1 | grep . ||
		die "$1: there is no kernel in this package"
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
		-o APT::Sandbox::User=root \
		-o Acquire::Languages=none "$@"
}

# A suite may have updates of its own elsewhere; not every mirror has them.
write_sources() {
	uri=$(mirror)
	[ "$uri" ] || die "debian:$word: no Debian mirror in this machine's sources"
	echo "deb $uri $suite main" > "$state/sources.list"
	case $suite in
	*-backports | forky | sid | testing | unstable | experimental) ;;
	*)
		echo "deb ${uri%/debian*}/debian-security $suite-security main" \
			>> "$state/sources.list"
		;;
	esac
}

# To read them takes longer than to boot a kernel, and they seldom change.
read_lists() {
	[ -z "$(find "$state/fresh" -mmin -60 2> /dev/null)" ] || return 0
	mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
	: > "$state/status"
	write_sources
	if apt apt-get -qq update > "$state/log" 2>&1; then
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
	*) suite=$name name=linux-image-$arch ;;
	esac
	state=${XDG_CACHE_HOME:-$HOME/.cache}/pidspec/$suite-$arch
	read_lists
	package=$(kernel_package "$name")
	(cd "$state/cache/archives" && apt apt-get -qq download "$package" > "$state/log" 2>&1) || {
		rm -f "$state/fresh"
		die "debian:$word: cannot fetch $package: $(tail -n 1 "$state/log")"
	}
	find "$state/cache/archives" -name "${package}_*.deb" | sort -V | tail -n 1
}

# fetch WORD DIRECTORY
fetch() {
	file=$(download "$1")
	unpack "$file" "$2"
}

[ $# -eq 3 ] || [ "$1" = download ] ||
	die "usage: $0 fetch|unpack WHAT DIRECTORY, or $0 download WHAT"
"$@"
