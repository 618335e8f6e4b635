"""One Envoy with one plugin or none between a client and the upstream server."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

TYPES = "type.googleapis.com/envoy.extensions."
BUFFER = 8 << 20
TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 120


def _address(port):
    return {"socket_address": {"address": "127.0.0.1", "port_value": port}}


def _wasm(module, config):
    return {
        "name": "plugin",
        "typed_config": {
            "@type": TYPES + "filters.http.wasm.v3.Wasm",
            "config": {
                "name": "plugin",
                "allow_on_headers_stop_iteration": True,
                "configuration": {"@type": "type.googleapis.com/google.protobuf.StringValue", "value": config},
                "vm_config": {"runtime": "envoy.wasm.runtime.v8", "code": {"local": {"filename": str(module)}}},
            },
        },
    }


def _bootstrap(upstream, module, config):
    router = {"name": "router", "typed_config": {"@type": TYPES + "filters.http.router.v3.Router"}}
    filters = ([_wasm(module, config)] if module else []) + [router]
    manager = {
        "@type": TYPES + "filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": "main",
        "http_filters": filters,
        "route_config": {
            "virtual_hosts": [{"name": "all", "domains": ["*"], "routes": [{"match": {"prefix": "/"}, "route": {"cluster": "up", "timeout": "0s"}}]}]
        },
    }
    many = {"max_connections": 1 << 20, "max_pending_requests": 1 << 20, "max_requests": 1 << 20}
    cluster = {
        "name": "up",
        "per_connection_buffer_limit_bytes": BUFFER,
        "circuit_breakers": {"thresholds": [many]},
        "load_assignment": {"cluster_name": "up", "endpoints": [{"lb_endpoints": [{"endpoint": {"address": _address(upstream)}}]}]},
    }
    listener = {
        "name": "main",
        "address": _address(0),
        "per_connection_buffer_limit_bytes": BUFFER,
        "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
    }
    return {"admin": {"address": _address(0)}, "static_resources": {"listeners": [listener], "clusters": [cluster]}}


class Upstream:
    """The server behind all Envoys."""

    def __init__(self, binary):
        self._process = subprocess.Popen([binary], stdout=subprocess.PIPE, text=True)
        self.port = int(self._process.stdout.readline())

    def close(self):
        self._process.kill()
        self._process.wait()


class Envoy:
    """A running Envoy, ready when it has answered a request."""

    def __init__(self, binary, upstream, module=None, config="", workers=1):
        self._folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self._folder.name)
        (folder / "envoy.json").write_text(json.dumps(_bootstrap(upstream, module, config)))
        self._log = folder / "log"
        command = [binary, "-c", folder / "envoy.json", "--concurrency", str(workers), "--disable-hot-restart", "-l", "warning"]
        command += ["--admin-address-path", folder / "admin"]
        with self._log.open("w") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        try:
            self.port = self._listening(folder / "admin")
            self._answering()
        except BaseException:
            self.close()
            raise
        self.start_cpu = self.cpu()

    def _listening(self, admin):
        for _ in self._waiting():
            with contextlib.suppress(OSError, ValueError):
                host, port = admin.read_text().strip().rsplit(":", 1)
                connection = http.client.HTTPConnection(host, int(port), timeout=5)
                connection.request("GET", "/listeners?format=json")
                listeners = json.loads(connection.getresponse().read())["listener_statuses"]
                if listeners:
                    return listeners[0]["local_address"]["socket_address"]["port_value"]
        raise AssertionError

    def _answering(self):
        for _ in self._waiting():
            with contextlib.suppress(OSError):
                self.send("GET", b"", "text/plain")
                return

    def _waiting(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            yield
            time.sleep(0.005)
        raise RuntimeError(f"Envoy is not ready: {self.log()[-2000:]}")

    def send(self, method, body, content_type):
        """Status, headers and body of the answer to one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, "/", body or None, {"content-type": content_type})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def cpu(self):
        """Seconds of processor time so far, in all threads."""
        fields = pathlib.Path(f"/proc/{self._process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self):
        """Resident bytes."""
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{self._process.pid}/status").read_text())[1]) * 1024

    def log(self):
        return self._log.read_text(errors="replace")

    def close(self):
        self._process.kill()
        self._process.wait()
        self._folder.cleanup()
