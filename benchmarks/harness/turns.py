"""Many short loads in turn: what a filter costs on a machine whose speed changes from second to second."""
import contextlib
import pathlib
import random
import subprocess
import tempfile

from . import peers
from .load import check
from .measure import envoys

ROUNDS = 150
LOAD = 0.1
LARGEST_BODY = 1 << 17
TRIED = 200


class Turns:
    """As the cases, in loads of a tenth of a second."""

    name = "turns"

    def __init__(self, chosen, more):
        self._chosen = [case for case in chosen if len(case.request.body) <= LARGEST_BODY]
        self._more = more

    def seconds(self):
        return sum((1 + len(case.peers) + len(self._more)) * ROUNDS * LOAD for case in self._chosen)

    def measure(self, upstream, faults):
        peers.needed("cc", "a C compiler")
        found = {}
        with tempfile.TemporaryDirectory() as folder:
            sender = pathlib.Path(folder, "turns")
            peers.run(["cc", "-O2", "-o", sender, pathlib.Path(__file__).parent / "turns.c"])
            for case in self._chosen:
                try:
                    rounds = self._of(case, upstream, sender, faults)
                    micros = {name: [round(each[name] * 1e6, 2) for each in rounds] for name in sorted(rounds[0])}
                    found[case.name] = {"over": case.over, "aim": case.aim, "micros": micros}
                except Exception as fault:
                    faults.append(f"turns of {case.name}: {fault}")
        return {"cases": found}

    def _of(self, case, upstream, sender, faults):
        """For each round the processor seconds of a request with each peer."""
        with envoys(case, upstream, self._more, faults) as running, _sending(case.request, sender) as send:
            for name, envoy in running.items():
                if name != "none":
                    check(case, name, envoy)
                send(envoy, TRIED)
            count = round(LOAD / send(running["none"], TRIED))
            return [{name: send(running[name], count) for name in random.sample(list(running), len(running))} for _ in range(ROUNDS)]


@contextlib.contextmanager
def _sending(request, sender):
    """Sends so many requests to an Envoy; yields its processor seconds for each."""
    headers = {"host": "127.0.0.1", **request.headers, **({"content-length": len(request.body)} if request.body else {})}
    head = f"{request.method} / HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"
    with tempfile.NamedTemporaryFile() as file:
        file.write(head.encode() + request.body)
        file.flush()
        process = subprocess.Popen([sender, file.name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

        def send(envoy, count):
            before = envoy.cpu()
            process.stdin.write(f"{envoy.port} {count}\n")
            process.stdin.flush()
            if process.stdout.readline() != "done\n":
                raise RuntimeError(f"no answers came: {envoy.log()[-400:]}")
            return (envoy.cpu() - before) / count

        try:
            yield send
        finally:
            process.kill()
            process.wait()
