"""Maps that are looked at while they are written, for ``argmap watch``.

``exhibit`` is a map as it is now and its last good page, ``server`` shows them on this machine, ``watcher`` says when
one of their files was saved.
"""
