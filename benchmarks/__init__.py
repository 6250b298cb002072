"""What the speed of the tool is measured with; see ``README.md``."""
