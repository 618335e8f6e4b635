"""One Envoy with one plugin or none between a client and the upstream server."""
import contextlib
import http.client
import json
import pathlib
import re
import subprocess
import tempfile
import time

TYPES = "type.googleapis.com/envoy.extensions."
BUFFER = 8 << 20
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


def _cluster(name, port, **more):
    many = {"max_connections": 1 << 20, "max_pending_requests": 1 << 20, "max_requests": 1 << 20}
    return {
        "name": name,
        "per_connection_buffer_limit_bytes": BUFFER,
        "circuit_breakers": {"thresholds": [many]},
        "load_assignment": {"cluster_name": name, "endpoints": [{"lb_endpoints": [{"endpoint": {"address": _address(port)}}]}]},
        **more,
    }


def _http2():
    options = TYPES + "upstreams.http.v3.HttpProtocolOptions"
    explicit = {"@type": options, "explicit_http_config": {"http2_protocol_options": {}}}
    return {"typed_extension_protocol_options": {options.removeprefix("type.googleapis.com/"): explicit}}


def _route(prefix, cluster):
    return {"match": {"prefix": prefix}, "route": {"cluster": cluster, "timeout": "0s", "idle_timeout": "0s"}}


def _bootstrap(upstream, waiting, module, config):
    router = {"name": "router", "typed_config": {"@type": TYPES + "filters.http.router.v3.Router"}}
    clusters = [_cluster("up", upstream)] + ([_cluster("waiting", waiting, **_http2())] if waiting else [])
    routes = ([_route("/wait", "waiting")] if waiting else []) + [_route("/", "up")]
    manager = {
        "@type": TYPES + "filters.network.http_connection_manager.v3.HttpConnectionManager",
        "stat_prefix": "main",
        "http_filters": ([_wasm(module, config)] if module else []) + [router],
        "route_config": {"virtual_hosts": [{"name": "all", "domains": ["*"], "routes": routes}]},
    }
    listener = {
        "name": "main",
        "address": _address(0),
        "per_connection_buffer_limit_bytes": BUFFER,
        "filter_chains": [{"filters": [{"name": "http", "typed_config": manager}]}],
    }
    return {"admin": {"address": _address(0)}, "static_resources": {"listeners": [listener], "clusters": clusters}}


class Upstream:
    """The server behind all Envoys."""

    def __init__(self, binary):
        self._process = subprocess.Popen([binary], stdout=subprocess.PIPE, text=True)
        self.port = int(self._process.stdout.readline())

    def close(self):
        self._process.kill()
        self._process.wait()


class Envoy:
    """A running Envoy, ready when it has answered a request. With a port `waiting`, `/wait` goes to that HTTP/2 server.
    One that is `tracing` logs the calls over the module's border. `under` is a command that runs another one.
    """

    def __init__(self, binary, upstream, module=None, config="", workers=1, waiting=None, tracing=False, under=()):
        self._folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self._folder.name)
        (folder / "envoy.json").write_text(json.dumps(_bootstrap(upstream, waiting, module, config)))
        self._log = folder / "log"
        command = [*under, binary, "-c", folder / "envoy.json", "--concurrency", str(workers), "--disable-hot-restart", "-l", "warning"]
        command += ["--admin-address-path", folder / "admin"]
        command += ["--component-log-level", "wasm:trace"] if tracing else []
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
            with contextlib.suppress(OSError, ValueError, http.client.HTTPException):
                self._admin = int(admin.read_text().strip().rpartition(":")[2])
                listeners = json.loads(self._asked("/listeners?format=json"))["listener_statuses"]
                if listeners:
                    return listeners[0]["local_address"]["socket_address"]["port_value"]
        raise AssertionError

    def _asked(self, target):
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self._admin, timeout=5)) as connection:
            connection.request("GET", target)
            return connection.getresponse().read()

    def _answering(self):
        for _ in self._waiting():
            with contextlib.suppress(OSError, http.client.HTTPException):
                self.send("GET", b"", {})
                return

    def _waiting(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            yield
            time.sleep(0.005)
        raise RuntimeError(f"Envoy is not ready: {self.log()[-800:]}")

    def send(self, method, body, headers):
        """Status, headers and body of the answer to one request."""
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request(method, "/", body or None, headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()

    def statistic(self, name):
        """The number that Envoy's statistics have under this name."""
        found = re.search(rf"^{re.escape(name)}: (\d+)$", self._asked(f"/stats?filter={name}").decode(), re.M)
        return int(found[1]) if found else 0

    def cpu(self):
        """Seconds of processor time so far, in all threads: its clock as Linux numbers it, which counts nanoseconds."""
        return time.clock_gettime_ns(~self._process.pid << 3 | 2) / 1e9

    def memory(self):
        """Resident bytes."""
        return self._kilobytes("status", "VmRSS") * 1024

    def private_memory(self):
        """Bytes that no file backs: the heaps, of Envoy and of its VMs."""
        return self._kilobytes("smaps_rollup", "Anonymous") * 1024

    def _kilobytes(self, file, name):
        return int(re.search(rf"{name}:\s+(\d+)", pathlib.Path(f"/proc/{self._process.pid}/{file}").read_text())[1])

    def log(self):
        return self._log.read_text(errors="replace")

    def close(self):
        self._process.kill()
        self._process.wait()
        self._folder.cleanup()
