"""The calls over the border of a module, as a tracing Envoy logs them."""
import collections
import re
import time

CALL = re.compile(r"\[(host->vm|vm->host)\] (?:\w+\.)?(\w+)\(([^)]*)\)")
ALLOCATORS = ("proxy_on_memory_allocate", "malloc")
LAST = "proxy_on_delete return"
PATIENCE = 5


def of_one(case, envoy):
    """What the second request calls: the first may find out what holds for all."""
    _exchange(case, envoy)
    return _counted(_exchange(case, envoy))


def _exchange(case, envoy):
    before = len(envoy.log())
    envoy.send(case.request.method, case.request.body, case.request.headers)
    end = time.monotonic() + PATIENCE
    while LAST not in envoy.log()[before:] and time.monotonic() < end:
        time.sleep(0.02)
    return envoy.log()[before:]


def _counted(log):
    callbacks, lent, given = 0, 0, 0
    calls = collections.Counter()
    for way, name, arguments in CALL.findall(log):
        numbers = [int(each) for each in arguments.split(",")] if arguments else []
        if way == "vm->host":
            calls[name.removeprefix("proxy_")] += 1
            given += numbers[4] if name == "proxy_set_buffer_bytes" else 0
        elif name in ALLOCATORS:
            lent += numbers[0]
        else:
            callbacks += 1
    return {"callbacks": callbacks, "lent": lent, "given": given, "calls": dict(calls.most_common())}
