// SPDX-License-Identifier: GPL-2.0-or-later
/* replay.c - runs a fuzz target on the files of its corpus, with any compiler.
 */
#include <stdio.h>

#include "base/read.h"
#include "base/text.h"
#include "fuzz.h"

int main(int argc, char *argv[])
{
	for (int i = 1; i < argc; i++) {
		struct text text = read_file(argv[i]);

		LLVMFuzzerTestOneInput((const uint8_t *)text.data, text.length);
		drop(&text);
	}
	printf("%d inputs\n", argc - 1);
	return 0;
}
