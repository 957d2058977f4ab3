# SPDX-License-Identifier: GPL-2.0-or-later
#
# commands.awk - print the commands of a .bats file, without the assertions.
#
#	awk -f commands.awk testcases/tools/RULE.bats
#
# The title of each test is a comment, and functions that the file defines keep their
# lines.  "run" is removed, and the functions of common.bash that start namespaces are
# replaced by what they run.

# Adds a line to the statement, which ends where all its quotes and parentheses do.
function complete(line,    i, c) {
	statement = statement (statement == "" ? "" : "\n") line
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (c == "\\" && quote != "'")
			i++
		else if (quote == "" && c ~ /['"]/)
			quote = c
		else if (c == quote)
			quote = ""
	}
	return quote == "" && line !~ /\\$/
}

# The command substitutions of an assertion, each a command.
function substitutions(text,    i, c, depth, from, found) {
	for (i = 1; i <= length(text); i++) {
		c = substr(text, i, 1)
		if (substr(text, i, 2) == "$(" && substr(text, i, 3) != "$((" && !depth) {
			depth = 1
			from = ++i + 1
		} else if (depth && c == "(") {
			depth++
		} else if (depth && c == ")" && --depth == 0) {
			found = found indent substr(text, from, i - from) "\n"
		}
	}
	return found
}

# A statement of a test, as a person types it; "" if it is none of the commands.
function command(text,    options, last) {
	sub(/^run /, "", text)
	gsub(/children_of /, "pgrep -P ", text)
	gsub(/in_namespace /, "unshare --pid --fork --mount-proc ", text)
	gsub(/unprivileged /, "setpriv --bounding-set=-all,+setfcap --inh-caps=-all -- ", text)
	if (text ~ /^start /) {
		match(text, /^start( --[^ ]+)*/)
		options = substr(text, 6, RLENGTH - 5)
		last = substr(text, RLENGTH + 1)
		sub(/^[ \t\n\\]+/, "", last)
		return indent "unshare --pid --fork" options " bash -c " last " & # $unshare; $init is its child\n"
	}
	if (text ~ /^say /)
		return indent "# the shell in the namespace reads: " substr(text, 5) "\n"
	if (text ~ /^(assert|refute)(_(success|failure|output|line|(not_)?equal))?( |$)/ || text ~ /^\[ /)
		return text ~ "[$][(](readlink|stat|ps" defined ") " ? substitutions(text) : ""
	if (text ~ /^(hear|wait|load|#|must|fail)/ || text ~ /^setup/ || text ~ /\|\| skip/)
		return ""
	return indent text "\n"
}

/^#/ && !body { next }
/^$/ && statement == "" { next }

/^@test "/ {
	title = $0
	sub(/^@test "/, "", title)
	sub(/" \{$/, "", title)
	printf "# %s\n", title
	body = "test"
	next
}
/^setup\(\) \{$/ {
	pending = "# before each test\n"
	body = "test"
	next
}
/^[a-z_]+\(\) \{$/ {
	name = $0
	sub(/\(.*/, "", name)
	defined = defined "|" name
	print
	body = "function"
	next
}
/^load / { next }
/^}$/ {
	if (body == "function")
		print
	body = pending = ""
	next
}

body {
	line = $0
	if (statement == "")
		sub(/^\t/, "", line)
	if (!complete(line))
		next
	gsub(/\t/, "    ", statement)
	indent = body == "function" ? "    " : ""
	text = body == "function" && statement !~ /^(run|assert_(success|failure))/ ? \
		indent statement "\n" : command(statement)
	if (text != "") {
		printf "%s%s", pending, text
		pending = ""
	}
	statement = ""
}
