"""``python -m clawdemy_site`` is the ``clawdemy`` command."""

from clawdemy_site.cli import main

main()
