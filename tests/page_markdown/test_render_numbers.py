"""Marked numbers come out as numbers; their sums wait beside them, where no anchor and no search looks."""

import re

import pytest
from markdown import Markdown

from clawdemy_site.render.reading import read_html
from page_markdown.contexts import Context

SUM = '<span class="number__sum" data-search-exclude="" hidden="">'
SWITCH = (
    '<p class="sums-switch" data-search-exclude="">'
    '<label><input class="sums-switch__box" type="checkbox" /> Show the sums</label></p>'
)


def render(text: str, *company: str) -> str:
    md = Markdown(extensions=[*company, "clawdemy"], extension_configs={"clawdemy": {"context": Context()}})
    return md.convert(text)


def number(written: str, behind: str, kind: str = "number") -> str:
    return f'<span class="{kind}">{written}{SUM} {behind}</span></span>'


def shown(html: str) -> str:
    """The text that a reader sees and copies while the switch is off and the lists are closed."""
    html = re.sub(r"<details.*?</details>|<p class=\"sums-switch.*?</p>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", re.sub(rf"{re.escape(SUM)}.*?</span>", "", html)).split())


@pytest.mark.parametrize(
    ("source", "around"),
    [
        ("So [0.92]{= x}.", "<p>So {}.</p>"),
        ("**[0.92]{= x}** it is", "<strong>{}</strong> it is"),
        ("*so [0.92]{= x}*", "<em>so {}</em>"),
        ("| a |\n|---|\n| [0.92]{= x} |", "<td>{}</td>"),
        ("- a\n- [0.92]{= x}\n", "<li>{}</li>"),
        ("[see [0.92]{= x}](b.md)", '<a href="b.md">see {}</a>'),
        ("## So [0.92]{= x} {#so}", '<h2 id="so">So {}</h2>'),
        (
            "/// selfcheck | Q [0.92]{= x}\n    id: a\n    outcome: b\nA\n///",
            '<h3 class="practice__question" id="a-question">Q {}</h3>',
        ),
        ("/// selfcheck | Q\n    id: a\n    outcome: b\nA [0.92]{= x}\n///", "<p>A {}</p>"),
        ("Great![0.92]{= x}$y$", '<p>Great!{}<span class="math">'),
    ],
)
def test_a_number_stands_where_text_does(source: str, around: str) -> None:
    html = render(source, "toc")
    assert around.format(number("0.92", "= x")) in html
    assert not read_html(html).leftovers
    assert html.startswith(SWITCH)


def test_a_sum_is_text_whatever_it_holds() -> None:
    html = render('[3]{≈ f([1, 2])*g[0]*h_1_ < "2" and b > *c*} *so*')
    assert number("3", '≈ f([1, 2])*g[0]*h_1_ &lt; "2" and b &gt; *c*') in html
    assert "<em>so</em>" in html


def test_a_given_number_may_be_words_with_code_and_emphasis() -> None:
    html = render('[`784` or *so* $x$]{given: "ours" & *theirs*}')
    assert '<span class="number number--given"><code>784</code> or <em>so</em> <span class="math">' in html
    assert f'{SUM} (given: "ours" &amp; *theirs*)</span>' in html


def test_an_attribute_list_goes_to_the_number() -> None:
    assert '<span class="number big"' in render("[3]{= x}{.big} and [4]{= y}{data-number=9}")


def test_a_number_is_copied_as_a_number() -> None:
    assert shown(render("A [13,002]{= p(1)} of [60,000]{given: MNIST}.")) == "A 13,002 of 60,000."


def test_the_words_of_an_image_hold_the_number_alone() -> None:
    assert 'alt="the 3"' in render("![the [3]{= x}](a.png)")


def test_contents_and_anchors_hold_no_sum() -> None:
    md = Markdown(extensions=["toc", "clawdemy"])
    md.convert("## The [3]{= secret(1)} ways {#ways}\n\n## Next")
    tokens = md.toc_tokens  # type: ignore[attr-defined] # set by toc
    assert [(token["id"], token["name"]) for token in tokens] == [("ways", "The 3 ways"), ("next", "Next")]
    assert "secret" not in str(tokens)


def test_the_list_names_each_sum_once() -> None:
    html = render("[3]{= x} and [3]{= x}, [3]{≈ x}, [60]{given: a choice}")
    assert html.endswith(
        '<details class="sums" data-search-exclude=""><summary>The sums behind the numbers on this page</summary>'
        '<ol class="sums__list"><li><span class="sums__number">3</span> = <code>x</code></li>'
        '<li><span class="sums__number">3</span> ≈ <code>x</code></li>'
        '<li><span class="sums__number">60</span>, given: a choice</li></ol></details>'
    )


def test_the_sums_of_answers_have_a_list_of_their_own() -> None:
    html = render("/// flashcard | Q [1]{= x}\n    id: a\n    outcome: b\n[2]{= y}\n///")
    first, second = re.findall(r"<details class=\"sums\".*?</details>", html)
    assert "numbers on this page" in first
    assert "<code>y</code>" not in first
    assert "answers on this page" in second
    assert "<code>y</code>" in second


def test_a_page_without_marks_has_neither_switch_nor_list() -> None:
    assert render("Only 3.") == "<p>Only 3.</p>"


def test_pages_are_apart() -> None:
    md = Markdown(extensions=["clawdemy"])
    first = md.convert("[1]{= a} [2]{= b}")
    md.reset()
    assert md.convert("Nothing") == "<p>Nothing</p>"
    assert md.reset().convert("[1]{= a} [2]{= b}") == first


@pytest.mark.parametrize(
    "source",
    [
        "[3]{= a|b}",
        "[3]{= `a`}",
        "[3]{= a\nb}",
        "[3]{= }",
        "[]{= a}",
        "[`3`]{= a}",
        "[3]{= $a$}",
        "<div>[3]{= a}</div>",
    ],
)
def test_a_mark_that_is_not_read_ends_in_the_net(source: str) -> None:
    assert read_html(render(source)).leftovers


def test_a_piece_that_was_never_put_back_ends_in_the_net() -> None:
    assert [one.text for one in read_html("<p>The sum is klzzwxh:3 today.</p>").leftovers] == ["klzzwxh:3 today."]


@pytest.mark.parametrize(
    "company",
    [
        ["footnotes", "md_in_html", "admonition"],
        ["pymdownx.magiclink", "pymdownx.betterem", "smarty", "pymdownx.critic"],
        ["pymdownx.superfences", "pymdownx.highlight", "pymdownx.inlinehilite"],
    ],
)
def test_it_keeps_company(company: list[str]) -> None:
    source = "So **[0.92]{= a[0]}** it\n\n```worked\na = 1\n```\n"
    expected = render(source)
    for extensions in ([*company, "clawdemy"], ["clawdemy", *company]):
        assert Markdown(extensions=extensions).convert(source) == expected
