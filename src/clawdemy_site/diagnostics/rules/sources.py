"""Rules on sources, terms and templates, a row for each."""

from clawdemy_site.diagnostics.registry import WARNING, Rule, declare

# fmt: off
declare(
    "Sources",
    Rule("missing-attribution", "A use owes something that its record or entry lacks.", "add the field that is owed"),
    Rule("missing-references", "A lesson whose course follows a curriculum has no record.", "write it, with `mirrors`"),
    Rule("licence-fit", "A source may not be adapted or shown under the course's licence.", "cite, recommend or briefly quote it instead"),
    Rule("unknown-licence", "The licence is not on SPDX's list, or no longer.", "write its SPDX id, or `rights`"),
    Rule("licence-id", "This is neither a licence's id nor an expression of ids.", "write one such as `CC-BY-SA-4.0`, or `MIT OR Apache-2.0`"),
    Rule("licence-or-rights", "A record has both a licence and rights, or a `LicenseRef-…` that nothing explains.", "keep one; explain the other with `rights`"),
    Rule("creator-name", "A creator's name is not clear, holds more than one, or is an organisation's.", "write one item for each, with `name:`, or with `given:` and `family:`"),
    Rule("doi", "This is not a DOI.", "write it from `10.` on"),
    Rule("isbn", "The check digit does not fit.", "copy the number again"),
    Rule("pages", "These do not read as pages, or run backwards.", "write `1-23`, and `, ` between ranges"),
    Rule("arxiv", "This is not an arXiv number.", "write the number alone"),
    Rule("youtube", "This is not a video's id.", "write the eleven signs after `v=`"),
    Rule("part-of", "A chapter does not say of what.", "add `part_of`"),
    Rule("part-of-circle", "Works are parts of each other.", "remove `part_of` from the whole"),
    Rule("chapter-key", "A chapter has both a number and an id, or neither.", "keep one"),
    Rule("duplicate-chapter", "Two chapters have one number or id.", "change one"),
    Rule("duplicate-id", "A work has the id of a curriculum or its chapter.", "rename its file"),
    Rule("chapters", "`all` stands beside other chapters.", "write `all` alone, or name them"),
    Rule("one-source", "An entry names no source, or two, or a chapter without its curriculum.", "write `work`, or `curriculum` and `chapter`"),
    Rule("lead-title", "Several lessons stand together without a title.", "add `title`"),
    Rule("leads-to-itself", "A lesson leads to itself.", "name the next one"),
    Rule("unknown-work", "There is no such work.", "mend the id, or write its record"),
    Rule("unknown-curriculum", "There is no such curriculum.", "mend the id, or write its record"),
    Rule("unknown-chapter", "The curriculum has no such chapter.", "mend its number or id"),
    Rule("unknown-lesson", "There is no such lesson.", "mend its name, or list it"),
    Rule("unused-work", "No lesson uses this record.", "use it, or delete it", WARNING),
    Rule("citation-form", "This form of citation is not read.", "write `[@id]` or `[@id, place]`"),
    Rule("citation-in-heading", "A citation stands in a heading.", "move it into the text"),
    Rule("citation-in-link", "A citation stands inside a link.", "move it beside the link"),
)

declare(
    "Terms",
    Rule("duplicate-term", "Two terms have one id.", "keep one"),
    Rule("term-form", "A mark has no words, stands on a picture, or names no id.", "write `[weights](term:weight)`"),
    Rule("term-in-heading", "A term is marked in a heading or a question.", "mark it in the text below"),
)

declare(
    "Templates",
    Rule("template-syntax", "A template of the site does not read.", "compare it with ours of the same name"),
    Rule("template-missing", "A template includes another that does not exist.", "mend the name"),
    Rule("template-undefined", "A template uses a value that it is not given.", "compare it with ours of the same name"),
    Rule("template-error", "A template fails in another way.", "compare it with ours of the same name"),
)
