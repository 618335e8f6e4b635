"""Tables and the plot."""
import datetime
import pathlib
import platform
import re

from . import figures, peers

COLUMNS = (
    "| case | peer | filter CPU per request, µs | over Rust | requests/s | p50 ms | p99 ms | RSS MB | module bytes |",
    "|---|---|---|---|---|---|---|---|---|",
)
STARTS = ("| peer | module bytes | CPU until the first answer, ms | over an empty module, ms |", "|---|---|---|---|")
WIDTH, ROW, LEFT, GAP = 760, 26, 150, 14
COLOURS = {"rust": "#b7410e", "penstock": "#1f6feb"}


def rows(case, rounds, sizes):
    for peer in rounds[0]:
        samples = [each[peer] for each in rounds]
        cost = "" if peer == "none" else f"{figures.estimate(rounds, figures.cost(peer)):.0f}"
        against = "" if peer in ("none", "rust") else f"{figures.estimate(rounds, figures.ratio(peer, 'rust')):.2f}"
        values = [figures.median([getattr(each, name) for each in samples]) for name in ("rate", "p50", "p99")]
        memory = figures.median([each.memory for each in samples]) / 1e6
        yield (
            f"| {case} | {peer} | {cost} | {against} | {values[0]:.0f} | {values[1]:.2f} | {values[2]:.2f} | {memory:.0f} | "
            f"{sizes.get(peer, 0) or ''} |"
        )


def start_row(peer, size, cpu, empty):
    over = f"{cpu - empty:.0f}" if peer not in ("none", "empty") else ""
    return f"| {peer} | {size or ''} | {cpu:.0f} | {over} |"


def machine():
    model = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    cores = len(re.findall(r"^processor", pathlib.Path("/proc/cpuinfo").read_text(), re.M))
    load = pathlib.Path("/proc/loadavg").read_text().split()[0]
    today = datetime.date.today().isoformat()
    return f"{today}, {model[1] if model else platform.machine()}, {cores} cores, load {load} at the end, Envoy {peers.ENVOY}"


def plot(results):
    """Bars of what each peer costs over no filter, on a logarithmic scale, as SVG text. `results` maps cases to rounds."""
    bars = [
        (case, peer, figures.estimate(rounds, figures.cost(peer)))
        for case, rounds in results.items()
        for peer in rounds[0]
        if peer != "none"
    ]
    most = max(max(estimate.high for _, _, estimate in bars), 10)
    out, y, last = [], 30, None
    for case, peer, estimate in bars:
        y += GAP if case != last else 0
        if case != last:
            out.append(_text(LEFT - 8, y + 15, case, "end"))
        out += _bar(y, peer, estimate, most)
        y, last = y + ROW - 8, case
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 20}" font-family="sans-serif" font-size="12">'
    title = _text(LEFT, 20, "Filter CPU per request over no filter, µs (logarithmic; less is better)", "start")
    return "\n".join([head, f'<rect width="{WIDTH}" height="{y + 20}" fill="white"/>', title, *out, "</svg>\n"])


def _bar(y, peer, estimate, most):
    from_low, from_high = _x(estimate.low, most), _x(estimate.high, most)
    width = _x(estimate.value, most) - LEFT
    colour = COLOURS.get(peer, "#6e7781")
    yield f'<rect x="{LEFT}" y="{y + 3}" width="{width:.1f}" height="14" fill="{colour}"/>'
    yield f'<line x1="{from_low:.1f}" x2="{from_high:.1f}" y1="{y + 10}" y2="{y + 10}" stroke="black"/>'
    yield _text(max(from_high, LEFT + width) + 6, y + 15, f"{peer} {estimate.value:.0f}", "start")


def _x(value, most):
    import math

    return LEFT + (WIDTH - LEFT - 110) * math.log10(max(value, 1)) / math.log10(most)


def _text(x, y, text, anchor):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{text}</text>'
