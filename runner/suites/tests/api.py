#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Run a command with KUBECONFIG for a server that only lists kinds.

    api.py COMMAND...

"kubectl --dry-run=client" requires a server that lists the kinds.
"""

import http.server
import json
import os
import subprocess
import sys
import tempfile
import threading

KINDS = {"apps/v1": {"DaemonSet": "daemonsets"}, "batch/v1": {"Job": "jobs"}}


def groups():
    return [{"name": name.partition("/")[0],
             "versions": [{"groupVersion": name, "version": "v1"}],
             "preferredVersion": {"groupVersion": name, "version": "v1"}}
            for name in KINDS]


def resources(name):
    return {"kind": "APIResourceList", "apiVersion": "v1",
            "groupVersion": name,
            "resources": [{"name": plural, "singularName": kind.lower(),
                           "namespaced": True, "kind": kind,
                           "verbs": ["create", "get", "list", "patch"]}
                          for kind, plural in KINDS.get(name, {}).items()]}


class Server(http.server.BaseHTTPRequestHandler):
    """Lists the kinds; everything else is not found."""

    def do_GET(self):  # pylint: disable=invalid-name
        path = self.path.partition("?")[0].strip("/")
        answer = {"api": {"kind": "APIVersions", "versions": ["v1"]},
                  "apis": {"kind": "APIGroupList", "apiVersion": "v1",
                           "groups": groups()}}.get(path)
        if path.startswith("apis/") or path == "api/v1":
            answer = resources(path.partition("/")[2])
        body = json.dumps(answer or {}).encode()
        self.send_response(200 if answer else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass


def main(command):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as home:
        config = {"apiVersion": "v1", "kind": "Config", "current-context": "a",
                  "clusters": [{"name": "a", "cluster": {
                      "server": f"http://127.0.0.1:{server.server_port}"}}],
                  "users": [{"name": "a", "user": {}}],
                  "contexts": [{"name": "a", "context": {
                      "cluster": "a", "user": "a"}}]}
        path = os.path.join(home, "config")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(config, file)
        return subprocess.run(command, check=False, env={
            **os.environ, "HOME": home, "KUBECONFIG": path}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
