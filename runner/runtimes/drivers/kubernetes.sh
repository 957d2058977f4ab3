# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034 # for those who source it
#
# kubernetes.sh - pods of a cluster, by kubectl(1).  Its nodes must have PIDSPEC_IMAGE, an
# image with the commands of busybox.

runtime_package='kubectl, and a kubelet or k3s' runtime_command=kubectl pod_image=$PIDSPEC_IMAGE

runtime_version() {
	kubectl version 2> /dev/null | sed -n 's/^Server Version: //p'
}

runtime_missing() {
	if [ -z "$pods" ]; then
		echo "supports only pods (--pods)"
	elif ! kubectl cluster-info > /dev/null 2>&1; then
		echo "requires a cluster that kubectl(1) can reach"
	elif [ -z "$PIDSPEC_IMAGE" ]; then
		echo "requires an image on its nodes (set PIDSPEC_IMAGE)"
	fi
}

runtime_pod_up() {
	kubectl apply -f "$1" && kubectl wait --for=condition=Ready "pod/$2" --timeout=60s
}

runtime_pod_down() {
	kubectl delete --now -f "$1"
}

runtime_pod_exec() {
	kubernetes_pod=$1 kubernetes_container=$2
	shift 2
	kubectl exec "$kubernetes_pod" -c "$kubernetes_container" -- "$@"
}

runtime_pod_wait() {
	kubectl wait --for=jsonpath="{.status.containerStatuses[?(@.name=='$2')].state.terminated}" "pod/$1" --timeout=60s > /dev/null
	kubectl get pod "$1" -o jsonpath="{.status.containerStatuses[?(@.name=='$2')].state.terminated.exitCode}"
}
