"""A chain of 100,000 reasons overflows nothing."""

from __future__ import annotations

import json

import pytest

from argmap.reasoning.commitments import commitments
from argmap.reasoning.standing import standing
from argmap.reasoning.turning import smallest_changes
from argmap.reasoning.whatif import WhatIf, turned
from argmap.reasoning.why import Why
from argmap.report.verdicts import why_json
from argmap.report.verdicts.why import text
from tests.reasoning.maps import read_map

COUNT = 100_000
LAST = f"c{COUNT}"


@pytest.fixture(scope="module")
def chain() -> WhatIf:
    lines = [f"claim c{n}: Words.\n  reason c{n + 1}\n" for n in range(COUNT)]
    arg_map = read_map("".join(lines) + f"claim {LAST}: Words.\n")
    return WhatIf(arg_map, commitments(arg_map))


def test_all_of_it_stands(chain: WhatIf) -> None:
    found = standing(chain.map, chain.commitments)
    assert len(found) == 2 * COUNT + 1
    assert set(found.values()) == {"stands"}


def test_all_of_it_falls_with_its_end(chain: WhatIf) -> None:
    found = turned(chain, [LAST])
    assert len(found) == 2 * COUNT + 1
    assert set(found.values()) == {("stands", "falls")}


def test_every_statement_of_it_is_a_smallest_change(chain: WhatIf) -> None:
    found = smallest_changes(chain, "c0", False, most=3)
    assert (found.sets, found.outcome) == ((("c1",), ("c2",), ("c3",)), "more")


def test_it_is_explained_as_text_and_as_json(chain: WhatIf) -> None:
    found = Why(chain, "c0", most=1)
    assert len(found.accounts) == 2 * COUNT + 1
    whole = text(found, depth=COUNT + 1)
    assert f"because `{LAST}`: Words." in whole
    assert len(whole) < 15_000_000
    assert len(json.loads(why_json.text(found))["accounts"]) == 2 * COUNT + 1
