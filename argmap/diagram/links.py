"""Links from a drawing, or another page, to the files of a map."""

from __future__ import annotations


def is_address(base: str) -> bool:
    """Whether links that begin so lead to a website."""
    return base.startswith(("https://", "http://"))


def safe_link(base: str, name: str) -> str:
    """Where a file is, seen from a drawing; empty where that is no relative path or http address."""
    import os
    import posixpath
    from urllib.parse import quote as percent_encode

    name, base = name.replace("\\", "/"), base.replace("\\", "/")
    if not name or name[0] == "<" or name == "-" or ":" in name:
        return ""
    if is_address(base):
        file = "" if name[0] == "/" else percent_encode(os.fsencode(name))
        return file and percent_encode(base, safe="/:?=&%#@+~") + file
    if posixpath.isabs(name) != posixpath.isabs(base):
        return ""
    return percent_encode(os.fsencode(posixpath.relpath(name, base or ".")))
