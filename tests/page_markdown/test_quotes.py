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
    ],
)
def test_quotes(source: str, shown: str) -> None:
    html = markdown.markdown(source, extensions=["clawdemy"])
    for straight, curved in (("&ldquo;", "“"), ("&rdquo;", "”"), ("&rsquo;", "’"), ("&lsquo;", "‘"), ("&quot;", '"')):
        html = html.replace(straight, curved)
    assert shown in html
