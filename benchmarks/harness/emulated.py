"""What a request executes in Envoy under QEMU, which counts it: the same on any machine, however busy."""
import concurrent.futures
import contextlib
import http.client
import os
import pathlib
import re
import tempfile

from . import peers
from .envoy import Envoy
from .load import check

QEMU = "qemu-x86_64"
LARGEST_BODY = 4096
CONNECTIONS = 8
WARM = 600
REQUESTS = 1000
# So many writes to sockets are from one line to the next; how many a request takes depends on the case.
EVERY = 20
SECONDS_OF_ONE = 20
COUNTED = re.compile(r"^counted (thread=.*)$", re.M)


class Instructions:
    """Instructions of a request and lines that its first-level caches miss, with each peer and without a filter."""

    name = "instructions"

    def __init__(self, chosen, more):
        self._chosen = [case for case in chosen if len(case.request.body) <= LARGEST_BODY]
        self._more = more

    def seconds(self):
        return sum(1 + len(case.peers) + len(self._more) for case in self._chosen) * SECONDS_OF_ONE / (os.cpu_count() or 1)

    def measure(self, upstream, faults):
        peers.needed(QEMU, "apt-get install qemu-user")
        peers.needed("cc", "a C compiler")
        with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
            plugin = pathlib.Path(folder, "caches.so")
            peers.run(["cc", "-O2", "-shared", "-fPIC", "-o", plugin, pathlib.Path(__file__).parent / "caches.c"])
            asked = {
                (case.name, name): threads.submit(_counted, case, name, peer, upstream, plugin)
                for case in self._chosen
                for name, peer in {"none": None, **case.peers, **self._more}.items()
            }
            found = {}
            for (case, name), counts in asked.items():
                try:
                    found.setdefault(case, {})[name] = counts.result()
                except Exception as fault:
                    faults.append(f"instructions of {case}, {name}: {fault}")
        return {"over": {case.name: case.over for case in self._chosen}, "cases": found}


def _counted(case, name, peer, upstream, plugin):
    """What one request takes, once all that it needs has been found out."""
    module, config = (peers.module(peer), peer.config) if peer else (None, "")
    emulator = [QEMU, "-cpu", "max", "-plugin", f"{plugin},every={EVERY}"]
    with contextlib.closing(Envoy(peers.envoy(), upstream.port, module, config, under=emulator)) as envoy:
        if peer:
            check(case, name, envoy)
        _send(case.request, envoy.port, WARM + REQUESTS)
        seen = [dict(each.split("=") for each in line.split()) for line in COUNTED.findall(envoy.log())]
    busiest = max(seen, key=lambda each: int(each["writes"]))["thread"]
    lines = [{key: int(value) for key, value in each.items()} for each in seen if each["thread"] == busiest]
    last = lines[-1]
    first = next(each for each in lines if each["writes"] >= last["writes"] * WARM / (WARM + REQUESTS))
    requests = (1 - first["writes"] / last["writes"]) * (WARM + REQUESTS)
    return {key: (last[key] - first[key]) / requests for key in first if key not in ("thread", "writes")}


def _send(request, port, count):
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(CONNECTIONS)]
    try:
        for i in range(count):
            connection = connections[i % CONNECTIONS]
            connection.request(request.method, "/", request.body or None, request.headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"status {answer.status}")
    finally:
        for connection in connections:
            connection.close()
