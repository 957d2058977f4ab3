// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * difference.c - the files of a difference that the explorer found, maybe
 * elsewhere.
 *
 * A stream has the steps of a difference, and not the files: the rule program
 * is source code, which no guest or container may write.  The explorer of this
 * machine makes the files from the record.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/complain.h"
#include "base/results.h"
#include "base/text.h"
#include "difference.h"
#include "input/explorer.h"
#include "input/select.h"
#include "run/spawn.h"

static bool run_extractor(const char *directory)
{
	char *explorer = print("%s/explore", own_directory());
	char *record = print("%s/" RECORD_NAME, directory);
	const char *argv[] = { explorer, "--extract", record,
			       "-o",	 directory,   NULL };
	int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC), status = 0;
	pid_t pid = spawn(&(struct command_line){
		.argv = argv, .id = "extract", .out = nothing, .err = 2 });

	close(nothing);
	if (pid > 0)
		waitpid(pid, &status, 0);
	free(record);
	free(explorer);
	return pid > 0 && status == 0;
}

void write_difference(const char *directory, const struct summary *summary)
{
	enum verdict verdict;

	if (!directory || !compares_with_model() || summary->done == 0)
		return;
	verdict = summary->results[0].verdict;
	if (verdict != FAIL && verdict != XFAIL)
		return;
	if (!run_extractor(directory))
		complain("%s: the files of the difference are missing; "
			 "'pidspec explore --extract %s/" RECORD_NAME
			 " -o DIR' writes them",
			 directory, directory);
}
