from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.quotes import QuoteStatus, absent_source, read_quotes, read_source
from argmap.quotes.lock import Lock, LockError, make_lock, parse_lock, print_lock
from argmap.quotes.records import QuoteRecord, SourceRecord, digest
from tests.quotes.texts import map_of

SHA = "ab" * 32
TEXT = b"It is so. It may be so, and so it is."
QUOTES = ("why: may be so", "why#2: It", "why: so [...] is.")

digests = st.text("0123456789abcdef", min_size=64, max_size=64)
records = st.builds(
    lambda start, length, *rest: QuoteRecord(start, start + length, *rest),
    st.integers(0, 1 << 40),
    st.integers(0, 1000),
    st.integers(0, 9),
    digests,
    digests,
    digests,
)
paths = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
locks = st.dictionaries(
    paths, st.tuples(digests, st.integers(0, 1 << 40), st.sets(records, max_size=4)), max_size=3
).map(
    lambda given: Lock(
        {
            path: SourceRecord(path, sha256, size, tuple(sorted(quotes)))
            for path, (sha256, size, quotes) in given.items()
        }
    )
)


@given(locks)
def test_what_is_printed_is_read_again(lock: Lock) -> None:
    assert parse_lock(print_lock(lock)) == lock
    assert parse_lock(print_lock(lock).replace("\n", "\r\n")) == lock


@given(locks, st.data())
def test_a_damaged_lock_is_read_or_refused(lock: Lock, data: st.DataObject) -> None:
    text = print_lock(lock)
    at = data.draw(st.integers(0, len(text)))
    junk = data.draw(
        st.sampled_from(["", "{", "]", "\n", '"', "0", "<<<<<<<", "\x00", "-", "[" * 5000])
    )
    damaged = text[:at] + junk + text[at + data.draw(st.integers(0, 9)) :]
    refused = None
    try:
        parse_lock(damaged)
    except LockError as error:
        refused = error
    if refused:
        assert 1 <= refused.line <= damaged.count("\n") + 1
        assert str(refused).startswith(f"line {refused.line}: ")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with pytest.raises(LockError):
        parse_lock(text)


@pytest.mark.parametrize(
    ("second", "message"),
    [
        ("<<<<<<< HEAD", "no record"),
        ("[" * 100_000, "no record"),
        ('{"quote": "why.txt"}', "before its source"),
        ('{"source": 3}', '"source" has to be a string'),
        ('{"source": "a", "sha256": "AB", "bytes": 1}', '"sha256" has to be a SHA-256'),
        (json.dumps({"source": "a", "sha256": SHA, "bytes": -1}), '"bytes" has to be'),
        (json.dumps({"source": "a", "sha256": SHA, "bytes": True}), '"bytes" has to be'),
        (json.dumps({"source": "a", "sha256": SHA, "bytes": 1.5}), '"bytes" has to be'),
        ('{"source": "a", "bytes": ' + "9" * 5000 + "}", "no record"),
        ("{}", '"quote" has to be a string'),
    ],
)  # fmt: skip
def test_a_broken_line_is_named(second: str, message: str) -> None:
    with pytest.raises(LockError, match=message) as caught:
        parse_lock(f'{{"argmap.lock": 1}}\n\n{second}\n')
    assert caught.value.line == 3


def test_a_later_format_is_refused() -> None:
    with pytest.raises(LockError, match="line 1: this lock has format 2"):
        parse_lock('{"argmap.lock": 2}\n')


def test_a_lock_proves_quotes_without_the_text() -> None:
    map = map_of(*QUOTES)
    lock = make_lock(map, {"why": read_source("why.txt", TEXT)})
    record = parse_lock(print_lock(lock)).sources["why.txt"]
    assert (record.sha256, record.size) == (digest(TEXT), len(TEXT))
    assert [TEXT[each.start : each.end] for each in record.quotes] == [
        b"It",
        b"may be so",
        b"so it is.",
    ]
    for report in read_quotes(map, {"why": absent_source(record)}):
        assert report.status is QuoteStatus.LOCKED
    others = map_of("why: may be sO", "why#1: It", "why: It", "why: so […] is.", "why: so is.")
    assert [each.status.value for each in read_quotes(others, {"why": absent_source(record)})] == [
        "unlocked",
        "unlocked",
        "unlocked",
        "locked",
        "unlocked",
    ]


def test_what_is_uncertain_is_not_locked() -> None:
    map = map_of("why: so", "why: never", "why#9: so", "why: may be")
    lock = make_lock(map, {"why": read_source("why.txt", TEXT)})
    assert len(lock.sources["why.txt"].quotes) == 1


def test_locking_without_the_text_keeps_what_is_still_needed() -> None:
    first = make_lock(map_of(*QUOTES), {"why": read_source("why.txt", TEXT)})
    state = absent_source(first.sources["why.txt"])
    again = make_lock(map_of(*QUOTES[:2]), {"why": state})
    assert len(again.sources["why.txt"].quotes) == 2
    assert make_lock(map_of(*QUOTES), {"why": absent_source()}) == Lock({})


def test_only_the_sources_that_are_asked_for_are_locked() -> None:
    map = map_of("why: may be so", "how: so", sources=("why", "how"))
    states = {key: read_source(f"{key}.txt", b"may be so") for key in ("why", "how")}
    assert set(make_lock(map, states).sources) == {"why.txt", "how.txt"}
    assert set(make_lock(map, states, ["how"]).sources) == {"how.txt"}


def test_locks_of_one_folder_are_merged() -> None:
    state = {"why": read_source("why.txt", TEXT)}
    one, other = (make_lock(map_of(quote), state) for quote in QUOTES[:2])
    assert one.merged(other) == make_lock(map_of(*QUOTES[:2]), state)
    changed = make_lock(map_of(QUOTES[0]), {"why": read_source("why.txt", TEXT + b"!")})
    assert one.merged(changed) == changed


def test_a_changed_source_makes_its_quotes_suspect() -> None:
    map = map_of("why: may be so")
    record = make_lock(map, {"why": read_source("why.txt", TEXT)}).sources["why.txt"]
    (same,) = read_quotes(map, {"why": read_source("why.txt", TEXT, record)})
    (changed,) = read_quotes(map, {"why": read_source("why.txt", b"So: " + TEXT, record)})
    (added,) = read_quotes(map_of("why: and so"), {"why": read_source("why.txt", TEXT, record)})
    assert [same.suspect, changed.suspect, added.suspect] == [False, True, True]
    assert changed.status is added.status is QuoteStatus.FOUND
