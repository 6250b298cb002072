"""Settings, styles and templates of a site's own that do nothing, or harm, are told at their place with a cure."""

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from clawdemy_site.diagnostics import Diagnostic
from clawdemy_site.hosts.config import ClawdemyConfig
from clawdemy_site.records.layout import Layout
from clawdemy_site.settings import material
from clawdemy_site.settings.effects import OPTIONS, check_settings
from clawdemy_site.settings.overrides import check_fragments

NO = "setting-without-effect"

MERMAID = """markdown_extensions:
  - pymdownx.superfences:
      custom_fences:
        - {name: mermaid, class: mermaid, format: !!python/name:a.b }"""
EMOJI = "markdown_extensions: [{pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji}}]"
MACROS = ", ".join(f"{name}: {value}" for name, value in material.PLUGINS_NEED["macros"].items())
BASE = '{% extends "base.html" %}'
MAIN = '{% extends "main.html" %}'

FOOTER = '{% extends "partials/footer.html" %}'
HEAD, END = "{% block extrahead %}", "{% endblock %}"
IDLE = "template-without-effect"

SETTINGS = [
    # What stands in mkdocs.yml, where the finding is, its rule, and a piece of its message or its help.
    ("site_nam: x", "1:1", NO, "did you mean 'site_name'?"),
    ("edit_uri_template: x", "1:1", NO, "write 'edit_uri'"),
    ("theme: {name: material, fetures: []}", "1:25", NO, "did you mean 'features'?"),
    ("site_name: x\nfeatures: [search.suggest]", "2:1", NO, "write it below 'theme'"),
    ("theme:\n  extra_css: [a.css]", "2:3", NO, "write it at the top"),
    ("extra:\n  palette: {primary: blue}", "2:3", NO, "write it below 'theme'"),
    ("social: []", "1:1", NO, "write it below 'extra'"),
    ("theme:\n  font: {text: Lato}", "2:3", NO, "serves its own fonts"),
    ("theme:\n  features:\n    - navigation.footr", "3:7", NO, "did you mean 'navigation.footer'?"),
    ("theme:\n  features: [navigation.sections]", "2:14", NO, "needs no folding"),
    ("theme:\n  features: [navigation.instant]", "2:14", "setting-unfit", "on the first page only"),
    ("theme:\n  palette: {primary: tael}", "2:13", NO, "did you mean 'teal'?"),
    ("theme:\n  palette:\n    - {scheme: slat}", "3:8", NO, "did you mean 'slate'?"),
    ("theme:\n  palette:\n    - {prmary: teal}", "3:8", NO, "did you mean 'primary'?"),
    ("theme:\n  palette: {toggle: {icon: material/weather-sunni, name: x}}", "2:22", "icon-missing", "weather-sunny"),
    ("theme:\n  icon: {repo: fontawesome/brands/gihub}", "2:10", "icon-missing", "brands/github'?"),
    ("theme:\n  icon: {admonition: {note: octicons/tga-16}}", "2:23", "icon-missing", "octicons/tag-16"),
    ("theme:\n  icon: {search: material/magnify}", "2:10", NO, "an icon of its own"),
    ("extra:\n  socal: []", "2:3", NO, "did you mean 'social'?"),
    ("plugins: [search, clawdemy, other]\nextra:\n  socal: []", "3:3", NO, "did you mean 'social'?"),
    ("plugins: [search, blog, clawdemy]", "1:19", "setting-unfit", "write news as pages of their own"),
    ("plugins: [clawdemy, awesome-nav: {}]", "1:21", "setting-unfit", "leave it out, or write 'nav'"),
    ("plugins: [group: {enabled: true, plugins: [material/blog]}]", "1:44", "setting-unfit", "write news as pages"),
    ("plugins: [search, clawdemy, macros]", "1:29", "setting-unfit", "j2_comment_start_string: '[[#'"),
    ("plugins:\n  - macros: {on_error_fail: true}", "2:5", "setting-unfit", "j2_variable_end_string"),
    ("extra:\n  tags: {a: b}", "2:3", NO, "pages show no tags"),
    ("extra:\n  analytics: {provider: google}", "2:3", "outside-request", "take it out"),
    ("plugins: [clawdemy: {analytics: true}]\nextra: {analytics: {}}", "2:9", "outside-request", "take it out"),
    ("extra:\n  social:\n    - {icon: material/school}", "3:7", "missing-field", "has no link"),
    ("extra:\n  social:\n    - {icon: octicons/mail, link: x}", "3:8", "icon-missing", "octicons/mail-"),
    ("extra:\n  social:\n    - {icon: , link: x}", "3:8", "icon-missing", "there is no icon"),
    ("extra:\n  social:\n    - {icon: material/schol, link: x}", "3:8", "icon-missing", "material/school"),
    ("plugins:\n  - search\n  - clawdemy:\n      refernces: x", "4:7", NO, "did you mean 'references'?"),
    ("plugins: [{search: {lang: de}}]", "1:21", NO, "words of every language"),
    ("plugins: {material/search: {separator: '-'}}", "1:29", NO, "the search is ours"),
    ("theme:\n  features: [search.suggest]", "2:14", NO, "by their beginnings"),
    ("plugins: {clawdemy: {figurs: x}}", "1:22", NO, "did you mean 'figures'?"),
    ("markdown_extensions: [pymdownx.arithmatex]", "1:23", "setting-unfit", "take it out"),
    ("markdown_extensions:\n  - pymdownx.snippets: {url_download: true}", "2:5", "setting-unfit", "is not checked"),
    ("markdown_extensions: [pymdownx.blocks.tab]", "1:23", "setting-unfit", "tabs as '=== "),
    ("markdown_extensions: [material.extensions.preview]", "1:23", "setting-unfit", "take it out"),
    (MERMAID, "4:27", "outside-request", "take the fence out"),
    ("extra_javascript: [https://cdn.example.org/mathjax.js]", "1:20", "outside-request", "bring the file"),
    ("extra_javascript:\n  - {path: //cdn.example.org/a.js, type: module}", "2:6", "outside-request", "bring the file"),
    ("extra_css: ['https://fonts.example.org/css?family=Lato']", "1:13", "outside-request", "bring the file"),
    ("extra_css: [nope.css]", "1:13", "broken-link", "content/nope.css"),
    ("extra_javascript: [{path: nope.js, type: module}]", "1:21", "broken-link", "content/nope.js"),
    ("theme:\n  logo: nope.png", "2:3", "broken-link", "content/nope.png"),
    ("theme: {favicon: '//example.org/x.ico'}", "1:9", "outside-request", "bring the file"),
]

SOUND = [
    "site_name: x\nINHERIT: base.yml",
    "theme: {name: material, font: false, palette: {primary: teal, accent: deep purple}}",
    "theme: {palette: {primary: '#800000'}, features: [navigation.footer, content.code.copy]}",
    "theme: {palette: [{media: '(prefers-color-scheme)', primary: custom, toggle: {icon: material/school, name: x}}]}",
    "theme: {icon: {logo: , repo: fontawesome/brands/github, logo: material/school}}",
    "extra: {social: [{icon: fontawesome/brands/mastodon, link: 'https://example.org/@tea'}], homepage: x}",
    "plugins: [{search: {enabled: !ENV [SEARCH, true]}}, clawdemy]",
    "plugins: [search, clawdemy, other]\nextra: {term: spring}",
    f"plugins: [{{macros: {{{MACROS}}}}}]",
    "plugins: [{clawdemy: {analytics: true}}]\nextra: {analytics: {provider: google, property: G-1}}",
    "hooks: [hook.py]\nextra: {term: spring}",
    EMOJI,
    "- not a mapping",
    "theme: [",
]

STYLES = [
    ("a { background: url(https://example.org/a.png) }", "1:21", "outside-request", "bring the file"),
    ("@import'//example.org/a.css';", "1:9", "outside-request", "bring the file"),
    ("p { x: image-set('//a.org/a' 1x) }", "1:19", "outside-request", "bring the file"),
    ("@import '//example.org/a.css';", "1:10", "outside-request", "bring the file"),
    ("/* a */\n:root { --md-primary-fg-color: #800000; }", "2:9", NO, "choose 'primary'"),
    (":root { --accent: #800000 }", "1:9", NO, "once more under"),
    ('[data-md-color-scheme="default"] { --accent: #fc0 }', "1:36", "colour-contrast", "has a contrast of 1.3 on"),
    ('[data-md-color-scheme="slate"] { --page: #777777 }', "1:34", "colour-contrast", "#777777"),
]

OVERRIDES = [
    ({"partials/foter.html": "x"}, "partials/foter.html:1:1", IDLE, "'partials/footer.html'?"),
    ({"partials/actions.html": "x"}, "partials/actions.html:1:1", IDLE, "no page of ours uses"),
    ({"main.html": MAIN, "base.html": f"\n{MAIN}"}, "base.html:2:1", "template-circle", "in a circle"),
    ({"base.html": "<html></html>"}, "base.html:1:1", "setting-unfit", '{% extends "base.html" %}'),
    ({"main.html": '{% extends "bas.html" %}'}, "main.html:1:1", "template-missing", "'base.html'?"),
    ({"main.html": BASE + "\n{% block extrahed %}x{% endblock %}"}, "main.html:2:1", IDLE, "'extrahead'?"),
    ({"main.html": BASE + "\n<h1>Hi</h1>"}, "main.html:2:1", IDLE, "outside of blocks"),
    ({"partials/footer.html": FOOTER + "\n\nHi"}, "partials/footer.html:3:1", IDLE, "outside of blocks"),
    ({"main.html": "a\n{% if %}"}, "main.html:2:1", "template-syntax", "does not read"),
    (
        {"main.html": f"{BASE}{HEAD}\n<script src='//a.org/a.js'>{END}"},
        "main.html:2:14",
        "outside-request",
        "another host",
    ),
    ({"404.html": "<video title='a>b' poster=//a.org>"}, "404.html:1:27", "outside-request", "another host"),
    ({"404.html": "<img srcset='//a.org/a 2x'>"}, "404.html:1:14", "outside-request", "another host"),
    ({"404.html": '<p style="x:url(//a.org/a)">'}, "404.html:1:17", "outside-request", "another host"),
    ({"404.html": "<link href='//a.org' rel='preconnect'>"}, "404.html:1:13", "outside-request", "another host"),
]

SOUND_OVERRIDES = [
    {
        "main.html": BASE + '{% block announce %}{% include "partials/mine.html" %}{% endblock %}',
        "partials/mine.html": "<a href='https://a.org'>x</a>",
    },
    {"main.html": MAIN, "clawdemy.html": '{% extends "clawdemy.html" %}', "base.html": BASE},
    {"partials/footer.html": '{% include "partials/footer.html" %}', ".icons/mine.svg": "<svg/>", "404.html": MAIN},
    {"partials/languages/de.html": ""},
]


def lay(project: Path, files: dict[str, str]) -> list[Diagnostic]:
    """All that is found in a project of some files, its settings among them."""
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(check_settings(Layout(project)))


def assert_told(found: list[Diagnostic], where: str, rule: str, words: str) -> None:
    """Among what was found is one rule at one place, and what it says holds some words."""
    told = [one for one in found if (str(one.location), one.rule) == (where, rule)]
    assert told, found
    assert words in f"{told[0].message}; {told[0].help}"
    assert {one.rule for one in found} == {rule}


@pytest.mark.parametrize(("text", "where", "rule", "words"), SETTINGS)
def test_a_setting_without_effect_is_told(text: str, where: str, rule: str, words: str, tmp_path: Path) -> None:
    assert_told(lay(tmp_path, {"mkdocs.yml": text}), f"mkdocs.yml:{where}", rule, words)


@pytest.mark.parametrize("text", SOUND)
def test_a_setting_that_works_is_not(text: str, tmp_path: Path) -> None:
    assert lay(tmp_path, {"mkdocs.yml": text}) == []


ODD = [
    "theme: {icon: &i {a: *i}, palette: 3, features: {a: [b]}, custom_dir: [x], logo: {a: b}}",
    "extra: &x [*x, 1]\nplugins: &p {clawdemy: *p}\nmarkdown_extensions: &m [*m]",
    "theme: &t [*t]\nextra_css: {a: b}\nextra_javascript: [[x]]\nextra: {social: {icon: 3}}",
    "theme: {palette: [[{primary: [a]}], 7, {toggle: [x]}, {toggle: {icon: {a: b}}}]}",
    "? [a, b]\n: c\n? {d: e}\n: f\ntheme: {icon: {logo: ../../../etc/passwd, repo: 'a\\0b'}}",
    "theme: {custom_dir: ../..}\nextra_css: ['../../x.css', '\\0', 'a\\0.css', '']",
    "markdown_extensions: [pymdownx.superfences: {custom_fences: [3, [x], {class: [mermaid]}]}]",
    "INHERIT: mkdocs.yml\nsite_name: x",
    "INHERIT: [a]\ntheme: null\nextra: null\nplugins: null",
]


@pytest.mark.parametrize("text", ODD)
def test_settings_of_any_shape_are_read(text: str, tmp_path: Path) -> None:
    assert all(one.help for one in lay(tmp_path, {"mkdocs.yml": text}))


def test_settings_that_are_inherited_are_looked_at_where_they_stand(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "INHERIT: all/base.yml", "all/base.yml": "site_name: x\nthem: y"}
    assert_told(lay(tmp_path, files), "all/base.yml:2:1", NO, "'theme'?")


def test_a_key_that_a_template_of_the_site_reads_has_an_effect(tmp_path: Path) -> None:
    settings = "theme: {custom_dir: own, term: spring}\nextra: {room: 4}"
    template = f"{BASE}{HEAD}{{{{ config.theme.term }}}}{{{{ config.extra.room }}}}{END}"
    assert lay(tmp_path, {"mkdocs.yml": settings, "own/main.html": template}) == []
    assert len(lay(tmp_path, {"own/main.html": BASE})) == 2


@pytest.mark.parametrize(("css", "where", "rule", "words"), STYLES)
def test_a_style_that_does_not_work_is_told(css: str, where: str, rule: str, words: str, tmp_path: Path) -> None:
    files = {"mkdocs.yml": "docs_dir: content\nextra_css: [own.css]", "content/own.css": css}
    assert_told(lay(tmp_path, files), f"content/own.css:{where}", rule, words)


def test_a_style_that_works_is_not(tmp_path: Path) -> None:
    css = '[data-md-color-scheme="slate"] { --accent: #ffd166; --serif: Georgia } h1 { background: url(a.png) }'
    assert lay(tmp_path, {"mkdocs.yml": "extra_css: [own.css]", "content/own.css": css}) == []


@pytest.mark.parametrize(("files", "where", "rule", "words"), OVERRIDES)
def test_an_override_without_effect_is_told(
    files: dict[str, str], where: str, rule: str, words: str, tmp_path: Path
) -> None:
    own = {f"own/{name}": text for name, text in files.items()}
    assert_told(lay(tmp_path, {"mkdocs.yml": "theme: {custom_dir: own}", **own}), f"own/{where}", rule, words)


@pytest.mark.parametrize("files", SOUND_OVERRIDES)
def test_an_override_that_works_is_not(files: dict[str, str], tmp_path: Path) -> None:
    own = {f"own/{name}": text for name, text in files.items()}
    assert lay(tmp_path, {"mkdocs.yml": "theme: {custom_dir: own}", **own}) == []


def test_a_fragment_that_replaces_nothing_is_told(tmp_path: Path) -> None:
    lay(tmp_path, {"t/lesson_foter.jinja": "", "t/site_footer.jinja": '{% include "mine.jinja" %}', "t/mine.jinja": ""})
    lay(tmp_path, {"t/README.md": "why", "t/palette.css.jinja": ""})
    found = {one.location.path: one.help for one in check_fragments(tmp_path, "t")}
    assert found.keys() == {"t/lesson_foter.jinja", "t/palette.css.jinja"}
    assert found["t/lesson_foter.jinja"] == "did you mean 'lesson_footer.jinja'?"


def test_the_tables_know_what_the_host_and_the_plugin_take() -> None:
    """A setting that MkDocs or our plugin takes is never called unknown."""
    theirs = {key for key, _ in MkDocsConfig._schema} - {"pages", "google_analytics", "mdx_configs", "config_file_path"}
    assert theirs <= material.MKDOCS | material.MKDOCS_IDLE.keys()
    assert {key for key, _ in ClawdemyConfig._schema} == set(OPTIONS)
