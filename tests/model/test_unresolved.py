"""What is said of names that stand for nothing, or for something else, beyond what goldens show."""

from __future__ import annotations

import pytest

from argmap.diagnostic import Diagnostic
from tests.memory import compile_text

B = "import c: c.argmap\nclaim near: Words.\n  reason: More.\n"
C = "claim deep: Words.\n  reason: More.\nvoice vera: Vera\n"


def unknown(line: str) -> Diagnostic:
    """What is said of a line in a map that imports another, which imports a third."""
    text = f"import b: b.argmap\nimport debate: c.argmap\nclaim a: Words.\n{line}\n"
    (found,) = (
        each for each in compile_text(text, b=B, c=C).diagnostics if each.rule == "unknown-name"
    )
    return found


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("  reason b.c.dep", "No statement is called `b.c.dep`.", "Did you mean `b.c.deep`?"),
        ("  reason b.c.near", "No statement is called `b.c.near`.", "Did you mean `b.near`?"),
        ("  reason deep", "No statement is called `deep`.", "Did you mean `debate.deep`?"),
        (
            "  reason debating.deep",
            "No import is called `debating`.",
            "Did you mean `debate.deep`?",
        ),
        ("  reason debates.foo", "No import is called `debates`.", "Did you mean `debate`?"),
        ("  reason b.cc.deep", "No import is called `b.cc`.", "Did you mean `debate.deep`?"),
        ("  reason a.deep", "`a` is a statement, not an import.", "Did you mean `debate.deep`?"),
        (
            "  reason elsewhere.foo",
            "No import is called `elsewhere`.",
            "Import it, `import elsewhere: FILE`, or write the name of a statement that is there.",
        ),
        (
            "  reason b.zoo.foo",
            "No import is called `b.zoo`.",
            "Import it there, `import zoo: FILE`, or write the name of a statement that is there.",
        ),
        (
            "  reason b.c.something",
            "No statement is called `b.c.something`.",
            "Define it in that file, or write the name of a statement that is there.",
        ),
        (
            "  reason by b.c.vear: Words.",
            "No voice is called `b.c.vear`.",
            "Did you mean `b.c.vera`?",
        ),
        (
            "  > why.txt: Words",
            "No source is called `why.txt`.",
            "Name the text on a line of its own, `source why: why.txt`, and write `> why: …`.",
        ),
        (
            "on b.c.vera",
            "`b.c.vera` is a voice; here the name of a statement, step or rule is needed.",
            "Write another name, or change the line.",
        ),
    ],
)
def test_names_through_imports(line: str, message: str, hint: str) -> None:
    found = unknown(line)
    assert (found.message, found.hint) == (message, hint)


def test_what_is_meant_is_shown_in_its_file() -> None:
    (label,) = unknown("  reason b.c.dep").labels
    assert str(label.place) == "c.argmap:1:7"
