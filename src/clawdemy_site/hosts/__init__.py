"""The adapters that hand finished pages to a host; the only room that imports one."""
