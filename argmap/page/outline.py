"""The map as nested lists, for those who do not see the drawing, or print it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from argmap.render.xml import escape

DEEPEST = 60

Below = Mapping[str, Sequence[tuple[str, str]]]


def outline_of(content: Mapping[str, Any]) -> str:
    """Nested lists of all that is drawn, each thing once, and named where it comes again; then the tensions.

    Linear in the map's size; iterative. Beyond 60 levels, lists do not nest further.

    Arguments:
        content: as ``content_of`` has it.
    """
    items, below, ties = content["items"], content["below"], content["ties"]
    tied = [each["key"] for each in ties if each["key"]]
    lines = ["<ul>", *_walk(items, below, tied), "</ul>"]
    if ties:
        lines += ["<h3>Tensions</h3><ul>", *(_tie(items, below, each) for each in ties), "</ul>"]
    return "".join(lines)


def _walk(items: Mapping[str, Any], below: Below, tied: Sequence[str]) -> Iterator[str]:
    """Everything that is not below a tension: first what is below nothing, then what is only in circles."""
    under = {key for pairs in below.values() for key, _ in pairs}
    seen = set(tied)
    for root in (*(key for key in items if key not in under), *items):
        if root in seen:
            continue
        todo: list[tuple[str, str] | None] = [(root, items[root]["kind"])]
        depth = 0
        while todo:
            here = todo.pop()
            if here is None:
                depth -= 1
                yield "</ul></li>" if depth < DEEPEST else "</li>"
                continue
            key, role = here
            again = key in seen
            seen.add(key)
            yield f"<li>{_line(key, role, items[key], again)}"
            children = [] if again else [each for each in below.get(key, ()) if each[0] in items]
            if not children:
                yield "</li>"
                continue
            if depth < DEEPEST:
                yield "<ul>"
            depth += 1
            todo.append(None)
            todo += reversed(children)


def _line(key: str, role: str, item: Mapping[str, Any], again: bool = False) -> str:
    said = ", ".join(chip.removesuffix(":") for chip in item["chips"])
    kind = "premise" if role == "holds" else role
    lead = f"{kind.capitalize()} ({said})" if said else kind.capitalize()
    words = f"{lead}: {item['words']}" if item["words"] else lead
    verdicts = [item["standing"]] if item["standing"] else []
    verdicts += [f"the {each['role']} {each['standing']}" for each in item["steps"]]
    tail = f' <span class="tail">({"; ".join(verdicts)})</span>' if verdicts else ""
    tail += ' <span class="tail">(see above)</span>' if again else ""
    return f'<a href="#" data-key="{escape(key)}" dir="auto">{escape(words)}</a>{tail}'


def _tie(items: Mapping[str, Any], below: Below, tie: Mapping[str, str]) -> str:
    sides = [
        f'<a href="#" data-key="{escape(side)}" dir="auto">“{escape(items[side]["words"])}”</a>'
        for side in (tie["left"], tie["right"])
        if side in items
    ]
    why = f": {escape(tie['why'])}" if tie["why"] else ""
    children = "".join(
        f"<li>{_line(key, role, items[key])}</li>"
        for key, role in below.get(tie["key"], ())
        if key in items
    )
    tail = f"<ul>{children}</ul>" if children else ""
    word = f" <em>{tie['kind']}</em> "
    return f"<li>{word.join(sides)}{why}{tail}</li>"
