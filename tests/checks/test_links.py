"""Every address of a rendered page is judged: what is published, what leads nowhere, what would be asked of others."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from clawdemy_site.markdown.addresses import each_address, find_raw, read_address
from clawdemy_site.site.files import about_file, show_size
from projects import TEA, build

FOLDER = "content/lessons/tea/warm-water"
PAGE = f"{FOLDER}/summary.md"

SOUND = """
[a](data.csv) [b](<data.csv?raw=1>) [c](more/Two%20words.pdf) [d](../../../top.zip) [e](cup.png) [f](films/pour.mp4)

<img src="cup.png" alt="A cup"> <img alt="" src=cup.png srcset="cup.png 1x, cup.png 2x"> <a href="lesson.md#the-sum">
g</a>

<video src="films/pour.mp4" poster="cup.png"><track src="films/pour.vtt"></video> <a href='#' title="a > b">h</a>

<blockquote cite="lesson.md">Hot.</blockquote> <a href="mailto:a@example.org">i</a> <q cite="https://example.org/">j</q>

<svg><image href="cup.png"/><a href="practice.md"><text>k</text></a><use href="#spot"/></svg>

<span style="background: url(cup.png)">l</span> <a name="spot"></a> <a href="#spot">m</a> <a href="#top">n</a>

Words.
{: style="background: url('cup.png')" }

<picture><source srcset="cup.png 300w,cup.png 600w"><img srcset="cup.png" alt=""></picture>

![A cup](cup.png){: srcset="cup.png 2x" } [o](lesson.md#:~:text=water) <map name=z><area href="lesson.md" alt="p"></map>

<i id="a%2Fb">p</i> <i id="ä b">q</i> [r](#a%2Fb) [s](<#ä b>) [t](#%C3%A4%20b) [u](../../../hand/README.md#is-here)
"""
FILES = ("data.csv", "more/Two words.pdf", "../../../top.zip", "cup.png", "films/pour.mp4", "films/pour.vtt")

ACCENTS = unicodedata.normalize("NFD", "výběr.csv")  # as some systems store a name

RAW = {
    # Nothing is published there.
    '<img src="nope.png" alt="x">': ["broken-link"],
    "<img src=nope.png alt=x>": ["broken-link"],
    "<a href='nope/'>x</a>": ["broken-link"],
    '<a href="../lesson/">x</a>': ["broken-link"],
    '<a href="nope.md">x</a>': ["broken-link"],
    '<a href="lesson.md#nope">x</a>': ["broken-anchor"],
    '<a href="#nope">x</a>': ["broken-anchor"],
    '<video src="nope.mp4"></video>': ["broken-link"],
    '<video poster="nope.png"></video>': ["broken-link"],
    '<video><source src="nope.webm"></video>': ["broken-link"],
    '<audio><track src="nope.vtt"></audio>': ["broken-link"],
    '<img src="cup.png" alt="x" srcset="cup.png 1x, nope.png 2x">': ["broken-link"],
    '<blockquote cite="nope.md">x</blockquote>': ["broken-link"],
    '<button formaction="nope.md">x</button>': ["broken-link"],
    '<svg><image xlink:href="nope.svg"/></svg>': ["broken-link"],
    '<svg><use href="nope.svg#icon"/></svg>': ["broken-link"],
    '<i style="background:url(nope.png)">x</i>': ["broken-link"],
    "x\n{: style=\"background:url('nope.png')\" }": ["broken-link"],
    '![x](cup.png){: src="nope.png" }': ["broken-link"],
    '[x](lesson.md){: href="nope.md" }': ["broken-link"],
    '<img src="" alt="x">': ["broken-link"],
    '<a href="CUP.png">x</a>': ["broken-link"],
    '<a href="a%00b.md">x</a>': ["broken-link"],
    f'<a href="{"a" * 5000}.md">x</a>': ["broken-link"],
    '<a href="https://[::1">x</a>': ["broken-link"],
    '<a href="https:///x">x</a>': ["broken-link"],
    '<a href="https://example.org:port/">x</a>': ["broken-link"],
    '<img alt="x">': ["broken-link"],
    '<img data-src="cup.png" alt="x">': ["broken-link"],
    "<https://[::1>": ["broken-link"],
    "<ftp://example.org>": ["link-scheme"],
    # It stands there and is not published.
    '<a href="../course.yml">x</a>': ["broken-link"],
    '<a href="run.exe">x</a>': ["file-type"],
    '<a href="page.html">x</a>': ["file-type"],
    '<a href="../../../../mkdocs.yml">x</a>': ["broken-link"],
    '<a href=".hidden.csv">x</a>': ["broken-link"],
    '<a href="out.csv">x</a>': ["broken-link"],
    '<a href="empty.csv">x</a>': ["file-missing"],
    '<img src="pointer.png" alt="x">': ["file-missing"],
    # Other schemes, other hosts, outside the site.
    '<a href="ftp://example.org/">x</a>': ["link-scheme"],
    '<a href="C:/lessons/x.csv">x</a>': ["link-scheme"],
    '<a href="file:///x.csv">x</a>': ["link-scheme"],
    '<a href="/x.csv">x</a>': ["path-outside"],
    '<a href="//example.org/">x</a>': ["path-outside"],
    '<a href="\\\\example.org/">x</a>': ["path-outside"],
    '<img src="https://example.org/x.png" alt="x">': ["image-outside"],
    '<img src="//example.org/x.png" alt="x">': ["image-outside"],
    '<img src="cup.png" alt="x" srcset="https://example.org/x.png 2x">': ["image-outside"],
    '<video poster="https://example.org/x.png"></video>': ["image-outside"],
    '<svg><image href="https://example.org/x.png"/></svg>': ["image-outside"],
    '<table background="https://example.org/x.png"></table>': ["image-outside"],
    '<i style="background:url(https://example.org/x.png)">x</i>': ["image-outside"],
    '<i style="background:\\75rl(/**/https://example.org/x.png)">x</i>': ["image-outside"],
    "x\n{: style='background:url(https://example.org/x.png)' }": ["image-outside"],
    '![x](cup.png){: src="https://example.org/x.png" }': ["image-outside"],
    '<video src="https://example.org/x.mp4"></video>': ["load-outside"],
    '<audio><source src="https://example.org/x.mp3"></audio>': ["load-outside"],
    '<svg><use href="https://example.org/x.svg#a"/></svg>': ["load-outside"],
    '<a href="lesson.md" ping="https://example.org/">x</a>': ["load-outside"],
    '<iframe src="https://example.org/"></iframe>': ["raw-html"],
    # Words.
    '<img src="cup.png">': ["image-without-alt"],
    '<p><img src="nope.png"> <img src="nope.png" alt=""></p>': ["broken-link", "image-without-alt", "broken-link"],
}

MARKDOWN = {
    "[x](run.exe)": ("file-type", "downloads"),
    "[x](empty.csv)": ("file-missing", "put the file itself there"),
    "[x](pointer.png)": ("file-missing", "git lfs pull"),
    "[x](https://[::1)": ("broken-link", "as your browser shows it"),
    "[x](my\\_page.md)": ("broken-link", ""),
    "[x](a%00b.md)": ("broken-link", "as a path"),
    f"[x]({'a' * 5000}.md)": ("broken-link", "beside this one"),
    "[x](www.example.com/page)": ("broken-link", "https://www.example.com/page"),
    "[x](example.org)": ("broken-link", "https://example.org"),
    "[x](someone@example.org)": ("broken-link", "mailto:someone@example.org"),
    "[x](http://.)": ("broken-link", "as your browser shows it"),
    "[x](https://example..org)": ("broken-link", "as your browser shows it"),
    "[x](nope@2x.png)": ("broken-link", ""),
    "[x]()": ("broken-link", ""),
    "[x](what%3F.csv)": ("broken-link", "as a path"),
    "[x](Makefile)": ("file-type", "downloads"),
    "[x](výběr.csv)": ("broken-link", "accents"),
    "[x](data.cvs)": ("broken-link", "beside this one"),
    "[x](dataa.csv)": ("broken-link", "data.csv"),
    "[x](tel:12)": ("link-scheme", "https"),
    "![x](films/pour.mpeg)": ("broken-link", ""),
}


def lay_files(project: Path) -> Path:
    """Put files to lead to into a copy of the tiny course."""
    folder = project / FOLDER
    for name in (
        *FILES,
        "run.exe",
        "page.html",
        ".hidden.csv",
        "empty.csv",
        "pointer.png",
        "what?.csv",
        "Makefile",
        ACCENTS,
    ):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"" if name == "empty.csv" else b"12,5\n" * 300)
    (folder / "pointer.png").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n", "utf-8")
    (project / "out.csv").write_text("1\n", "utf-8")
    (folder / "out.csv").symlink_to(project / "out.csv")
    (project / "content/hand").mkdir()
    (project / "content/hand/README.md").write_text("## Is here\n\n[Home](../index.md)\n", encoding="utf-8")
    return project


@pytest.fixture
def project(tiny_copy: Path) -> Path:
    """The tiny course with files to lead to."""
    return lay_files(tiny_copy)


def append(project: Path, texts: list[str]) -> dict[int, str]:
    """Put texts on a page, a paragraph each; each by the line that it starts on."""
    page = project / PAGE
    lines = page.read_text(encoding="utf-8").rstrip("\n").split("\n")
    starts = {}
    for text in texts:
        lines.append("")
        starts[len(lines) + 1] = text
        lines += text.split("\n")
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return starts


def told(project: Path, starts: dict[int, str]) -> dict[str, list[str]]:
    """The rules that are broken by each of the texts."""
    found: dict[str, list[str]] = {text: [] for text in starts.values()}
    for one in build(project).diagnostics:
        assert one.location.path == PAGE, one
        start = max(line for line in starts if line <= one.location.line)
        found[starts[start]].append(one.rule)
    return found


def test_what_is_published_may_be_led_to_in_every_form(project: Path) -> None:
    append(project, [SOUND])
    built = build(project)
    assert built.diagnostics == ()
    assert built.content_files == {
        *("top.zip", *(f"lessons/tea/warm-water/{name}" for name in FILES if not name.startswith(".."))),
        "lessons/tea/warm-water/pointer.png",
    }


def test_what_a_style_of_the_site_leads_to_is_published_or_told(project: Path) -> None:
    (project / "content/look").mkdir()
    for name in ("own.woff2", "other.woff2"):
        (project / "content/look" / name).write_bytes(b"x")
    css = "@font-face { src: url(own.woff2) }\n/* url(none.png) */ a { background: url('../nope.png') }\n"
    (project / "content/look/own.css").write_text(css, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra_css: [look/own.css]\n")
    built = build(project)
    assert [str(one.location) for one in built.diagnostics] == ["content/look/own.css:2:42"]
    assert [name for name in built.content_files if name.startswith("look/")] == ["look/own.woff2"]


def test_a_picture_beside_a_draft_stays_at_home(project: Path) -> None:
    card = project / "content/lessons/tea/pouring/one-cup.md"
    (card.parent / "cup.png").write_bytes(b"x")
    assert "lessons/tea/pouring/cup.png" in build(project).content_files
    card.write_text(card.read_text(encoding="utf-8").replace("status: published", "status: draft"), encoding="utf-8")
    assert "lessons/tea/pouring/cup.png" not in build(project).content_files


def test_two_pages_at_one_address_are_told(project: Path) -> None:
    for name in ("one.md", "one/index.md", "two/README.md", "two/index.md"):
        (project / "content" / name).parent.mkdir(exist_ok=True)
        (project / "content" / name).write_text("Words.\n", encoding="utf-8")
    found = [(str(one.location), one.rule) for one in build(project).diagnostics]
    assert found == [("content/one/index.md:1:1", "page-taken"), ("content/two/index.md:1:1", "page-taken")]


def test_raw_addresses_and_attribute_lists_are_judged_as_browsers_read_them(project: Path) -> None:
    rows = {text: rules for text, rules in RAW.items() if rules != ["raw-html"]}
    half = len(rows) // 2
    texts = list(rows)
    page = (project / PAGE).read_text(encoding="utf-8")
    for some in (texts[:half], texts[half:]):  # a file shows 50 findings
        (project / PAGE).write_text(page, encoding="utf-8")
        assert told(project, append(project, some)) == {text: rows[text] for text in some}


def test_markdown_links_are_told_with_a_way_out(project: Path) -> None:
    starts = append(project, list(MARKDOWN))
    found = {starts[one.location.line]: (one.rule, one.help) for one in build(project).diagnostics}
    assert {text: rule for text, (rule, _help) in found.items()} == {text: rule for text, (rule, _) in MARKDOWN.items()}
    assert [text for text, (_rule, mend) in MARKDOWN.items() if mend not in found[text][1]] == []


def test_a_site_may_publish_other_types(project: Path) -> None:
    append(project, ["[x](run.exe)"])
    built = build(project, replace(TEA, downloads=("exe",)))
    assert built.diagnostics == ()
    assert "lessons/tea/warm-water/run.exe" in built.content_files


def test_a_reader_is_told_type_and_size_and_can_save_what_browsers_cannot_show(project: Path) -> None:
    append(
        project, ['[the data](data.csv), <a href="more/Two words.pdf">slides</a>, [a film](films/pour.mp4), [us](.)']
    )
    html = build(project).pages["lessons/tea/warm-water/summary.md"].content
    assert '<a href="../data.csv" download>the data <span class="file-note">(CSV, 1.5 kB)</span></a>' in html
    assert '<a href="../more/Two%20words.pdf">slides <span class="file-note">(PDF, 1.5 kB)</span></a>' in html
    assert '<a href="../films/pour.mp4">a film <span class="file-note">(MP4, 1.5 kB)</span></a>' in html
    assert html.count("file-note") == 3


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        *((1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (9949, "9.9 kB"), (9960, "10 kB"), (999_600, "1.0 MB")),
        *((12_345_678, "12 MB"), (3_000_000_000, "3.0 GB"), (10**16, "10000000 GB")),
    ],
)
def test_sizes_have_two_digits(size: int, shown: str) -> None:
    assert show_size(size) == shown


def test_types_have_names() -> None:
    assert about_file("a/b.tar.gz", 2000) == "TAR.GZ, 2.0 kB"
    assert about_file("B.IPYNB", 2000) == "Jupyter notebook, 2.0 kB"


@pytest.mark.parametrize(
    ("written", "is_here", "has_fault"),
    [
        *(
            ("", True, False),
            (" a\n.md ", True, False),
            ("a b.md", True, False),
            ("%zz%", True, False),
            ("?", True, False),
        ),
        *(
            ("https://example.org", False, False),
            ("//x", False, False),
            ("https://[", False, True),
            ("\0", True, False),
        ),
        *(("a\0b", False, True), ("%0a", False, True), ("https://a b/", False, True), ("http://٠:٩٩٩٩٩٩", False, True)),
        *(("java\tscript:x", False, False), ("x" * 10**6, True, False), ("\ud800", True, False)),
        *(("?", True, False), ("\0", True, False)),
        ("http://a:0x1", False, True),
    ],
)
def test_any_text_is_read_as_an_address(written: str, *, is_here: bool, has_fault: bool) -> None:
    address = read_address(written)
    assert (address.is_here, bool(address.fault)) == (is_here, has_fault)
    assert isinstance(address.resolve("a/b.md"), str)


def test_addresses_in_source_are_found_with_their_places() -> None:
    text = """<img alt="src='x'" src="a.png" srcset='b.png 1x, c.png 2x'> src=no {: style="x:url('d.png')" } <b>"""
    found = {address: text[at : at + 5] for at, _attribute, address in find_raw(text)}
    assert found == {"a.png": "a.png", "b.png": "b.png", "c.png": "b.png", "d.png": "x:url"}


def test_styles_hide_no_address() -> None:
    css = r"a: URL( 'b.png' ); c: u\72l(d.png); e: image-set('f.png' 1x); @import 'g.css'; h: /* url(i) */ j"
    assert list(each_address("style", css)) == ["b.png", "d.png", "f.png", "g.css"]
