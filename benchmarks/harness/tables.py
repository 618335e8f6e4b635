"""Markdown of what was measured."""
import math

from . import figures

HEAD = (
    "| case | peer | filter CPU per request, µs | over Rust's | aim | requests/s | p50 ms | p99 ms | RSS MB | module bytes | start CPU, ms |",
    "|---|---|---|---|---|---|---|---|---|---|---|",
)
EMPTY = "empty"


def table(head, rows):
    return [f"| {' | '.join(head)} |", "|" + "---|" * len(head), *(f"| {' | '.join(map(str, row))} |" for row in rows)]


def machine(data):
    """Where, when and how."""
    of = data["machine"]
    load = " to ".join(f"{each:.1f}" for each in of["load"])
    return f"{of['date']}, {of['cpu']}, {of['cores']} cores, Linux {of['kernel']}, load {load}, Envoy {of['envoy']}. `{data['command']}`"


def start_cpu(starts, label):
    """Milliseconds over an empty module, as an estimate; nothing where they were not measured."""
    if not starts or label not in starts["modules"]:
        return None
    modules = starts["modules"]
    rounds = list(zip(modules[label]["cpu"], modules[EMPTY]["cpu"]))
    return figures.estimate(rounds, lambda chosen: figures.median([peer - empty for peer, empty in chosen]))


def cases(data, starts=None):
    rows = [row for name, case in data["cases"].items() for row in _rows(name, case, starts)]
    lines = [*HEAD, *rows, ""]
    spread = _spread(data)
    lines += [
        f"Medians of {data['rounds']} rounds of {data['seconds']} s ({2 * data['seconds']} s for 1m; twice the rounds for no-op and one-header), {data['workers']} worker;",
        f"in parentheses nine in ten resamplings of the rounds. Without a filter the rounds of a case differ by {spread:.0%} in the median (least to most over the",
        "median): what is smaller than that in a single round is noise. Start CPU is that over an empty module.",
    ]
    return lines


def _spread(data):
    alone = [[each["none"]["cpu"] for each in case["rounds"]] for case in data["cases"].values()]
    return figures.median([(max(values) - min(values)) / figures.median(values) for values in alone])


def _rows(name, case, starts):
    rounds = case["rounds"]
    alone = figures.estimate(rounds, figures.median_of("none", "cpu", 1e6))
    yield _row(name, "no filter", f"(Envoy {alone:.0f})", "", "", rounds, "none", None, starts)
    for peer, module in case["peers"].items():
        cost = f"{figures.estimate(rounds, figures.cost(peer)):.0f}"
        against, aim = "", ""
        if peer != case["over"] and case["over"] in rounds[0]:
            against = _ratio(figures.estimate(rounds, figures.ratio(peer, case["over"])))
            against += "" if case["over"] == "rust" else f" of {case['over']}"
            aim = f"{case['aim']:g}" if case["aim"] else ""
        yield _row(name, peer, cost, against, aim, rounds, peer, module, starts)


def _ratio(estimate):
    if not math.isfinite(estimate.value):
        return "lost in the noise"
    high = f"{estimate.high:.2f}" if math.isfinite(estimate.high) else "any"
    return f"{estimate.value:.2f} ({estimate.low:.2f} to {high})"


def _row(name, title, cost, against, aim, rounds, peer, module, starts):
    rate, p50, p99, memory = (figures.median_of(peer, each)(rounds) for each in ("rate", "p50", "p99", "memory"))
    start = start_cpu(starts, module["label"]) if module else None
    cells = [name, title, cost, against, aim, f"{rate:.0f}", f"{p50:.2f}", f"{p99:.2f}", f"{memory / 1e6:.0f}"]
    cells += [f"{module['bytes']:,}" if module else "", f"{start.value:.0f}" if start else ""]
    return f"| {' | '.join(cells)} |"


def starts(data):
    modules = data["modules"]

    def row(label):
        over = "" if label in ("none", EMPTY) else f"{start_cpu(data, label):.0f}"
        return label, f"{modules[label]['bytes']:,}" if modules[label]["bytes"] else "", f"{figures.median(modules[label]['cpu']):.0f}", over

    head = ("module", "bytes", "CPU until the first answer, ms", "over an empty module, ms")
    return [*table(head, map(row, modules)), "", f"Medians of {data['rounds']} fresh Envoys each, in a random order."]


def calls(data):
    def row(name, peer, of):
        names = ", ".join(f"{call} {count}" if count > 1 else call for call, count in of["calls"].items())
        return name, peer, of["callbacks"], sum(of["calls"].values()), f"{of['lent']:,}", f"{of['given']:,}", names

    head = ("case", "peer", "callbacks", "calls of the host", "bytes lent to the plugin", "body bytes set", "which calls")
    rows = [row(name, peer, of) for name, case in data["cases"].items() for peer, of in case.items()]
    return [*table(head, rows), "", "One request each; how often a body is called for depends on how Envoy reads it."]


def scale(data):
    parts = {"bodies": _bodies, "streams": _streams, "workers": _workers, "vms": _vms}
    lines = [line for name, part in parts.items() if name in data for line in [*part(data[name]), ""]]
    return [*lines, f"Medians of {data['rounds']} rounds of {data['seconds']} s."]


def _bodies(bodies):
    """The last column is the cost over that of the smaller body before it, for each byte it has more."""
    rows, before = [], None
    for name, case in bodies.items():
        cost = figures.estimate(case["rounds"], figures.cost("penstock"))
        more = ""
        if before and before["kind"] == case["kind"]:
            more = f"{(cost.value - before['cost']) / (case['bytes'] - before['bytes']) * 1e3:.2f}"
        rows.append((name, f"{case['bytes']:,}", f"{cost:,.0f}", f"{cost.value / case['bytes'] * 1e3:.2f}", more))
        before = {**case, "cost": cost.value}
    return table(("body", "bytes", "filter, µs a request", "ns a byte", "ns for each byte more"), rows)


def _streams(steps):
    first = steps[0]["memory"]

    def row(step):
        costs = figures.estimate(step["rounds"], figures.median_of("none", "cpu", 1e6)), figures.estimate(step["rounds"], figures.cost("penstock"))
        each = [f"{(step['memory'][peer] - first[peer]) / step['open'] / 1e3:.1f}" if step["open"] >= 1000 else "" for peer in ("none", "penstock")]
        return f"{step['open']:,}", *(f"{cost:.0f}" for cost in costs), *each

    head = ("waiting streams", "Envoy alone, µs a request", "filter, µs a request", "kB a waiting stream, Envoy alone", "kB, with the plugin and its call")
    return table(head, map(row, steps))


def _workers(steps):
    def row(step):
        rounds = step["rounds"]
        rate = figures.median_of("penstock", "rate")(rounds)
        return step["workers"], f"{figures.estimate(rounds, figures.cost('penstock')):.0f}", f"{rate:.0f}"

    return table(("workers, one-header", "filter, µs a request", "requests/s"), map(row, steps))


def _vms(vms):
    rows = [(label, f"{size / 1e6:.2f}", "" if label == "none" else f"{(size - vms['none']) / 1e6:.2f}") for label, size in vms.items()]
    return table(("module", "MB of one more idle worker", "of which its VM"), rows)


def steady(data):
    """Growth is that after the first tenth of the requests."""
    loads = data["loads"]
    warm = next(each for each in loads if each["requests"] >= loads[-1]["requests"] / 10)
    rows = [
        (f"{each['requests']:,}", f"{each['memory'] / 1e6:.1f}", f"{each['private'] / 1e6:.1f}") for each in _tenths(loads)
    ]
    grown = (loads[-1]["private"] - warm["private"]) / max(loads[-1]["requests"] - warm["requests"], 1)
    most = max(each["private"] for each in loads if each["requests"] >= warm["requests"])
    return [
        f"{data['label']}: {data['about']}.",
        "",
        *table(("requests", "RSS MB", "heaps MB"), rows),
        "",
        f"From request {warm['requests']:,} to the end the heaps grew by {grown:.2f} bytes a request; they were at most {most / 1e6:.1f} MB.",
    ]


def _tenths(loads):
    chosen = {}
    for each in loads:
        chosen.setdefault(each["requests"] * 10 // (loads[-1]["requests"] + 1), each)
    return [*chosen.values(), *([] if loads[-1] in chosen.values() else [loads[-1]])]


def turns(data):
    def row(name, case, peer):
        micros, over = case["micros"], case["over"]
        rounds = [{each: {"cpu": micros[each][i] / 1e6} for each in micros} for i in range(len(micros["none"]))]
        if peer == "none":
            return name, "no filter", f"(Envoy {figures.estimate(rounds, figures.median_of('none', 'cpu', 1e6)):.0f})", "", ""
        against = _ratio(figures.estimate(rounds, figures.ratio(peer, over))) if peer != over else ""
        return name, peer, f"{figures.estimate(rounds, figures.cost(peer)):.1f}", against, f"{case['aim']:g}" if against and case["aim"] else ""

    rows = [row(name, case, peer) for name, case in data["cases"].items() for peer in sorted(case["micros"], key=_first(case["over"]))]
    return table(("case", "peer", "filter CPU per request, µs", "over Rust's", "aim"), rows)


def _first(over):
    return lambda peer: (peer != "none", peer != over, peer)


def instructions(data):
    """What a peer takes is over no filter."""

    def row(case, peer, of):
        alone, over = data["cases"][case].get("none"), data["cases"][case].get(data["over"][case])
        more = {key: of[key] - (alone[key] if peer != "none" and alone else 0) for key in of}
        ratio = ""
        if peer not in ("none", data["over"][case]) and alone and over:
            ratio = f"{more['instructions'] / (over['instructions'] - alone['instructions']):.2f}"
        numbers = [f"{more[key]:,.0f}" for key in ("instructions", "compiled", "code", "compiled_code", "data")]
        return case, "no filter" if peer == "none" else peer, numbers[0], ratio, *numbers[1:]

    head = ("case", "peer", "instructions", "over Rust's", "of them the module's", "code lines missed", "of them the module's", "data lines missed")
    return table(head, [row(case, peer, of) for case, found in data["cases"].items() for peer, of in found.items()])


def jmh(data):
    def row(each):
        return each["benchmark"], each["of"], f"{each['score']:,.2f} ± {each['error']:,.2f}", each["unit"].removesuffix("/op")

    count = data["results"][0]["count"]
    lines = table(("benchmark", "of", "time", "unit"), map(row, data["results"]))
    return [*lines, "", f"Means of {count} iterations of 1 s in one JVM, ± half the interval of 99.9 %."]
