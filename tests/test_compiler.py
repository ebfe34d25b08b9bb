"""The façade: what a file comes to, whatever it holds."""

from __future__ import annotations

import time
from collections.abc import Callable
from unicodedata import normalize

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import compiler
from argmap.compiler import Result, compile_file, decode
from argmap.report import FORMATS, Findings
from argmap.syntax import nodes
from argmap.syntax.catalogue import MOST
from argmap.syntax.printer import print_document
from tests.fuzz import inspect
from tests.memory import NAME, MemoryFiles, compile_text

SCRIPTS = {
    "Arabic": "لا أحد أحكم من سقراط",
    "Armenian": "Ոչ ոք ավելի իմաստուն չէ",
    "Bengali": "কেউ বেশি জ্ঞানী নয়",
    "Cherokee": "ᎠᏂᏣᎳᎩ",
    "Chinese": "没有人比苏格拉底更有智慧",
    "Cyrillic": "Никто не мудрее Сократа",
    "Devanagari": "सुकरात से बुद्धिमान कोई नहीं",
    "Ethiopic": "ከሶቅራጥስ የበለጠ ጥበበኛ የለም",
    "Georgian": "სოკრატეზე ბრძენი არავინაა",
    "Greek": "Οὐδεὶς Σωκράτους σοφώτερος",
    "Hangul": "소크라테스보다 현명한 사람은 없다",
    "Hebrew": "אין חכם מסוקרטס",
    "Japanese": "ソクラテスより賢い人はいない",
    "Khmer": "គ្មាននរណាឆ្លាតជាង",
    "Latin": "Žádný člověk není moudřejší",
    "Tamil": "சாக்ரடீஸை விட அறிவாளி இல்லை",
    "Thai": "ไม่มีใครฉลาดกว่าโสกราตีส",
    "Tibetan": "མཁས་པ་མེད།",
    "emoji": "👩‍👩‍👧 🇪🇺 ☝🏽 wins",
    "hieroglyphs": "𓀀𓁐",
}


def compiled(content: bytes, **others: str | bytes) -> Result:
    files = {f"{name}.argmap": each for name, each in others.items()}
    return compile_file(NAME, content, MemoryFiles({**files, NAME: content}))


def rules(content: bytes) -> list[str]:
    result = compiled(content)
    for each in result.diagnostics:
        inspect(each)
    for format_ in FORMATS.values():
        format_(Findings(result.diagnostics, 1))
    return [each.rule for each in result.diagnostics]


INPUTS: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", []),
    "blank lines": (b"\n \n\t\n", []),
    "one line": (b"map: T", []),
    "CRLF": (b"claim a #thesis: W.\r\n  reason: R.\r\n", []),
    "lone CR": (b"claim a #thesis: W.\r  reason: R.\r", []),
    "mixed ends": (b"claim a #thesis: W.\r\n  reason: R.\r  reason: S.\n", []),
    "BOM": (b"\xef\xbb\xbfclaim a #thesis: W.\n", []),
    "two BOMs": (b"\xef\xbb\xbf\xef\xbb\xbfclaim a #thesis: W.\n", ["control-character"]),
    "BOM inside": (b"claim a #thesis: W\xef\xbb\xbf.\n", ["control-character"]),
    "only a BOM": (b"\xef\xbb\xbf", []),
    "tab indent": (b"claim a #thesis: W.\n\treason: R.\n", ["tab-in-indent"]),
    "tab inside": (b"claim a #thesis:\tW.\tV.\n", []),
    "NUL": (b"claim a #thesis: W.\0\n", ["control-character"]),
    "only NULs": (b"\0" * 10, ["control-character"]),
    "bell": (b"claim a #thesis: \x07W.\n", ["control-character"]),
    "escape": (b"claim a #thesis: \x1b]0;title\x07\n", ["control-character"]),
    "form feed": (b"claim a #thesis: W.\n\x0c\n", ["control-character"]),
    "U+0085": ("claim a #thesis: W.\x85reason: R.\n".encode(), ["control-character"]),
    "U+2028": ("claim a #thesis: W.\u2028reason: R.\n".encode(), ["control-character"]),
    "U+2029": ("claim a #thesis: W.\u2029\n".encode(), ["control-character"]),
    "U+FFFF": ("claim a #thesis: W.\uffff\n".encode(), ["control-character"]),
    "Latin-1": ("claim a #thesis: Grüße.\n".encode("latin-1"), ["not-utf8"]),
    "UTF-16": ("claim a #thesis: W.\n".encode("utf-16"), ["not-utf8"]),
    "cut short": (b"claim a #thesis: W\xe2\x80", ["not-utf8"]),
    "surrogate": (b"claim a #thesis: \xed\xa0\x80\n", ["not-utf8"]),
    "overlong": (b"claim a #thesis: \xc0\xaf\n", ["not-utf8"]),
    "PNG": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ["not-utf8"]),
    "Latin-1 and a slip": (
        "clam a: Grüße.\nclaim b: W.\n  reson: R.\n".encode("latin-1"),
        ["not-utf8", "unknown-keyword"],
    ),
    "UTF-16 without ASCII": (b"\xfe\xff" + "对抗\n对抗".encode("utf-16-be"), ["not-utf8"]),
    "UTF-16 without a mark": ("claim ö: W.\nclam a: W.\n".encode("utf-16-le"), ["not-utf8"]),
    "bidi override": ("claim a #thesis: \u202eabc\u202c.\n".encode(), []),
}


@pytest.mark.parametrize(("content", "expected"), INPUTS.values(), ids=INPUTS)
def test_inputs_at_the_edge(content: bytes, expected: list[str]) -> None:
    assert rules(content) == expected


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"claim a: caf\xe9", "byte 13 fits no character."),
        (
            b"claim a: caf\xe9 \xe9 \xef\xbf\xbd",
            "byte 13 fits no character, nor does 1 further on.",
        ),
        (b"claim a: \xff\xff \xe2\x80", "byte 10 fits no character, nor do 2 further on."),
        (b"\xff\0\xff", "byte 1 fits no character."),
    ],
)
def test_how_many_bytes_fit_no_character_is_said(content: bytes, message: str) -> None:
    (found,) = compiled(content).diagnostics[:1]
    assert found.message == f"The file is not UTF-8: {message}"


def test_line_ends_do_not_get_into_words() -> None:
    for end in ("\n", "\r\n", "\r"):
        lines = ["claim a #thesis: W", "  | X.", "  reason: R.", ""]
        found = compiled(end.join(lines).encode()).map.statements.values()
        assert [each.prose for each in found] == ["W X.", "R."]


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_can_name_and_say(script: str) -> None:
    words = SCRIPTS[script]
    letters = regex.match(r"\p{L}[\p{L}\p{M}]*", words)
    name = letters.group() if letters else "x"
    text = f"claim {name} #thesis: {words}.\n  reason: {words}?\nexpect {name} stands\n"
    result = compile_text(text)
    assert [each.rule for each in result.diagnostics if each.breaks_map] == []
    assert result.map.statements[normalize("NFC", name)].prose == f"{words}."
    again = compile_text(normalize("NFD", text))
    assert list(again.map.statements) == list(result.map.statements)


MARKS = ("\u0301\u0316" * 100_000).encode()
HOSTILE: dict[str, Callable[[], bytes]] = {
    "nested reasons": lambda: (
        b"claim a: W.\n"
        + b"".join(b" " * n + b"reason r%d: R%d.\n" % (n, n) for n in range(1, 2000))
    ),
    "nested nonsense": lambda: b"".join(b" " * n + b"x\n" for n in range(1400)),
    "words": lambda: b"claim a #thesis: " + b"word " * 200_000,
    "one word": lambda: b"claim a #thesis: " + b"w" * 1_000_000,
    "no keyword": lambda: b"w" * 1_000_000,
    "blanks": lambda: b"claim a" + b" " * 1_000_000 + b": W.",
    "blanks after colon": lambda: b"claim a:" + b" " * 1_000_000 + b"x",
    "blank": lambda: b" " * 1_000_000,
    "bars": lambda: b"claim a #thesis: W.\n" + b"| x\n" * 20_000,
    "stray bars": lambda: b"| x\n" * 100_000,
    "nonsense": lambda: b"x\n" * 50_000,
    "NULs": lambda: b"\0\n" * 50_000,
    "hashes": lambda: b"#" * 1_000_000,
    "line ends": lambda: b"\r" * 1_000_000,
    "open parentheses": lambda: b"rule: " + b"(" * 30_000,
    "parentheses": lambda: b"claim a: W.\nrule: " + b"(" * 15_000 + b"a" + b")" * 15_000,
    "nots": lambda: b"claim a: W.\nrule: " + b"not " * 20_000 + b"a",
    "ands": lambda: b"claim a: W.\nrule: a" + b" and a" * 8_000,
    "same name": lambda: b"claim a: W.\n" * 20_000,
    "unknown names": lambda: b"".join(b"expect a%d open\n" % n for n in range(20_000)),
    "nearly known names": lambda: b"".join(
        b"claim claim%d: W%d.\nexpect clam%d open\n" % (n, n, n) for n in range(5_000)
    ),
    "marks": lambda: b"claim a " + b"".join(b"#x%d " % n for n in range(4_000)) + b": W.",
    "voices": lambda: b"claim a by " + b"v, " * 20_000 + b"v: W.",
    "dots": lambda: b"on " + b"a." * 200_000 + b"a",
    "combining marks": lambda: b"claim a: a" + MARKS,
    "combining marks in a name": lambda: b"claim a" + MARKS + b": W.",
    "left out": lambda: b"source s: s.txt\nclaim a: W.\n  > s: " + b"a [...] " * 20_000,
    "brackets": lambda: b"source s: s.txt\nclaim a: W.\n  > s: " + b"[" * 200_000,
    "same quotes": lambda: b"source s: s.txt\nclaim a: W.\n" + b"  > s: said\n" * 3_000,
    "imports": lambda: b"".join(b"import m%d: m%d.argmap\n" % (n, n) for n in range(10_000)),
    "imports of itself": lambda: b"".join(b"import m%d: map.argmap\n" % n for n in range(10_000)),
    "circle of voices": lambda: b"".join(
        b"voice v%d for v%d: V\n" % (n, (n + 1) % 5000) for n in range(5000)
    ),
    "ignores": lambda: b"# argmap: ignore[stray-claim] It is so.\n" * 5000,
    "random": lambda: bytes((n * n * 31 + n * 7) % 256 for n in range(200_000)),
}
SECONDS = 20
"""Far above what each takes (at most 2 s by itself), far below what a quadratic one would."""


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_take_seconds_and_little_is_said_of_them(case: str) -> None:
    content = HOSTILE[case]()
    files = MemoryFiles({NAME: content, "s.txt": "He said this. " * 100})
    before = time.process_time()
    result = compile_file(NAME, content, files)
    report = FORMATS["full"](Findings(result.diagnostics, 1))
    if not [each for each in result.diagnostics if each.code.startswith("AM0")]:
        print_document(result.documents[0])
    assert time.process_time() - before < SECONDS
    assert len([each for each in result.diagnostics if each.breaks_map]) <= MOST + 1
    assert len(report) < 200 * len(content) + 1_000_000


def test_ten_thousand_levels_of_nesting() -> None:
    lines = ["claim a #thesis: W."]
    lines += [f"{' ' * n}reason r{n}: Reason {n}." for n in range(1, 10_001)]
    result = compiled("\n".join(lines).encode())
    assert [each.rule for each in result.diagnostics] == []
    assert len(result.map.steps) == 10_000
    assert result.documents[0].entries[-1].depth == 10_000


PROSE = "The bridge is old.\nIt is closed: for now.\n\nNobody knows why.\non monday\n"


def test_a_text_is_told_once_to_be_no_map() -> None:
    (found,) = compile_file("speech.txt", PROSE.encode(), MemoryFiles()).diagnostics
    assert (found.rule, found.place.line) == ("not-a-map", 1)


def test_the_lines_of_a_map_with_another_ending_are_read_one_by_one() -> None:
    text = "claim a #thesis: Words.\n  resaon: More words.\n"
    (found,) = compile_file("map.txt", text.encode(), MemoryFiles()).diagnostics
    assert found.rule == "unknown-keyword"


@pytest.mark.parametrize("prose", [PROSE, "One long line.\n"])
def test_an_imported_text_is_told_at_the_import_and_nothing_follows(prose: str) -> None:
    text = "import y: speech.txt\nclaim a: Words.\n  reason y.b\n"
    files = MemoryFiles({NAME: text, "speech.txt": prose})
    (found,) = compile_file(NAME, text.encode(), files).diagnostics
    assert (found.rule, found.place.text.name, found.place.line) == ("not-a-map", NAME, 1)


def test_of_many_mistakes_the_first_are_listed() -> None:
    found = compile_text("clam a: W.\n" * (MOST + 500)).diagnostics
    assert [each.rule for each in found] == ["unknown-keyword"] * MOST + ["too-many-mistakes"]
    assert found[-1].place.line == MOST + 1
    assert "1,000" in found[-1].message
    assert len(compile_text("clam a: W.\n" * MOST).diagnostics) == MOST


def test_mistakes_of_one_file_do_not_hide_those_of_another() -> None:
    found = compile_text(
        "import m: other.argmap\nclaim a: W.\n  reason b\n", other="clam a: W.\n" * 2000
    ).diagnostics
    assert [each.rule for each in found if each.place.text.name == NAME] == ["unknown-name"]
    assert sum(each.place.text.name == "other.argmap" for each in found) == MOST + 1


@pytest.mark.parametrize(
    "broken",
    ["clam x: W.", "reason", "rebuttal x y: W.", "because x: y", "premise: P.", "x", "reason: "],
)
def test_a_broken_line_still_owns_what_is_indented_under_it(broken: str) -> None:
    text = f"claim a #thesis: W.\n  {broken}\n    reason: Under it.\n      rebuttal: Deeper.\n  reason: Beside.\n"
    result = compile_text(text)
    assert len(result.diagnostics) == 1
    assert result.diagnostics[0].place.line == 2
    entries = result.documents[0].entries
    assert isinstance(entries[1].line, nodes.BrokenLine)
    assert [each.parent for each in entries] == [-1, 0, 1, 2, 0]


MISTAKES = [
    ("claim {}: W.", "clam {}: W."),
    ("claim {}: W.", "claim {} W."),
    ("claim {}: W.", "claim {}:"),
    ("claim {}: W.", "claim : W."),
    ("claim {}: W.", "claim {}\u00a0x: W."),
    ("claim {}: W.\n  reason: R.", "claim {}: W.\n  reson: R."),
    ("claim {}: W.\n  because\n    premise: P.", "claim {}: W.\n  premise: P."),
    ("claim {}: W.\n  reason: R.", "claim {}: W.\n  reason nowhere"),
    ("claim {}: W.\n  reason: R.", "claim {}: W.\n\treason: R."),
    ("claim {}: W.\n  note: N.", "claim {}: W.\n  unless: N."),
    ("claim {}: W.\nrule: {}", "claim {}: W.\nrule: {} and"),
    ("claim {}: W.\nexpect {} stands", "claim {}: W.\nexpect {} stand"),
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(MISTAKES), min_size=8, max_size=8), st.permutations(range(8)))
def test_five_mistakes_in_five_places_are_five_findings(
    blocks: list[tuple[str, str]], order: list[int]
) -> None:
    wrong = set(order[:5])
    text, first = "", {}
    for at, (good, bad) in enumerate(blocks):
        first[at] = text.count("\n") + 1
        text += (bad if at in wrong else good).replace("{}", f"name-{at}") + "\n"
    found = compile_text(text).diagnostics
    lines = [each.place.line for each in found]
    assert len(found) == 5, [each.message for each in found]
    for at in wrong:
        ends = first[at] + blocks[at][1].count("\n")
        assert sum(first[at] <= line <= ends for line in lines) == 1


def test_the_same_map_says_the_same_every_time() -> None:
    text = "voice v: V\nclaim a by v: W.\n  reason b\nclaim c: W.\na yet c\nrule: a and c\n"
    reports = {FORMATS["json"](Findings(compile_text(text).diagnostics, 1)) for _ in range(5)}
    assert len(reports) == 1


def test_of_a_broken_map_only_what_is_sure_is_said() -> None:
    text = "source s: s.txt\nclam a: W.\nclaim b: V.\n  > s: words\n"
    found = [each.rule for each in compile_text(text).diagnostics]
    assert found == ["missing-source", "unknown-keyword"]


def test_what_lies_in_an_imported_file_alone_is_left_to_it() -> None:
    text = "import m: other.argmap\nclaim a #thesis: W.\n  reason m.b\n"
    assert compile_text(text, other="claim b: B.\nclaim stray: S.\n").diagnostics == ()
    (found,) = compile_text(text, other="claim b: B.\nclam c: C.\n").diagnostics
    assert (found.rule, found.place.text.name) == ("unknown-keyword", "other.argmap")


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("nowhere.argmap", "missing-import"),
        ("../x.argmap", "outside-root"),
        ("/etc/passwd", "outside-root"),
        ('"m.argmap"', "missing-import"),
        ("https://example.org/m.argmap", "missing-import"),
        ("x" * 5000, "missing-import"),
    ],
)
def test_imports_that_cannot_be_read(path: str, rule: str) -> None:
    (found,) = compile_text(f"import m: {path}\nclaim a #thesis: W.\n").diagnostics
    assert found.rule == rule
    assert found.place.text.excerpt(found.place.span) == path
    assert found.hint


def test_decode_says_which_byte() -> None:
    _, found = decode("x", b"ab\xffcd")
    assert found
    assert "byte 3" in found.message
    assert found.place.span == (2, 3)


def test_only_of_some_absent_sources_is_the_file_looked_for_that_may_be_meant(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compiler, "MOST_NEAR", 1)
    files = MemoryFiles({NAME: "source a: sone.txt\nsource b: sone.txt\n", "some.txt": "Words."})
    found = compile_file(NAME, files.read(NAME), files).diagnostics
    first, second = (each.hint for each in found if each.rule == "missing-source")
    assert first == "Did you mean `some.txt`?"
    assert second.startswith("Put the text at `sone.txt`")
