from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.comparison import Change, Comparison, How
from argmap.comparison.compare import compare
from argmap.syntax.printer import print_document
from tests.comparison.maps import blocks, read, texts


def compared(old: str, new: str) -> Comparison:
    before, after = read(old), read(new)
    return compare(before.map, after.map, before.sources, after.sources)


def inverse(change: Change) -> Change:
    """The change back."""
    how = {How.ADDED: How.LOST, How.LOST: How.ADDED}.get(change.how, change.how)
    return Change(how, change.new, change.old)


@settings(deadline=None)
@given(texts)
def test_a_map_does_not_differ_from_itself(text: str) -> None:
    assert compared(text, text).changes == ()


@settings(deadline=None)
@given(texts)
def test_layout_makes_no_difference(text: str) -> None:
    result = read(text)
    assert compared(text, print_document(result.documents[0])).changes == ()


@settings(deadline=None)
@given(blocks(), st.randoms())
def test_order_makes_no_difference(parts: list[str], random: object) -> None:
    head, *rest = parts
    random.shuffle(rest)  # type: ignore[attr-defined]
    assert compared("".join(parts), head + "".join(rest)).changes == ()


@settings(deadline=None)
@given(texts, texts)
def test_the_other_way_round_everything_is_the_inverse(old: str, new: str) -> None:
    there, back = compared(old, new), compared(new, old)
    assert Counter(back.changes) == Counter(map(inverse, there.changes))
    assert back.pairs == {new: old for old, new in there.pairs.items()}


@settings(deadline=None, derandomize=True)
@given(texts, texts)
def test_every_turned_verdict_is_told_with_its_reason(old: str, new: str) -> None:
    found = compared(old, new)
    told = {each.new.key for each in found.changes if each.what == "standing" and each.new}
    for before, after in found.pairs.items():
        if after in found.new.map.statements:
            turned = found.old.standing[before] != found.new.standing[after]
            assert turned == (after in told)
    for each in found.changes:
        if each.what == "standing":
            assert each.why
            assert "not what it was" not in each.why


@settings(deadline=None)
@given(texts, texts)
def test_statements_are_paired_lost_or_added(old: str, new: str) -> None:
    found = compared(old, new)
    lost = {each.old.key for each in found.changes if each.how is How.LOST and each.old}
    added = {each.new.key for each in found.changes if each.how is How.ADDED and each.new}
    assert set(found.old.map.statements) <= lost | set(found.pairs)
    assert set(found.new.map.statements) <= added | set(found.pairs.values())
