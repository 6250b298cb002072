"""A figure's files stand by themselves: readable anywhere, in light colours, with title, credit and licence inside."""

import json
from types import MappingProxyType
from xml.etree import ElementTree as ET

from clawdemy_site.features.figure_list.standalone import Label, figure_data, standalone_svg
from clawdemy_site.figures import palette
from clawdemy_site.figures.drawn import PREFIX, Drawn
from clawdemy_site.figures.facts import Fact

DC = "{http://purl.org/dc/elements/1.1/}"
SVG = "{http://www.w3.org/2000/svg}"
BODY = (
    '<g style="fill:var(--fig-blue);stroke:color-mix(in srgb, var(--fig-red) 30%, transparent)">'
    '<text style="font-family:var(--fig-font,sans-serif);fill:var(--fig-paper)">x</text></g>'
)
LABEL = Label(
    title="Heat & <time>",
    creators=("Kim Kettle", "Tea school"),
    course="Tea",
    address="https://example.org/tea/#fig-a",
    licence="CC BY-SA 4.0",
    licence_urls=("https://creativecommons.org/licenses/by-sa/4.0/",),
    sources=("Bureau (1998). Digits. CC BY 4.0.",),
    script="figures/a.py",
)


def drawn(body: str = BODY) -> Drawn:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fig-svg" role="img" aria-labelledby="{PREFIX}-title" '
        f'aria-describedby="{PREFIX}-desc" width="10" height="20" viewBox="0 0 10 20">'
        f'<title id="{PREFIX}-title">t</title><desc id="{PREFIX}-desc">d</desc>{body}</svg>'
    )
    facts: dict[str, Fact] = {"mid": 0.5, "rows": [[1.0, 2.0]], "word": "é"}
    return Drawn("a.b", svg, 10, 20, MappingProxyType(facts), "Heat", "It rises <fast>.", ("data",))


def test_the_picture_is_xml_with_no_variable_left_and_light_colours_on_their_ground() -> None:
    text = standalone_svg(drawn(), LABEL).decode()
    root = ET.fromstring(text)  # noqa: S314 - our own output
    assert "var(" not in text
    assert PREFIX not in text
    assert f"fill:{palette.BLUE}" in text
    assert f"stroke:{palette.RED};stroke-opacity:0.3" in text
    assert f"fill:{palette.LIGHT_PAGE}" in text
    ground = next(child for child in root if child.tag == f"{SVG}rect")
    assert ground.attrib == {"width": "100%", "height": "100%", "fill": palette.LIGHT_PAGE}
    assert [child.tag for child in root][-1] == f"{SVG}g"


def test_the_picture_carries_title_credit_and_licence_as_dublin_core() -> None:
    root = ET.fromstring(standalone_svg(drawn(), LABEL).decode())  # noqa: S314 - our own output
    said = {name: [element.text for element in root.iter(f"{DC}{name}")] for name in ("title", "creator", "source")}
    assert said == {
        "title": ["Heat & <time>"],
        "creator": ["Kim Kettle", "Tea school"],
        "source": ["Bureau (1998). Digits. CC BY 4.0."],
    }
    assert [element.text for element in root.iter(f"{DC}rights")] == ["CC BY-SA 4.0"]
    assert [element.text for element in root.iter(f"{DC}description")] == ["It rises <fast>."]
    licence = next(root.iter("{http://creativecommons.org/ns#}license"))
    assert list(licence.attrib.values()) == ["https://creativecommons.org/licenses/by-sa/4.0/"]


def test_a_figure_of_two_pictures_keeps_the_light_one() -> None:
    both = '<image class="fig-light" href="data:image/png;base64,AA=="/><image class="fig-dark" href="data:,x"/>'
    text = standalone_svg(drawn(both), LABEL).decode()
    assert "fig-light" in text
    assert "fig-dark" not in text


def test_an_animation_is_left_at_its_last_moment() -> None:
    moving = "<style>#m{--k1:k}.m1{animation:var(--k1) 1s}</style>" + BODY
    assert standalone_svg(drawn(moving), LABEL) == standalone_svg(drawn(), LABEL)


def test_the_data_are_the_facts_with_where_they_come_from() -> None:
    data = json.loads(figure_data(drawn(), LABEL))
    assert data["facts"] == {"mid": 0.5, "rows": [[1.0, 2.0]], "word": "é"}
    assert data["figure"] == "a.b"
    assert data["licence"] == "CC BY-SA 4.0"
    assert data["sources"] == ["Bureau (1998). Digits. CC BY 4.0."]


def test_files_are_the_same_each_time() -> None:
    assert standalone_svg(drawn(), LABEL) == standalone_svg(drawn(), LABEL)
    assert figure_data(drawn(), LABEL) == figure_data(drawn(), LABEL)
