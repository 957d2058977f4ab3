#!/usr/bin/env bats
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Compares files for other suites and services with their documentation.  "make consumers"
# runs the real ones.
# Without sanitizers: runs scripts.

load common

setup() {
	common_setup
	suites=$PWD/runner/suites
	tree=$PWD/$out/guest/$(uname -m)
	all_rules=$(PIDSPEC_PROGRAMS='' "$pidspec" list --programs "$out/testcases")
	export PATH=$tmp/bin:$PATH
	mkdir "$tmp/bin"
}

need_tree() {
	[ -x "$tree/rules" ] || skip "requires programs for guests (make)"
}

# install KIND DIRECTORY
install() {
	need_tree
	"$suites/install.sh" "$1" "$tree" "$2"
}

# stand_in NAME COMMAND... - make a command NAME that runs COMMAND
stand_in() {
	local name=$1
	shift
	printf '#!/bin/sh\n%s\n' "$*" > "$tmp/bin/$name"
	chmod 755 "$tmp/bin/$name"
}

@test "a collection of kselftest is a directory, and lines in a list" {
	printf 'net:tls\npidspec:gone.long-ago\n' > "$tmp/kselftest-list.txt"
	install kselftest "$tmp"
	run install kselftest "$tmp"
	assert_output "$tmp: $(echo "$all_rules" | wc -l) rules"
	assert_equal "$(head -n 1 "$tmp/kselftest-list.txt")" net:tls
	assert_equal "$(sed -n 's/^pidspec://p' "$tmp/kselftest-list.txt")" "$all_rules"
	while IFS=: read -r collection program; do
		[ "$collection" = net ] || [ -x "$tmp/$collection/$program" ]
	done < "$tmp/kselftest-list.txt"
	grep -qx CONFIG_PID_NS=y "$tmp/pidspec/config"
}

@test "a program of a collection runs the rule of its name" {
	install kselftest "$tmp"
	cd "$tmp/pidspec"
	run ./numbering.clone-newpid-child-is-pid-1
	assert_success
	assert_line 'ok 1 numbering.clone-newpid-child-is-pid-1'
	# Some programs execute themselves.
	run ./init-signals.exec-resets-handlers-and-restores-protection
	assert_success
	run ./lifecycle.cgroup-can-be-frozen-while-init-waits
	assert_failure 4
}

# kirk runs a line of runtest/ as a command in PATH.
run_as_kirk_does() {
	(cd "$root/testcases/bin" && PATH=$PWD:$PATH && LTPROOT=$root && export LTPROOT &&
		sed -n "s/^$1 //p" "$root/runtest/pidspec" | sh)
}

# use_broken BODY - a rule of this body takes the place of a rule in the suite
use_broken() {
	cat > "$tmp/broken.c" <<-END
	#include "pidspec.h"
	const struct rule rule = { .says = "x", .source = "y" };
	void test(void) { $1 }
	END
	rm -f "$root"/testcases/bin/pidspec-rules/programs/numbering/clone-newpid-child-is-pid-1
	# shellcheck disable=SC2086 # words
	${PIDSPEC_CC:-cc} -D_GNU_SOURCE -std=gnu11 -Ilib "$tmp/broken.c" "$out/libpidspec.a" -pthread \
		-lrt -o "$root"/testcases/bin/pidspec-rules/programs/numbering/clone-newpid-child-is-pid-1
}

@test "a suite of LTP has exit statuses and a summary of LTP" {
	root=$tmp/ltp
	unset PIDSPEC_DISPOSABLE
	install ltp "$root"
	run run_as_kirk_does numbering.clone-newpid-child-is-pid-1
	assert_success
	assert_line 'Summary:'
	assert_line --regexp '^passed   [1-9]'
	assert_line 'failed   0'

	run run_as_kirk_does lifecycle.cgroup-can-be-frozen-while-init-waits
	assert_failure 32
	assert_line 'passed   0'
	assert_line 'skipped  1'

	use_broken 'CHECK_EQ(getpid(), 0);'
	run run_as_kirk_does numbering.clone-newpid-child-is-pid-1
	assert_failure 1
	assert_line 'failed   1'
	printf '\nRule: numbering.clone-newpid-child-is-pid-1\nReason: a test\n' \
		>> "$root/testcases/bin/pidspec-rules/programs/known-issues"
	run run_as_kirk_does numbering.clone-newpid-child-is-pid-1
	assert_failure 32
	assert_line 'not ok 1 numbering.clone-newpid-child-is-pid-1 # TODO a test'
	assert_line 'failed   0'
	use_broken 'must(-1); CHECK_EQ(1, 1);'
	run run_as_kirk_does numbering.clone-newpid-child-is-pid-1
	assert_failure 2
	assert_line 'broken   1'
}

@test "a known issue is no failure of kselftest" {
	root=$tmp/ltp
	install kselftest "$tmp"
	mkdir -p "$root/testcases"
	ln -s "$tmp/pidspec" "$root/testcases/bin"
	use_broken 'CHECK_EQ(getpid(), 0);'
	run "$tmp/pidspec/numbering.clone-newpid-child-is-pid-1"
	assert_failure 1
	printf '\nRule: numbering.clone-newpid-child-is-pid-1\nReason: a test\n' \
		>> "$tmp/pidspec/pidspec-rules/programs/known-issues"
	run "$tmp/pidspec/numbering.clone-newpid-child-is-pid-1"
	assert_success
	assert_line 'not ok 1 numbering.clone-newpid-child-is-pid-1 # TODO a test'
}

@test "metadata of other tests of LTP are not changed" {
	mkdir -p "$tmp/metadata"
	echo '{"testsuite": "ltp", "tests": {"pidns01": {"needs_root": "1"}, "x.y": {"suite": "runtest/pidspec"}}}' \
		> "$tmp/metadata/ltp.json"
	install ltp "$tmp"
	run /usr/bin/python3 - "$tmp/metadata/ltp.json" <<-END
	import json, sys
	known = json.load(open(sys.argv[1]))
	print(known["testsuite"], known["tests"].pop("pidns01"), "x.y" in known["tests"])
	print("\n".join(sorted(known["tests"])))
	END
	assert_line --index 0 "ltp {'needs_root': '1'} False"
	assert_equal "$(echo "$output" | tail -n +2)" "$all_rules"
}

@test "a failed installation is reported in one line" {
	need_tree
	run install ltp ""
	assert_failure 2
	assert_output --partial 'LTPROOT=DIRECTORY'
	run "$suites/install.sh" kselftest "$tmp" "$tmp/x"
	assert_failure 2
	assert_output --partial "requires $tmp/rules (make)"
	mkdir -p "$tmp/metadata"
	echo '{' > "$tmp/metadata/ltp.json"
	run install ltp "$tmp"
	assert_failure
	assert_line --partial "$tmp/metadata/ltp.json: "
	assert_line --partial 'move it away'
}

@test "run.sh reports to LAVA the results of pidspec export lava" {
	recorded=$tmp/recorded
	stand_in lava-test-case "echo \"\$*\" >> '$recorded'"
	stand_in lava-test-set "echo \"set \$*\" >> '$recorded'"
	stand_in pidspec "'$pidspec' \"\$@\" --timeout 1 --grace 0; s=\$?; cp \"\$4/results.tap\" '$tmp'; exit \$s"
	# With each possible result.
	printf 'Rule: %s\nReason: x\n\n' fine.starts-clean broken.fails > "$tmp/known"
	run "$suites/lava/run.sh" --known "$tmp/known" fine broken odd.cannot-tell odd.is-late-itself
	expected=$("$pidspec" export lava "$tmp/results.tap" | sed -n \
		-e 's/^<LAVA_SIGNAL_TESTSET START/set start/p' -e 's/^<LAVA_SIGNAL_TESTSET STOP/set stop/p' \
		-e 's/^<LAVA_SIGNAL_TESTCASE TEST_CASE_ID=\(.*\) RESULT=\([a-z]*\).*/\1 --result \2/p' | tr -d '>')
	assert_equal "$(sed 's/ --measurement.*//' "$recorded")" "$expected"
	grep -q -- '--result unknown' "$recorded"
	grep -qE -- '^fine.passes --result pass --measurement [0-9.]+ --units ms$' "$recorded"
}

@test "run.sh reports to LAVA a run without results" {
	stand_in lava-test-case 'echo "$*"'
	stand_in pidspec 'exit 6'
	run "$suites/lava/run.sh"
	assert_failure 6
	assert_output 'pidspec --result unknown'
}

@test "the monitor of a LAVA job matches each rule on a console" {
	[ -r /usr/lib/python3/dist-packages/yaml/__init__.py ] || skip "requires PyYAML (apt-get install python3-yaml)"
	"$pidspec" run -F ktap --no-known fine.passes fine.skips broken.fails > "$tmp/console" || :
	run /usr/bin/python3 - "$suites/lava/job.yaml" "$tmp/console" <<-'END'
	import re, sys, yaml
	monitor = yaml.safe_load(open(sys.argv[1]))["actions"][2]["test"]["monitors"][0]
	console = open(sys.argv[2]).read().partition(monitor["start"])[2]
	for point in re.finditer(monitor["pattern"], console):
	    print(point["test_case_id"], monitor["fixupdict"][point["result"]])
	END
	assert_output $'broken.fails fail\nfine.passes pass\nfine.skips pass'
	grep -qF "$(sed -n 's/ *end: "\(.*\) "/\1/p' "$suites/lava/job.yaml")" runner/vm/init.c
}

@test "results for tmt have the expected path and keys" {
	mkdir "$tmp/data"
	[ -r /usr/lib/python3/dist-packages/jinja2/__init__.py ] || skip "requires Jinja2 (apt-get install python3-jinja2)"
	TMT_TEST_DATA=$tmp/data PIDSPEC=$pidspec SELECT='fine.passes fine.skips broken' \
		run "$suites/tmt/run.sh"
	assert_failure 1
	run /usr/bin/python3 "$suites/tests/tmt.py" "$suites/tmt" "$tmp/data/results.json"
	assert_success
	run env -u TMT_TEST_DATA "$suites/tmt/run.sh"
	assert_failure
	assert_output --partial 'TMT_TEST_DATA: tmt sets it'
}

@test "the file done has the path of the results for Sonobuoy" {
	[ -r /usr/lib/python3/dist-packages/junitparser/__init__.py ] || skip "requires junitparser (apt-get install python3-junitparser)"
	SONOBUOY_RESULTS_DIR=$tmp/results PIDSPEC=$pidspec NODE_NAME=node-7 \
		SELECT='fine.passes fine.skips broken' run "$suites/sonobuoy/run.sh"
	assert_failure 1
	assert_equal "$(ls -A "$tmp/results")" $'done\nresults.tar.gz'
	assert_equal "$(cat "$tmp/results/done")" "$tmp/results/results.tar.gz"
	tar xzf "$tmp/results/results.tar.gz" -C "$tmp"
	[ -s "$tmp/results.tap" ]
	run /usr/bin/python3 -c 'import sys, junitparser
xml = junitparser.JUnitXml.fromfile(sys.argv[1])
print({s.hostname for s in xml}, xml.failures)' "$tmp/junit.xml"
	assert_output "{'node-7'} 1"
}

@test "the file done is written for Sonobuoy if the command does not exist" {
	SONOBUOY_RESULTS_DIR=$tmp/results PIDSPEC=$tmp/none run "$suites/sonobuoy/run.sh"
	assert_failure 3
	assert_equal "$(cat "$tmp/results/done")" "$tmp/results/results.tar.gz"
	run tar xzOf "$tmp/results/results.tar.gz" ./stderr.log
	assert_output --partial "$tmp/none: not found"
}

@test "YAML files pass yamllint" {
	command -v yamllint > /dev/null || skip "requires yamllint (apt-get install yamllint)"
	run yamllint -d '{extends: default, rules: {document-start: disable,
line-length: {max: 100}, truthy: {check-keys: false}}}' \
		"$suites"/*/*.yml "$suites"/*/*.yaml "$suites"/*/*.fmf
	assert_output ''
	assert_success
}

@test "make image writes an OCI layout with correct digests, and is reproducible" {
	need_tree
	run "$suites/oci/image.sh" "$pidspec" "$tmp/image.tar"
	assert_success
	assert_output --regexp ': localhost/pidspec:latest, pidspec [0-9.]+ for [a-z0-9]+, [0-9]+ bytes$'
	"$suites/oci/image.sh" "$pidspec" "$tmp/again.tar"
	cmp "$tmp/image.tar" "$tmp/again.tar"
	mkdir "$tmp/image"
	tar xf "$tmp/image.tar" -C "$tmp/image"
	run /usr/bin/python3 - "$tmp/image" <<-'END'
	import gzip, hashlib, io, json, pathlib, sys, tarfile
	top = pathlib.Path(sys.argv[1])
	assert json.loads((top / "oci-layout").read_text()) == {"imageLayoutVersion": "1.0.0"}
	def blob(descriptor):
	    data = (top / "blobs/sha256" / descriptor["digest"].split(":")[1]).read_bytes()
	    assert len(data) == descriptor["size"]
	    assert "sha256:" + hashlib.sha256(data).hexdigest() == descriptor["digest"]
	    return data
	manifest = json.loads(blob(json.loads((top / "index.json").read_text())["manifests"][0]))
	config = json.loads(blob(manifest["config"]))
	files = {}
	for layer, diff in zip(manifest["layers"], config["rootfs"]["diff_ids"], strict=True):
	    data = gzip.decompress(blob(layer))
	    assert "sha256:" + hashlib.sha256(data).hexdigest() == diff
	    files |= {"/" + f.name: f.mode for f in tarfile.open(fileobj=io.BytesIO(data))}
	print(files[config["config"]["Entrypoint"][0]] & 0o111 != 0, oct(files["/tmp"]))
	print(sum("/testcases/" in name and name.count("/") == 4 for name in files))
	END
	assert_line --index 0 "True 0o1777"
	assert_line --index 1 "$(echo "$all_rules" | wc -l)"
	run "$suites/oci/image.sh" "$pidspec" "$tmp/other.tar" pdp11
	assert_failure 2
	assert_output "image.sh: OCI images have no name for the architecture pdp11"
	run "$suites/oci/image.sh" "$pidspec" "$tmp/none/image.tar"
	assert_failure
}

# podman with storage and configuration of this test
own_podman() {
	printf '[containers]\nnetns = "none"\ndefault_ulimits = [ "nofile=1024:1024", "nproc=32768:32768" ]
[engine]\ncgroup_manager = "cgroupfs"\nevents_logger = "none"\ntmp_dir = "%s/libpod"\nvolume_path = "%s/volumes"\n' \
		"$tmp" "$tmp" > "$tmp/containers.conf"
	printf '[storage]\ndriver = "vfs"\ngraphroot = "%s/graph"\nrunroot = "%s/run"\n' "$tmp" "$tmp" \
		> "$tmp/storage.conf"
	CONTAINERS_CONF=$tmp/containers.conf CONTAINERS_STORAGE_CONF=$tmp/storage.conf \
		podman --runtime runc "$@"
}

@test "podman loads and runs the image" {
	need_tree
	command -v podman > /dev/null || skip "requires podman (apt-get install podman)"
	command -v runc > /dev/null || skip "requires runc (apt-get install runc)"
	[ "$(id -u)" -eq 0 ] || skip "requires root"
	"$suites/oci/image.sh" "$pidspec" "$tmp/image.tar"
	run own_podman load -q -i "$tmp/image.tar"
	assert_success
	run own_podman run --rm --network=none localhost/pidspec:latest \
		run -q numbering.clone-newpid-child-is-pid-1 numbering.pids-go-up-from-1
	assert_output --regexp '^pidspec: 2 rules: [0-2] pass, 0 fail, [0-2] skip, 0 error'
	own_podman rmi --all
}

@test "skopeo reads the image" {
	need_tree
	command -v skopeo > /dev/null || skip "requires skopeo (apt-get install skopeo)"
	"$suites/oci/image.sh" "$pidspec" "$tmp/image.tar"
	run skopeo inspect "oci-archive:$tmp/image.tar"
	assert_success
	assert_line --partial '"org.opencontainers.image.title": "pidspec"'
}

@test "the manifests for Kubernetes run the image that make image writes" {
	[ -r /usr/lib/python3/dist-packages/yaml/__init__.py ] || skip "requires PyYAML (apt-get install python3-yaml)"
	for kind in job:Job daemonset:DaemonSet; do
		run /usr/bin/python3 - "$suites/kubernetes/${kind%:*}.yaml" <<-'END'
		import sys, yaml
		it = yaml.safe_load(open(sys.argv[1]))
		pod = it["spec"]["template"]
		container, = pod["spec"]["containers"]
		print(it["kind"], container["image"], container["imagePullPolicy"], container["args"][0])
		print(it["spec"].get("selector", {}).get("matchLabels", it["metadata"]["labels"]) == pod["metadata"]["labels"])
		END
		assert_line --index 0 "${kind#*:} localhost/pidspec:latest Never run"
		assert_line --index 1 True
	done
	grep -qF 'image.name": "localhost/pidspec:latest"' "$suites/oci/image.sh"
}

@test "kubectl accepts the manifests for Kubernetes, and each of their fields" {
	command -v kubectl > /dev/null || skip "requires kubectl"
	[ -r /usr/lib/python3/dist-packages/yaml/__init__.py ] || skip "requires PyYAML (apt-get install python3-yaml)"
	for file in "$suites"/kubernetes/*.yaml; do
		run "$suites/tests/api.py" kubectl create --dry-run=client --validate=false -f "$file"
		assert_success
		assert_output --partial 'created (dry run)'
		# kubectl decodes the object, without unknown fields, and prints it.
		HOME=$tmp kubectl set image --local -f "$file" pidspec=other -o yaml > "$tmp/decoded"
		run /usr/bin/python3 - "$file" "$tmp/decoded" <<-'END'
		import sys, yaml
		ours, theirs = (yaml.safe_load(open(name)) for name in sys.argv[1:])
		def missing(ours, theirs, path=""):
		    if isinstance(ours, dict):
		        for key in ours:
		            yield from missing(ours[key], (theirs or {}).get(key), f"{path}.{key}")
		    elif isinstance(ours, list):
		        for n, item in enumerate(ours):
		            yield from missing(item, theirs[n] if theirs else None, f"{path}[{n}]")
		    elif ours != theirs:
		        yield path
		print(*missing(ours, theirs))
		END
		assert_output ".spec.template.spec.containers[0].image"
	done
}

# job_lines FILE KEY... - print what a job runs, as a script
job_lines() {
	/usr/bin/python3 - "$@" <<-'END'
	import sys, yaml
	it = yaml.safe_load(open(sys.argv[1]))
	for key in sys.argv[2:]:
	    it = it[int(key) if key.isdigit() else key]
	print(it if isinstance(it, str) else "\n".join(it))
	END
}

@test "the jobs for hosts run as root where sudo is permitted, and report if not" {
	[ -r /usr/lib/python3/dist-packages/yaml/__init__.py ] || skip "requires PyYAML (apt-get install python3-yaml)"
	cd "$tmp"
	# shellcheck disable=SC2016 # for that shell
	stand_in pidspec 'echo "$SUDO $0 $*"'
	# shellcheck disable=SC2016 # for that shell
	stand_in sudo '[ "$1" != -n ] || shift; SUDO=sudo exec "$@"'
	stand_in id 'echo 1000'
	job_lines "$suites/gitlab/host.yml" pid-namespaces-of-the-host script > job
	PIDSPEC=pidspec run sh -e job
	assert_output "sudo $tmp/bin/pidspec run -o results"
	stand_in sudo 'echo "sudo: a password is required" >&2; exit 1'
	PIDSPEC=pidspec run sh -e job
	assert_success
	assert_line --index 0 'No root: rules skip if user namespaces are restricted.'
	assert_line --index 1 " $tmp/bin/pidspec run -o results"
	stand_in id 'echo 0'
	PIDSPEC=pidspec run sh -e job
	assert_output " $tmp/bin/pidspec run -o results"
	job_lines "$suites/github/host.yml" jobs host steps 3 run > job
	grep -q '^sudo out/pidspec run -o results ' job
}
