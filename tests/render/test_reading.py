"""The net finds raw syntax in the text of a finished page, and nothing in code."""

import pytest

from clawdemy_site.markdown.addresses import ADDRESSES
from clawdemy_site.render import reading
from clawdemy_site.render.reading import read_html, stands_whole


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>[0.5]{= f(x)}</p>", ["]{= f(x)}"]),
        ("<p>[5]{given: x}</p><p>[6]{≈ y}</p>", ["]{given: x}", "]{≈ y}"]),
        ("<p>so [@a; @b] it</p>", ["[@a; @b] it"]),
        ("<p>see figure:a.b</p>", ["figure:a.b"]),
        ("<p>/// flashcard | Q</p>", ["/// flashcard | Q"]),
        ("<p>text\n/// hint</p><ul><li>///</li></ul>", ["/// hint", "///"]),
        ("<div>a</div>/// b", ["/// b"]),
        ("<p>a<!-- [@a] --></p>", []),
        ("<p><code>[@a] figure:a.b</code></p><pre>/// x</pre>", []),
        ("<p>The figure: it rises. A//b, http:///x and [me@a.org]</p>", []),
        ('<a href="x" title="[@a]">b</a><script>"[@a]"</script>', []),
        ("<p>&#91;&#64;a] <em>[</em>@b]</p>", ["[@a] [@b]"]),
    ],
)
def test_traces_are_found_in_text_alone(html: str, expected: list[str]) -> None:
    assert [one.text for one in read_html(html).leftovers] == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>x</script>", ["<script>"]),
        ('<b onclick="x">a</b>', ["<b onclick>"]),
        ('<a href="java\tscript:x">a</a>', ["<a href>"]),
        ('<a href="java&#115;cript:x">a</a>', ["<a href>"]),
        ('<svg><a xlink:href="data:text/html,x"/></svg>', ["<a xlink:href>"]),
        ('<svg><image xlink:href="data:image/png;base64,AA"/></svg>', []),
        ('<a href="https://a.org/?javascript:">a</a>', []),
        ("<!--><img src=x onerror=y>-->", ["<img onerror>"]),
        ("<!---><img src=x onerror=y>-->", ["<img onerror>"]),
        ("<!-- <img src=x onerror=y> -->", []),
        ('<noscript><p title="</noscript><img src=x onerror=y>"></p></noscript>', ["<p title>"]),
        ("<noscript><img src=x onerror=y></noscript>", ["<img onerror>"]),
        ('<svg></p><style><a id="</style><img src=x onerror=y>">', ["<style>", "<img onerror>"]),
        ("<p><meta http-equiv=refresh content=0><link rel=stylesheet href=a.css></p>", ["<meta>", "<link>"]),
        ('<svg><a xlink:href="javascript:x"><text>a</text></a></svg>', ["<a xlink:href>"]),
        ('<a href=" java&#9;script:x">a</a>', ["<a href>"]),
        ('<iframe srcdoc="x"></iframe>', ["<iframe>", "<iframe srcdoc>"]),
        ("<template shadowrootmode=open><img src=x onerror=y></template>", ["<template>"]),
        ('<b title="&lt;/script&gt;">a</b>', []),
    ],
)
def test_what_could_run_a_script_is_found(html: str, expected: list[str]) -> None:
    assert list(read_html(html).unsafe) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a <b>b</b></p><ul><li>c</ul><table><tr><td>d</table>", True),
        ("<p>a<p>b", True),
        ("<svg><path/></svg><math><mi>x</mi></math>", True),
        ("<p>a <b>b</p>", False),
        ("<div>a", False),
        ("<textarea>a", False),
        ("<p>a</p></div>", False),
        ("</article></section></main>", False),
        ("<!-- a", False),
        ("<a href=x>a</p>", False),
    ],
)
def test_html_that_changes_what_stands_around_it_is_known(html: str, *, expected: bool) -> None:
    assert stands_whole(html) is expected


def test_ids_are_those_that_a_browser_finds() -> None:
    html = "<h2 id=a>A</h2><!-- <p id=b> --><p title='id=\"c\"' id='d&amp;e'>x</p><code>&lt;p id=f&gt;</code>"
    assert read_html(html).ids == {"a", "d&e"}


def test_no_attribute_that_is_passed_over_could_do_anything() -> None:
    assert reading._HARMLESS.isdisjoint(ADDRESSES | {"style", "srcdoc"})
    assert not any(name.startswith("on") for name in reading._HARMLESS)
    read = [read_html(f'<b class="a{closed}">').unsafe for closed in ("", "</b>", "</STYLE>")]
    assert read == [(), (), ("<b class>",)]
