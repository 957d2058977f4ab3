# SPDX-License-Identifier: GPL-2.0-or-later
#
#	make docs	build a site of all pages, with search, in out/docs, and test it

# Sources, recorded output and results of the tests; only the site is in out/docs.
docs-work := $(O)/obj/docs
docs-py   := PYTHONPATH=reports PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3

docs: all
	@lib/packages.sh sphinx-build:python3-sphinx $(python)/myst_parser:python3-myst-parser \
		$(python)/jinja2:python3-jinja2 $(python)/pytest:python3-pytest bats:bats \
		/usr/lib/bats/bats-assert:bats-assert /usr/lib/bats/bats-support:bats-support
	@[ "$$(id -u)" -ne 0 ] || lib/packages.sh chromium:chromium \
		chromedriver:chromium-driver $(python)/selenium:python3-selenium \
		strace:strace ps:procps setpriv:util-linux || :
	@rm -rf $(docs-work) $(O)/docs
	@mkdir -p $(docs-work)
	@$(docs-py) -m docs $(O) $(docs-work) matrix.html
	@PIDSPEC_VERSION="$$($(O)/pidspec --version | cut -d ' ' -f 2)" \
		sphinx-build -q -W --keep-going -n -j auto -b html -c reports/docs \
		-d $(docs-work)/doctrees $(docs-work)/source $(O)/docs
	@rm -rf $(O)/docs/.buildinfo $(O)/docs/objects.inv
	@$(docs-py) -m pidspec report reports/reference -o $(O)/docs/matrix.html > /dev/null
	@$(docs-py) -m docs.links $(O)/docs
	@PIDSPEC_OUT=$(O) $(docs-py) -m pytest -q -p no:cacheprovider \
		--tap $(docs-work)/docs.tap reports/docs/tests > $(docs-work)/docs.log || :
	@lib/tally.sh docs $(docs-work)/docs.tap
	@echo "$(O)/docs/index.html"

.PHONY: docs
