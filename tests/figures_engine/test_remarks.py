"""What Python warns of while a figure is drawn reaches the author, in every build, until it is mended or silenced."""

import pytest

from clawdemy_site.diagnostics import Severity
from clawdemy_site.figures import discover
from clawdemy_site.figures.studio import Studio
from figures_engine.conftest import MakeProject

pytestmark = pytest.mark.usefixtures("lasting")

SCRIPTS = {
    "figures/loud.py": """
        import numpy as np
        from clawdemy_site.figures import figure


        @figure(caption="A line.", alt="A line.")
        def overflow(fig):
            values = np.exp(np.array([1.0, 1000.0]))
            fig.subplots().plot([1, 2])
            return {}


        @figure(caption="A line.", alt="A line.")
        def glyph(fig):
            fig.subplots().plot([1, 2])
            fig.suptitle("\\u4e16")
            return {}


        @figure(caption="A line.", alt="A line.")
        def shown(fig):
            from matplotlib import pyplot
            fig.subplots().plot([1, 2])
            pyplot.show()
            return {}
        """,
    "figures/quiet.py": """
        import warnings

        import numpy as np
        from clawdemy_site.figures import figure


        @figure(caption="A line.", alt="A line.")
        def by_numpy(fig):
            with np.errstate(over="ignore"):
                np.exp(np.array([1000.0]))
            fig.add_axes((0.2, 0.2, 0.7, 0.7)).plot([1, 2])
            return {}


        @figure(caption="A line.", alt="A line.")
        def by_python(fig):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                np.exp(np.array([1000.0]))
            fig.subplots().plot([1, 2])
            return {}


        @figure(caption="A line.", alt="A line.")
        def deprecated(fig):
            warnings.warn("soon gone", DeprecationWarning)
            fig.subplots().plot([1, 2])
            return {}
        """,
}


def test_warnings_are_told_at_their_line_by_a_cached_build_too(make_project: MakeProject) -> None:
    root = make_project(SCRIPTS)
    specs, _ = discover(root)
    with Studio(root) as studio:
        drawn, first, _ = studio.draw(specs.values())
        _, second, tally = studio.draw(specs.values())
    assert len(drawn) == tally.reused == len(specs)
    assert second == first
    assert {found.rule for found in first} == {"figure-warning"}
    assert {found.severity for found in first} == {Severity.WARNING}
    told = {str(found.location): found.message for found in first}
    assert told["figures/loud.py:7:1"] == "RuntimeWarning: overflow encountered in exp"
    assert told["figures/loud.py:12:2"].startswith("UserWarning: Glyph 19990")
    assert len(told) == 2  # showing a figure is no mistake, there is only nobody to look
