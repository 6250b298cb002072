"""What the search reads on a page: sections with their words, formulas in words, nothing that is to be passed over."""

import pytest

from clawdemy_site.search.entries import read_entries
from page_markdown.contexts import Context
from page_markdown.test_render_practice import render

ROWS = [
    # A page's HTML, and its sections: id, heading, text.
    ("", []),
    ("<p>One\ntwo</p><p>three</p>", [("", "", "One two\nthree")]),
    ("<p>un<em>clear</em> x<sub>1</sub><br>next</p>", [("", "", "unclear x1\nnext")]),
    ("<ul><li>a</li><li>b <b>c</b></li></ul>", [("", "", "a\nb c")]),
    ("<table><tr><th>a<th>b<tr><td>1<td>2</table>", [("", "", "a\nb\n1\n2")]),
    ("<P>One<P>two", [("", "", "One\ntwo")]),
    ("<pre><code>a = 1\nb</code></pre>", [("", "", "a = 1 b")]),
    ("<p>top</p><h2 id='a'>A <em>b</em></h2><p>x</p><h3 id=c>C</h3>",
     [("", "", "top"), ("a", "A b", "x"), ("c", "C", "")]),
    ("<h1 id='t'>Title</h1><p>x</p><h2 id=a>A</h2><p>y</p>", [("", "Title", "x"), ("a", "A", "y")]),
    ("<h2>No id</h2><p>x</p>", [("", "", "No id\nx")]),
    ("<h2 id=a>A<a class='headerlink' href='#a'>#</a></h2>", [("a", "A", "")]),
    ("<h2 id='a&amp;b'>1 &lt; 2</h2><p>&amp;&#8212;</p>", [("a&b", "1 < 2", "&—")]),
    ("<p>see <span data-search-exclude>not <b>this</b></span>that</p>", [("", "", "see that")]),
    ("<div data-search-exclude=''><h2 id=a>A</h2><p>x</p></div><p>y</p>", [("", "", "y")]),
    ("<h2 id=a data-search-exclude>A</h2><p>x</p><h2 id=b>B</h2>", [("b", "B", "")]),
    ("<h2 id=a>A</h2><div><h3 id=b>B</h3><p>in</p><h3 id=c>C</h3></div><p>out</p>",
     [("a", "A", "out"), ("b", "B", "in"), ("c", "C", "")]),
    ("<div><div><h2 id=a>A</h2>x</div>y<h2 id=b>B</h2>z</div>w", [("", "", "y\nw"), ("a", "A", "x"), ("b", "B", "z")]),
    ("<script>let a</script><style>p{}</style><svg><text>s</text></svg><template>t</template>x", [("", "", "x")]),
    ("a<!-- no <p>comment</p> -->b \x01\x05", [("", "", "ab")]),
    ('<p>If <math alttext="w₁² &lt; 2"><mi>w</mi><mn>2</mn></math>.</p>', [("", "", "If w₁² < 2.")]),
]  # fmt: skip


@pytest.mark.parametrize(("html", "found"), ROWS)
def test_sections_and_words_are_those_that_a_reader_sees(html: str, found: list[tuple[str, str, str]]) -> None:
    assert [(*entry,) for entry in read_entries(html)] == found


def test_a_formula_is_read_as_its_words_and_a_number_without_its_sum() -> None:
    html = render(
        "Before [1]{= secret} $\\frac{a}{b}$.\n\n## The [3]{= secret} ways {#ways}\n\n[4]{given: secret} end.\n\n"
        "```worked\na = 5\n```",
        "toc",
        context=Context(),
    )
    assert [(*entry,) for entry in read_entries(html)] == [
        ("", "", "Before 1 a/b."),
        ("ways", "The 3 ways", "4 end.\na = 5"),
    ]
