"""A picture in SVG is published only if nothing in it could run."""

import pytest

from clawdemy_site.checks.content import _running

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>f()</script>",
        "<g onload='f()'/>",
        "<a x:href='java&#10;script:f()'><path d='M0 0'/></a>",
        "<a href=' JavaScript:f()'/>",
        "<a><set attributeName='href' to='javascript:f()'/></a>",
        "<animate attributeName='href' values='javascript:f()'/>",
        "<foreignObject><p>a</p></foreignObject>",
        "<s:script xmlns:s='http://www.w3.org/2000/svg'>f()</s:script>",
        "<use href='data:image/svg+xml;base64,AAAA'/>",
        "<g>",
    ],
)
def test_a_picture_that_could_run_is_told(inside: str) -> None:
    assert _running(f"{SVG}{inside}</svg>")


def test_entities_are_not_read() -> None:
    assert _running("<!DOCTYPE svg [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><svg>&b;</svg>").startswith("defines entities")


@pytest.mark.parametrize(
    "picture",
    [
        f"{SVG}<style>path {{ fill: red }}</style><path d='M0 0'/></svg>",
        f"<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'a.dtd'>{SVG}<title>On</title></svg>",
        f"{SVG}<image x:href='data:image/png;base64,AA'/><a href='https://example.org/?javascript:'/></svg>",
    ],
)
def test_a_plain_picture_is_published(picture: str) -> None:
    assert not _running(picture)
