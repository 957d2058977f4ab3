#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What the pages refer to exists: links, headings, files, make targets, commands and their
# options.

# shellcheck source=/dev/null
. "$BATS_TEST_DIRNAME/assert.bash"

setup() {
	cd "$BATS_TEST_DIRNAME/../.." || return
	out=${PIDSPEC_OUT:-out}
	tmp=$BATS_TEST_TMPDIR
	mapfile -t pages < <(find . -name '*.md' -not -path './out*' -not -path "./$out/*" -not -path './.git/*')
}

# anchors FILE - of its headings, as GitHub makes them, and those set by hand
anchors() {
	# shellcheck disable=SC2016 # those are backticks of a page
	sed -nE '/^```/,/^```/d; s/^#+ +//p' "$1" |
		sed -E 's/\x60//g; s/\[([^]]*)\]\([^)]*\)/\1/g' |
		tr '[:upper:]' '[:lower:]' | sed -E 's/[^a-z0-9 _-]//g; s/ /-/g'
	sed -nE 's/.*<a id="([^"]*)">.*/\1/p' "$1"
}

# links FILE - its links, except those to other sites
links() {
	# shellcheck disable=SC2016 # and so are those
	sed '/^```/,/^```/d' "$1" | grep -oE '\]\([^)]+\)' |
		sed -E 's/^\]\(//; s/\)$//' | grep -vE '^(https?|mailto):'
}

# broken_links FILE...  - "FILE: LINK" for each whose target does not exist
broken_links() {
	local page link file
	for page in "$@"; do
		while IFS= read -r link; do
			file=${link%%#*}
			file=${file:+$(dirname "$page")/$file}
			[ -e "${file:=$page}" ] || { echo "$page: $link"; continue; }
			[[ $link != *#* ]] || anchors "$file" | grep -qxF -e "${link#*#}" ||
				echo "$page: $link"
		done < <(links "$page")
	done
}

# code FILE...  - the text between backticks, one per line, without comments
code() {
	awk '
	FNR == 1 { fence = 0 }
	/^```/ { fence = !fence; next }
	fence { print; next }
	{
		while (match($0, /`[^`]+`/)) {
			print substr($0, RSTART + 1, RLENGTH - 2)
			$0 = substr($0, RSTART + RLENGTH)
		}
	}' "$@" | sed -E 's/(^|[ \t])#.*//'
}

# targets FILE...  - of make, in each; except those of a kernel's own Makefile
targets() {
	code "$@" | grep -oE '(^|&& |; )make( +[^ |;&>)]+)+' | grep -v bzImage |
		tr ' ' '\n' | grep -E '^[a-z][a-z0-9-]*$' | grep -vx make | sort -u
}

# that_make_does_not_know TARGET...
that_make_does_not_know() {
	env -u MAKEFLAGS -u MFLAGS make -pqrR -f Makefile FORCE 2> /dev/null |
		grep -oE '^[a-z][a-z0-9 -]*:' | tr -d : | tr ' ' '\n' | sort -u > "$tmp/known"
	printf '%s\n' "$@" | sed 's/^guest-.*/all/' | grep -vxFf "$tmp/known"
}

# commands FILE...  - of pidspec, a line each: COMMAND OPTION...; words after " -- "
# belong to another command
commands() {
	code "$@" | grep -oE '(^ *|&& |; |/)pidspec +[a-z-].*' |
		sed -E "s/^.*pidspec +//; s/ -- .*//; s/[|;&>].*//; s/'[^']*'//g; s/,//g"
}

# that_pidspec_does_not_know - lines of the above
that_pidspec_does_not_know() {
	local command words word
	while read -r command words; do
		case $command in
		--help | --version) continue ;;
		-*) words="$command $words" command=run ;;
		esac
		[ -e "$tmp/help-$command" ] ||
			"$out/pidspec" help "$command" > "$tmp/help-$command" 2>&1 ||
			{ echo "$command"; continue; }
		for word in $words; do
			case $word in -[a-zA-Z] | --[a-z]*) ;; *) continue ;; esac
			grep -qE -e "(^|[ ,])${word%%=*}([] ,=[]|$)" "$tmp/help-$command" || echo "$command $word"
		done
	done
}

@test "every link of every page leads somewhere" {
	run broken_links "${pages[@]}"
	refute_output
}

@test "every make target that a page names exists" {
	# shellcheck disable=SC2046 # a word each
	run that_make_does_not_know $(targets "${pages[@]}")
	refute_output
}

@test "every command of pidspec that a page names exists, and has the options" {
	run that_pidspec_does_not_know < <(commands "${pages[@]}")
	refute_output
}

@test "the examples of pidspec help are commands, with options that exist" {
	local command
	echo '```' > "$tmp/examples.md"
	for command in run boot inside init pack list show doctor completion help; do
		"$out/pidspec" help "$command" | sed -n 's/^Example: //p'
	done >> "$tmp/examples.md"
	run that_pidspec_does_not_know < <(commands "$tmp/examples.md")
	refute_output
	assert_equal "$(commands "$tmp/examples.md" | wc -l)" 10
}

@test "the changelog begins with the version of this source" {
	run sed -nE '0,/^###/s/^(## \[|This will be )([0-9]+\.[0-9]+\.[0-9]+).*/\2/p' runner/packaging/CHANGELOG.md
	assert_equal "pidspec $output" "$("$out/pidspec" --version)"
}

# Controls: the searches above find planted errors.
@test "links, targets, commands and options that do not exist are found" {
	cat > "$tmp/page.md" <<-'END'
	# One `heading`
	[a](nothing.md), [b](#one-heading), [c](#two), [d](https://nowhere)
	`make tast`, `make test`, `pidspec ran`, `pidspec run --alle -x a -Z`
	END
	run broken_links "$tmp/page.md"
	assert_output "$tmp/page.md: nothing.md
$tmp/page.md: #two"
	# shellcheck disable=SC2046 # a word each
	run that_make_does_not_know $(targets "$tmp/page.md")
	assert_output tast
	run that_pidspec_does_not_know < <(commands "$tmp/page.md")
	assert_output 'ran
run --alle
run -Z'
}
