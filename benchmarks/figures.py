"""Measures what figures cost: twenty drawn cold and found unchanged, beside other ways, and a thousand unchanged.

Run it as ``python -m benchmarks.figures [--runs N] [--sphinx-python PYTHON]`` from the repository's root.
"""

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Sequence
from pathlib import Path

from clawdemy_site.figures.cache import CachedFigure, FigureCache
from clawdemy_site.sandbox.files import digest

KINDS = (
    "axes = fig.subplots()\nx = np.linspace(-6, 6, 121)\naxes.plot(x, np.tanh({n} * x))\naxes.set_title('{n}')",
    "axes = fig.subplots()\naxes.bar(range(10), np.random.default_rng({n}).random(10))\naxes.set_xlabel('digit')",
    "axes = fig.subplots()\naxes.scatter(*np.random.default_rng({n}).normal(size=(2, 150)))\naxes.grid()",
    "for axes in fig.subplots(1, 2):\n    axes.imshow(np.random.default_rng({n}).random((8, 8)), cmap='gray')",
)
"""What the scripts draw on a figure, in twenty variants."""

COUNT = 20
MANY = 1000
BYTES = 25_000
"""Size of an SVG of a course, as the thousand unchanged figures have it."""

PLAIN = """
import io, runpy, sys
from pathlib import Path
import matplotlib
matplotlib.use("svg")
from matplotlib import pyplot
for script in sorted(Path(sys.argv[1]).glob("plot_*.py")):
    runpy.run_path(str(script))
    pyplot.gcf().savefig(io.BytesIO(), format="svg")
    pyplot.close("all")
"""
"""One matplotlib import and the same draws, with nothing around them."""

OURS = """
import json, sys, time
from pathlib import Path
from clawdemy_site.figures.discovery import discover
from clawdemy_site.figures.studio import Studio
root = Path(sys.argv[1])
specs, _ = discover(root)
start = time.process_time()
with Studio(root) as studio:
    _, found, tally = studio.draw(specs.values())
own = time.process_time() - start
loaded = sorted({"matplotlib", "numpy"} & sys.modules.keys())
print(json.dumps({"own": own, "tally": str(tally), "loaded": loaded, "found": len(found)}))
"""
"""A round of the studio; its own processor time is that of finding out, the worker's apart."""

SPHINX_SETTINGS = """
extensions = ["sphinx_gallery.gen_gallery"]
sphinx_gallery_conf = {"examples_dirs": "scripts", "gallery_dirs": "made", "filename_pattern": "/plot_",
                       "image_scrapers": ("matplotlib",), "show_memory": False}
html_theme = "basic"
"""


def write_scripts(root: Path) -> None:
    """Write the same twenty drawings as scripts of ours and as plain scripts with pyplot."""
    for number in range(COUNT):
        body = KINDS[number % len(KINDS)].format(n=number + 1)
        ours = (
            "import numpy as np\nfrom clawdemy_site.figures import figure\n\n\n"
            '@figure(caption="A drawing.", alt="A drawing.", size=(7.2, 4.0))\n'
            f"def drawing(fig):\n{textwrap.indent(body, '    ')}\n    return {{}}\n"
        )
        plain = (
            '"""\nA drawing\n=========\n"""\nimport numpy as np\nfrom matplotlib import pyplot\n\n'
            f'fig = pyplot.figure(figsize=(7.2, 4.0), layout="constrained")\n{body}\n'
        )
        for place, text in ((f"figures/drawing_{number:02}.py", ours), (f"scripts/plot_{number:02}.py", plain)):
            (root / place).parent.mkdir(exist_ok=True)
            (root / place).write_text(text, encoding="utf-8")
    (root / "scripts/README.txt").write_text("Drawings\n========\n", encoding="utf-8")
    (root / "conf.py").write_text(SPHINX_SETTINGS, encoding="utf-8")
    (root / "index.rst").write_text("Drawings\n========\n\n.. toctree::\n\n   made/index\n", encoding="utf-8")


def write_many(root: Path) -> None:
    """Write a thousand figures in fifty scripts, each with a drawing kept as if it had just been made."""
    (root / "figures").mkdir()
    cache = FigureCache(root, root / ".cache/clawdemy/figures")
    declared = '@figure(caption="{{n}} drawn.", alt="A drawing of {{n}}.")\ndef f{number}(fig):\n    return {{}}\n\n\n'
    for topic in range(MANY // COUNT):
        script = f"figures/t{topic}.py"
        text = "from clawdemy_site.figures import figure\n\n\n"
        text += "".join(declared.format(number=number) for number in range(COUNT))
        (root / script).write_text(text, encoding="utf-8")
        svg = "<svg>" + "M 1 2 " * (BYTES // 6) + "</svg>"
        entry = CachedFigure(svg, 691, 384, {"n": topic}, {script: digest(root, script)})
        for number in range(COUNT):
            cache.store_entry(f"t{topic}.f{number}", entry)


def measure(command: Sequence[str], folder: Path) -> tuple[float, str]:
    """Processor seconds of a command and all its children, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)  # noqa: S603 - our own commands
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def clear(root: Path, *names: str) -> None:
    """Remove folders that a cold run must not find."""
    for name in names:
        shutil.rmtree(root / name, ignore_errors=True)


def say(name: str, values: Sequence[float], unit: str = "s") -> None:
    """Print the median of some runs, and the least and the most."""
    low, middle, high = min(values), statistics.median(values), max(values)
    sys.stdout.write(f"{name:<52} {middle:8.3f} {unit}   ({low:.3f} to {high:.3f})\n")


def measure_twenty(runs: int, sphinx: str | None) -> None:
    """Twenty scripts: plain, ours cold and unchanged, sphinx-gallery cold and unchanged."""
    rows: dict[str, list[float]] = {}

    def run(name: str, command: Sequence[str], root: Path) -> None:
        rows.setdefault(name, []).append(measure(command, root)[0])

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_scripts(root)
        for _ in range(runs):
            run("one matplotlib import + 20 draws", [sys.executable, "-c", PLAIN, "scripts"], root)
            clear(root, ".cache")
            for state in ("cold", "unchanged"):
                run(f"clawdemy, 20 scripts, {state}", [sys.executable, "-c", OURS, "."], root)
            if sphinx:
                clear(root, "made", "_build")
                for state in ("cold", "unchanged"):
                    run(f"sphinx-gallery, 20 scripts, {state}", [sphinx, "-m", "sphinx", "-q", ".", "_build"], root)
    for name, values in rows.items():
        say(f"{name}, CPU", values)
    plain, cold = rows["one matplotlib import + 20 draws"], rows["clawdemy, 20 scripts, cold"]
    say("cold : plain, the same run", [ours / base for ours, base in zip(cold, plain, strict=True)], "x")


def measure_many(runs: int) -> None:
    """A thousand unchanged figures: processor time of our own work, the start of Python apart."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_many(root)
        told = [json.loads(measure([sys.executable, "-c", OURS, "."], root)[1]) for _ in range(runs)]
    if any(one["loaded"] or one["tally"] != f"figures: 0 drawn, {MANY} reused" for one in told):
        raise SystemExit(f"not unchanged, or matplotlib was imported: {told[0]}")
    say(f"clawdemy, {MANY} unchanged, CPU of our own work", [1000 * one["own"] for one in told], "ms")


def main(arguments: Sequence[str]) -> None:
    """Measure and print everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="how often each is measured")
    parser.add_argument("--sphinx-python", help="a Python that has sphinx-gallery and matplotlib")
    chosen = parser.parse_args(arguments)
    load = f"load {os.getloadavg()[0]:.1f}"
    sys.stdout.write(
        f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}, {load}\n"
    )
    sys.stdout.write(f"median (least to most) of {chosen.runs} runs\n\n")
    measure_many(chosen.runs)
    measure_twenty(chosen.runs, chosen.sphinx_python)


if __name__ == "__main__":
    main(sys.argv[1:])
