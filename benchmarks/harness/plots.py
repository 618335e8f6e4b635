"""SVG plots of what was measured."""
import math

from . import figures

BASE, OURS, GREY, INK, FAINT = "#c8682b", "#1f6feb", "#6e7781", "#1f2328", "#d8dee4"
WIDTH, LEFT, SPLIT, RIGHT = 980, 140, 630, 970
BAR, GAP, TOP = 15, 12, 62


def cases(data):
    """For each case what each peer costs, on a logarithmic scale, and beside it the ratio to Rust."""
    shown = data["cases"]
    costs = {(name, peer): figures.estimate(case["rounds"], figures.cost(peer)) for name, case in shown.items() for peer in case["peers"]}
    height = TOP + sum(len(case["peers"]) * BAR + GAP for case in shown.values()) + 34
    absolute = _Logarithmic(1, max(max(each.high for each in costs.values()), 10) * 1.1, LEFT, SPLIT - 150)
    relative = _Linear(0, 2, SPLIT, RIGHT - 50)
    out = [
        _text(LEFT, 22, "Filter CPU per request over no filter, µs (logarithmic)", weight="bold"),
        _text(SPLIT, 22, "Cost over Rust's (line: Rust; dashes: the aim)", weight="bold"),
        *_axis(absolute, height, [10**power for power in range(0, 6) if 10**power <= absolute.most], "{:,.0f}"),
        *_axis(relative, height, [0, 0.5, 1, 1.5, 2], "{:g}"),
        f'<line x1="{relative(1):.1f}" x2="{relative(1):.1f}" y1="{TOP - 16}" y2="{height - 24}" stroke="{BASE}" stroke-width="2"/>',
    ]
    y = TOP
    for name, case in shown.items():
        out.append(_text(LEFT - 8, y + len(case["peers"]) * BAR / 2 + 4, name, "end"))
        for peer in case["peers"]:
            out += _cost_bar(y, peer, _colour(case, peer), costs[name, peer], absolute)
            if peer != case["over"] and case["over"] in case["peers"]:
                out += _ratio_mark(y - BAR / 2, case, figures.estimate(case["rounds"], figures.ratio(peer, case["over"])), relative)
            y += BAR
        y += GAP
    others = {case["over"] for case in shown.values()} - {"rust"}
    out += [_text(SPLIT, height - 8, f"* over that of {each}", size=11) for each in others]
    return _svg(height, out)


def _colour(case, peer):
    return BASE if peer == case["over"] else OURS if peer in ("penstock", "1000 rules") else GREY


def _cost_bar(y, peer, colour, estimate, scale):
    end = max(scale(estimate.value), LEFT + 1)
    yield f'<rect x="{LEFT}" y="{y + 1}" width="{end - LEFT:.1f}" height="{BAR - 2}" fill="{colour}"/>'
    yield _whisker(y + BAR / 2, scale(estimate.low), scale(estimate.high))
    yield _text(max(scale(estimate.high), end) + 6, y + BAR - 3, f"{peer} {estimate:,.0f}", size=11)


def _ratio_mark(y, case, estimate, scale):
    middle = y + BAR / 2
    if not math.isfinite(estimate.value):
        yield _text(scale(0) + 6, middle + 4, "lost in the noise", size=11)
        return
    if case["aim"]:
        aim = scale(case["aim"])
        yield f'<line x1="{aim:.1f}" x2="{aim:.1f}" y1="{middle - 9}" y2="{middle + 9}" stroke="{INK}" stroke-width="2" stroke-dasharray="3 2"/>'
    yield _whisker(middle, scale(estimate.low), scale(estimate.high))
    x = scale(estimate.value)
    beyond = estimate.value > scale.most
    shape = f'<path d="M{x - 4:.1f} {middle - 5}l8 5l-8 5z"' if beyond else f'<circle cx="{x:.1f}" cy="{middle}" r="4.5"'
    yield f'{shape} fill="{OURS}"/>'
    yield _text(RIGHT - 40, middle + 4, f"{estimate.value:.2f}{'' if case['over'] == 'rust' else '*'}", size=11)


def _whisker(y, low, high):
    ends = "".join(f"M{x:.1f} {y - 3}v6" for x in (low, high))
    return f'<path d="M{low:.1f} {y}H{high:.1f}{ends}" stroke="{INK}" fill="none"/>'


def scale(data):
    """Cost of a byte against the size of bodies; cost of a request against the streams that wait."""
    height, bottom = 420, 330
    out = []
    if "bodies" in data:
        lines = {}
        for case in data["bodies"].values():
            each = figures.cost("penstock")(case["rounds"]) / case["bytes"] * 1e3
            lines.setdefault((case["kind"], OURS, case["kind"] == "replace"), []).append((case["size"], each))
        out += _chart("Filter CPU per body byte, ns", "bytes of the body", lines, 70, 470, bottom)
    if "streams" in data:
        steps = data["streams"]
        points = {
            ("Envoy alone", GREY, True): [(step["open"], figures.median_of("none", "cpu", 1e6)(step["rounds"])) for step in steps],
            ("filter over that", OURS, True): [(step["open"], figures.cost("penstock")(step["rounds"])) for step in steps],
        }
        out += _chart("CPU per request, µs", "waiting streams", points, 560, 930, bottom)
    return _svg(height, out)


def _chart(title, below, lines, left, right, bottom):
    top = 50
    values = [y for points in lines.values() for _, y in points if y > 0]
    across = sorted({x for points in lines.values() for x, _ in points})
    xs = _Logarithmic(max(across[0], 0.3), across[-1], left, right)
    ys = _Logarithmic(10 ** math.floor(math.log10(min(values))), 10 ** math.ceil(math.log10(max(values) * 1.01)), bottom, top)
    yield _text(left, 24, title, weight="bold")
    power = round(math.log10(ys.least))
    while 10**power <= ys.most * 1.01:
        y = ys(10**power)
        yield f'<line x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" stroke="{FAINT}"/>'
        yield _text(left - 8, y + 4, f"{10**power:,g}", "end", 11)
        power += 1
    for x in across:
        yield _text(xs(x), bottom + 18, _short(x), "middle", 11)
    yield _text((left + right) / 2, bottom + 36, below, "middle")
    for number, ((name, colour, solid), points) in enumerate(lines.items()):
        at = [(xs(x), ys(max(y, ys.least))) for x, y in points]
        dash = "" if solid else ' stroke-dasharray="5 3"'
        yield f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in at)}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in at)
        yield f'<line x1="{left + 200 * (number % 2)}" x2="{left + 24 + 200 * (number % 2)}" y1="{bottom + 52 + 16 * (number // 2)}" y2="{bottom + 52 + 16 * (number // 2)}" stroke="{colour}" stroke-width="2"{dash}/>'
        yield _text(left + 30 + 200 * (number % 2), bottom + 56 + 16 * (number // 2), name, size=11)


def _short(number):
    for unit, size in (("M", 1 << 20), ("k", 1 << 10)):
        if number >= size and number % size < size / 8:
            return f"{number // size}{unit}"
    return f"{number:,}"


class _Logarithmic:
    """A value's place between two."""

    def __init__(self, least, most, start, end):
        self.least, self.most, self._start, self._end = least, most, start, end

    def __call__(self, value):
        share = math.log(max(value, self.least) / self.least) / math.log(self.most / self.least)
        return self._start + (self._end - self._start) * share


class _Linear:
    """A value's place between two, or at the end that it is beyond."""

    def __init__(self, least, most, start, end):
        self.least, self.most, self._start, self._end = least, most, start, end

    def __call__(self, value):
        share = (min(max(value, self.least), self.most) - self.least) / (self.most - self.least)
        return self._start + (self._end - self._start) * share


def _axis(scale, height, values, form):
    for value in values:
        yield f'<line x1="{scale(value):.1f}" x2="{scale(value):.1f}" y1="{TOP - 16}" y2="{height - 24}" stroke="{FAINT}"/>'
        yield _text(scale(value), TOP - 20, form.format(value), "middle", 11)


def _text(x, y, text, anchor="start", size=12, weight="normal"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" font-weight="{weight}" fill="{INK}">{text}</text>'


def _svg(height, content):
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" font-family="sans-serif">'
    return "\n".join([head, f'<rect width="{WIDTH}" height="{height}" fill="white"/>', *content, "</svg>\n"])
