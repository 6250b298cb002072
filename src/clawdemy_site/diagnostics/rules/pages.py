"""Rules on what stands on pages, a row for each."""

from clawdemy_site.diagnostics.registry import WARNING, Rule, declare

# fmt: off
declare(
    "Pages",
    Rule("page-title", "A page has a title of its own.", r"start at `##`; for a sign at the start of a line write `\#`"),
    Rule("heading-id-twice", "A heading's id is taken.", "choose another"),
    Rule("unclosed-fence", "A code fence is not closed.", "close it with as many signs at the same depth"),
    Rule("fence-head", "What stands behind a code fence is not understood.", 'write the language alone, or options as `key="value"`'),
    Rule("unclosed-comment", "`<!--` is not closed.", "write `-->`"),
    Rule("comment-end", "Browsers end this comment earlier than it seems, and show or run what follows.", "put a space behind `<!--`, and write no `--!>`"),
    Rule("plus-line", "A line in a list that begins with `+` and a number becomes a bullet, and the plus is gone.", "end the line above with it"),
    Rule("paragraph-size", "A paragraph has more than 20,000 characters.", "part it"),
    Rule("brackets", "More than 200 brackets are open.", r"close them, or write `\[`"),
    Rule("raw-html", "A page may not hold this element or attribute.", "take it out"),
    Rule("link-scheme", "The address starts with another scheme than `http:`, `https:` or `mailto:`.", "use one of these, or a relative path"),
    Rule("path-outside", "The path starts at the server's root or leaves the content folder.", "write it relative to this file"),
    Rule("page-taken", "The file lies where another page is published: one that is made, such as that of all works, or `x/index.md` beside `x.md`.", "give it another name"),
    Rule("broken-link", "An address leads nowhere.", "name the file as it lies beside this one, a page by its `.md`; name a lesson to come without a link"),
    Rule("broken-anchor", "The page has no such place.", "mend the id, or give the heading one"),
    Rule("image-outside", "The picture lies on another site.", "bring it into the content, with its credit"),
    Rule("load-outside", "A page would load something from another host.", "bring the file into the content, or lead to it with a link"),
    Rule("file-type", "A page leads to a file of a type that is not published.", "add the type to `downloads` of the plugin in `mkdocs.yml`, or take the link out"),
    Rule("file-missing", "A file to take away has no content: it is empty, or Git LFS has left a pointer in its place.", "put the file itself there; for one of Git LFS, run `git lfs pull`"),
    Rule("image-without-alt", "The picture has no alt text.", "say what it shows, in the brackets or in `alt`"),
    Rule("outside-lesson", "A figure, a citation or a practice block stands on a page that belongs to no lesson.", "move it, or link to it"),
    Rule("leftover", "The finished page still shows a mark of ours, such as `[@` or `///`.", "compare it with the form of such a mark"),
    Rule("empty-page", "Nothing stands on a page.", "write it, or delete the file"),
    Rule("unsafe-picture", "A picture in SVG could run a script, defines entities, or is no SVG.", "export it anew as plain SVG, or as PNG"),
    Rule("unsafe-html", "The finished page holds something that could run a script or change the page around it.", "take it out"),
)

declare(
    "Prose",
    Rule("title-length", "The title is longer than search results show.", "shorten it", WARNING),
    Rule("description-length", "The description is too short to say anything, or longer than search results show.", "write 50 to 160 characters", WARNING),
    Rule("outcome-verb", "An outcome does not open with a verb.", "say what a learner will do; a verb that is not known goes into `verbs`", WARNING),
    Rule("missing-section", "A page lacks a section that its course owes.", "add it", WARNING),
    Rule("long-sentence", "A sentence has more than 40 words.", "part it", WARNING),
    Rule("reading-ease", "A page reads harder than it should; the help names the three sentences that cost most.", "part long sentences, or take plainer words", WARNING),
    Rule("stated-count", "A number of cards, questions, exercises or figures is not what stands there.", "write the number that there is", WARNING),
)

declare(
    "Maths",
    Rule("maths-syntax", "The formula is empty or does not parse.", "mend it where the column points"),
    Rule("maths-delimiters", r"`\(` and `\[` open no formula.", "write `$…$` or `$$…$$`"),
    Rule("maths-outside", "A TeX command stands in no formula.", "put it between dollar signs or in a code span"),
    Rule("maths-unclosed", "A `$$` is not closed.", r"close it in the same paragraph; a dollar sign in text is `\$`"),
    Rule("maths-blank-line", "A formula holds a blank line.", "close it before"),
    Rule("maths-bar-in-table", "A bar in a formula parts the cells of a table.", r"write `\lvert`, `\rvert` or `\mid`"),
    Rule("maths-dollar-in-text", r"A `$` inside `\text{…}` ends the formula.", r"end the `\text` before it, or write `\$`"),
    Rule("maths-code", "A code span stands in a formula.", r"use `\texttt{…}`"),
    Rule("maths-link", "A formula holds a link.", "put it in the text"),
    Rule("maths-definition", "A formula defines a command.", "write its meaning out"),
    Rule("maths-number", "A formula is numbered, labelled or refers to a number.", "use the form with a star, and name the formula in the text"),
    Rule("maths-strokes", r"A formula draws a box or a stroke, as `\boxed` and `\cancel` do, which browsers leave out.", "say it in another way"),
    Rule("maths-size", "A formula has more than 20,000 characters or 100 levels.", "split or simplify it"),
)

declare(
    "Numbers",
    Rule("wrong-number", "A number is not what it is said to be; the message names what is written, what it is, and at which precision.", "write what the sum comes to, or mend the sum"),
    Rule("number-syntax", "A sum does not read.", "mend it where the column points"),
    Rule("unknown-name", "A name in a sum is defined nowhere.", "define it in a worked fence above, or use a function of the course's library"),
    Rule("number-failed", "A function of the library refused what it was given.", "give it what it takes; its own words are in the message"),
    Rule("number-limit", "A sum is too long, too deep or too large.", "work it out in a function of the library"),
    Rule("name-taken", "A worked fence defines a name that the library has.", "choose another"),
    Rule("name-defined-twice", "A name is defined again with another value.", "choose another name, or mend the sum"),
    Rule("library-failed", "A module of the library cannot be loaded.", "mend it at the line named"),
    Rule("library-clash", "Two modules of a library define one name.", "rename one"),
    Rule("number-cache", "Results cannot be kept.", "make the cache folder writable", WARNING),
    Rule("number-form", "A mark of a number has none of the three forms.", "write `[number]{= sum}`, `[number]{≈ sum}` or `[number]{given: reason}`"),
    Rule("number-unclosed", "A mark's brace is not closed on its line.", "close it"),
    Rule("number-empty", "A mark has no sum, or no reason.", "write it"),
    Rule("number-sign", "A mark holds a bar, a backtick, a dollar sign, a backslash or a line break.", "leave it out"),
    Rule("number-heading-id", "A heading with a marked number has no id of its own.", "write `{#id}` behind it"),
    Rule("number-in-maths", "A mark stands inside a formula.", "put it beside the formula"),
    Rule("number-in-html", "A mark stands inside raw HTML.", "write Markdown there"),
    Rule("worked-head", "The head of a worked fence is not understood.", "write `worked` or `worked {digits=3}`"),
    Rule("worked-blank-line", "A worked fence has no blank line before or after it.", "put one there"),
)
