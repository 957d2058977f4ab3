# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make matrix	run the suite in every environment that this machine supports; prints a table

matrix: all $(safety)
	@reports/matrix/record.sh $(O) $(GROUPS)
	@PYTHONPATH=reports python3 -m pidspec.matrix $(O)/matrix

.PHONY: matrix
