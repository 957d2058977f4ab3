// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * number.c - the only parser of numbers in options, files and output.
 *
 * A number has decimal digits only, in any locale: no sign, no leading blanks,
 * no hexadecimal, no "inf" or "nan".  Each number has a range.
 */
#include <stdlib.h>
#include <string.h>

#include "base/complain.h"
#include "base/number.h"

bool take_whole(const char **at, uint64_t most, uint64_t *number)
{
	const char *start = *at;
	bool fits = true;

	*number = 0;
	for (; **at >= '0' && **at <= '9'; ++*at) {
		unsigned int digit = (unsigned int)(**at - '0');

		fits = fits && digit <= most && *number <= (most - digit) / 10;
		if (fits)
			*number = *number * 10 + digit;
	}
	return fits && *at > start;
}

bool parse_whole(const char *text, uint64_t least, uint64_t most,
		 uint64_t *number)
{
	return take_whole(&text, most, number) && *text == '\0' &&
	       *number >= least;
}

bool parse_decimal(const char *text, double least, double most, double *number)
{
	double value;
	char *end;

	if (text[strspn(text, "0123456789.eE+-")] != '\0' ||
	    !((*text >= '0' && *text <= '9') || *text == '.'))
		return false;
	value = strtod(text, &end);
	if (*end != '\0' || end == text || !(value >= least && value <= most))
		return false;
	*number = value;
	return true;
}

int64_t source_date(int64_t otherwise)
{
	const int64_t last = 253402300799; /* of the year 9999 */
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	uint64_t given;

	if (!epoch || !*epoch)
		return otherwise;
	if (!parse_whole(epoch, 0, last, &given))
		fail("SOURCE_DATE_EPOCH: '%s' is not a time; write seconds "
		     "since "
		     "1970, or unset it",
		     epoch);
	return (int64_t)given;
}
