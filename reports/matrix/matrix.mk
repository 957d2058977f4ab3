# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make matrix	run the suite in every environment that this machine supports; prints a table
#
# GROUPS limits it, as in make matrix GROUPS='host kernels'.  The printed table is that of
# the README; $(O)/matrix/matrix.md also has a row for each environment, and is kept as
# reports/reference/matrix.md.  Fails if a verdict is wrong, or a skip names no remedy.

matrix: all $(safety)
	@reports/matrix/record.sh $(O) $(GROUPS)
	@PYTHONPATH=reports python3 -m pidspec.matrix $(O)/matrix $(O)/matrix/matrix.md

.PHONY: matrix
