#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Completions, as bash, zsh and fish compute them.
# Without sanitizers: runs shells.

# common.bash sets these variables.
# shellcheck disable=SC2154
load common
bats_require_minimum_version 1.5.0

setup() {
	common_setup
	mkdir -p "$tmp/somewhere"
	cd "$tmp" || return
	PATH=${pidspec%/*}:$PATH
}

# of_bash WORD... - complete the last word
of_bash() {
	bash --norc -c 'source <(pidspec completion bash)
		COMP_WORDS=(pidspec "$@") COMP_CWORD=$#
		_pidspec
		[[ $(complete -p pidspec) == *"-o default"* && ${#COMPREPLY[@]} -eq 0 ]] &&
			COMPREPLY=($(compgen -o default -- "${@: -1}"))
		printf "%s\n" "${COMPREPLY[@]}"' bash "$@"
}

of_fish() {
	# shellcheck disable=SC2016 # for fish
	HOME=$tmp fish --no-config -c 'pidspec completion fish | source
		complete -C "pidspec $argv"' -- "$@" | cut -f1 | sed 's,/$,,'
}

# zsh requires a terminal for completions.  That shell writes them to a file, and exits.
of_zsh() {
	mkdir -p functions
	pidspec completion zsh > functions/_pidspec
	cat > .zshrc <<-'END'
	PS1= fpath=($ZDOTDIR/functions $fpath)
	autoload -U compinit && compinit -u -D
	compadd() {
		local -a hits
		[[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]] || {
			builtin compadd -O hits "$@"
			((!$#hits)) || print -rl -- $hits >> $ZDOTDIR/hits
		}
		builtin compadd "$@"
	}
	finish() { exit }
	ask() { comppostfuncs=(finish); zle complete-word; exit }
	zle -N ask && bindkey '^I' ask
	print ready
	END
	: > hits
	ZDOTDIR=$tmp zsh -f -c 'zmodload zsh/zpty
		zpty shell "TERM=dumb zsh -i"
		zpty -r -m shell line "*ready*"
		zpty -n -w shell "$1"
		while zpty -r shell line; do done' zsh "pidspec $*"$'\t' < /dev/null
	sort -u hits
}

# Command lines whose last word is completed, and the expected completions.
ask_shell() {
	while IFS='|' read -r line expected; do
		# shellcheck disable=SC2086 # words
		run "of_$1" $line
		[ "$(sort <<< "$output" | paste -sd ' ')" = "$expected" ] ||
			fail "pidspec $line: '$output', and not '$expected'"
	done <<-END
	doc|doctor
	run --form|--format
	--form|--format
	run --format k|kselftest ktap
	list fine.p|fine.passes
	run -x broken -F tap broken.fai|broken.fails
	broken.fai|broken.fails
	completion f|fish
	help comple|completion
	report somew|somewhere
	boot somew|somewhere
	boot fine.p|fine.passes
	pack -o somew|somewhere
	END
}

@test "bash completes commands, options, their values, rules and files" {
	ask_shell bash
}

@test "zsh completes commands, options, their values, rules and files" {
	command -v zsh > /dev/null || skip "requires zsh (apt-get install zsh)"
	ask_shell zsh
}

@test "fish completes commands, options, their values, rules and files" {
	command -v fish > /dev/null || skip "requires fish (apt-get install fish)"
	ask_shell fish
}

@test "every option is in the script of every shell" {
	for command in run boot inside init pack list show doctor; do
		pidspec help "$command"
	done | grep -oE '^ +(-[a-zA-Z], )?--[a-z-]+' | sed 's,.*--,,' | sort -u > options
	for shell in bash zsh fish; do
		pidspec completion "$shell" > script
		while read -r option; do
			grep -qE -- "(--|-l )$option\b" script || fail "$shell: no $option"
		done < options
	done
}
