"""What was measured, kept as JSON in a folder, and shown in the folder's README.md between markers."""
import datetime
import json
import os
import pathlib
import platform
import re

from . import peers, plots, tables

PARTS = ("starts", "calls", "cases", "turns", "scale", "steady", "instructions", "jmh")
PLOTS = {"cases": (plots.cases, "What each peer costs, and the ratio to Rust"), "scale": (plots.scale, "Cost against size and open streams")}


def machine():
    """This machine, now."""
    about = pathlib.Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.*)", about)
    return {
        "date": datetime.date.today().isoformat(),
        "cpu": model[1] if model else platform.machine(),
        "cores": len(re.findall(r"^processor", about, re.M)),
        "kernel": platform.release(),
        "load": [load()],
        "envoy": peers.ENVOY,
    }


def load():
    return os.getloadavg()[0]


def read(folder, part):
    file = folder / "results" / f"{part}.json"
    return json.loads(file.read_text()) if file.exists() else None


def write(folder, part, data):
    """Keeps the data of a part, and shows all parts that are kept there."""
    (folder / "results").mkdir(parents=True, exist_ok=True)
    (folder / "results" / f"{part}.json").write_text(json.dumps(data, indent=1) + "\n")
    show(folder)


def show(folder):
    """Writes tables and plots of all parts that are kept there."""
    kept = {part: data for part in PARTS if (data := read(folder, part))}
    readme = folder / "README.md"
    text = readme.read_text() if readme.exists() else "# Results\n"
    for part, data in kept.items():
        lines = markdown(part, data, kept.get("starts"))
        if part in PLOTS:
            plot, title = PLOTS[part]
            (folder / "results" / f"{part}.svg").write_text(plot(data))
            lines = [f"![{title}](results/{part}.svg)", "", *lines]
        text = _between(text, part, "\n".join([*lines, "", tables.machine(data)]))
    readme.write_text(text)


def markdown(part, data, starts=None):
    return tables.cases(data, starts) if part == "cases" else getattr(tables, part)(data)


def _between(text, part, content):
    begin, end = f"<!-- {part} -->", f"<!-- end of {part} -->"
    if begin not in text:
        text += f"\n{begin}\n{end}\n"
    before, _, rest = text.partition(begin)
    return f"{before}{begin}\n\n{content}\n\n{end}{rest.partition(end)[2]}"
