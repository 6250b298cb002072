"""Course sites that cannot be published wrong."""

__version__ = "0.1.0"
