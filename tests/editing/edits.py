"""Edits of every kind to a small project, drawn by chance: what authors do to a course, right and wrong."""

import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from clawdemy_site.site.options import Addresses
from projects import TEA

WORDS = ["water", "kettle", "leaf", "steam", "cup", "spoon", "minute", "degree", "slowly", "warm", "never", "twice"]
ADDITIONS = (
    "\nA [kettle](term:energy) and [energy](term:energy) again.\n",
    "\nSee [@kettle-book, ch. 3] for more.\n",
    "\n![](figure:warming.bars)\n",
    "\n![](figure:stove.dial)\n",
    "\nIt is [the curve](figure:warming.curve) once more, and [the bars](figure:warming.bars).\n",
    "\nThe sum is [67,200]{= 4.2·200·80}, or [5]{= 2 + 2}.\n",
    "\n$$\nq = m \\cdot c\n$$ {#eq-heat}\n\nAs [](eq:heat) says.\n",
    "\n## Misconceptions\n\nThat water is hot at once.\n",
    "\n## The one formula\n\n$q = m c$ holds.\n",
    "\n## A heading {#start}\n\nWords.\n",
    "\n[There](../warm-water/lesson.md#start) and [here](#start), [a table](table.csv).\n",
    "\n> [!NOTE]\n> Left over.\n",
    "\n| a | b |\n|---|---|\n| $x$ | <kbd>Ctrl</kbd> |\n",
    "\n/// flashcard | A {word}?\n    id: c-{number}\n    outcome: {outcome}\n[It](figure:warming.curve).\n///\n",
    "\n/// selfcheck | Why {word}?\n    id: check-{number}\n    outcome: {outcome}\nBecause of {word}.\n///\n",
)
"""What is added to a page; some of it is a mistake on some pages."""


class Desk:
    """A project, and a source of chance by which it is edited."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.chance = random.Random(seed)  # noqa: S311 - the same edits every time
        self.options = TEA
        self.before = root.parent / f"{root.name}-before"
        shutil.copytree(root, self.before)

    def edit(self) -> str:
        """Do something to the project; what, in a word."""
        change = self.chance.choice(EDITS)
        change(self)
        return change.__name__

    def restore(self) -> None:
        """The project as it was at first."""
        for folder in ("content", "references", "figures", "templates"):
            shutil.rmtree(self.root / folder, ignore_errors=True)
            if (self.before / folder).is_dir():
                shutil.copytree(self.before / folder, self.root / folder)

    def files(self, *patterns: str) -> list[Path]:
        return sorted(path for pattern in patterns for path in self.root.glob(pattern) if path.is_file())

    def pick(self, *patterns: str) -> Path | None:
        found = self.files(*patterns)
        return self.chance.choice(found) if found else None

    def change(self, path: Path | None, alter: Callable[[str], str]) -> None:
        if path:
            path.write_text(alter(path.read_text(encoding="utf-8")), encoding="utf-8")

    def word(self) -> str:
        return self.chance.choice(WORDS)

    def addition(self) -> str:
        text = self.chance.choice(ADDITIONS)
        outcome = self.chance.choice(["degrees", "energy", "patience", "pour", "stop", "wait"])
        number = str(self.chance.randrange(10_000))
        return text.replace("{word}", self.word()).replace("{number}", number).replace("{outcome}", outcome)

    def replace_one(self, text: str, pattern: str, new: str) -> str:
        """One of the places of a pattern, replaced."""
        places = [*re.finditer(pattern, text, re.MULTILINE)]
        if not places:
            return text
        place = self.chance.choice(places)
        return text[: place.start()] + place.expand(new) + text[place.end() :]


def text(desk: Desk) -> None:
    desk.change(desk.pick("content/**/*.md"), lambda it: desk.replace_one(it, r"\b[a-z]{4,}\b(?=[ .])", desk.word()))


def addition(desk: Desk) -> None:
    desk.change(desk.pick("content/**/*.md"), lambda it: it + desk.addition())


def blank_line(desk: Desk) -> None:
    desk.change(desk.pick("content/**/*.md"), lambda it: desk.replace_one(it, r"\n\n(?=\w)", "\n\n\n"))


def cut(desk: Desk) -> None:
    desk.change(desk.pick("content/**/*.md"), lambda it: desk.replace_one(it, r"\n\n[^\n-][^\n]*\n(?=\n)", "\n"))


def heading(desk: Desk) -> None:
    desk.change(desk.pick("content/**/*.md"), lambda it: desk.replace_one(it, r"^(## .*)$", rf"\1 {desk.word()}"))


def front_matter(desk: Desk) -> None:
    field = desk.chance.choice(
        ["title", "description", "estimated_read_minutes", "status", "last_reviewed", "    text"]
    )
    new = {
        "status": desk.chance.choice(["draft", "published", "needs-review"]),
        "estimated_read_minutes": str(desk.chance.randrange(1, 20)),
        "last_reviewed": f"2026-0{desk.chance.randrange(4, 9)}-01",
    }.get(field, f'"Say {desk.word()} and {desk.word()} in a sentence that is long enough to be shown."')
    desk.change(
        desk.pick("content/**/brief.md", "content/**/pouring/*.md"),
        lambda it: desk.replace_one(it, rf"^({field}): .*$", rf"\1: {new}"),
    )


def record(desk: Desk) -> None:
    new = rf'\1: "Of {desk.word()} and {desk.word()}."'
    desk.change(
        desk.pick("references/**/*.yml"),
        lambda it: desk.replace_one(it, r"^(\s*(?:- )?(?:title|why|portion|locator)): .*$", new),
    )


def glossary(desk: Desk) -> None:
    new = desk.chance.choice([rf'\1: "Of {desk.word()}."', r"\1: [heat, warmth]"])
    desk.change(
        desk.root / "references/glossary.yml", lambda it: desk.replace_one(it, r"^(\s+definition|\s+also): .*$", new)
    )


def library(desk: Desk) -> None:
    desk.change(
        desk.pick("figures/heat.py"), lambda it: it.replace("80 * 0.75", f"{desk.chance.randrange(70, 90)} * 0.75")
    )


def figure(desk: Desk) -> None:
    desk.change(
        desk.pick("figures/*.py"), lambda it: desk.replace_one(it, r"Three cups|Water warms", f"Three {desk.word()}s")
    )


def data(desk: Desk) -> None:
    desk.change(desk.pick("figures/stove/*"), lambda it: it + f"/* {desk.word()} */\n")


def template(desk: Desk) -> None:
    name = desk.chance.choice(["page_footer.jinja", "lesson_footer.jinja", "list_header.jinja"])
    path = desk.root / "templates" / name
    if path.exists():
        path.unlink()
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            f"<p>Of {desk.word()} {{{{ site_name }}}}</p>{{{{ {desk.chance.choice(['here', 'nothing'])} }}}}"
        )


def settings(desk: Desk) -> None:
    choices: list[dict[str, object]] = [
        {"site_name": f"Tea and {desk.word()}"},
        {"site_url": desk.chance.choice(["", "https://example.org/tea/"])},
        {"addresses": Addresses(desk.chance.random() < 0.5)},
        {"drafts": desk.chance.random() < 0.5},
        {"preview": desk.chance.random() < 0.5},
        {"downloads": desk.chance.choice([("csv",), ("pdf",)])},
    ]
    desk.options = replace(desk.options, **desk.chance.choice(choices))  # type: ignore[arg-type] # as Options takes them


def rename(desk: Desk) -> None:
    """A card gets another name, in the course as well or not."""
    path = desk.pick("content/lessons/tea/pouring/*.md")
    if path:
        new = f"card-{desk.chance.randrange(100)}"
        desk.change(
            desk.root / "content/lessons/tea/course.yml", lambda it: it.replace(f"- {path.stem}\n", f"- {new}\n")
        )
        path.rename(path.with_name(f"{new}.md"))
        reference = desk.root / f"references/lessons/tea/pouring/{path.stem}.yml"
        if reference.exists() and desk.chance.random() < 0.7:
            reference.rename(reference.with_name(f"{new}.yml"))


def delete(desk: Desk) -> None:
    path = desk.pick("content/**/*", "references/**/*.yml", "figures/*.py")
    if path:
        path.unlink()


def add(desk: Desk) -> None:
    """A page, a card of a course, a file to take away."""
    name = f"more-{desk.chance.randrange(100)}"
    kind = desk.chance.randrange(3)
    if kind == 0:
        (desk.root / f"content/{name}.md").write_text(f"---\ntitle: {name}\n---\n\n{desk.word()}\n{desk.addition()}")
    elif kind == 1:
        where = desk.chance.choice(["warm-water", "pouring"])
        (desk.root / f"content/lessons/tea/{where}/table.csv").write_text(desk.chance.choice(["", "1,2\n"]))
    else:
        old = desk.pick("content/lessons/tea/pouring/*.md")
        if old:
            shutil.copy(old, old.with_name(f"{name}.md"))
            first = "    lessons:\n      - "
            listed = f"{first}{name}\n      - "
            desk.change(desk.root / "content/lessons/tea/course.yml", lambda it: it.replace(first, listed, 2))


def swap(desk: Desk) -> None:
    """Two modules change places, and so do their lessons."""

    def alter(it: str) -> str:
        head, *modules = re.split(r"(?m)^(?=  - slug: )", it)
        tail = ""
        if modules and "code_licence" in modules[-1]:
            modules[-1], _, tail = modules[-1].partition("code_licence")
            tail = f"code_licence{tail}"
        desk.chance.shuffle(modules)
        return head + "".join(modules) + tail

    desk.change(desk.root / "content/lessons/tea/course.yml", alter)


def course(desk: Desk) -> None:
    field = desk.chance.choice(["title", "summary", "licence", "authors"])
    new = {"licence": "CC0-1.0", "authors": f"[{desk.word().capitalize()} Example]"}.get(field, f'"Of {desk.word()}"')
    desk.change(
        desk.root / "content/lessons/tea/course.yml",
        lambda it: desk.replace_one(it, rf"^({field}|    title): .*$", rf"\1: {new}"),
    )


EDITS: tuple[Callable[[Desk], None], ...] = (
    *(text,) * 4,
    *(addition,) * 5,
    blank_line,
    *(cut,) * 2,
    *(heading,) * 2,
    *(front_matter,) * 3,
    *(record,) * 2,
    glossary,
    library,
    figure,
    data,
    template,
    settings,
    rename,
    delete,
    *(add,) * 2,
    swap,
    course,
)
"""The kinds of edits, the common ones several times."""


def steps(root: Path, seed: int, count: int, lasting: int = 12) -> Iterator[tuple[Desk, str]]:
    """So many edits to a project, one after the other; after some the project is restored, for mistakes add up."""
    desk = Desk(root, seed)
    for number in range(count):
        if number % lasting == lasting - 1:
            desk.restore()
            yield desk, "restore"
        else:
            yield desk, desk.edit()
