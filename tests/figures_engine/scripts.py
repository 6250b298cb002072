"""Figure scripts, sound and broken, each the smallest that shows one thing."""

SECRET = ("CLAWDEMY_TEST_TOKEN", "hunter2")

HEAD = """\
from clawdemy_site.figures import figure, palette


@figure(caption="A line.", alt="A line.")
def line(fig):
"""

SOUND = {
    "figures/curve.py": """
        import numpy as np

        import nn
        from clawdemy_site.figures import figure, palette


        @figure(
            caption="*Sigmoid* is {mid:.1f} at 0 and [never](https://example.org) leaves (0, 1) & stays.",
            alt="A curve that crosses {mid:.2f} at x = 0, with <{values[1]:.2f}> after it.",
            size=(4.0, 3.0),
            uses=("optdigits",),
        )
        def sigmoid(fig):
            ax = fig.subplots()
            x = np.linspace(-6, 6, 25)
            ax.plot(x, nn.sigmoid(x), marker="o", label="sigmoid")
            ax.fill_between(x, nn.sigmoid(x), color=palette.ORANGE, alpha=0.25, hatch="//")
            ax.plot(x, 0 * x, color="#BD242D", alpha=0.5)
            ax.text(0, 0.5, "a < b", color=palette.PAPER, weight="bold", bbox={"fc": palette.BLUE})
            ax.set_title("$w_1 x$")
            ax.legend()
            print("{not: json}")
            values = nn.sigmoid(np.array([0.0, 1.0]))
            return {"mid": np.float64(values[0]), "values": values, "count": np.int64(25)}
        """,
    "figures/nn.py": """
        import numpy as np


        def sigmoid(x):
            return 1 / (1 + np.exp(-x))
        """,
    "figures/picture.py": """
        from pathlib import Path

        from clawdemy_site.figures import figure


        @figure(caption="Numbers.", alt="A picture.")
        def grid(fig):
            folder = Path(__file__).parent / "data"
            rows = [[float(n) for n in line.split()] for line in (folder / "grid.txt").read_text().splitlines()]
            missing = not (folder / "absent.txt").exists()
            try:
                (folder / "absent.txt").read_text()
            except FileNotFoundError:
                missing = True
            fig.subplots().imshow(rows)
            return {"files": [len(list(folder.iterdir()))], "missing": str(missing)}
        """,
    "figures/data/grid.txt": """
        1 2
        3 4
        """,
    "figures/rude.py": """
        import ctypes
        import os

        import matplotlib as mpl

        from clawdemy_site.figures import figure

        mpl.rcParams["lines.linewidth"] = 40.0
        os.environ["LEFT_BEHIND"] = "yes"
        os.chdir("/")


        @figure(caption="{child}", alt="A line drawn by a script that leaves a child behind.")
        def leaves_child(fig):
            child = ctypes.CDLL(None).fork()
            if child == 0:
                ctypes.CDLL(None).sleep(600)
            fig.subplots().plot([1, 2])
            return {"child": child}
        """,
    "figures/tidy.py": f"""
        import os

        import matplotlib as mpl

        from clawdemy_site.figures import figure


        @figure(caption="A line.", alt="A line.")
        def line(fig):
            fig.subplots().plot([1, 2])
            return {{
                "width": mpl.rcParams["lines.linewidth"],
                "left": os.environ.get("LEFT_BEHIND", "nothing"),
                "secret": os.environ.get("{SECRET[0]}", "nothing"),
                "folder": os.path.basename(os.path.dirname(os.getcwd()))[:9],
            }}
        """,
}
"""A project in which every figure can be drawn."""


def _body(*lines: str) -> str:
    return HEAD + "".join(f"    {line}\n" for line in lines)


BROKEN = {
    "raises": _body("x = np.arange(3)", "return {}"),
    "raises_deep": _body("import json", "name = 'é'; json.loads('{')", "return {}"),
    "raises_oddly": _body("class E(Exception):", "    def __str__(self):", "        return 1 / 0", "raise E"),
    "needs_module": "import nowhere_to_be_found\n" + _body("return {}"),
    "exits": _body("raise SystemExit(0)"),
    "vanishes": _body("import os", "os._exit(3)"),
    "crashes": _body("import ctypes", "ctypes.string_at(0)"),
    "aborts": _body("import os", "os.abort()"),
    "draws_nothing": _body("fig.subplots()", "return {}"),
    "states_nothing": _body("fig.subplots().plot([1, 2])"),
    "states_objects": _body("fig.subplots().plot([1, 2])", "return {'axes': fig}"),
    "states_nan": _body("fig.subplots().plot([1, 2])", "return {'cost': float('nan')}"),
    "states_unnamed": _body("fig.subplots().plot([1, 2])", "return {'two words': 1}"),
    "misnames": _body("fig.subplots().plot([1, 2])", "return {'middle': 1.5}").replace("A line.", "At {midle}.", 1),
    "misformats": _body("fig.subplots().plot([1, 2])", "return {'mid': 'x'}").replace("A line.", "At {mid:.3f}.", 1),
    "draws_too_much": _body("fig.subplots().scatter(range(1500), range(1500), c=range(1500))", "return {}"),
    "prints_too_much": _body("while True:", "    print('x' * 1000)"),
    "takes_memory": _body("data = bytearray(2 * 1024**3)", "return {}"),
    "takes_memory_slowly": _body("data = [0]", "while True:", "    data += data"),
    "links": _body("fig.text(0.5, 0.5, 'here', url='javascript:alert(1)')", "return {}"),
    "starts_process": _body("import subprocess", "subprocess.run(['true'])"),
    "forks": _body("import os", "os.fork()"),
    "writes_outside": _body("open(__file__ + '.txt', 'w').write('x')", "return {}"),
    "links_outside": _body("import os", "os.symlink('/etc', __file__ + '.link')", "return {}"),
    "keeps_database": _body("import sqlite3", "sqlite3.connect(__file__ + '.db')", "return {}"),
    "uses_network": _body("import urllib.request", "urllib.request.urlopen('http://localhost:9/')"),
    "asks": _body("name = input('name? ')", "return {'name': name}"),
    "reads_input": _body("import sys", "line = sys.stdin.readline()", "if not line: raise EOFError", "return {}"),
    "brings_script": _body(
        "fig.subplots().plot([1, 2])",
        'svg = b\'<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt"><script>1</script></svg>\'',
        "fig.savefig = lambda place, **_: place.write(svg)",
        "return {}",
    ),
    "loads_picture": _body(
        "fig.subplots().plot([1, 2])",
        'svg = b\'<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt">\'',
        "svg += b'<image href=\"https://example.org/a.png\"/></svg>'",
        "fig.savefig = lambda place, **_: place.write(svg)",
        "return {}",
    ),
    "floods": _body("import sys", "while True:", "    sys.stderr.write('x' * 100_000)"),
    "rolls_dice": _body(
        "import numpy as np",
        "fig.subplots().plot([1, 2])",
        "return {'roll': np.random.default_rng().random()}",
    ),
    "rolls_shared_dice": _body(
        "import numpy as np",
        "fig.subplots().plot(np.random.rand(5))",
        "return {}",
    ),
    "dates": _body(
        "import datetime",
        "fig.subplots().plot([1, 2])",
        "return {'year': datetime.date.today().year}",
    ),
    "hides": _body("fig.subplots().plot([1, 2])", "return {}") + "\n\ndel line\n",
    "breaks_formula": _body(r"fig.text(0.5, 0.5, r'$\frac{1$')", "return {}"),
}
"""Scripts that fail at once, by topic."""

HELD = {
    "loops": _body("n = 0", "while True:", "    n += 1"),
    "sleeps": _body("import time", "time.sleep(600)", "return {}"),
}
"""Scripts that never end, by topic."""
