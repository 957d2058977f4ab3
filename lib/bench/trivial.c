// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * trivial.c - a test program that does the minimum.
 */
#include <unistd.h>

int main(void)
{
	static const char tap[] = "TAP version 13\n"
				  "1..1\n"
				  "ok 1 nothing is wrong\n";

	return write(1, tap, sizeof(tap) - 1) != sizeof(tap) - 1;
}
