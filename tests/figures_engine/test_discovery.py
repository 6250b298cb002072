"""Figures are found without running a script, and every static mistake has its place."""

from pathlib import Path

import pytest

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.figures import discover
from figures_engine.conftest import MakeProject

IMPORT = "from clawdemy_site.figures import figure\n"
RAISES = "raise SystemExit('a script was run')\n"


def places(found: list[Diagnostic]) -> list[tuple[str, str]]:
    """Place and rule of each finding."""
    return [(str(diagnostic.location), diagnostic.rule) for diagnostic in found]


def test_declaration_is_read_whole_and_nothing_is_run(make_project: MakeProject) -> None:
    script = """
        from clawdemy_site.figures import figure
        raise SystemExit("a script was run")


        @figure(
            caption="Two curves, "
            "one {mid:.2f}.",
            alt="Two curves.",
            size=(5, 2.5),
            uses=["optdigits"],
        )
        def curves(fig): ...


        def helper(fig): ...
        """
    specs, found = discover(make_project({"figures/squish.py": script, "figures/nn.py": "x = 1\n"}))
    assert found == []
    assert list(specs) == ["squish.curves"]
    spec = specs["squish.curves"]
    assert (spec.path, spec.line, spec.column) == ("figures/squish.py", 5, 2)
    assert (spec.topic, spec.function) == ("squish", "curves")
    assert (spec.caption, spec.alt) == ("Two curves, one {mid:.2f}.", "Two curves.")
    assert (spec.size, spec.uses) == ((5.0, 2.5), ("optdigits",))


@pytest.mark.parametrize(
    ("head", "decorator"),
    [
        ("from clawdemy_site.figures import figure as shown", "shown"),
        ("from clawdemy_site import figures", "figures.figure"),
        ("import clawdemy_site.figures as studio", "studio.figure"),
        ("import clawdemy_site.figures", "clawdemy_site.figures.figure"),
        ("from clawdemy_site.figures.spec import figure", "figure"),
    ],
)
def test_every_spelling_of_the_import_counts(make_project: MakeProject, head: str, decorator: str) -> None:
    root = make_project({"figures/one.py": f"{head}\n@{decorator}(caption='c', alt='a')\ndef f(fig): ...\n"})
    specs, found = discover(root)
    assert (list(specs), found) == (["one.f"], [])


@pytest.mark.parametrize(
    ("lines", "where", "rule"),
    [
        ("@figure(caption='c', alt='')\ndef f(fig): ...", "2:26", "figure-alt"),
        ("@figure(caption='c', alt='  ')\ndef f(fig): ...", "2:26", "figure-alt"),
        ("@figure(caption='c')\ndef f(fig): ...", "2:2", "figure-alt"),
        ("@figure(alt='a')\ndef f(fig): ...", "2:2", "figure-caption"),
        ("@figure(caption='é', alt=f'a')\ndef f(fig): ...", "2:26", "figure-alt"),
        ("@figure(caption='a' % 1, alt='a')\ndef f(fig): ...", "2:17", "figure-caption"),
        ("@figure(caption='c', alt='a', colour='red')\ndef f(fig): ...", "2:31", "figure-argument"),
        ("@figure('c', alt='a', caption='c')\ndef f(fig): ...", "2:9", "figure-argument"),
        ("@figure(**{}, caption='c', alt='a')\ndef f(fig): ...", "2:9", "figure-argument"),
        ("@figure\ndef f(fig): ...", "2:2", "figure-argument"),
        ("@figure(caption='c', alt='a', size=(7, 0))\ndef f(fig): ...", "2:36", "figure-argument"),
        ("@figure(caption='c', alt='a', size=(7, 999))\ndef f(fig): ...", "2:36", "figure-argument"),
        ("@figure(caption='c', alt='a', size=7)\ndef f(fig): ...", "2:36", "figure-argument"),
        ("@figure(caption='c', alt='a', size=SIZE)\ndef f(fig): ...", "2:36", "figure-argument"),
        ("@figure(caption='c', alt='a', uses='optdigits')\ndef f(fig): ...", "2:36", "figure-argument"),
        ("@figure(caption='c {', alt='a')\ndef f(fig): ...", "2:17", "figure-template"),
        ("@figure(caption='c {}', alt='a')\ndef f(fig): ...", "2:17", "figure-template"),
        ("@figure(caption='c', alt='{mid.real}')\ndef f(fig): ...", "2:26", "figure-template"),
        ("@figure(caption='[1]{= 1}', alt='a')\ndef f(fig): ...", "2:17", "figure-template"),
        ("@figure(caption='c', alt='a')\ndef f(): ...", "3:1", "figure-signature"),
        ("@figure(caption='c', alt='a')\ndef f(fig, ax): ...", "3:1", "figure-signature"),
        ("@figure(caption='c', alt='a')\nasync def f(fig): ...", "3:1", "figure-signature"),
        ("if True:\n    @figure(caption='c', alt='a')\n    def f(fig): ...", "3:6", "figure-nested"),
        ("def f(:\n    ...", "2:7", "figure-syntax"),
        ("x = 1 \0", "1:1", "figure-syntax"),
    ],
)
def test_mistake_has_its_place(make_project: MakeProject, lines: str, where: str, rule: str) -> None:
    specs, found = discover(make_project({"figures/topic.py": IMPORT + lines}))
    assert (specs, places(found)) == ({}, [(f"figures/topic.py:{where}", rule)])


def test_every_mistake_of_a_declaration_is_told(make_project: MakeProject) -> None:
    lines = "@figure(caption='', alt='{', sise=(1, 2))\ndef f(): ...\n"
    _, found = discover(make_project({"figures/topic.py": IMPORT + lines}))
    assert [rule for _, rule in places(found)] == [
        "figure-signature",
        "figure-caption",
        "figure-template",
        "figure-argument",
    ]
    assert found[-1].help == "did you mean 'size'?"


def test_second_figure_of_one_name_is_refused(make_project: MakeProject) -> None:
    lines = 2 * "@figure(caption='c', alt='a')\ndef f(fig): ...\n"
    specs, found = discover(make_project({"figures/topic.py": IMPORT + lines}))
    assert specs["topic.f"].line == 2
    assert places(found) == [("figures/topic.py:4:2", "figure-duplicate")]


@pytest.mark.parametrize("name", ["two-words", "json", "numpy"])
def test_file_that_cannot_be_a_topic_is_refused(make_project: MakeProject, name: str) -> None:
    _, found = discover(make_project({f"figures/{name}.py": "x = 1\n"}))
    assert places(found) == [(f"figures/{name}.py:1:1", "figure-topic")]


def test_bytes_that_are_not_utf8_are_located(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures/latin.py").write_bytes(b"x = 1\n# caf\xe9\n")
    _, found = discover(tmp_path)
    assert places(found) == [("figures/latin.py:2:1", "figure-encoding")]
    assert "byte 11 is 0xe9" in found[0].message


def test_byte_order_mark_and_line_ends_are_accepted(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    text = IMPORT + "@figure(caption='c', alt='a')\ndef f(fig): ...\n"
    (tmp_path / "figures/windows.py").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    specs, found = discover(tmp_path)
    assert (specs["windows.f"].line, found) == (2, [])


def test_link_out_of_the_project_and_odd_files_are_refused(tmp_path: Path) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside.py"
    (root / "figures/folder.py").mkdir(parents=True)
    outside.write_text(RAISES)
    (root / "figures/link.py").symlink_to(outside)
    (root / "figures/loop.py").symlink_to(root / "figures/loop.py")
    (root / "figures/long.py").write_text("#" * 1_000_001)
    _, found = discover(root)
    assert places(found) == [(f"figures/{name}.py:1:1", "figure-path") for name in ("folder", "link", "long", "loop")]


def test_project_without_figures_has_none(tmp_path: Path) -> None:
    assert discover(tmp_path) == ({}, [])
