"""Feeds broken maps to argmap: ``python -m tests.fuzz --inputs 100000 --seed 1``.

Each input is a piece of a real map, changed at random. Whatever the input, nothing but findings may come out,
each inside its file and with something to say; and what is accepted has one canonical form.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from argmap.compiler import compile_file, decode
from argmap.diagnostic import Diagnostic
from argmap.diagram.theme import LIGHT
from argmap.fixes import apply_fixes
from argmap.render.dot import write_dot
from argmap.render.drawing import diagram_of
from argmap.report import FORMATS, Findings
from argmap.source import Place, Text
from argmap.syntax.catalogue import MISTAKES
from argmap.syntax.keywords import KEYWORDS
from argmap.syntax.parser import parse
from argmap.syntax.printer import print_document
from tests.documents import said
from tests.memory import NAME, MemoryFiles

EXAMPLES = Path(__file__).parent.parent / "examples"
STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
MOSTLY_WHOLE = 0.2
WORDS = (
    *sorted(KEYWORDS),
    *(
        ">",
        "|",
        "#",
        ":",
        "@1",
        "a",
        "m.a",
        "#1",
        "#thesis",
        "(",
        ")",
        ",",
        "-",
        "[...]",
        "“",
        "：",
    ),
)
CHARACTERS = "aZé法ا0-_#|:>,.() \t\n\r\x00\x07\u2028\ufeff\u0301\u200d\U0001f600“：[]`*+/\\"
OTHERS: dict[str, str | bytes] = {
    "other.argmap": "voice v: Somebody\nclaim a by v: Words.\nsource s: s.txt\nimport back: map.argmap\n",
    "broken.argmap": b"claim \xff: \n\tclam",
    "s.txt": "Some words stand here, and some words stand there. “Nothing,” said she, “is a word.”",
}


def examples() -> list[str]:
    """The maps that are changed."""
    found = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*/*.argmap"))]
    found += [each for mistake in MISTAKES for each in (mistake.flagged, mistake.accepted)]
    found.append(
        "import m: other.argmap\nimport b: broken.argmap\nclaim a: W.\n  > m.s: some words\n  reason m.a\n"
    )
    return found


def mutate(random: Random, text: str) -> str:
    """A few random changes of characters, words and lines."""
    for _ in range(random.choice((1, 1, 1, 2, 3, 8))):
        text = random.choice(CHANGES)(random, text)
    return text


def _characters(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    cut = random.choice((0, 0, 1, 1, 2, 10))
    new = "".join(random.choices(CHARACTERS, k=random.choice((0, 1, 1, 2))))
    return text[:at] + new + text[at + cut :]


def _swapped(random: Random, text: str) -> str:
    at = random.randint(0, len(text))
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def _words(random: Random, text: str) -> str:
    found = list(re.finditer(r"[^\s:,]+", text))
    if not found:
        return random.choice(WORDS)
    start, end = random.choice(found).span()
    other = random.choice(found).group() if random.random() < 0.3 else random.choice(WORDS)
    return text[:start] + random.choice((other, "", f"{other} {text[start:end]}")) + text[end:]


def _lines(random: Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    one, two = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[one]
        case 1:
            lines.insert(two, lines[one])
        case 2:
            lines[one], lines[two] = lines[two], lines[one]
        case 3:
            lines[one] = " " * random.randint(0, 6) + lines[one].lstrip(" ")
        case _:
            lines[one] = " ".join(random.choices(WORDS, k=random.randint(1, 6))) + "\n"
    return "".join(lines)


def _ends(random: Random, text: str) -> str:
    end = random.choice(("\r\n", "\r", "\n\n", "\u2028", "\n# comment\n", "\n  | "))
    return text.replace("\n", end, random.choice((1, -1)))


def rearrange(random: Random, text: str) -> str:
    """The whole map with a line gone, doubled or elsewhere, or a name in place of another: mostly still a map."""
    lines = text.splitlines(keepends=True)
    names = re.findall(
        r"(?m)^\s*(?:claim|reason|rebuttal|premise|on|expect|voice|by) ([\w.-]+)", text
    )
    for _ in range(random.choice((1, 1, 2, 4))):
        at, to = random.randrange(len(lines) or 1), random.randrange(len(lines) or 1)
        change = random.randrange(4)
        if change == 0 and lines:
            del lines[at]
        elif change == 1 and lines:
            lines.insert(to, lines[at])
        elif change == 2 and lines:
            lines.insert(to, lines.pop(at))
        elif names:
            one, other = random.choice(names), random.choice(names)
            lines = re.sub(rf"\b{re.escape(one)}\b", other, "".join(lines), count=1).splitlines(
                True
            )
    return "".join(lines)


CHANGES = (_characters, _characters, _swapped, _words, _words, _lines, _lines, _ends)


def piece(random: Random, text: str) -> str:
    """Some lines in a row, a few of them or all."""
    lines = text.splitlines(keepends=True)
    start = random.randrange(max(1, len(lines)))
    return "".join(lines[start : start + random.randint(1, 12)])


def examine(content: bytes) -> list[str]:
    """Whether argmap takes an input as it should.

    Returns:
        the rules of what was found.
    """
    text, unreadable = decode(NAME, content)
    parsed = parse(text)
    for each in parsed.diagnostics:
        inspect(each)
        assert each.place.text is text
        assert each.hint, each
        for words in (
            each.message,
            each.hint,
            each.note,
            *(label.message for label in each.labels),
        ):
            assert not STEERS.search(words), each
    if not parsed.diagnostics and not unreadable:
        one_form(text)
    files = MemoryFiles({**OTHERS, NAME: content})
    result = compile_file(NAME, content, files)
    for each in result.diagnostics:
        inspect(each)
    mended, made = apply_fixes(result.map.texts[0], result.diagnostics)
    if made:
        compile_file(NAME, mended.encode(), files)
    if not parsed.diagnostics:
        for each in result.diagnostics:
            still_parses(each, result.map.texts[0])
    if not any(each.breaks_map for each in result.diagnostics):
        drawn = write_dot(diagram_of(result.map), LIGHT)
        assert not STEERS.search(drawn.replace("\n", "").replace("\t", "")), drawn
    for format_ in FORMATS.values():
        shown = format_(Findings(result.diagnostics, 1))
        assert not STEERS.search(shown.replace("\n", "")), shown
    return [each.rule for each in result.diagnostics]


def still_parses(each: Diagnostic, text: Text) -> None:
    """A map that parses does so after any mend of it, safe or not."""
    if each.fix and all(edit.place.text is text for edit in each.fix.edits):
        safe = each._replace(fix=each.fix._replace(safe=True))
        mended, _ = apply_fixes(text, [safe])
        assert not parse(Text(NAME, mended)).diagnostics, (each, mended)


def inspect(each: Diagnostic) -> None:
    """A finding lies inside its files and says something."""
    assert isinstance(each, Diagnostic)
    assert each.rule
    assert each.code
    places = [each.place, *(label.place for label in each.labels)]
    places += [edit.place for edit in each.fix.edits] if each.fix else []
    for place in places:
        within(place)
    assert each.message.strip(), each


def within(place: Place) -> None:
    """A place lies inside its text."""
    start, end = place.span
    assert 0 <= start <= end <= len(place.text.content), place


def one_form(text: Text) -> None:
    """What is accepted says the same in canonical form, which is its own canonical form."""
    document = parse(text).document
    printed = print_document(document)
    again = parse(Text(text.name, printed))
    assert again.diagnostics == (), printed
    assert said(again.document) == said(document), printed
    assert print_document(again.document) == printed


def fuzz(inputs: int, seed: int, sources: Sequence[str]) -> Counter[str]:
    """Examine many inputs; how often each rule was found."""
    random = Random(seed)
    found: Counter[str] = Counter()
    for number in range(inputs):
        text = random.choice(sources)
        whole = random.random() < MOSTLY_WHOLE
        text = rearrange(random, text) if whole else mutate(random, piece(random, text))
        content = text.encode("utf-8", "surrogatepass")
        if random.random() < 0.02:
            at = random.randint(0, len(content))
            content = content[:at] + random.randbytes(2) + content[at:]
        try:
            found.update(examine(content) or ["nothing"])
        except Exception as error:
            error.add_note(f"input {number} of seed {seed}: {content!r}")
            raise
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    found = fuzz(asked.inputs, asked.seed, examples())
    print(f"{asked.inputs} inputs, seed {asked.seed}")
    for rule, count in found.most_common():
        print(f"{count:8} {rule}")


if __name__ == "__main__":
    main()
