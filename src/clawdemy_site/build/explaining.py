"""Why a page is made anew: what of all that it rests on is not as it was when it was kept."""

from collections.abc import Iterator, Mapping

from clawdemy_site.build import pipeline
from clawdemy_site.build.salt import open_store
from clawdemy_site.diagnostics import did_you_mean
from clawdemy_site.figures.studio import Studio
from clawdemy_site.keeping.keeper import Keeper, Name
from clawdemy_site.records.layout import Layout
from clawdemy_site.site.options import Options

_WORDS: Mapping[str, str] = {
    "source": "the text of {}",
    "body": "what is made of the text of {}",
    "parts": "what stands on {}",
    "stated": "what {} says of itself: title, place, description, what it is made from",
    "catalogue": "the courses: titles, order, front matter",
    "work": "the record of the work {}",
    "curriculum": "the record of the curriculum {}",
    "credit": "what the lesson {} uses",
    "defined": "the term {} of the glossary",
    "drawing": "the figure {}",
    "undrawn": "what keeps the figure {} from being drawn",
    "spec": "the declaration of the figure {}",
    "exercise": "the exercise {}",
    "excerpt": "the library's {}",
    "output": "what the code on {} prints",
    "numbering": "the numbers of figures",
    "equations": "the numbers of formulas",
    "practised": "which pages hold practice",
    "covered": "which questions and cards practise which outcome",
    "card counts": "how many cards each lesson has",
    "cards of": "the cards of {}",
    "face": "the card {}",
    "moved": "{} on the course's one page",
    "taken away": "the file {}",
    "skipped": "whether {} has a mistake",
}


class UnknownPageError(LookupError):
    """There is no such page; the message says which is near."""


def explain_page(layout: Layout, options: Options, studio: Studio, page: str) -> Iterator[str]:
    """Lines that say why a page would be made anew, or that it would not.

    Args:
        layout: Where the project keeps what.
        options: What a build is told.
        studio: Draws what is not drawn.
        page: Its path, below the project or the content folder, or its address.

    Raises:
        UnknownPageError: The site has no such page.
    """
    keeper = Keeper(open_store(layout, options, "check"))
    is_known = keeper.knows_anything
    built = pipeline.build(layout, options, studio, keeper)
    at = {options.addresses.of(one).rstrip("/"): one for one in built.stated.by_uri}
    name = page.removeprefix(f"{layout.content}/")
    src_uri = name if name in built.stated.by_uri else at.get(page.strip("/"), "")
    if not src_uri:
        mend = did_you_mean(name, built.stated.by_uri) or "name its file"
        raise UnknownPageError(f"there is no page '{page}'; {mend}")
    changed = keeper.changed(("parts", src_uri))
    if not is_known:
        yield f"{src_uri} is due: nothing is kept of a build with these settings, templates and versions"
    elif changed is None:
        yield f"{src_uri} is due: it was never made"
    elif not changed:
        yield f"{src_uri} is as it was: nothing that it rests on has changed"
    for one in changed or ():
        yield f"{src_uri} is due: {_in_words(one)} has changed"


def _in_words(name: Name) -> str:
    """What was asked for, in words; all of a kind where no single one was."""
    if name[0] == "moved":
        name = (name[0], name[2])
    text = _WORDS.get(name[0], f"{name[0]} {{}}")
    return text.format(" ".join(map(str, name[1:])) or "of any").strip()
