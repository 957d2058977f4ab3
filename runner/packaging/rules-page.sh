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
.Dd November 26, 2026
.Dt PIDSPEC-RULES 7
.Os
.Sh NAME
.Nm pidspec-rules
.Nd what Linux promises of PID namespaces
.Sh DESCRIPTION
Each of these rules is a program that
.Xr pidspec 1
runs.
Below its sentence are its level and its source.
The level names the kind of source: MUST is stated in a manual page; SHOULD only
in kernel documentation, headers, selftests or a commit message; CODE in no
document, only in the source code of the kernel; INFO nowhere, or a document
states the contrary, and it fails no run.
.Pp
.Ql Since
is for people: no verdict depends on the version of a kernel.
What a rule needs besides is probed by its program, which skips it where that
is missing and says why;
.Ql pidspec doctor
tells what is skipped on this host.
.Pp
.Ql pidspec show Ar id
prints an entry of this page, and the program that judges it.
.Sh RULES OF THE KERNEL
The rules in the area
.Ql tools
are about commands that show what the kernel does, and are judged only if they
are named.
END
rules
cat << 'END'
.Sh RULES OF WHAT IS AROUND IT
Programs that are init of a PID namespace are judged by
.Ql pidspec init ,
container runtimes and their pods by
.Ql pidspec runtimes .
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
