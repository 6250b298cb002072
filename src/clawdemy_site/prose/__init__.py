"""What can be told from plain words alone: sentences, how easily they read, counts that they state, verbs.

Nothing here knows Markdown, lessons or files. The rules that use it stand in ``checks/prose.py``.
"""
