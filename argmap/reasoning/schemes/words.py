"""Schemes in words: the page of one, and the list of all. Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from argmap.reasoning.schemes.catalogue import all_schemes
from argmap.reasoning.schemes.scheme import FAMILIES, Scheme, SchemePremise

_INTRODUCTION = """\
# Schemes

A scheme is a common pattern of argument. `via` names the scheme of a step; a premise may carry its
role in the scheme as a tag; `question … asks` raises one of the scheme's critical questions:

```argmap
claim bear #thesis: A bear came through here.
  because via sign
    premise #finding: There are tracks with five claws in the snow.
    assumption #general: Tracks with five claws are made by bears.
      question asks strength: Do badgers not have five claws too?
```

`argmap scheme NAME` prints a scheme. The catalogue follows Walton, Reed & Macagno, *Argumentation
Schemes* (Cambridge University Press 2008), in words of our own; what is taken from elsewhere says so.
A question *attacks* the part that a bad answer to it speaks against, and is best put under that part.
"""


def scheme_page(scheme: Scheme, level: int = 1) -> str:
    """A scheme's page; ``level`` is that of its heading."""
    return "\n\n".join(_parts(scheme, level)) + "\n"


def _parts(scheme: Scheme, level: int) -> Iterator[str]:
    yield f"{'#' * level} {scheme.name}"
    also = (
        f" · also called {', '.join(_spaced(each) for each in scheme.aliases)}"
        if scheme.aliases
        else ""
    )
    yield f"{scheme.title} · {FAMILIES[scheme.family]}{also}"
    yield scheme.description
    yield "**Premises**"
    yield "\n".join(_premise(each) for each in scheme.premises)
    yield "**Conclusion**"
    yield scheme.conclusion
    yield "**Critical questions**"
    yield "\n".join(
        f"- `{each.id}`: {each.words} (attacks {_part(each.attacks)})" for each in scheme.questions
    )
    yield "**Example**"
    yield f"```argmap\n{scheme.example}```"
    yield f"Reference: {scheme.reference}."


def _premise(premise: SchemePremise) -> str:
    return (
        f"- `#{premise.role}`: {premise.words}{'' if premise.required else ' (often left unsaid)'}"
    )


def _part(attacks: str) -> str:
    return f"the {attacks}" if attacks in ("step", "conclusion") else f"`#{attacks}`"


def _spaced(alias: str) -> str:
    return alias.replace("-", " ")


def catalogue_page() -> str:
    """All schemes on one page: a table of each family, then the schemes."""
    return "\n".join([_INTRODUCTION, *_tables(), *(scheme_page(each, 2) for each in all_schemes())])


def _tables() -> Iterator[str]:
    for family, members in groupby(all_schemes(), key=lambda each: each.family):
        rows = (f"| [{each.name}](#{each.name}) | {each.description} |" for each in members)
        yield "\n".join(
            [f"**{FAMILIES[family]}**\n", "| scheme | pattern |", "|---|---|", *rows, ""]
        )
