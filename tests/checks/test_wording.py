"""How findings speak of prose."""

from __future__ import annotations

import pytest

from argmap.checks.wording import gist


@pytest.mark.parametrize(
    ("prose", "shown"),
    [
        ("It is safe.", "It is safe"),
        ("It is safe", "It is safe"),
        ("It is anxious to meet with the U.S.", "It is anxious to meet with the U.S."),
        ("They met at 9 a.m.", "They met at 9 a.m."),
        ("Rails, sleepers, etc.", "Rails, sleepers, etc."),
        ("It was plan B.", "It was plan B."),
        ("He sold it to Hart & Co.", "He sold it to Hart & Co."),
        ("And so on...", "And so on..."),
        ("There are 24.", "There are 24"),
        ("Всё в порядке.", "Всё в порядке"),
        ("One, two, three, four, five, six, seven, eight.", "One, two, three, four, five, six,…"),
    ],
)
def test_a_full_stop_goes_unless_it_belongs_to_a_word(prose: str, shown: str) -> None:
    assert gist(prose) == shown
