# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154 # of rule.sh, and of drivers
#
# pod.sh - a pod of two containers: "app" runs sleep(1), "side" runs tail(1).

# start_pod FIELDS - FIELDS are added to its spec
start_pod() {
	needs pod_up
	pod=pidspec-$$
	cat > "$work/pod.yaml" << END
apiVersion: v1
kind: Pod
metadata:
  name: $pod
spec:
  restartPolicy: Never
  $1
  containers:
  - name: app
    image: $pod_image
    imagePullPolicy: Never
    command: [ "sleep", "1000" ]
  - name: side
    image: $pod_image
    imagePullPolicy: Never
    command: [ "tail", "-f", "/dev/null" ]
END
	runtime_pod_up "$work/pod.yaml" "$pod" >> "$work/stderr" 2>&1 < /dev/null || {
		pod_gone
		lost "the pod did not start: $(tail -n 1 "$work/stderr")"
	}
}

# in_pod CONTAINER COMMAND...
in_pod() {
	container=$1
	shift
	runtime_pod_exec "$pod" "$container" "$@" < /dev/null 2>> "$work/stderr"
}

# status_in_pod CONTAINER - wait until it ends, and print its exit status
status_in_pod() {
	runtime_pod_wait "$pod" "$1" 2>> "$work/stderr" < /dev/null
}

pod_gone() {
	[ -z "$pod" ] || runtime_pod_down "$work/pod.yaml" "$pod" > /dev/null 2>&1 < /dev/null
	pod=
}
