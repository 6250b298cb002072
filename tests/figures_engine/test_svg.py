"""What enters a page: themed, with ids of its own, and nothing that acts or loads."""

import re

import pytest

from clawdemy_site.figures import palette
from clawdemy_site.figures.drawn import PREFIX
from clawdemy_site.figures.svg import theme_colours, theme_svg
from clawdemy_site.sandbox.errors import FaultError

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="72pt" height="36pt"'


def themed(body: str) -> str:
    """The markup that a drawing with this body becomes."""
    return theme_svg(f'{OPEN} viewBox="0 0 72 36">{body}</svg>'.encode()).text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (palette.BLUE, "var(--fig-blue)"),
        (palette.BLUE.upper(), "var(--fig-blue)"),
        (f"fill: {palette.BLUE}; stroke: {palette.INK}", "fill: var(--fig-blue); stroke: var(--fig-ink)"),
        (f"{palette.BLUE}ff", "var(--fig-blue)"),
        (f"{palette.BLUE}80", "color-mix(in srgb, var(--fig-blue) 50.2%, transparent)"),
        ("rgb(27, 92, 185)", "var(--fig-blue)"),
        ("rgb(27 92 185 / 40%)", "color-mix(in srgb, var(--fig-blue) 40%, transparent)"),
        ("rgba(27,92,185,0.25)", "color-mix(in srgb, var(--fig-blue) 25%, transparent)"),
        ("#123456", "#123456"),
        ("#abc", "#abc"),
        ("rgb(1, 2, 3)", "rgb(1, 2, 3)"),
    ],
)
def test_palette_colours_become_variables_however_they_are_written(written: str, meant: str) -> None:
    assert theme_colours(written) == meant


def test_three_digit_spelling_of_a_sentinel_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(palette, "VARIABLES", {"#aabbcc": "var(--fig-test)"})
    assert theme_colours("#ABC #abcf") == "var(--fig-test) var(--fig-test)"


def test_opacity_written_apart_survives() -> None:
    assert "fill:var(--fig-red);fill-opacity:0.25" in themed(
        f'<path d="M 0 0 L 1 1" style="fill: {palette.RED}; fill-opacity: 0.25"/>'
    )


def test_colour_in_an_attribute_becomes_a_style() -> None:
    assert '<rect width="1" style="fill:var(--fig-red)"/>' in themed(f'<rect width="1" fill="{palette.RED}"/>')


def test_only_ids_in_use_are_kept_and_all_are_prefixed() -> None:
    svg = themed(
        '<g id="figure_1"><defs><path id="m1" d="M 0 0 L 1 1" style="stroke: #123456"/></defs>'
        '<use xlink:href="#m1" clip-path="url(#c1)" style="fill: url(#h1)"/></g>'
        '<defs><clipPath id="c1"><rect width="1"/></clipPath><pattern id="h1"><rect width="2"/></pattern></defs>'
    )
    assert "figure_1" not in svg
    assert "xlink" not in svg
    for number, kept in enumerate(['<path id="{}"', '<clipPath id="{}"', '<pattern id="{}"'], start=1):
        assert kept.format(f"{PREFIX}-{number}") in svg
    assert f'<use href="#{PREFIX}-1" clip-path="url(#{PREFIX}-2)" style="fill:url(#{PREFIX}-3)"/>' in svg


def test_numbers_are_cut_to_hundredths_where_nothing_multiplies_them() -> None:
    svg = themed(
        '<g transform="translate(1.23456 -0.0001) scale(0.123456)"><path d="M 1.005001 -0.001 \nL 2.0 1e-05" '
        'style="stroke: #123456"/></g><text x="1.999" transform="rotate(-0 1.5 2)">t</text>'
    )
    assert 'transform="translate(1.23 0) scale(0.123456)"' in svg
    assert 'd="M 1.01 0 L 2 1e-05"' in svg
    assert '<text x="2">t</text>' in svg


def test_fonts_follow_the_page_and_keep_size_and_weight() -> None:
    svg = themed(
        "<text style=\"font-weight: 700; font-size: 13px; font-family: 'DejaVu Sans', sans-serif\">a b</text>"
        "<text style=\"font-family: 'DejaVu Sans Mono', monospace\">c</text>"
    )
    assert 'style="font-weight:700;font-size:13px;font-family:var(--fig-font,sans-serif)">a b<' in svg
    assert "font-family:var(--fig-mono,monospace)" in svg


def test_size_is_given_in_css_pixels() -> None:
    drawing = theme_svg(f'{OPEN} viewBox="0 0 72 36"><path d="M 0 0" style="stroke: #123456"/></svg>'.encode())
    assert (drawing.width, drawing.height) == (96, 48)
    assert 'width="96" height="48" viewBox="0 0 72 36"' in drawing.text


def test_metadata_styles_and_comments_are_gone() -> None:
    svg = themed('<metadata>m</metadata><defs><style type="text/css">*{}</style></defs><!-- c --><text>t</text>')
    assert svg.endswith('<g style="stroke-linejoin:round;stroke-linecap:butt"><text>t</text></g></svg>')


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<script>alert(1)</script>", "holds <script>"),
        ("<foreignObject/>", "holds <foreignObject>"),
        ("<animate/>", "holds <animate>"),
        ('<a xlink:href="https://example.org"><text>t</text></a>', "holds a link"),
        ('<use xlink:href="https://example.org/a.svg#b"/>', "links to https://example.org"),
        ('<image xlink:href="file.png"/>', "links to file.png"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "links to data:image/svg+xml"),
        ('<image href="javascript:alert(1)"/>', "links to javascript:"),
        ('<g onclick="alert(1)"><text>t</text></g>', "the attribute onclick"),
        ('<path d="M 0 0" style="fill: url(https://example.org/x)"/>', "style links to"),
        ('<path d="M 0 0" filter="url( //example.org/x#f )"/>', "filter links to"),
        ("<g>", "not well-formed"),
    ],
)
def test_what_acts_or_loads_is_refused(body: str, message: str) -> None:
    with pytest.raises(FaultError, match=re.escape(message)):
        themed(body)


def test_picture_inside_the_drawing_is_let_through() -> None:
    assert '<image href="data:image/png;base64,iVBORw0KGgo="/>' in themed(
        '<image xlink:href="data:image/png;base64,\niVBORw0K\nGgo="/>'
    )
