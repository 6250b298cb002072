"""Rules on what authors write in files and records, a row for each."""

from clawdemy_site.diagnostics.registry import WARNING, Rule, declare

# fmt: off
declare(
    "Files",
    Rule("not-utf8", "The file is not UTF-8.", "save it as UTF-8"),
    Rule("control-character", "The file holds an invisible character that is no text.", "delete it"),
    Rule("too-large", "The file is larger than 2 MB.", "split it"),
    Rule("not-a-file", "A folder or a device stands where a text file should.", "put a file there"),
    Rule("file-name", "The name of a file or folder is not UTF-8, or holds a line end or another invisible sign.", "rename it"),
    Rule("missing-folder", "A folder that the settings name is not there.", "make it, or mend its name in `mkdocs.yml`"),
    Rule("outside-project", "The file is a link to a place outside the project.", "put the file itself there"),
    Rule("unreadable", "The file or folder cannot be read.", "see to its rights, and that no link runs in a circle"),
    Rule("record-name", "The name of a record, or of its folder, is no id, or ends in `.yaml`.", "rename it, as in `my-first-lesson.yml`"),
    Rule("front-matter", "Front matter is missing, never closed, or stands on a page of a lesson other than its brief.", "open and close it with `---`, on the brief or the card"),
    Rule("too-many", "The file has more findings than are shown, errors among them.", "mend the first ones, then look again"),
    Rule("too-many-warnings", "The file has more warnings than are shown.", "mend the first ones, then look again", WARNING),
)

declare(
    "YAML",
    Rule("markdown-extension", "A Markdown extension that `mkdocs.yml` switches on cannot be loaded.", "install the package that brings it, or mend its settings"),
    Rule("yaml-syntax", "This is not YAML.", "look at quotes, colons and indentation, here and just above"),
    Rule("yaml-alias", "`*name` is an alias.", "write the text again"),
    Rule("yaml-anchor", "`&name` is an anchor.", "write the text where it is needed"),
    Rule("yaml-tag", "`!name` is a tag.", "remove it"),
    Rule("yaml-key", "A key is a list or a mapping.", "put text that holds brackets in quotes"),
    Rule("yaml-depth", "The record is nested deeper than 20 levels, or the settings deeper than can be read.", "write it flatter; four levels are enough"),
    Rule("inherit", "The settings inherit from a file that is not there, or in a circle.", "mend the path behind `INHERIT`"),
    Rule("second-document", "A line `---` starts a second document.", "keep one record in a file"),
    Rule("empty", "There is nothing in this record.", "write its fields"),
    Rule("duplicate-key", "A key stands twice in a mapping.", "keep one"),
)

declare(
    "Settings",
    Rule("setting-without-effect", "A setting of `mkdocs.yml`, or a variable in a stylesheet of the site's own, is not known or changes nothing here.", "mend its spelling, or leave it out", WARNING),
    Rule("setting-refused", "MkDocs refuses a setting, so that nothing is built.", "mend it as the message says"),
    Rule("setting-doubted", "MkDocs or another plugin warns of a setting or a page, which ends a strict build.", "mend it as the message says", WARNING),
    Rule("setting-unfit", "A setting of `mkdocs.yml` would break pages, or have them show what nobody has checked.", "leave it out"),
    Rule("outside-request", "A setting, a stylesheet or a template would have pages ask another host.", "bring the file into the content folder, and name it there"),
    Rule("icon-missing", "The theme has no icon of this name.", "take the name of a file in Material's `.icons`, or put one into `.icons` of your `custom_dir`"),
    Rule("colour-contrast", "Text in a colour of the site's own has a contrast under 4.5 on a ground that it may stand on.", "take a darker colour on a light page, a lighter one on a dark page"),
    Rule("template-without-effect", "A template of the site's own replaces none that a page is made of.", "give it the name of the one that it is to replace, or delete it", WARNING),
    Rule("template-circle", "Templates extend each other in a circle.", "extend `base.html`, or the template of the same name"),
)

declare(
    "Fields",
    Rule("missing-field", "A field that must be there is not.", "add it"),
    Rule("unknown-field", "There is no such field.", "mend its spelling, or remove it"),
    Rule("unknown-choice", "The value is none of the choices.", "take one of them"),
    Rule("expected-list", "A list is wanted.", "write one item a line after `- `"),
    Rule("expected-mapping", "A mapping is wanted.", "write `key: value`, one a line"),
    Rule("expected-text", "Text is wanted, and there is none, or a list or mapping.", "write it, in quotes if it holds signs"),
    Rule("expected-line", "One line of text is wanted.", "join the lines"),
    Rule("list-length", "The list is too short or too long.", "add items, or take some out"),
    Rule("too-long", "The line has more than 300 characters.", "shorten it"),
    Rule("bidi-override", "An invisible sign turns the direction of the text.", "delete it"),
    Rule("slug", "This is not an id.", "use `a-z`, `0-9` and single hyphens, at most 100 signs"),
    Rule("date", "This is not a day.", "write one such as `2026-05-24`"),
    Rule("month", "This is not a month from 1 to 12, or its year is missing.", "write its number, and `year`"),
    Rule("year", "This is not a year from 1000 to 2100.", "write one such as `2017`"),
    Rule("whole-number", "This is not a whole number.", "write digits alone"),
    Rule("minutes", "The minutes are no whole number from 1 to 1000.", "write one such as `30`"),
    Rule("true-or-false", "This is neither `true` nor `false`.", "write one of the two"),
    Rule("prose-span", "This is not a span of lengths.", "write `50 to 160`, or `off`"),
    Rule("prose-switch", "This is neither `on` nor `off`.", "write one of the two"),
    Rule("url", "This is not a web address.", "write it whole, from `https://` on"),
    Rule("invalid-value", "The value does not fit.", "compare it with other records"),
)

declare(
    "Courses and lessons",
    Rule("library", "This cannot be the name of a module.", "name a file of `figures/` without `.py`"),
    Rule("planned-title", "A planned lesson has no title, or one that is not planned has one.", "give a planned lesson a `title`; take it off one that stands, whose front matter has it"),
    Rule("planned-lesson", "A lesson is planned, and yet its pages stand.", "remove `planned` and `title`"),
    Rule("duplicate-module", "A module is listed twice in its course.", "keep one of the two"),
    Rule("duplicate-lesson", "A lesson is listed twice in its course.", "keep one of the two"),
    Rule("missing-lesson", "No page stands for a listed lesson.", "write it, mend the slug, or mark it `planned: true`"),
    Rule("missing-page", "A lesson lacks one of its five written pages.", "write it"),
    Rule("two-lessons", "A slug is both a card and a folder of pages.", "delete one"),
    Rule("unlisted-page", "No `course.yml` lists this page's lesson, or it is a `references.md`, which is generated.", "list the lesson, or delete the page"),
    Rule("duplicate-outcome", "Two outcomes of a lesson have one id.", "rename one"),
    Rule("reviewed-before-published", "`last_reviewed` is before `published_at`.", "set the later day"),
    Rule("unknown-prerequisite", "No lesson has this path.", "write the path of a listed lesson"),
    Rule("duplicate-prerequisite", "A prerequisite is named twice.", "keep one"),
    Rule("prerequisite-order", "A lesson needs itself or a later one.", "name an earlier lesson, or change the order"),
    Rule("prerequisite-circle", "Prerequisites run in a circle, which the message prints.", "remove one of them"),
)
