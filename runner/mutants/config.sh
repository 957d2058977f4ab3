#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# config.sh - print the configuration of a mutated kernel, in addition to tinyconfig.
#
#	config.sh VARIANT
#
# VARIANT is that of kernel.sh.  The options that rules need are those of the table.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
sed -n 's/^\(CONFIG_[A-Z0-9_]*\)\t.*/\1=y/p' "$here/../../testcases/kernel-options.tsv"
cat "$here/kernel.config" "$here/${1%-*}.config"
case $1 in
*-*) cat "$here/$1.config" ;;
esac
