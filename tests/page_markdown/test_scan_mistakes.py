"""Every mistake on a page has its line, its column and its rule."""

import pytest

from clawdemy_site.markdown.scan import scan_page

PATH = "content/lessons/a/b/lesson.md"
CARD = "/// flashcard | Q\n    id: a\n    outcome: b\n"
CASES = {
    # Blocks that the renderer would lose.
    "unknown block": ("/// flashcrad | Q\nA\n///", ["1:5 unknown-block"]),
    "misspelt option": (f"{CARD}    outcom: b\nA\n///", ["4:5 unknown-option"]),
    "bad option": (f"{CARD}    - x\nA\n///", ["4:5 bad-option"]),
    "unclosed block": (f"{CARD}A", ["1:1 unclosed-block"]),
    "heading in an answer": (f"{CARD}## Because\n///", ["4:4 heading-in-practice"]),
    # Citations.
    "two works": ("See [@a; @b].", ["1:6 citation-form"]),
    "words before": ("So [see @a].", ["1:9 citation-form"]),
    "year only": ("So [-@a].", ["1:6 citation-form"]),
    "handle as link": ("[@a](https://a.org)", ["1:2 citation-form"]),
    "with attributes": ("[@a]{.x}", ["1:2 citation-form"]),
    "over two lines": ("So [@a, sec.\n2].", ["1:5 citation-form"]),
    "not closed": ("So [@a, sec. 2.", ["1:5 citation-form"]),
    "bad id": ("So [@a.b].", ["1:5 citation-form"]),
    "in a heading": ("## So [@a]", ["1:7 citation-in-heading"]),
    "in a link": ("[so [@a] it is](c.md)", ["1:5 citation-in-link"]),
    # Figures.
    "with text around": ("See ![](figure:a.b) here.", ["1:5 figure-not-alone"]),
    "on the line below": ("See\n![](figure:a.b)", ["2:1 figure-not-alone"]),
    "in a table": ("| a |\n|---|\n| ![](figure:a.b) |", ["3:3 figure-not-alone"]),
    "name without a script": ("![](figure:relu)", ["1:12 figure-name"]),
    "name with a path": ("[a](figure:../x.y)", ["1:12 figure-name"]),
    "empty name": ("[a](figure:)", ["1:12 figure-name"]),
    "alt text that is lost": ("![Two curves](figure:a.b)", ["1:1 figure-with-text"]),
    # Titles and headings.
    "title": ("# Neurons\n\nText", ["1:1 page-title"]),
    "underlined title": ("Neurons\n=======\n", ["1:1 page-title"]),
    "title in HTML": ("<h1>Neurons</h1>", ["1:1 page-title"]),
    "sign at the start": ("text\n#5 is next", ["2:1 page-title"]),
    "id twice": ("## A {#a}\n\n## B {#a}\n", ["3:4 heading-id-twice"]),
    "id of a block": (f"## A {{#a}}\n\n{CARD}A\n///", ["1:4 heading-id-twice"]),
    # Links and pictures.
    "script": ("[a](javascript:alert(1))", ["1:5 link-scheme"]),
    "script in entities": ("[a](java&#115;cript:x)", ["1:5 link-scheme"]),
    "script by reference": ("[a][b]\n\n[b]: JavaScript:x", ["3:6 link-scheme"]),
    "data": ("[a](data:text/html,x)", ["1:5 link-scheme"]),
    "data picture": ("![a](data:image/png;base64,x)", ["1:6 link-scheme"]),
    "picture from elsewhere": ("![a](https://a.org/b.png)", ["1:6 image-outside"]),
    "picture without words": ("![ ](b.png)", ["1:1 image-without-alt"]),
    "picture at the root": ("![a](/b.png)", ["1:6 path-outside"]),
    "picture outside": ("![a](../../../../b.png)", ["1:6 path-outside"]),
    "picture outside, encoded": ("![a](%2e%2e/..%2f../../b.png)", ["1:6 path-outside"]),
    "link to a host without a scheme": ("[a](//a.org)", ["1:5 path-outside"]),
    "script element": ("text\n\n<script>x()</script>", ["3:1 raw-html"]),
    "frame": ("<iframe src='a'></iframe>", ["1:1 raw-html"]),
    "handler": ("<b onclick='x()'>a</b>", ["1:1 raw-html"]),
    "handler in a list of attributes": ("[a](b.md){onclick='x()'}", ["1:10 raw-html"]),
    "address in HTML": ("<a href='javascript:x'>a</a>", ["1:4 link-scheme"]),
    # Fences and comments.
    "unclosed fence": ("a\n\n```python\n$x$", ["3:1 unclosed-fence"]),
    "comment that closes at once": ("a <!--> b -->", ["1:3 comment-end"]),
    "comment that closes almost at once": ("- a\n\n    <!---> b -->", ["3:5 comment-end"]),
    "comment that hides a script": ("<!--><img src=x onerror='x()'>-->", ["1:1 comment-end", "1:6 raw-html"]),
    "comment closed with a mark": ("a <!-- b --!> c -->", ["1:10 comment-end"]),
    "comment of lines closed with a mark": ("<!-- a\n\nb --!> c\n-->", ["3:3 comment-end"]),
    "script behind a comment of lines": ("<!-- a\n\nso long --> <script>x()</script>", ["3:13 raw-html"]),
    "items with signs of a word processor": ("a\n\n– b\n– c", ["3:1 list-glued"]),
    "items with Roman numbers": ("i. b\nii. c", ["1:1 list-glued"]),
    "items with capital letters": ("A. b\nB. c", ["1:1 list-glued"]),
    "escaped items": ("1\\. b\n2\\. c\n\n\\- d\n\\- e", ["1:1 list-glued", "4:1 list-glued"]),
    "paragraph set in with spaces that do not break": ("- b\n\n\u00a0\u00a0\u00a0\u00a0c", ["3:1 pasted"]),
    "items behind an invisible sign": ("\u200b- b", ["1:1 pasted"]),
    "rows with commas": ("a,b,c\n1,2,3", ["1:1 pasted"]),
    "rows with spaces": ("Left   Right\n-----  -----\n1      2", ["2:1 pasted"]),
    "wiki table": ("{| class=x\n|-\n! a !! b\n|-\n| 1 || 2\n|}", ["1:1 pasted"]),
    "wiki's need of a source": ("So he said.[citation needed]", ["1:12 pasted"]),
    "unmerged versions": ("<<<<<<< HEAD\na", ["1:1 pasted"]),
    "comments of other tools": ("% b\n\nc %%d%% e", ["1:1 pasted", "3:3 pasted"]),
    "answers in round brackets": ("- ( ) b\n- (x) c", ["1:3 pasted", "2:3 pasted"]),
    "box whose words are set in by two spaces": ("!!! note\n  b", ["1:1 box-empty"]),
    "box without words": ("!!! note\n\n## b", ["1:1 box-empty"]),
    "link without words": ("a [](https://example.org)", ["1:3 link-wordless"]),
    "path that loses a backslash": ("in C:\\_new", ["1:4 sign-lost"]),
    "note that nothing refers to": ("a\n\n[^1]: b", ["3:1 leftover"]),
    "note that is written twice": ("a[^1]\n\n[^1]: b\n\n[^1]: c", ["5:1 leftover"]),
    "list in LaTeX": ("\\begin{itemize}\n\\item b\n\\end{itemize}", ["1:1 maths-outside"]),
    "unclosed comment": ("a\n\n<!-- b\n\nc", ["3:1 unclosed-comment"]),
}


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES.keys())
def test_the_mistake_is_found_where_it_stands(source: str, expected: list[str]) -> None:
    found = scan_page(PATH, source)[1]
    assert [f"{d.location.line}:{d.location.column} {d.rule}" for d in found] == expected
    assert all(d.location.path == PATH and d.message and d.help for d in found)


@pytest.mark.parametrize(
    "source",
    [
        "It is in C:\\Users\\ann\\notes, 13\u202f000 W, 5\u00a0kWh.",
        '!!! note\n    b\n\n!!! tip inline end\n\n    ```\n    c\n    ```\n\n??? note "T"\n    - d',
        "**`a`** and **`b`**, x[1][2], [1] and (see [2]), the word a\u00adb",
        "- b\n- c\n\nText.\n\n* d\n* e",
        "A. Turing wrote it\nand J. von Neumann read it, 1,000,000 times\nor more",
        "He said 'so' and ''.",
        "a[^1]\n\n[^1]: b",
    ],
)
def test_what_only_looks_pasted_is_left_alone(source: str) -> None:
    assert scan_page(PATH, source)[1] == []


@pytest.mark.parametrize(
    ("source", "cure"),
    [
        ("\\cite{b}", "[@id]"),
        ("\\textbf{b}", "**bold**"),
        ("\\begin{enumerate}\n\\item b", "write a list"),
        ("\\begin{equation}\nb", "between $$ and $$"),
        ("\\ref{b}", "[](figure:topic.name)"),
        ("\\alpha", "between dollar signs"),
    ],
)
def test_a_command_for_text_is_told_with_what_is_written_here(source: str, cure: str) -> None:
    assert cure in scan_page(PATH, source)[1][0].help


def test_the_content_folder_may_lie_deeper() -> None:
    assert scan_page("docs/content/a.md", "![a](../b.png)", root="docs/content")[1][0].rule == "path-outside"
    assert scan_page("docs/content/a.md", "![a](../b.png)")[1] == []
