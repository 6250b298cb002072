"""The adapters that hand finished pages to a host; the only room that imports one."""

import clawdemy_site.collecting  # noqa: F401 - before all that it concerns
