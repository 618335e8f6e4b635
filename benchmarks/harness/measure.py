"""The measurements: each yields what it has found as values that JSON can hold, and says before how long it takes."""
import contextlib
import dataclasses
import json
import pathlib
import random
import sys
import tempfile

from . import cases, peers, trace
from .envoy import Envoy, Upstream
from .load import OVERHEAD, WrongAnswer, load
from .waiting import MuteServer, OpenStreams

START = 0.5
WARM_UP = 1
SCALE_ROUNDS = 3
BODY_SIZES = (("1k", 1 << 10), ("16k", 1 << 14), ("256k", 1 << 18), ("4m", 1 << 22))
OPEN_STREAMS = (0, 1, 10, 100, 1000, 10_000)
WORKERS = (1, 2)
VMS = 4


def say(text):
    print(text, file=sys.stderr, flush=True)


@contextlib.contextmanager
def envoys(case, upstream, more=None, faults=None, **options):
    """An Envoy for each peer, and one without a filter. With `faults`, a peer that does not start is noted there and left out."""
    with contextlib.ExitStack() as stack:
        found = {"none": stack.enter_context(contextlib.closing(Envoy(peers.envoy(), upstream.port, **options)))}
        for name, peer in {**case.peers, **(more or {})}.items():
            try:
                envoy = Envoy(peers.envoy(), upstream.port, peers.module(peer), peer.config, **options)
                found[name] = stack.enter_context(contextlib.closing(envoy))
            except RuntimeError as fault:
                if faults is None:
                    raise
                faults.append(f"{case.name}, {name}: {fault}")
        yield found


def warmed_up(case, running, faults):
    """Those that give right answers."""
    right = {}
    for name, envoy in running.items():
        try:
            load(case, name, envoy, WARM_UP)
            right[name] = envoy
        except WrongAnswer as wrong:
            faults.append(f"{case.name}: {wrong}")
    return right


def in_rounds(case, running, rounds, seconds):
    """For each round the sample of each peer, in a random order."""
    result = []
    for _ in range(rounds):
        order = random.sample(list(running), len(running))
        samples = {name: load(case, name, running[name], seconds * case.longer) for name in order}
        result.append({name: samples[name] for name in running})
    return result


def _seconds_of(case, rounds, seconds, warm=0.0, more=0):
    each = START + warm + rounds * (seconds * case.longer + OVERHEAD)
    return (len(case.peers) + more + 1) * each


def _ours(case):
    return dataclasses.replace(case, peers={"penstock": case.peers["penstock"]})


class Cases:
    """All peers of a case side by side."""

    name = "cases"

    def __init__(self, chosen, more, rounds, seconds, workers):
        self._chosen, self._more = chosen, more
        self._rounds, self._seconds, self._workers = rounds, seconds, workers

    def seconds(self):
        warm, more = WARM_UP + OVERHEAD, len(self._more)
        return sum(_seconds_of(case, self._rounds * case.often, self._seconds, warm, more) for case in self._chosen)

    def measure(self, upstream, faults):
        found = {}
        for case in self._chosen:
            say(f"  {case.name}: {case.about}")
            try:
                with envoys(case, upstream, self._more, faults, workers=self._workers) as running:
                    right = warmed_up(case, running, faults)
                    rounds = in_rounds(case, right, self._rounds * case.often, self._seconds)
            except Exception as fault:
                faults.append(f"{case.name}: {fault}")
                continue
            all_peers = {**case.peers, **self._more}
            found[case.name] = {
                "about": case.about,
                "over": case.over,
                "aim": case.aim,
                "peers": {name: _described(peer) for name, peer in all_peers.items() if name in right},
                "rounds": rounds,
            }
        if not found:
            raise RuntimeError("no case could be measured")
        return {"rounds": self._rounds, "seconds": self._seconds, "workers": self._workers, "cases": found}


def _described(peer):
    return {"label": peer.label, "bytes": peers.module(peer).stat().st_size}


class Starts:
    """Processor time until the first answer: all modules once in each round."""

    name = "starts"

    def __init__(self, chosen, more, rounds):
        every = [peer for case in chosen for peer in case.peers.values()]
        self._peers = {peer.label: peer for peer in [*every, *cases.without_json(), *more.values()]}
        self._rounds = rounds

    def seconds(self):
        return self._rounds * (len(self._peers) + 2) * START

    def measure(self, upstream, faults):
        with tempfile.TemporaryDirectory() as folder:
            modules = {"none": (None, ""), "empty": (peers.empty_module(folder), "")}
            modules |= {label: (peers.module(peer), peer.config) for label, peer in self._peers.items()}
            spent = {label: [] for label in modules}
            for _ in range(self._rounds):
                for label in random.sample(list(modules), len(modules)):
                    file, config = modules[label]
                    with contextlib.closing(Envoy(peers.envoy(), upstream.port, file, config)) as envoy:
                        spent[label].append(envoy.start_cpu * 1e3)
            sizes = {label: file.stat().st_size if file else 0 for label, (file, _) in modules.items()}
        return {"rounds": self._rounds, "modules": {label: {"bytes": sizes[label], "cpu": spent[label]} for label in modules}}


class Calls:
    """The calls over a module's border for one request."""

    name = "calls"

    def __init__(self, chosen, more):
        self._chosen, self._more = chosen, more

    def seconds(self):
        return sum(len(case.peers) + len(self._more) for case in self._chosen) * (START + 0.3)

    def measure(self, upstream, faults):
        found = {}
        for case in self._chosen:
            for name, peer in {**case.peers, **self._more}.items():
                with contextlib.closing(Envoy(peers.envoy(), upstream.port, peers.module(peer), peer.config, tracing=True)) as envoy:
                    found.setdefault(case.name, {})[name] = trace.of_one(case, envoy)
        return {"cases": found}


class Scale:
    """Against the size of bodies, streams that are open, and workers; and what VMs and streams that wait keep."""

    name = "scale"

    def __init__(self, seconds, streams):
        self._seconds = seconds
        self._streams = [count for count in OPEN_STREAMS if count <= streams]
        self._bodies = [(_ours(make(label, size)), size) for make in (cases.replace, cases.json_inject) for label, size in BODY_SIZES]

    def seconds(self):
        bodies = sum(_seconds_of(case, SCALE_ROUNDS, self._seconds) for case, _ in self._bodies)
        streams = 2 * START + len(self._streams) * 2 * (SCALE_ROUNDS * (self._seconds + OVERHEAD)) + 2 * self._streams[-1] / 5000
        workers = len(WORKERS) * _seconds_of(_ours(cases.one_header()), SCALE_ROUNDS, self._seconds)
        return bodies + streams + workers + 2 * (len(self._vms()) + 1) * START

    def measure(self, upstream, faults):
        parts = {"bodies": self._of_bodies, "streams": self._of_streams, "workers": self._of_workers, "vms": self._of_vms}
        found = {"rounds": SCALE_ROUNDS, "seconds": self._seconds}
        for name, part in parts.items():
            say(f"  {name}")
            try:
                found[name] = part(upstream)
            except Exception as fault:
                faults.append(f"scale, {name}: {fault}")
        return found

    def _of_bodies(self, upstream):
        found = {}
        for case, size in self._bodies:
            with envoys(case, upstream) as running:
                rounds = in_rounds(case, running, SCALE_ROUNDS, self._seconds)
            found[case.name] = {
                "kind": case.name.rpartition("-")[0],
                "size": size,
                "bytes": len(case.request.body),
                "rounds": rounds,
            }
        return found

    def _of_streams(self, upstream):
        """Requests that do not wait, beside so many that do: in the plugin on a call, without a filter on the upstream."""
        wrong = cases.with_headers(x_request_seen="yes")
        case = cases.Case("open", "", cases.Request(), {"penstock": cases.Peer("penstock", "waiting")}, wrong)
        found = []
        with contextlib.closing(MuteServer()) as mute, envoys(case, upstream, waiting=mute.port) as running, contextlib.ExitStack() as stack:
            held = {name: stack.enter_context(contextlib.closing(OpenStreams(envoy))) for name, envoy in running.items()}
            for count in self._streams:
                for streams in held.values():
                    streams.grow(count)
                memory = {name: envoy.private_memory() for name, envoy in running.items()}
                found.append({"open": count, "memory": memory, "rounds": in_rounds(case, running, SCALE_ROUNDS, self._seconds)})
                for streams in held.values():
                    streams.grow(count)
        return found

    def _of_workers(self, upstream):
        case = _ours(cases.one_header())
        found = []
        for count in WORKERS:
            with envoys(case, upstream, workers=count) as running:
                found.append({"workers": count, "rounds": in_rounds(case, running, SCALE_ROUNDS, self._seconds)})
        return found

    @staticmethod
    def _vms():
        return {peer.label: peer for case in (cases.no_op(), cases.replace("1k", 1 << 10), cases.json_inject("1k", 1 << 10)) for peer in case.peers.values()}

    def _of_vms(self, upstream):
        """The private memory of one idle worker with its VM: what more workers take, for each."""
        found = {}
        for label, peer in {"none": None, **self._vms()}.items():
            memory = []
            for workers in (1, 1 + VMS):
                module, config = (peers.module(peer), peer.config) if peer else (None, "")
                with contextlib.closing(Envoy(peers.envoy(), upstream.port, module, config, workers)) as envoy:
                    memory.append(envoy.private_memory())
            found[label] = (memory[1] - memory[0]) / VMS
        return found


class Steady:
    """Memory over many requests whose bodies are rewritten as they pass."""

    name = "steady"
    LOAD = 10
    RATE = 5000

    def __init__(self, requests):
        self._requests = requests

    def seconds(self):
        return START + self._requests / self.RATE

    def measure(self, upstream, faults):
        case = cases.replace("1k", 1 << 10)
        peer = case.peers["penstock"]
        done, found = 0, []
        with contextlib.closing(Envoy(peers.envoy(), upstream.port, peers.module(peer), peer.config)) as envoy:
            try:
                while done < self._requests:
                    done += load(case, "penstock", envoy, self.LOAD)["requests"]
                    found.append({"requests": done, "memory": envoy.memory(), "private": envoy.private_memory()})
            except Exception as fault:
                faults.append(f"steady: {fault}")
        return {"about": case.about, "label": peer.label, "loads": found}


class Jmh:
    """The pure parts on the JVM."""

    name = "jmh"
    BENCHMARKS = 21
    BUILD = 60

    def seconds(self):
        return self.BUILD + self.BENCHMARKS * 10

    def measure(self, upstream, faults):
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder, "jmh.json")
            peers.run([*peers.JMH, f"-Djmh.out={out}"], cwd=peers.ROOT, stdout=sys.stderr)
            results = json.loads(out.read_text())
        return {"results": [self._result(each) for each in results]}

    @staticmethod
    def _result(each):
        metric = each["primaryMetric"]
        return {
            "benchmark": each["benchmark"].removeprefix("dev.penstock.benchmarks."),
            "of": ", ".join(each.get("params", {}).values()),
            "score": metric["score"],
            "error": metric["scoreError"],
            "unit": metric["scoreUnit"],
            "count": each["measurementIterations"],
        }


def run(part, faults):
    with contextlib.closing(Upstream(peers.echo())) as upstream:
        return part.measure(upstream, faults)
