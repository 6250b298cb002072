"""Figures and citations come out as links, drawings and captions."""

from markdown import Markdown

from page_markdown.contexts import Context

TITLE = "M. N. &quot;Nets&quot; &lt;2015&gt;"
CITATION = f'<a class="citation" href="../references/#ref-nielsen0" title="{TITLE}">(Nielsen *2015*)</a>'


def render(text: str, *company: str) -> str:
    md = Markdown(extensions=[*company, "clawdemy"], extension_configs={"clawdemy": {"context": Context()}})
    return md.convert(text)


def test_a_figure_stands_in_place_of_its_paragraph() -> None:
    html = render("![](figure:a.b)")
    assert html.startswith('<figure class="figure" id="fig-b"><div class="figure__scroll" data-search-exclude="">')
    assert '<svg id="fig-b-x"><desc>d</desc></svg></div><figcaption' in html
    assert "<p><svg" not in html
    assert html.endswith("</details></figcaption></figure>")


def test_a_caption_is_markdown_with_its_number_and_credit() -> None:
    html = render("![](figure:a.b)")
    assert '<span class="figure__number">Figure 2.3.</span> <span class="figure__text">A <em>curve</em> of ' in html
    assert "<msup>" in html
    assert CITATION in html
    assert '<span class="figure__credit">Data: <a href="https://a.org">A</a></span>' in html


def test_the_description_is_plain_text() -> None:
    assert "<p>It &lt;rises&gt; [x](y).</p>" in render("![](figure:a.b)")


def test_a_second_use_has_ids_of_its_own() -> None:
    html = render("![](figure:a.b)\n\n![](figure:a.b)")
    assert 'id="fig-b-2"' in html
    assert 'id="fig-b-2-x"' in html
    assert html.count('id="fig-b"') == 1


def test_only_a_wide_figure_takes_the_focus() -> None:
    assert "tabindex" not in render("![](figure:a.b)")
    html = render("![](figure:a.wide)")
    assert 'aria-label="Figure 2.3"' in html
    assert 'role="group" tabindex="0"' in html


def test_a_figure_among_text_leaves_no_paragraph_around_it() -> None:
    html = render("Text ![](figure:a.b) more")
    assert html.startswith("<div>Text <figure")
    assert "<p>Text" not in html


def test_a_figure_stands_in_lists_and_tables() -> None:
    assert "<li><figure" in render("- item\n- ![](figure:a.b)\n")
    assert "<p><figure" not in render("- item\n\n- ![](figure:a.b)\n")
    assert "<td><figure" in render("| a |\n|---|\n| ![](figure:a.b) |")


def test_a_link_names_the_number() -> None:
    assert '<a class="figure-link" href="#fig-b">the <em>two</em> (Figure 2.3)</a>' in render("[the *two*](figure:a.b)")
    assert '<a class="figure-link" href="#fig-b">two (Figure 2.3)</a>' in render("[two](figure:a.b)")
    assert '<a class="figure-link" href="#fig-b">Figure 2.3</a>' in render("[](figure:a.b)")


def test_unknown_figures_and_works_show_and_do_not_raise() -> None:
    html = render("![](figure:z.z)\n\n[two](figure:z.z) and [@nobody, p. 3].")
    assert '<code class="figure-missing">z.z</code>' in html
    assert '<span class="figure-missing">two</span>' in html
    assert '<span class="citation-missing">(nobody, p. 3)</span>' in html


def test_a_citation_is_a_link_whose_text_is_not_read_again() -> None:
    assert render("See [@nielsen].") == f"<p>See {CITATION}.</p>"
    assert ">(Nielsen *2015*, sec. *2*)</a>" in render("[@nielsen, sec. *2*]")


def test_other_forms_stay_as_they_are() -> None:
    assert "citation" not in render(r"`[@nielsen]` \[@nielsen] [@nielsen; @x]")


def test_a_formula_in_the_words_of_an_image_becomes_its_text() -> None:
    assert 'alt="the x"' in render("![the $x$](a.png)")
