"""Points of curves."""

from __future__ import annotations

from argmap.render.geometry import Curve, along


def test_points_come_from_a_curves_middle_outwards_even_where_some_are_the_same() -> None:
    start, line = ((0.0, 0.0),), ((10.0, 0.0), (20.0, 0.0), (30.0, 0.0))
    tenths = [round(x) for x, _ in along(Curve(start * 7 + line))]
    assert tenths == [0] * 9 + [x for on in range(3, 30, 3) for x in (0, on)]
