"""What golden maps cannot show of the checks of consistency: imports, and rules beyond any search."""

from __future__ import annotations

from itertools import combinations

import pytest

from argmap.checks import expectation_failed, inconsistent_author, inconsistent_voice
from argmap.checks.clashing import LINES
from argmap.diagnostic import Severity
from argmap.reasoning import bonds
from tests.reasoning.maps import read


def pigeons(count: int, head: str) -> str:
    """One pigeon more than there are holes: no resolution proof of this is short."""
    birds, holes = range(count), range(count - 1)
    lines = [f"claim p{i}-{j} #supposed: Words.\n" for i in birds for j in holes]
    lines += [f"rule: full implies ({' or '.join(f'p{i}-{j}' for j in holes)})\n" for i in birds]
    lines += [f"p{a}-{j} contradicts p{b}-{j}\n" for a, b in combinations(birds, 2) for j in holes]
    return head + "".join(lines)


def test_another_files_own_clash_is_left_to_that_file() -> None:
    other = "voice v: V\nclaim a by v: One.\nclaim b by v: Two.\na yet b\n"
    assert list(inconsistent_voice.run(read("import m: 1\nclaim c: Three.\n", other))) == []
    assert len(list(inconsistent_voice.run(read(other)))) == 1
    other = other.removesuffix("a yet b\n")
    assert len(list(inconsistent_voice.run(read("import m: 1\nm.a yet m.b\n", other)))) == 1


def test_that_there_may_be_other_sets_is_said_although_the_last_is_another_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bonds, "BOUND", 3)
    root = "import m: 1\n" + "".join(
        f"claim {name} by m.v: C.\nrule: not (m.x and {name})\n" for name in "ab"
    )
    other = "voice v: V\nclaim x by v: X.\n" + "".join(
        f"claim {name} by v: C.\nrule: not (x and {name})\n" for name in "cd"
    )
    *others, last = inconsistent_voice.run(read(root, other))
    assert "There may be other sets" in last.hint
    assert not any("There may be other sets" in each.hint for each in others)


@pytest.mark.parametrize(
    ("by", "rule"), [("", "inconsistent-author"), (" by v", "inconsistent-voice")]
)
def test_rules_that_are_too_much_are_said_to_be(by: str, rule: str) -> None:
    head = f"voice v: V\nclaim full{by}: Words.\nexpect v consistent\nexpect v inconsistent: full\n"
    context = read(pigeons(14, head))
    found = [each for one in (inconsistent_author, inconsistent_voice) for each in one.run(context)]
    assert [each.rule for each in found] == [rule]
    assert found[0].severity == Severity.WARNING
    assert "could not be decided" in found[0].message
    failed = [each.message for each in expectation_failed.run(context)]
    if by:
        assert ["could not be decided" in each for each in failed] == [True, True]
    else:
        assert len(failed) == 1
        assert "not committed to `full`" in failed[0]


def test_a_clash_of_very_many_lines_shows_the_first() -> None:
    count = 3 * LINES
    names = [f"c{number}" for number in range(count)]
    text = "".join(f"claim {name}: Words.\n" for name in names)
    (found,) = inconsistent_author.run(read(f"{text}rule: not ({' and '.join(names)})\n"))
    assert len(found.labels) == LINES - 1
    assert "more lines are not shown" in found.labels[-1].message
    assert f"these {count} statements" in found.message
