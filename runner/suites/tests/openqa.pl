# SPDX-License-Identifier: GPL-2.0-or-later
#
# openqa.pl - print the results that openQA reads from a file, one "NAME RESULT" per line.
#
#	perl -I OPENQA/lib openqa.pl FORMAT FILE
use Mojo::Base -strict, -signatures;
use OpenQA::Parser 'parser';

my ($format, $file) = @ARGV;
my $parser = parser($format);
$parser->load($file);
$parser->results->each(sub ($result, $number) {
	say $result->name, ' ', $result->result;
});
