#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# rules-page.sh - print pidspec-rules(7), which describes all rules, by area.
#
#	rules-page.sh OUT
#
# OUT is the build directory of "make".

# rules [OPTION...] - convert the output of "pidspec show", an id followed by lines
# "  key value", to mdoc(7)
rules() {
	"$out/pidspec" show "$@" '*' | awk '
	function put_line(line) {
		print (line ~ /^[.\047]/ ? "\\&" : "") line
	}
	# Each sentence begins a line, and no line begins with a troff request.
	function put(text,    word, n, line, i) {
		gsub(/\\/, "\\e", text)
		gsub(/\(\)/, "(\\\\\\&)", text)
		n = split(text, word, " ")
		line = word[1]
		for (i = 2; i <= n; i++)
			if (length(line " " word[i]) > 78 || (line ~ /[.?!]$/ && word[i] ~ /^[A-Z]/)) {
				put_line(line)
				line = word[i]
			} else {
				line = line " " word[i]
			}
		put_line(line)
	}
	function finish() {
		if (id == "")
			return
		if (area != last)
			print (last == "" ? "" : ".El\n") ".Ss " area "\n.Bl -tag -width Ds"
		last = area
		print ".It Sy " id
		put(has["says"])
		print ".br"
		put(has["level"] ", " has["source"] ("since" in has ? "; since Linux " has["since"] : "") \
			("until" in has ? "; until Linux " has["until"] : "") \
			("needs" in has ? "; needs " has["needs"] : "") ".")
		split("", has)
	}
	/^[^ ]/ { finish(); id = area = $0; sub(/\..*/, "", area) }
	/^  / { key = $1; sub(/^ *[^ ]+ +/, ""); has[key] = $0 }
	END { finish(); print ".El" }'
}

out=$1
cat << 'END'
.\" SPDX-License-Identifier: GPL-2.0-or-later
.Dd November 29, 2026
.Dt PIDSPEC-RULES 7
.Os Linux
.Sh NAME
.Nm pidspec-rules
.Nd documented behaviour of PID namespaces that pidspec tests
.Sh DESCRIPTION
Each of these rules is a program that
.Xr pidspec 1
runs.
The sentence of a rule is followed by its level and its source.
The level names the kind of source.
It is not a measure of importance:
.Bl -tag -width SHOULD
.It MUST
A manual page states the rule.
.It SHOULD
Kernel documentation, a header, a selftest or a commit message states it.
.It CODE
No document states it, only the kernel's source code.
.It INFO
No document states it, or kernels agree on something that a document
contradicts.
These rules never fail a run.
.El
.Pp
.Ql Since
is the first version of Linux with the feature.
Programs probe for features.
A rule whose feature is missing is skipped, and the reason names what is
missing.
The rule fails instead if the kernel is as new as
.Ql Since
or newer, and neither the configuration of the kernel nor the host explains why
the feature is missing.
.Ql pidspec doctor
lists what is skipped on this host.
.Pp
.Ql pidspec show Ar id
prints an entry of this page, and the program that tests the rule.
.Sh RULES ABOUT THE KERNEL
The rules in the area
.Ql tools
test the output of commands, and run only if they are selected.
END
rules
cat << 'END'
.Sh RULES ABOUT OTHER PROGRAMS
.Ql pidspec init
tests programs that run as the init of a PID namespace.
.Ql pidspec runtimes
tests container runtimes and their pods.
END
rules --programs "$out/outside"
cat << 'END'
.Sh SEE ALSO
.Xr pidspec 1 ,
.Xr clone 2 ,
.Xr setns 2 ,
.Xr unshare 2 ,
.Xr pidspec-results 5 ,
.Xr pid_namespaces 7
END
