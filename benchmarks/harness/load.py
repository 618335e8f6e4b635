"""Load from wrk, and what Envoy spends on it."""
import pathlib
import re
import subprocess
import tempfile

SCRIPT = """
wrk.method = "%s"
%s
local file = io.open("%s", "rb")
wrk.body = file:read("*a")
file:close()
done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("figures %%d %%d %%d %%d %%d %%d\\n", summary.requests, summary.duration,
    errors.connect + errors.read + errors.write + errors.timeout, errors.status, latency:percentile(50), latency:percentile(99)))
end
"""
# What a load takes over its seconds, with the answers that are checked before and after it.
OVERHEAD = 0.25


class WrongAnswer(Exception):
    """A peer that does not do what the case says is not measured."""


def check(case, peer, envoy):
    request = case.request
    wrong = case.wrong(peer, *envoy.send(request.method, request.body, request.headers))
    if wrong:
        raise WrongAnswer(f"{peer}: {wrong}\n{envoy.log()[-800:]}")


def load(case, peer, envoy, seconds):
    """Loads an Envoy whose answers are right before and after that; without a plugin they are not looked at."""
    if peer != "none":
        check(case, peer, envoy)
    sample = _load(case, peer, envoy, seconds)
    if peer != "none":
        check(case, peer, envoy)
    return sample


def _load(case, peer, envoy, seconds):
    """Processor seconds for each request, requests a second, milliseconds, bytes."""
    with tempfile.TemporaryDirectory() as folder:
        command = [*_wrk(case, pathlib.Path(folder), seconds), f"http://127.0.0.1:{envoy.port}/"]
        before = envoy.cpu()
        done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60)
        spent = envoy.cpu() - before
    found = re.search(r"figures ([\d ]+)", done.stdout)
    if not found:
        raise WrongAnswer(f"{peer}: wrk ended with {done.returncode}: {done.stderr[-500:]}\n{envoy.log()[-800:]}")
    requests, micros, broken, refused, p50, p99 = map(int, found[1].split())
    if broken or refused or not requests:
        raise WrongAnswer(f"{peer}: of {requests} requests {broken} broke and {refused} had another status\n{envoy.log()[-800:]}")
    return {
        "cpu": spent / requests,
        "rate": requests / micros * 1e6,
        "p50": p50 / 1e3,
        "p99": p99 / 1e3,
        "memory": envoy.memory(),
        "requests": requests,
    }


def _wrk(case, folder, seconds):
    body, script = folder / "body", folder / "script.lua"
    body.write_bytes(case.request.body)
    headers = "\n".join(f'wrk.headers["{name}"] = "{value}"' for name, value in case.request.headers.items())
    script.write_text(SCRIPT % (case.request.method, headers, body))
    return ["wrk", "-t1", f"-c{case.connections}", f"-d{seconds}s", "--timeout", "30s", "--latency", "-s", script]
