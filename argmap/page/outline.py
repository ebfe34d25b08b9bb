"""The map as nested lists, for those who do not see the drawing, or print it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.render.xml import escape

_ABOUT = {
    "reason": "Reason",
    "because": "Because",
    "rebuttal": "Rebuttal",
    "but": "But",
    "unless": "Unless",
    "question": "Question",
    "assumption": "Assumption",
    "premise": "Premise",
    "holds": "Premise",
    "claim": "Claim",
    "rule": "Rule",
    "step": "Step",
    "yet": "Yet",
    "contradicts": "Contradicts",
}
DEEPEST = 60


def outline_of(items: Mapping[str, Any], below: Mapping[str, Sequence[str]]) -> str:
    """Nested lists of all that is drawn, each thing once, and named where it comes again. Linear; iterative.

    Beyond 60 levels, lists do not nest further.
    """
    return "".join(_walk(items, below))


def _walk(items: Mapping[str, Any], below: Mapping[str, Sequence[str]]) -> Iterator[str]:
    heads = {key for keys in below.values() for key in keys}
    seen: set[str] = set()
    yield "<ul>"
    # First what is below nothing, then whatever is only in circles.
    for root in (*(key for key in items if key not in heads), *items):
        if root in seen:
            continue
        todo: list[str | None] = [root]
        depth = 0
        while todo:
            key = todo.pop()
            if key is None:
                depth -= 1
                yield "</ul></li>" if depth < DEEPEST else "</li>"
                continue
            again = key in seen
            seen.add(key)
            yield f"<li>{_line(key, items[key], again)}"
            children = [] if again else [each for each in below.get(key, ()) if each in items]
            if not children:
                yield "</li>"
                continue
            if depth < DEEPEST:
                yield "<ul>"
            depth += 1
            todo.append(None)
            todo += reversed(children)
    yield "</ul>"


def _line(key: str, item: Mapping[str, Any], again: bool) -> str:
    said = ", ".join(chip.removesuffix(":") for chip in item["chips"])
    kind = _ABOUT.get(item["kind"], item["kind"])
    lead = f"{kind} ({said})" if said else kind
    words = f"{lead}: {item['words']}" if item["words"] else lead
    tail = f' <span class="tail">({item["standing"]})</span>' if item["standing"] else ""
    tail += ' <span class="tail">(see above)</span>' if again else ""
    return f'<a href="#" data-key="{escape(key)}" dir="auto">{escape(words)}</a>{tail}'
