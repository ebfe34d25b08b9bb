"""The report page: a map as one web page that needs nothing else, to look around in.

``content`` is what the page knows of the map, ``outline`` the map as nested lists, ``document`` the whole file; what
the reader's browser runs lies in ``assets``.
"""

from argmap.page.document import draw, write_page

__all__ = ["draw", "write_page"]
