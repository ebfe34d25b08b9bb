"""Maps in documents: fenced blocks and directives that are drawn where they stand.

One module a tool: ``pages`` (Markdown files, for ``argmap md``), ``sphinx``, ``mkdocs``, ``markdown``
(Python-Markdown) and ``pandoc`` (Quarto too). What they share is in ``fence``.
"""
