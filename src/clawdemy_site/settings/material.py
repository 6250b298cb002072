"""What the settings of MkDocs and of Material do on our pages, as tables: what works, and what else helps.

Where a table maps a name to words, the setting has no effect here, and the words say what to do instead.
"""

MKDOCS = frozenset(
    [
        "INHERIT",
        "copyright",
        "dev_addr",
        "docs_dir",
        "draft_docs",
        "edit_uri",
        "exclude_docs",
        "extra",
        "extra_css",
        "extra_javascript",
        "extra_templates",
        "hooks",
        "markdown_extensions",
        "nav",
        "not_in_nav",
        "plugins",
        "remote_branch",
        "remote_name",
        "repo_name",
        "repo_url",
        "site_author",
        "site_description",
        "site_dir",
        "site_name",
        "site_url",
        "strict",
        "theme",
        "use_directory_urls",
        "validation",
        "watch",
    ]
)
"""Settings at the top of ``mkdocs.yml``."""

MKDOCS_IDLE = {"edit_uri_template": "write `edit_uri`, which ends in the content folder"}

THEME = frozenset(
    [
        "name",
        "custom_dir",
        "static_templates",
        "logo",
        "favicon",
        "palette",
        "features",
        "language",
        "direction",
        "icon",
        "include_search_page",
        "search_index_only",
    ]
)
"""Settings of the theme."""

THEME_IDLE = {
    "font": "leave it out: the site serves its own fonts; an extra stylesheet may set `--serif`, `--sans` and `--mono`",
    "locale": "write `language`",
}

_NAVIGATION = "leave it out: the navigation shows this course with all its lessons, and needs no folding"
_EDIT = "leave it out: `repo_url` and `edit_uri` put links to edit and to report under each page"
FEATURES = frozenset(
    [
        "announce.dismiss",
        "content.code.annotate",
        "content.code.copy",
        "content.code.select",
        "content.footnote.tooltips",
        "content.lazy",
        "content.tabs.link",
        "content.tooltips",
        "header.autohide",
        "navigation.footer",
        "navigation.tabs",
        "navigation.tabs.sticky",
        "navigation.top",
        "navigation.tracking",
        "search.highlight",
        "toc.follow",
    ]
)
"""Features of the theme that work."""

FEATURES_IDLE = {
    "content.action.edit": _EDIT,
    "content.action.view": _EDIT,
    "navigation.expand": _NAVIGATION,
    "navigation.indexes": _NAVIGATION,
    "navigation.path": "leave it out: the head of a lesson says where it belongs",
    "navigation.prune": _NAVIGATION,
    "navigation.sections": _NAVIGATION,
    "search.share": "leave it out: the search shows no button for it",
    "search.suggest": "leave it out: words are found by their beginnings",
    "toc.integrate": "leave it out: the contents stand beside the page, or folded above it",
}

_INSTANT = "leave it out: the script of practice would start on the first page only"
FEATURES_UNFIT = {f"navigation.instant{part}": _INSTANT for part in ("", ".prefetch", ".preview", ".progress")}
"""Features that break our pages."""

SCHEMES = frozenset({"default", "slate"})
PALETTE = frozenset({"scheme", "primary", "accent", "media", "toggle"})

ICONS = frozenset({"repo", "logo", "admonition", "annotation", "alternate", "close", "top"})
ICONS_IDLE = dict.fromkeys(
    ("edit", "menu", "next", "previous", "search", "share", "tag", "view"),
    "leave it out: that part of the page has an icon of its own, or none",
)

EXTRA = frozenset(
    [
        "alternate",
        "analytics",
        "annotate",
        "consent",
        "generator",
        "homepage",
        "polyfills",
        "scope",
        "social",
        "version",
    ]
)
"""Settings below ``extra`` that Material's templates read."""

EXTRA_IDLE = {
    "status": "leave it out: the navigation shows no signs; a lesson that is a draft says so on its page",
    "tags": "leave it out: pages show no tags",
}
EXTRA_OUTSIDE = {
    "analytics": "take it out, or have readers told of it: `clawdemy: {analytics: true}` among the plugins"
}

_OWN_SEARCH = "leave it out: the search is ours, and finds words of every language"
SEARCH_OPTIONS = frozenset({"enabled"})
SEARCH_IDLE = dict.fromkeys(
    ("lang", "separator", "pipeline", "fields", "jieba_dict", "jieba_dict_user", "indexing", "prebuild_index"),
    _OWN_SEARCH,
)
"""Options of the plugin ``search``."""

PLUGINS_NEED = {
    "macros": {
        "on_error_fail": "true",
        "j2_variable_start_string": "'[[='",
        "j2_variable_end_string": "'=]]'",
        "j2_comment_start_string": "'[[#'",
        "j2_comment_end_string": "'#]]'",
    }
}
"""Options without which a plugin takes what authors write for its own, such as `{#id}` and `{{`, each with a value."""

PLUGINS_UNFIT = {
    "blog": "it publishes posts elsewhere than their links lead from: write news as pages of their own",
    "awesome-nav": "it puts lessons in the order of their files' names: leave it out, or write `nav`",
    "section-index": "it has the name of a course lead to its first lesson: leave it out",
}
"""Plugins that spoil pages, with what to do; under Material's own name of one as well."""

PLUGIN_GROUPS = frozenset({"group", "material/group"})
"""Plugins that hold others, which count where the group is enabled."""

_SLASHES = '`///` opens practice blocks: write boxes as `!!! note`, folded ones as `??? note`, tabs as `=== "Name"`'
EXTENSIONS_UNFIT = {
    "codehilite": "write `pymdownx.highlight`",
    "material.extensions.preview": "it needs `navigation.instant`, and no page has that: take it out",
    "markdown_include.include": "what it brings into a page is not checked: write it in the page",
    "mdx_include": "what it brings into a page is not checked: write it in the page",
    "mdx_math": "formulas between dollar signs are read without it: take it out",
    "pymdownx.arithmatex": "formulas between dollar signs are read without it: take it out",
    "pymdownx.snippets": "what it brings into a page is not checked: write it in the page",
    "plantuml_markdown": "it has another host draw: draw with a script in `figures/`",
    **{
        f"pymdownx.blocks.{name}": _SLASHES
        for name in ("admonition", "caption", "definition", "details", "html", "tab")
    },
}
"""Markdown extensions that cannot be used, each with what to do."""

DRAWN_ELSEWHERE = frozenset({"mermaid"})
"""Custom fences that Material has a script of another host draw."""
