"""Marks of other tools that a page would show are found, of every kind; what only looks like one is left alone."""

import re

import markdown
import pytest

from clawdemy_site.markdown.lists import settled_rules
from clawdemy_site.markdown.scan import scan_page
from clawdemy_site.render.leftovers import KINDS, names_work
from clawdemy_site.render.reading import read_html
from clawdemy_site.settings.material import EXTENSIONS_UNFIT

SHOWN = {
    # Notes, links, citations.
    "a note.[^9]": "[^9]",
    "a note[^1]\n\n[^1]: Words": "[^1]",
    "a note^[in the line]": "^[in the line]",
    "[this page][nowhere]": "[this page][nowhere]",
    "[this page][]": "[this page][]",
    "[words](http://a.org": "[words](http://a.org",
    "[words] (http://a.org)": "[words] (http://a.org",
    "(words)[http://a.org]": "(words)[http://a.org",
    "see @knuth1984, say": "@knuth1984",
    "see @fig-loss": "@fig-loss",
    "see [[Some page]]": "[[Some page]]",
    "![[picture.png]]": "![[picture.png]]",
    "[toc]": "[toc]",
    # Boxes, tabs, tasks, definitions.
    ":::note\nWords\n:::": ":::note",
    "::: {.callout-tip}": "::: {.callout-tip}",
    ":::": ":::",
    "> [!NOTE]\n> Words": "[!NOTE]",
    "> [!tip]- Title": "[!tip]- Title",
    '!!! note "Mind"': "!!! note “Mind”",
    "??? question": "??? question",
    '=== "Tab"': "=== “Tab”",
    "- [ ] to do": "[ ] to do",
    "- [x] done": "[x] done",
    "Word\n:   what it means": ":   what it means",
    "*[HTML]: a language": "*[HTML]: a language",
    '--8<-- "file.md"': "--8<-- “file.md”",
    # MyST, reStructuredText, AsciiDoc, MDX.
    "see {ref}`here`": "{ref}",
    "see {cite:p}`a`": "{cite:p}",
    "see :ref:`here`": ":ref:",
    "(my-target)=": "(my-target)=",
    ".. note:: Words": ".. note:: Words",
    ".. _here:": ".. _here:",
    "see `here <a>`_ then": "_",
    "the code::": "::",
    "Words\n^^^^^": "^^^^^",
    "== Words": "== Words",
    "image::a.png[]": "image::a.png[]",
    "import Tabs from 'tabs'": "import Tabs from ‘tabs’",
    "+++": "+++",
    # Templates, shortcodes, attribute lists.
    "{{ page.title }}": "{{ page.title }}",
    '{{< include "a.md" >}}': "{{< include “a.md” >}}",
    "{% include a %}": "{% include a %}",
    "{# comment #}": "{# comment #}",
    "words {: .big }": "{: .big }",
    "[words]{.underline}": "{.underline}",
    "words {#eq-one} here": "{#eq-one}",
    "{++added++}": "{++added++}",
    # Words set apart.
    "~~gone~~": "~~gone~~",
    "==marked==": "==marked==",
    "^^new^^": "^^new^^",
    "++ctrl+c++": "++ctrl+c++",
    "H~2~O": "~2~",
    "x^2^": "^2^",
    "so **bold **it": "**bold",
    "It takes *args, **kwargs": "**kwargs",
    "open `code": "`code",
    "text\n\n  ## Words": "## Words",
    "[b]bold[/b]": "[/b]",
    "a :smile: here": ":smile:",
    "a :material-check: here": ":material-check:",
    # Formulas, tables, signs, HTML.
    "$ x_1 $ is": "$ x_1 $",
    "$ x $ is": "$ x $",
    "the weight $w is": "$w is",
    "|a|b|\n|c|d|": "|a|b|\n|c|d|",
    "| a |\n|---|\n| 1 |\n\n| 2 |": "| 2 |",
    "Word\n\n: meaning": ": meaning",
    '1. a\n\n{:start="3"}': "{:start=”3”}",
    "gain <x or >y": "<x",
    "if a<b and c>d": "<b",
    "if i<p or q>3": "<p",
    "a | b\n--- | ---| ---\n": "--- | ---| ---",
    "+---+---+\n| a | b |": "+---+---+\n| a | b |",
    "| a | b |\n|——|——|\n| 1 | 2 |": "| a | b |\n|——|——|\n| 1 | 2 |",
    "It is 10^-3 metres": "10^-3",
    "[0.5]{~ 2·0.25} and more": "[0.5]{~ 2·0.25}",
    "[0.5] {2·0.25} and more": "[0.5] {2·0.25}",
    "![A](a.png) {width=5}": "{width=5}",
    "!!! {note}": "!!! {note}",
    "!! warning": "!! warning",
    "(words)[usage.csv]": "(words)[usage.csv",
    "R&eacute;sum&bogus; a": "&bogus;",
    "a\\\nb": "\\",
    "text <!-- open": "<!-- open",
    "vector<int> of": "<int",
    "replace <your name>": "<your",
}
"""Texts, and the one mark of each that a reader would see."""

MEANT = (
    "It costs $5 and $6, or US$7, or 5$.",
    "At 10:30:45, in 3:4:5, a::b::c, C:\\x",
    "Smile :-) ;-) :) :D 8-)",
    "me@a.org wrote to `@property`",
    "if a == b and x==1, c!==d",
    "C++, i++ and ++i, a+b",
    "[[1, 2], [3, 4]], a[i][j], [1][2], [[= cups =]], [[# a comment #]]",
    "f(**x) = 2**3, p < 0.05**",
    "It takes `*args, **kwargs`",
    "~5 or ~6, a ^ b",
    "AT&T, R&D, `&nbsp;`, 3 < 4 > 2",
    "`{{ x }}` and `:::` and $\\{\\{x\\}\\}_{[[i]]}$",
    "The set {x : x > 0} and {1, 2}",
    "http://a.org/:x:/[[y]]?b={{c}} <http://a.org/@b>",
    "```jinja\n{{ x }} :smile:\n```",
    "    {{ indented }}\n",
    "a \\% b \\| d \\<int> \\@home",
    "one [link](a.md) (see)[1]",
    "He said: “a”: b. Note: c",
    "1986 was a year. 3 * 4 * 5, 2 ** 3",
    "p. 12--14 -- and --- so ... on",
    "5 | 6 | 7 and |x| + |y|",
    '<a href="b.md" download>x</a> <b class="">x</b> <p>y</p>',
    "<kbd>Ctrl</kbd> <sub>2</sub> <my-element>x</my-element>",
    "# of items is fine in `#`, issue \\#5, C#",
    "",
)
"""Texts in which there is nothing to find."""


def shown(source: str) -> list[str]:
    html = markdown.markdown(source, extensions=["clawdemy", "tables"])
    return [one.text for one in read_html(html).leftovers]


@pytest.mark.parametrize("source", SHOWN)
def test_a_mark_that_nothing_reads_is_found(source: str) -> None:
    assert SHOWN[source] in shown(source)


@pytest.mark.parametrize("source", MEANT)
def test_what_only_looks_like_a_mark_is_left_alone(source: str) -> None:
    assert [text for text in shown(source) if not text.startswith("@") or names_work(text, ())] == []


def test_every_kind_has_a_cure_but_our_own() -> None:
    assert all(kind.cure for kind in KINDS[6:])
    assert not any(kind.cure for kind in KINDS[:6])
    assert all(needle for kind in KINDS for needle in kind.needles)


def test_no_cure_names_an_extension_that_the_settings_refuse() -> None:
    named = {name for kind in KINDS for name in re.findall(r"list '([\w.]+)'", kind.cure)}
    assert "pymdownx.tasklist" in named
    assert named.isdisjoint(EXTENSIONS_UNFIT)


@pytest.mark.parametrize(
    ("word", "is_key"),
    [
        ("@kettle-book", True),
        ("@lecun98", False),
        ("@lecun1998b", True),
        ("-@a2001", True),
        ("@sec-one", True),
        ("@ann", False),
    ],
)
def test_a_word_with_an_at_sign_is_a_key_or_somebody(word: str, *, is_key: bool) -> None:
    assert names_work(word, {"kettle-book"}) is is_key


GLUED = {
    "The steps are:\n- first\n- second": ["2:1 list-glued"],
    "They are\n* one\n* two": ["2:1 list-glued"],
    "They are:\n1. one": ["2:1 list-glued"],
    "They are\n1. one\n2. two": ["2:1 list-glued"],
    "> They are:\n> - one": ["2:3 list-glued"],
    "- a\n\n    They are:\n    - one": ["4:5 list-glued"],
    "1) one\n2) two": ["1:1 list-glued"],
    "• one\n• two": ["1:1 list-glued"],
    "a) one\nb) two": ["1:1 list-glued"],
    "(1) one\n(2) two": ["1:1 list-glued"],
    "1.One\n2.Two": ["1:1 list-glued"],
    "-one\n-two": ["1:1 list-glued"],
    "They are:\n\n    - one\n    - two": ["3:5 list-indent"],
    "- #5 is next": ["1:3 page-title"],
    "<details>\n<summary>S</summary>\n\n**b**\n\n- c\n\n</details>": ["1:1 html-markdown"],
    "<div>\n\nText": ["1:1 html-markdown", "1:1 unbalanced-html"],
    "Text <b>bold\n\nmore": ["1:6 unbalanced-html"],
    "Text\n\n</div>": ["3:1 unbalanced-html"],
    "2*3*4 = 24": ["1:2 sign-lost"],
    "so 3*x and 4*y": ["1:5 sign-lost"],
    "x = 2*n*(n+1)": ["1:6 sign-lost"],
    "2**3 and 4**5": ["1:2 sign-lost"],
    "the __init__ of": ["1:5 sign-lost"],
    "- outer\n  - inner\n  - inner": ["2:3 list-indent"],
    "1. outer\n   - inner": ["2:4 list-indent"],
    "- a\n    - b\n      - c": ["3:7 list-indent"],
    "- a\n        - b": ["2:9 list-indent"],
    "1. one\n\n   more of one\n\n2. two": ["3:4 list-indent"],
    "1. one\n\n   ```\n   x\n   ```\n\n2. two": ["3:4 list-indent"],
    "1. one\n- two": ["2:1 list-kind"],
    "- one\n\n1. two\n2. three": ["3:1 list-kind"],
    "1. one\n2. two\n4. four": ["3:1 list-number"],
    "1. one\n2. two\n\n1. one": ["4:1 list-number"],
    "So:\n| a | b |\n|---|---|\n| 1 | 2 |": ["2:1 table-glued"],
    "| a | b |\n|---|---|\n| 1 | 2 |\nText": ["4:1 table-row"],
    "| a | b |\n|---|---|\n| 1 | 2 |\nwhere |x| is": ["4:1 table-row"],
    "| a | b |\n|---|---|\n| 1 | 2 | 3 |": ["3:1 table-row"],
    "| a `x \\| y` |\n|---|\n| `p \\|\\| q` |": ["1:8 table-code", "3:6 table-code", "3:8 table-code"],
    "A sentence.\n---": ["1:1 underlined-text"],
    "- item\n---": ["1:1 underlined-text"],
    "title: x\n---": ["1:1 underlined-text"],
    "a\n-": ["1:1 underlined-text"],
    "- ```python\n  x\n  ```\n- b": ["1:3 fence-in-line"],
    "Run: ```\ncode\n```": ["1:6 fence-in-line"],
    "```python\na\n\n```python\nb\n```": ["1:1 unclosed-fence"],
    "```\n```python\nb\n```\n```": ["1:1 unclosed-fence"],
    "```{note}\nWords\n```": ["1:1 fence-head"],
    "```{r setup, echo=FALSE}\nx\n```": ["1:1 fence-head"],
    "```math\nx\n```": ["1:1 fence-head"],
    "```{code-cell} ipython3\nx\n```": ["1:1 fence-head"],
}
"""Texts that would come out in another form, and where that is told."""

WHOLE = (
    "The sum is\n- 3 + 4\nas you see",
    "It was in\n1986. Then came",
    "$$\na\n- b\n- c\n$$",
    "!!! note\n    - a\n    - b",
    "Text\n> - a\n> - b",
    "- a\n    - b\n        - c\n    - d\n- e\n\n    more of e\n\n- f",
    " 9. a\n10. b",
    "- a\n - b",
    "3. three\n4. four",
    "1. one\n1. two\n1. three",
    "1. one\n\nText between.\n\n2. two",
    "1. one\n   goes on\n2. two",
    "1. one\n   ```\n   x\n   ```\n2. two",
    "- one\n- two\n\nText.\n\n1. one\n2. two",
    "- a\n\n  [b]: c.md\n\n- d",
    "| a | b |\n|---|---|\n| `x|y` | c\\|d |",
    "a | b\n--|--\n1 | 2",
    "A heading\n---------\n\nText\n\n---\n\nText",
    "````\n```python\nx\n```\n````",
    '```python {linenums="1"}\nx\n```\n\n```{.python}\nx\n```',
    "1. A heading\n------------",
    "-5\n-3",
    "<table>\n<tr><td>a</td></tr>\n\n<tr><td>b\n</table>\n\n<div markdown>\n\n**b**\n\n</div>",
    "<pre>\na\n\nb\n</pre>\n\n<ul><li>a<li>b</ul> and <kbd>c</kbd><br> or `<b>`, <http://a.org>",
    "3 * 4 * 5, $2*3*4$, `2*3*4`, \\*a\\*",
    "un*believ*able, **3**, *a* and *b*, (*x*), 5* and 6*",
    "the __bold__ and the __new__ word, `__init__`, [a](b.md#__init__) <http://a.org/__init__>, http://a.org/2*3*4",
    "He said\n1.5 and\n1.6",
    "    key:\n    - code",
    "Three backticks, ``` ` ```, in a line",
)
"""Texts that come out as they are written."""


def found(source: str) -> list[str]:
    return [f"{one.location.line}:{one.location.column} {one.rule}" for one in scan_page("content/a.md", source)[1]]


@pytest.mark.parametrize("source", GLUED)
def test_what_would_come_out_in_another_form_is_told_where_it_begins(source: str) -> None:
    assert found(source) == GLUED[source]


@pytest.mark.parametrize("source", WHOLE)
def test_what_comes_out_as_written_is_left_alone(source: str) -> None:
    assert found(source) == []


def test_extensions_that_read_lists_otherwise_settle_the_rules_on_them() -> None:
    assert settled_rules(["toc", "markdown.extensions.sane_lists"]) == {"list-kind"}
    assert settled_rules(["mdx_truly_sane_lists", object()]) == {"list-kind", "list-indent"}


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("3. c\n4. d", '<ol start="3">'),
        ("1. a\n\nText\n\n2. b", '<ol start="2">'),
        ("1986. A year", '<ol start="1986">'),
        ("1. a", "<ol>\n"),
        ('100\\% of \\<b> \\& \\"so\\"', '<p>100% of &lt;b&gt; &amp; "so"</p>'),
    ],
)
def test_numbers_and_escaped_signs_are_shown_as_they_are_written(source: str, html: str) -> None:
    assert html in markdown.markdown(source, extensions=["clawdemy"])
