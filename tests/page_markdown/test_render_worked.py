"""A worked sum comes out as lines of a left side, a sign and a right side."""

import re

import pytest
from markdown import Markdown

from clawdemy_site.markdown.worked import MAX_LEFT, set_worked


def render(text: str, *company: str) -> str:
    return Markdown(extensions=[*company, "clawdemy"]).convert(text)


def lines(html: str) -> list[str]:
    """The lines as they are copied."""
    text = re.sub(r"<[^>]+>", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_lines_with_a_sign_stand_in_columns() -> None:
    assert set_worked("z = 0.1 + 0.2\n  = 0.3\ns(z) ≈ 0.574") == (
        '<div class="worked" role="group" aria-label="Worked sum">\n'
        '<div class="worked__lines">\n'
        '<div class="worked__line"><span class="worked__left">z</span> <span class="worked__sign">=</span> '
        '<span class="worked__right">0.1 + 0.2</span></div>\n'
        '<div class="worked__line"><span class="worked__left"></span> <span class="worked__sign">=</span> '
        '<span class="worked__right">0.3</span></div>\n'
        '<div class="worked__line"><span class="worked__left">s(z)</span> <span class="worked__sign">≈</span> '
        '<span class="worked__right">0.574</span></div>\n'
        "</div>\n"
        "</div>"
    )


def test_a_long_left_side_and_one_alone_stand_above_the_columns() -> None:
    long = "1 + " * MAX_LEFT + "1"
    html = set_worked(f"{long} = {MAX_LEFT + 1}\n9·(0.1 − 0)²\n  = 0.09")
    assert f'<div class="worked__whole">{long} = {MAX_LEFT + 1}</div>' in html
    assert '<div class="worked__whole">9·(0.1 − 0)²</div>\n<div class="worked__lines">' in html
    assert lines(html) == [f"{long} = {MAX_LEFT + 1}", "9·(0.1 − 0)²", "= 0.09"]


def test_a_blank_line_parts_the_columns() -> None:
    assert set_worked("a = 1\n\nbc = 2").count('<div class="worked__lines">') == 2


def test_comments_stand_behind_their_line() -> None:
    html = set_worked("# first <b>\na = f(x=1) = 2 # so & so\nb = 3 # (ours)")
    assert '<div class="worked__whole"><span class="worked__comment">first &lt;b&gt;</span></div>' in html
    assert lines(html) == ["first <b>", "a = f(x=1) = 2 (so & so)", "b = 3 (ours)"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("784 + 42 = 826   #= a.b.total", "784 + 42 = 826"),
        ("784   #= a.b.sizes[0]", "784"),
        ("z = 0.5 #= f(0.5) # so\n  = 1/2", "z = 0.5 # so\n  = 1/2"),
        ("z = 0.5\n  #= f(0.5)\n  = 1/2", "z = 0.5\n  = 1/2"),
        ("z = 0.5\n#= f(0.5)\n\nb = 2", "z = 0.5\n\nb = 2"),
    ],
)
def test_nothing_of_a_silent_side_is_on_the_page(source: str, shown: str) -> None:
    assert set_worked(source) == set_worked(shown)
    assert render(f"```worked\n{source}\n```") == set_worked(shown)


def test_a_comment_that_begins_with_a_sign_is_a_comment() -> None:
    assert lines(set_worked("a = 2 # = b")) == ["a = 2 (= b)"]


@pytest.mark.parametrize(
    "source",
    ["", "=", "≈ ≈", "((((= 1", "))) = 1", "a == 1", "#", "a = # b", "#=", "a = #= #", "<script>", "\x00", "= " * 99],
)
def test_whatever_stands_in_it_is_set(source: str) -> None:
    html = set_worked(source)
    assert html.startswith('<div class="worked"')
    assert "<script" not in html


@pytest.mark.parametrize("head", ["worked", "worked {digits=3}", 'worked {digits="3"}'])
@pytest.mark.parametrize("company", [[], ["pymdownx.superfences"], ["fenced_code"], ["pymdownx.superfences", "toc"]])
def test_a_fence_is_set_in_any_company(head: str, company: list[str]) -> None:
    source = f"```{head}\na = 1\n```"
    expected = set_worked("a = 1")
    assert Markdown(extensions=[*company, "clawdemy"]).convert(source) == expected
    assert Markdown(extensions=["clawdemy", *company]).convert(source) == expected


def test_settings_of_the_host_stand() -> None:
    fences = [{"name": "mermaid", "class": "mermaid"}]
    md = Markdown(
        extensions=["clawdemy", "pymdownx.superfences"],
        extension_configs={"pymdownx.superfences": {"custom_fences": fences}},
    )
    for _ in range(2):
        html = md.reset().convert("```mermaid\nx\n```\n\n```worked\na = 1\n```")
        assert '<pre class="mermaid">' in html
        assert 'class="worked"' in html


@pytest.mark.parametrize(
    "source",
    [
        "- a\n\n    {}\n\n- b\n",
        "> {}\n",
        "/// selfcheck | Q\n    id: a\n    outcome: b\n{}\n///\n",
        "/// exercise | Q\n    id: a\n    outcome: b\n{}\n//// hint\n{}\n////\n//// solution\n{}\n////\n///\n",
    ],
)
def test_a_fence_stands_in_lists_quotes_and_blocks(source: str) -> None:
    quote = "> " if source.startswith(">") else "    " if source.startswith("-") else ""
    html = render(source.replace("{}", f"\n{quote}".join(["```worked", "a = 1", "```"])))
    assert html.count(set_worked("a = 1")) == source.count("{}")
    assert f"<p>{set_worked('a = 1')[:10]}" not in html
    assert "///" not in html


def test_another_option_leaves_it_as_code() -> None:
    assert 'class="worked"' not in render("```worked {digit=3}\na = 1\n```")
