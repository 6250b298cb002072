"""Where the source of a page is edited, and where an error in it is reported."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit


@dataclass(frozen=True, slots=True)
class Repository:
    """The public repository of a site.

    Attributes:
        url: Its address; empty where there is none.
        edit: The address below which its files are edited, ending in a slash; empty where there is none.
    """

    url: str = ""
    edit: str = ""

    def edit_link(self, path: str) -> str:
        """Where a file of the project is edited, or an empty string."""
        return f"{self.edit}{quote(path)}" if self.edit and path else ""

    def source_link(self, path: str, line: int) -> str:
        """Where a line of a file of the project is read, or an empty string where that cannot be told."""
        # GitHub and GitLab name the page that shows a file like the one that edits it.
        shown, edits, branch = self.edit.partition("/edit/")
        return f"{shown}/blob/{branch}{quote(path)}#L{line}" if edits and path else ""

    def report_link(self, title: str, address: str) -> str:
        """Where a reader reports an error on a page, with the page named already, or an empty string."""
        if not self.url:
            return ""
        query = {"title": f"Error on “{title}”", "body": f"Page: {address}\n\nWhat is wrong:\n\nWhat it should be:\n"}
        if urlsplit(self.url).hostname == "gitlab.com":
            query = {f"issue[{'description' if key == 'body' else key}]": value for key, value in query.items()}
        return f"{self.url.rstrip('/')}/issues/new?{urlencode(query, quote_via=quote)}"
