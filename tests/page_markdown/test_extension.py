"""The extension renders without MkDocs, in any company, and one page does not know of the one before."""

import itertools
import subprocess
import sys

import pytest
from markdown import Markdown, markdown

from clawdemy_site.markdown.extension import ClawdemyExtension
from page_markdown.contexts import Context

PAGE = """\
## Heading $x$ {#h}

Text $a<b$ with `$code$`, \\$5, $5 and $6, [@nielsen, sec. 2] and [two](figure:a.b).

![](figure:a.b)

$$
a = b
$$

| a | b |
|---|---|
| $c$ | [@nielsen] |

- item

    ```python
    x = "$y$ [@nielsen]"
    ```

/// flashcard | What is $q$?
    id: q
    outcome: o
1. One

        code

2. Two

```
/// flashcard | shown
```
///
"""


def render(*extensions: str | ClawdemyExtension, text: str = PAGE) -> str:
    configs = {"clawdemy": {"context": Context()}}
    return Markdown(extensions=list(extensions), extension_configs=configs).convert(text)


def test_it_is_found_by_its_short_name_without_a_context() -> None:
    assert '<math alttext="x"><mi>x</mi></math>' in markdown("$x$", extensions=["clawdemy"])


def test_it_is_found_by_its_dotted_name_and_as_an_object() -> None:
    alone = render("clawdemy")
    assert render(ClawdemyExtension(context=Context())) == alone
    assert '<math alttext="x"><mi>x</mi></math>' in markdown("$x$", extensions=["clawdemy_site.markdown.extension"])


def test_rendering_does_not_load_mkdocs() -> None:
    code = "import sys, markdown; markdown.markdown('$x$', extensions=['clawdemy']); sys.exit('mkdocs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("order", [*itertools.permutations(["clawdemy", "toc", "tables", "fenced_code"])])
def test_the_order_of_extensions_does_not_matter(order: tuple[str, ...]) -> None:
    assert render(*order) == render("toc", "tables", "fenced_code", "clawdemy")


@pytest.mark.parametrize(
    "company",
    [
        ["pymdownx.details", "pymdownx.tasklist", "pymdownx.blocks.admonition"],
        ["admonition", "footnotes", "md_in_html", "attr_list"],
        ["pymdownx.magiclink", "pymdownx.betterem", "smarty"],
    ],
)
def test_it_keeps_company(company: list[str]) -> None:
    for extensions in ([*company, "clawdemy"], ["clawdemy", *company]):
        html = render(*extensions)
        assert html.count("<math") == 6
        assert html.count('class="citation"') == 3
        assert html.count("<details") == 2


def test_every_construct_comes_out() -> None:
    html = render("clawdemy", "toc")
    assert "$5, $5 and $6" in html
    assert "<code>$code$</code>" in html
    assert "<mo>&lt;</mo>" in html
    assert '<h2 id="h">Heading <span class="math"><math alttext="x"><mi>x</mi></math></span></h2>' in html
    assert "/// flashcard | shown" in html
    assert html.count("<section") == 1


def test_the_contents_of_the_page_hold_headings_and_no_questions() -> None:
    md = Markdown(extensions=["toc", "clawdemy"])
    md.convert(PAGE)
    assert [(token["id"], token["children"]) for token in md.toc_tokens] == [("h", [])]  # type: ignore[attr-defined] # set by toc


def test_pages_are_apart() -> None:
    context = Context()
    md = Markdown(extensions=["toc", ClawdemyExtension(context=context)])
    first = md.convert(PAGE)
    context.url = "../lesson/#fig-b"
    second = md.reset().convert(PAGE)
    assert second == first.replace('href="#fig-b"', 'href="../lesson/#fig-b"')


def test_code_can_be_scrolled_by_the_keyboard() -> None:
    assert '<div class="highlight"><pre tabindex="0">' in render("clawdemy", text="```\na\n```")


@pytest.mark.parametrize(
    "text",
    [
        "$a<b$ and $c>d$",
        "$$\n\\begin{aligned}a &= b \\\\ &< c\\end{aligned}\n$$",
        "$a&lt;b$",
        "$x$ <b>$y$</b>",
        "*$a*b$*",
    ],
)
def test_formulas_survive_what_looks_like_html(text: str) -> None:
    html = render("clawdemy", text=text)
    assert "$" not in html
    assert "<math" in html or "math-error" in html
