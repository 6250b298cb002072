"""A ``.bib`` file becomes records, what they cannot say is told, other programs read our exports as they are meant."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from clawdemy_site.cli import main
from clawdemy_site.records.works import WorkRecord
from clawdemy_site.references.bib import read_bib
from clawdemy_site.references.citation import plain_reference, short_label
from clawdemy_site.references.importing import Carried, import_bib
from clawdemy_site.references.managers import export_bibtex, export_csl, export_ris
from clawdemy_site.references.model import Bibliography
from references.readers import Facts, facts_of, read_bibtex, read_csl, read_ris
from references.shelf import placed, shelf

BIB = Path(__file__).parent / "tea.bib"


@pytest.fixture(scope="module")
def found() -> dict[str, Carried]:
    return {
        one.id if one.text else one.key: one
        for one in import_bib(BIB.read_text(encoding="utf-8"), {}, ["brew-2007"])[0]
    }


@pytest.fixture(scope="module")
def library(found: dict[str, Carried]) -> Bibliography:
    return shelf({name: one.text for name, one in found.items() if one.text})


def test_entries_get_ids_of_the_project_and_standing_works_none(found: dict[str, Carried]) -> None:
    assert [name for name, one in found.items() if one.text] == [
        "king-1963",
        "lopez-de-la-cruz-2007",
        "kettle-2015",
        "kettle-1999",
        "kernighan-ritchie-1988",
        "editor-2001",
        "leaf-2001",
        "stem-2001",
        "leaf-2010",
        "stem-2011",
        "world-health-organization-2020",
        "iso-2019",
        "kettle-2021",
        "example-2013",
        "example-2003",
    ]
    assert import_bib("@misc{a, title={Tea}, author={Kettle, Kim}, year=2015}", {}, ["kettle-2015"])[0][0].id == (
        "kettle-2015-tea"
    )


def test_what_a_record_cannot_say_is_told(found: dict[str, Carried]) -> None:
    assert found["king-1963"].left == ["address", "keywords"]
    assert found["kettle-patent"].told == ["no kind of record is a 'patent'"]
    told = "; ".join(found["example-2003"].told)
    assert "\\wrongcommand in title" in told
    assert "pages '23–1' (the pages '23–1' run backwards)" in told
    assert "isbn '123'" in told
    assert "the word jacm stands for nothing" in told
    assert "the day in month 'may 3'" in told
    assert "title: Back LaTeX and forth\n" in found["example-2003"].text
    entries, wrong = import_bib(BIB.read_text(encoding="utf-8"), {}, [])
    assert "stands already as kettle-2015 (arxiv 1412.6980)" in [text for one in entries for text in one.told]
    assert [line.split(":")[0] for line in wrong] == ["35", "38"]


def test_records_hold_what_entries_said(library: Bibliography) -> None:
    works = library.works
    king = works["king-1963"]
    assert (king.title, king.venue) == ("A Letter on Tea: 100% of x_1 & more", "Journal of Tea and Water")
    assert [(one.given, one.short, one.suffix) for one in king.creators] == [
        ("Martin Luther", "King", "Jr."),
        ("Rob", "Van Der Goot", None),
        (None, "López García", None),
    ]
    assert (short_label(king), king.others, king.month, king.pages) == ("King et al. 1963", True, 4, "1–23")
    assert king.link == ("https://doi.org/10.1002/(SICI)1097-4636(1996)57:3%3C432::AID-JBM1186%3E3.0.CO%3B2-G")
    assert works["leaf-2001"].whole is works["stem-2001"].whole is works["editor-2001"]
    assert works["kettle-2015"].link == "https://arxiv.org/abs/1412.6980"
    assert works["example-2013"].link == "https://example.org/why;not"


def test_full_references_say_all_that_they_should(library: Bibliography) -> None:
    works = library.works
    assert {
        name: plain_reference(works[name]).partition(". ")[2] for name in ("leaf-2010", "stem-2011", "iso-2019")
    } == {
        "leaf-2010": "Tea at Night. Doctoral thesis, University of Tea.",
        "stem-2011": "Tea at Noon. Bachelor's thesis, University of Tea.",
        "iso-2019": "Tea: Preparation of Liquor. Standard ISO 3103, ISO.",
    }
    assert plain_reference(works["leaf-2010"]).startswith("Lee Leaf (March 2010). ")
    assert plain_reference(works["kernighan-ritchie-1988"]).endswith(
        "A Printed Book. 2nd edition. Software Series 7, Prentice Hall. ISBN 0131103628"
    )
    assert "Chapter 3 of All about Tea, xii–xx, Third edition, edited by Eve Editor." in plain_reference(
        works["leaf-2001"]
    )
    assert plain_reference(works["kettle-2021"]).endswith(
        "teapot. Version 2.1. https://example.org/tea_pot?a=1&b=2 (accessed 3 May 2026)"
    )


def test_what_we_export_comes_back_as_the_same_records(library: Bibliography, found: dict[str, Carried]) -> None:
    works = [work for work in library.works.values() if work.id in found]
    again = {one.id: one for one in import_bib(export_bibtex(works), {}, [])[0] if one.text}
    notes = re.compile(r"^note: .*\n", re.MULTILINE)
    assert {name: notes.sub("", one.text) for name, one in again.items()} == {
        name: notes.sub("", one.text) for name, one in found.items() if one.text
    }


@pytest.mark.parametrize(
    ("export", "read"), [(export_bibtex, read_bibtex), (export_ris, read_ris), (export_csl, read_csl)]
)
def test_other_programs_read_what_we_meant(export: object, read: object, library: Bibliography) -> None:
    assert callable(export)
    assert callable(read)
    works = [work for work in library.works.values() if work.recorded_as == "work"]
    expected: dict[str, Facts] = {work.id: facts_of(work) for work in works}
    if read is read_bibtex:
        for work in works:
            if work.as_kind.bibtex not in {"article", "inproceedings", "incollection"}:
                expected[work.id].pop("book", None)
    assert read(export(works)) == expected


@pytest.mark.parametrize(
    ("title", "creators"),
    [
        ("A {Book\\ of $x^2$ }} ~ 3 # 4 %", "[{name: Barnes and Noble}, {given: 'J., K.', family: Lee}]"),
        ("[Brackets] \\alpha & _under_", "[{given: Ana, family: de la Cruz}, {family: Lee and Son, given: A}]"),
        ("{{", "[{name: 'Staff, Stanford'}]"),
        ("a", "[{given: Simone, family: de Beauvoir}, {given: Christianus, family: boven d'Eert}]"),
        ("b", '[{given: Goverdus, family: "\'s-Gravesande"}, {given: Robert M., family: La Follette, suffix: Sr.}]'),
        ("c", "[{given: José, family: Ortega y Gasset}, {given: Ludwig, family: Mies van der Rohe}]"),
        ("d", "[{given: Eli, family: Ben-Sasson}, {family: King, suffix: Jr.}, {given: Anwar, family: el-Sadat}]"),
    ],
)
def test_bibtex_reads_back_whatever_a_title_or_a_name_holds(title: str, creators: str) -> None:
    record = yaml.safe_dump({"title": title, "kind": "book"}) + f"creators: {creators}\n"
    work = shelf({"odd": record}).works["odd"]
    facts = read_bibtex(export_bibtex([work]))["odd"]
    assert (facts["title"], facts["authors"]) == (title, facts_of(work)["authors"])


def test_a_file_that_nobody_would_write_ends_in_no_traceback() -> None:
    for text in (
        f"@book{{a, title = {{{'{' * 3000}x{'}' * 3000}}}}}",
        f"@book{{a, title = {{{chr(92) * 999}}}",
        "@string{a = a # a} @book{k, title = a # a, crossref = {k}, author = {{}}}",
        "@book{a, title = , year = }",
        "@book{, title={x}}@@{{",
        "\x00\ufeff@misc",
    ):
        entries, wrong = import_bib(text, {}, [])
        assert entries or wrong or "@book" not in text


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("McKay, John W., Jr.", {"given": "John W.", "family": "McKay", "suffix": "Jr."}),
        ("Paul T. Costa Jr.", {"given": "Paul T.", "family": "Costa", "suffix": "Jr."}),
        ("Costa, Jr., P. T.", {"given": "P. T.", "family": "Costa", "suffix": "Jr."}),
        ("Loyola University Maryland", {"name": "Loyola University Maryland"}),
        ("{van Gogh}, Vincent", {"given": "Vincent", "family": "van Gogh"}),
        ("Eli Ben{-}Sasson", {"given": "Eli", "family": "Ben-Sasson"}),
        ("Jean de {La Fontaine}", {"given": "Jean", "family": "de La Fontaine"}),
        ("Leaf, Lee and ", {"given": "Lee", "family": "Leaf"}),
        ("Wita{\\l}a, H.", {"given": "H.", "family": "Witała"}),
    ],
)
def test_names_are_put_right_as_they_were_meant(author: str, expected: dict[str, str]) -> None:
    (entry,), _wrong = read_bib(f"@book{{a, title={{x}}, author={{{author}}}}}")
    assert entry.names["author"] == [expected]


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        ("@misc{a, title={x}, eprint={arXiv:1803.11173}}", "arxiv: '1803.11173'"),
        ("@article{a, title={x}, journal={CoRR}, volume={abs/1412.6980}}", "arxiv: '1412.6980'"),
        ("@article{a, title={x}, journal={Phys. Lett.}, eprint={hep-ph/9609357}}", "arxiv: hep-ph/9609357"),
        ("@article{a, title={x}, journal={A}, eid={064002}}", "pages: '064002'"),
        ("@online{a, title={x}, url={https://arxiv.org/abs/1412.6980v2}}", "arxiv: 1412.6980v2"),
        ("@masterthesis{a, title={x}}", "degree: master"),
        ("@misc{a, title={x}, howpublished={Video}}", "kind: video"),
        ("@book{a, title={x}, edition={3}, year={2013b}}", "edition: 3rd"),
        ("@book{a, title={x}, edition={21}}", "edition: 21st"),
        ("@book{a, title={x}, edition={12}}", "edition: 12th"),
        ("@article{a, title={x}, date={2015-05-03}, journaltitle={Tea}}", "month: '5'"),
        ("@book{a, title={Tea}, subtitle={A Story}}", "title: 'Tea: A Story'"),
        ("@string{t = {Tea}} @book{a, title = t # { and } # t}", "title: Tea and Tea"),
    ],
)
def test_what_stands_elsewhere_is_found(entry: str, line: str) -> None:
    (one,), _wrong = import_bib(entry, {}, [])
    assert line in one.text.splitlines()


def test_titles_in_other_scripts_are_told_apart_and_every_record_stands() -> None:
    text = "".join(
        f"@book{{k{n}, title={{{title}}}, year=2015, chapter=3}}\n" for n, title in enumerate(("茶", "水", "茶"))
    )
    found, _wrong = import_bib(text, {}, [])
    assert [one.id for one in found] == ["work-2015", "work-2015-work", "work-2015"]
    assert "chapter '3' (a chapter belongs to a work)" in found[0].told
    assert placed(WorkRecord, found[1].text).record.title == "水"


def test_nothing_is_taken_from_an_entry_that_was_not_named() -> None:
    text = """
        @article{, title={No key}, journal={Tea}, publisher={Leaf}}
        @book{a, title={Steam}, crossref={a}}
        @incollection{b, title={Part}, crossref={c}}
        @book{c, title={Whole}, publisher={Stem}, crossref={a}}
        @book{d, title={Aux}}
    """
    found, _wrong = import_bib(text, {}, [])
    said = [(one.id, (yaml.safe_load(one.text) or {}).get("publisher"), one.left) for one in found]
    assert said == [
        ("no-key", "Leaf", []),
        ("steam", None, []),
        ("whole", "Stem", []),
        ("part", None, []),
        ("whole", None, []),
        ("aux-aux", None, []),
    ]
    assert "venue" not in found[1].text


def test_a_part_that_names_no_book_is_the_book() -> None:
    (one,), _wrong = import_bib("@inbook{a, title={All about Tea}, chapter=3, author={Leaf, Lee}}", {}, [])
    assert "kind: book\n" in one.text
    assert one.left == ["chapter"]


def test_the_command_writes_records_and_changes_none(tiny_copy: Path) -> None:
    bib = tiny_copy / "some.bib"
    bib.write_text(
        "@book{k, title={The kettle book}, author={Kim Kettle}, year=2001}\n@book{n, title={New}, year=1990}\n"
    )
    before = (tiny_copy / "references/works/kettle-book.yml").read_text(encoding="utf-8")
    arguments = ["import", "bib", str(bib), "--config", str(tiny_copy / "mkdocs.yml")]
    run = CliRunner().invoke(main, arguments)
    assert run.output.splitlines() == [
        "1: 'k' is not written; stands already as kettle-book",
        "2: 'n' becomes references/works/new-1990.yml",
        "1 records written, 1 stood already, 0 entries not carried",
    ]
    assert run.exit_code == 0
    text = (tiny_copy / "references/works/new-1990.yml").read_text(encoding="utf-8")
    assert placed(WorkRecord, text).record.title == "New"
    assert (tiny_copy / "references/works/kettle-book.yml").read_text(encoding="utf-8") == before
    again = CliRunner().invoke(main, arguments)
    assert "0 records written, 2 stood already" in again.output
    bib.write_text("@patent{p, title={No}}\n")
    assert CliRunner().invoke(main, arguments).exit_code == 1
