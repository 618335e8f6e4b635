"""Load from wrk, and what Envoy spends on it."""
import dataclasses
import pathlib
import re
import subprocess
import tempfile

SCRIPT = """
wrk.method = "%s"
wrk.headers["content-type"] = "%s"
local file = io.open("%s", "rb")
wrk.body = file:read("*a")
file:close()
done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("figures %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.timeout, errors.status, latency:percentile(50), latency:percentile(99)))
end
"""


class WrongAnswer(Exception):
    """A peer that does not do what the case says is not measured."""


@dataclasses.dataclass(frozen=True)
class Sample:
    """One load on one Envoy: processor seconds for each request, requests a second, milliseconds, bytes."""

    cpu: float
    rate: float
    p50: float
    p99: float
    memory: int
    requests: int


def method(case):
    return "POST" if case.body else "GET"


def check(case, envoy):
    wrong = case.wrong(*envoy.send(method(case), case.body, case.content_type))
    if wrong:
        raise WrongAnswer(f"{wrong}\n{envoy.log()[-2000:]}")


def load(case, envoy, seconds, plugin=True):
    """Loads an Envoy whose answers are right before and after that."""
    if plugin:
        check(case, envoy)
    sample = _load(case, envoy, seconds)
    if plugin:
        check(case, envoy)
    return sample


def _load(case, envoy, seconds):
    with tempfile.TemporaryDirectory() as folder:
        body, script = pathlib.Path(folder, "body"), pathlib.Path(folder, "script.lua")
        body.write_bytes(case.body)
        script.write_text(SCRIPT % (method(case), case.content_type, body))
        command = ["wrk", "-t1", f"-c{case.connections}", f"-d{seconds}s", "--timeout", "30s", "--latency", "-s", script]
        before = envoy.cpu()
        out = subprocess.run([*command, f"http://127.0.0.1:{envoy.port}/"], capture_output=True, text=True, check=True).stdout
        spent = envoy.cpu() - before
    requests, micros, broken, refused, p50, p99 = map(int, re.search(r"figures ([\d ]+)", out)[1].split())
    if broken or refused or not requests:
        raise WrongAnswer(f"of {requests} requests {broken} broke and {refused} had another status\n{envoy.log()[-2000:]}")
    return Sample(spent / requests, requests / micros * 1e6, p50 / 1e3, p99 / 1e3, envoy.memory(), requests)
