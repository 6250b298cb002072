"""Works in the formats of others: valid, whole, and with addresses as they are."""

import json
import re
from datetime import date
from typing import Any

from clawdemy_site.course.model import Course, Lesson, Page, PageKind
from clawdemy_site.diagnostics import Location
from clawdemy_site.records.lessons import CourseRecord, FrontMatter, OutcomeRecord
from clawdemy_site.records.tree import Positions
from clawdemy_site.records.validate import Placed
from clawdemy_site.references.exports import (
    export_attribution,
    json_ld,
    to_script,
    work_json_ld,
)
from clawdemy_site.references.managers import EXPORTERS, export_bibtex, export_csl
from references.shelf import LESSON, WORKS, refer, shelf

NOWHERE = Positions({(): Location("")}, {})
COURSE_RECORD = CourseRecord.model_construct(title="The course", licence="CC-BY-SA-4.0", level="introductory")
COURSE = Course("k", Placed(COURSE_RECORD, NOWHERE), ())
FACTS = FrontMatter.model_construct(
    description="The first lesson.",
    authors=("Clawdemy contributors", "Ann Lee"),
    estimated_read_minutes=20,
    estimated_practice_minutes=4,
    learning_outcomes=(OutcomeRecord(id="name", text="Name a neuron."),),
    published_at=date(2026, 5, 24),
    last_reviewed=date(2026, 6, 1),
)
PAGE = Page(PageKind.LESSON, "first.md", None)
FIRST = Lesson("k/first", "k", "m", 1, "First", Location(""), Placed(FACTS, NOWHERE), (PAGE,))


def address(src_uri: str) -> str:
    return "https://site.example/first/" if src_uri == PAGE.src_uri else ""


def _fields(entry: str) -> dict[str, str]:
    return dict(re.findall(r"^  (\w+) = \{(.*)\},$", entry, flags=re.MULTILINE))


def test_bibtex_escapes_text_and_leaves_addresses() -> None:
    record = WORKS["paper"] + "url: https://a.example/x_y%20z?a=1&b=#c~d\n"
    entry = export_bibtex([shelf({"paper": record}).works["paper"]])
    fields = _fields(entry)
    assert entry.startswith("@article{paper,\n")
    assert fields["title"] == r"{On 100\% of things \& R\_n}"
    assert fields["author"] == "Uno, Xavier and Due, Antoine and Tre, Yoshua"
    assert fields["pages"] == "2278--2324"
    assert fields["url"] == "https://a.example/x_y%20z?a=1&b=#c~d"
    assert (fields["journal"], fields["volume"], fields["number"]) == ("Proceedings of Things", "86", "11")


def test_bibtex_braces_balance_whatever_a_title_holds() -> None:
    record = WORKS["book"].replace("title: A Book", 'title: "A {Book\\\\ of $x^2$ }} ~ 3 # 4"')
    title = _fields(export_bibtex([shelf({"book": record}).works["book"]]))["title"]
    bare = re.sub(r"\\[{}]", "", title)
    assert bare.count("{") == bare.count("}")
    assert r"\textbackslash{}" in title


def test_bibtex_names_the_book_of_a_chapter_and_keeps_organisations_whole() -> None:
    works = shelf().works
    chapter = export_bibtex([works["book-ch1"]])
    assert chapter.startswith("@incollection{book-ch1,")
    assert _fields(chapter)["booktitle"] == "A Book"
    assert _fields(chapter)["publisher"] == "The Press"
    assert _fields(export_bibtex([works["data"]]))["author"] == "{Bureau of Digits}"


def test_a_conference_paper_and_a_bare_one_get_types_of_their_own() -> None:
    conference = shelf({"paper": WORKS["paper"].replace("journal", "conference")}).works["paper"]
    bare = shelf({"paper": WORKS["paper"].replace("venue_type: journal\n", "")}).works["paper"]
    assert export_bibtex([conference]).startswith("@inproceedings{")
    assert [item["type"] for item in json.loads(export_csl([conference, bare]))] == ["paper-conference", "article"]


def test_csl_has_the_types_and_names_of_its_schema() -> None:
    works = shelf().works
    items: list[dict[str, Any]] = json.loads(export_csl(list(works.values())))
    assert {item["id"]: item["type"] for item in items} == {
        "series": "webpage",
        "series-ch1": "motion_picture",
        "series-ch4": "webpage",
        "series-guest": "webpage",
        "book": "book",
        "book-ch1": "chapter",
        "toy": "software",
        "paper": "article-journal",
        "data": "dataset",
    }
    by_id = {item["id"]: item for item in items}
    assert by_id["book"]["author"] == [{"family": "van Writer", "given": "Ludwig"}]
    assert by_id["data"]["author"] == [{"literal": "Bureau of Digits"}]
    assert by_id["paper"]["issued"] == {"date-parts": [[2011]]}
    assert by_id["paper"]["DOI"] == "10.1109/5.726791"


def test_an_edition_and_its_editors_leave_in_every_format() -> None:
    edited = WORKS["book"] + "edition: 3rd\neditors: [Ann Lee, {name: Press Team}]\n"
    works = shelf({"book": edited}).works
    for name in ("book", "book-ch1"):
        fields = _fields(export_bibtex([works[name]]))
        assert (fields["edition"], fields["editor"]) == ("3rd", "Lee, Ann and {Press Team}")
        (item,) = json.loads(export_csl([works[name]]))
        assert (item["edition"], item["editor"]) == (
            "3rd",
            [{"family": "Lee", "given": "Ann"}, {"literal": "Press Team"}],
        )
    data = work_json_ld(works["book"])
    assert (data["bookEdition"], [editor["name"] for editor in data["editor"]]) == ("3rd", ["Ann Lee", "Press Team"])


def test_exporters_differ_in_their_suffixes() -> None:
    assert [exporter.suffix for exporter in EXPORTERS] == [".bib", ".ris", ".csl.json"]
    assert all(exporter.export([shelf().works["book"]]) for exporter in EXPORTERS)


def test_json_ld_cites_a_mirrored_source_and_is_based_on_an_adapted_one() -> None:
    references, _ = refer(LESSON + "adapts:\n  - work: data\n    changes: shortened\n")
    data = json_ld(COURSE, FIRST, references, address)
    assert data["@type"] == "LearningResource"
    assert data["timeRequired"] == "PT24M"
    assert [author["@type"] for author in data["author"]] == ["Organization", "Person"]
    assert [cited["@type"] for cited in data["citation"]] == ["Course", "VideoObject", "Chapter", "WebApplication"]
    assert [based["name"] for based in data["isBasedOn"]] == ["Digits"]
    assert data["isPartOf"] == {"@type": "Course", "name": "The course"}


def test_json_ld_of_a_lesson_that_adapts_nothing_states_no_derivation() -> None:
    assert "isBasedOn" not in json_ld(COURSE, FIRST, refer()[0], address)


def test_json_ld_of_works() -> None:
    works = shelf().works
    assert work_json_ld(works["data"])["author"] == [{"@type": "Organization", "name": "Bureau of Digits"}]
    assert work_json_ld(works["data"])["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert work_json_ld(works["toy"])["alternateName"] == "The Toy"
    assert "license" not in work_json_ld(works["paper"])
    assert "sameAs" not in work_json_ld(works["paper"])


def test_no_text_can_close_the_script() -> None:
    script = to_script({"name": "</script><b>&amp;"})
    body = script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not re.search("[<>&]", body)
    assert json.loads(body) == {"name": "</script><b>&amp;"}


def test_attribution_lists_every_work_with_terms_changes_and_lessons() -> None:
    references, _ = refer(LESSON + "uses_figure:\n  - work: data\n")
    text = export_attribution({"k/first": references}, {"k/first": "First *steps*"})
    sections = dict(re.findall(r"^## (.*)\n\n((?:- .*\n)+)", text, flags=re.MULTILINE))
    assert sections.keys() == {"Moving Pictures of Maths", "What is a net?", "A chapter?", "The Toy", "Digits"}
    assert "- Changes: stored in one file\n- Shown in: First \\*steps\\*\n" in sections["Digits"]
    assert "(notice read 2026-05-07); films on her site\n" in sections["Moving Pictures of Maths"]
    assert "CC BY 4.0 (<https://creativecommons.org/licenses/by/4.0/>)\n" in sections["Digits"]
    assert "- Mirrored by: First" in sections["What is a net?"]
    assert "- Recommended in: First" in sections["What is a net?"]


def test_attribution_escapes_markdown() -> None:
    record = WORKS["toy"].replace("label: The Toy", "label: The [Toy](x) <b>")
    references, _ = refer(library=shelf({"toy": record}))
    assert "## The \\[Toy\\](x) \\<b\\>\n" in export_attribution({"k/first": references}, {})
