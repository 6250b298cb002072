"""Quotation marks are curved in prose and left alone in code and formulas; nothing else is made pretty."""

import markdown
import pytest


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('She said "yes" to Ann\'s 3.', "She said “yes” to Ann’s 3."),
        ('**"Bold claim."** Then more.', "<strong>“Bold claim.”</strong> Then more."),
        ('`"code"` -- and ... dots', '<code>"code"</code> -- and ... dots'),
        ("$f'(x)$ isn't text", "isn’t text"),
        ('"`code`", "`code`"', "“<code>code</code>”, “<code>code</code>”"),
        ('It is "so **bold**"', "“so <strong>bold</strong>”"),
        ("It is 'so *it*'", "‘so <em>it</em>’"),
        ('"[a](b.md)"/"*c*"', '“<a href="b.md">a</a>”/“<em>c</em>”'),
        ('x—"**b**"—y', "x—“<strong>b</strong>”—y"),
        ("`a`'s **b**'ll, two \"`c`\"s", "<code>a</code>’s <strong>b</strong>’ll, two “<code>c</code>”s"),
        ('**x** "said" so', "<strong>x</strong> “said” so"),
    ],
)
def test_quotes(source: str, shown: str) -> None:
    html = markdown.markdown(source, extensions=["clawdemy"])
    for straight, curved in (("&ldquo;", "“"), ("&rdquo;", "”"), ("&rsquo;", "’"), ("&lsquo;", "‘"), ("&quot;", '"')):
        html = html.replace(straight, curved)
    assert shown in html
