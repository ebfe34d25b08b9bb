"""The mistakes that reading a file can find: their names, codes and documentation.

Each has an example of the mistake and the same mended; tests read both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from argmap.diagnostic import Diagnostic, Edit, Fix, Label, Severity
from argmap.source import Place, Span, Text

MOST = 1000
LONG = re.compile(r"(\S{60})\S{140,}")


class Mistake(NamedTuple):
    """A kind of syntax error.

    Arguments:
        name, code: as in every report.
        summary: what it is, in a sentence.
        reason: why argmap insists, and what to do.
        flagged: a map that has it; empty where none can be shown.
        accepted: the same map without it.
    """

    name: str
    code: str
    summary: str
    reason: str
    flagged: str
    accepted: str

    @property
    def severity(self) -> Severity:
        """A file that cannot be read as meant is always an error."""
        return Severity.ERROR

    @property
    def page(self) -> str:
        """Its documentation, in Markdown."""
        shown = f"## Flagged\n\n```argmap flagged\n{self.flagged}\n```\n\n" if self.flagged else ""
        accepted = f"## Accepted\n\n```argmap accepted\n{self.accepted}\n```"
        return f"{self.summary}\n\n{self.reason}\n\n{shown}{accepted}\n"

    def at(
        self,
        text: Text,
        span: Span,
        message: str,
        *,
        hint: str = "",
        labels: tuple[Label, ...] = (),
        fix: tuple[str, Span, str] | None = None,
    ) -> Diagnostic:
        """A finding of this mistake; ``fix`` is a title, what it replaces, and by what.

        Of a word of 200 characters or more the message has the first 60.
        """
        mend = None
        if fix:
            title, where, replacement = fix
            mend = Fix(title, (Edit(Place(text, *where), replacement),), safe=False)
        place = Place(text, *span)
        return Diagnostic(
            self.name, self.code, self.severity, cut(message), place, "", labels, cut(hint), mend
        )


def cut(message: str) -> str:
    """A message in which a word of 200 characters or more has but its first 60."""
    return LONG.sub(r"\1…", message)


def bounded(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Mistakes by file and place; of more than ``MOST`` in a file the first, and that there are more."""
    kept: list[Diagnostic] = []
    ordered = sorted(found, key=lambda each: each.order)
    for _, group in groupby(ordered, key=lambda each: each.place.text):
        mistakes = list(group)
        kept += mistakes[:MOST]
        if len(mistakes) > MOST:
            place = mistakes[MOST].place
            message = f"There are more than {MOST:,} mistakes; those from here on are not listed."
            hint = "Mend some and check again; or is this a file of another kind?"
            kept.append(TOO_MANY_MISTAKES.at(place.text, place.span, message, hint=hint))
    return kept


NOT_UTF8 = Mistake(
    "not-utf8",
    "AM001",
    "The file is not UTF-8 text.",
    "argmap reads UTF-8 only, so that every script works everywhere. Save the file again as UTF-8 in your editor.",
    "",
    "claim a: Words.",
)
CONTROL_CHARACTER = Mistake(
    "control-character",
    "AM002",
    "A character that cannot be seen stands in the text.",
    "Control characters, line separators and byte order marks inside a file come from copying or from broken "
    "files. They hide from the reader what the machine sees. Delete them.",
    "claim a: A word\x07 that rings.",
    "claim a: A word that rings.",
)
TAB_IN_INDENT = Mistake(
    "tab-in-indent",
    "AM003",
    "An indent holds a tab or another character that is not a space.",
    "A tab is as wide as each editor likes, so what stands under what would depend on the editor. Indent by spaces.",
    "claim a: Words.\n\treason: More words.",
    "claim a: Words.\n  reason: More words.",
)
ODD_INDENT = Mistake(
    "odd-indent",
    "AM004",
    "A line's indent fits none of the lines above it.",
    "Lines that stand under one line begin in the same column. Move the line to the column of those it belongs with.",
    "claim a: Words.\n    reason: One.\n  reason: Two.",
    "claim a: Words.\n    reason: One.\n    reason: Two.",
)
CONTINUES_NOTHING = Mistake(
    "continues-nothing",
    "AM005",
    "A line begins with `|`, but there is no line directly above it to continue.",
    "`|` continues the words of the line directly above. A blank line or a comment between them ends that line.",
    "claim a: Words\n\n  | and more words.",
    "claim a: Words\n  | and more words.",
)
UNKNOWN_KEYWORD = Mistake(
    "unknown-keyword",
    "AM006",
    "A word that is no keyword stands where one belongs.",
    "Every line begins with a keyword, such as `claim` or `reason`, or with two names and `yet` or `contradicts` "
    "between them; some have others before the colon, such as `by`. A misspelt keyword is never taken for prose.",
    "clam a: Words.",
    "claim a: Words.",
)
MISSING_COLON = Mistake(
    "missing-colon",
    "AM007",
    "A colon is missing before the words.",
    "Before the colon is for the machine, after it for people.",
    "claim a Words for people.",
    "claim a: Words for people.",
)
MISSING_WORDS = Mistake(
    "missing-words",
    "AM008",
    "A line that needs words has none.",
    "A statement is a full sentence after a colon; a box without words says nothing.",
    "claim a:",
    "claim a: Words.",
)
MISSING_NAME = Mistake(
    "missing-name",
    "AM009",
    "A line that needs a name has none.",
    "A claim, a voice, a source or an import is there to be spoken of by other lines, so it needs a name. Write a "
    "short one before the colon.",
    "claim: Words.",
    "claim words: Words.",
)
KEYWORD_AS_NAME = Mistake(
    "keyword-as-name",
    "AM010",
    "A keyword stands where a name is wanted.",
    "Keywords are reserved, so that no line can be read in two ways. Choose another name.",
    "claim reason: Words.",
    "claim reasoned: Words.",
)
MISPLACED_LINE = Mistake(
    "misplaced-line",
    "AM011",
    "A line stands where such a line cannot stand.",
    "What is indented under a line is about that line, and not every line can have every other under it.",
    "claim a: Words.\n  voice v: Somebody",
    "voice v: Somebody\nclaim a by v: Words.",
)
PREMISE_ALONE = Mistake(
    "premise-alone",
    "AM012",
    "A premise stands outside `because` and `but`.",
    "Premises that need each other go together under one `because` (for) or `but` (against). A statement that "
    "speaks for another by itself is a `reason`; one that speaks against it, a `rebuttal`.",
    "claim a: Words.\n  premise: More words.",
    "claim a: Words.\n  because\n    premise: More words.",
)
UNDER_REFERENCE = Mistake(
    "under-reference",
    "AM013",
    "A line stands under a mere reference.",
    "A line such as `reason ID` only points to a statement. What is said about that statement belongs where it is "
    "defined, or under `on ID`; only `unless`, `question` and `note` may stand under the reference.",
    "claim a: Words.\n  reason b\n    reason: More words.\nclaim b: Others.",
    "claim a: Words.\n  reason b\nclaim b: Others.\n  reason: More words.",
)
UNLESS_ON_NO_STEP = Mistake(
    "unless-on-no-step",
    "AM014",
    "An `unless` stands under a line that is no step.",
    "`unless` attacks the step from premises to conclusion, so it stands under `reason`, `rebuttal`, `because`, "
    "`but`, `yet` or `contradicts`. What speaks against a statement is a `rebuttal`.",
    "claim a: Words.\n  unless: More words.",
    "claim a: Words.\n  rebuttal: More words.",
)
TRAILING_COMMENT = Mistake(
    "trailing-comment",
    "AM015",
    "A comment stands at the end of a line.",
    "Comments have lines of their own, so that `#` in prose is never cut off. Move it to the line above.",
    "claim a: Words.\n  because # two premises\n    premise: More words.",
    "claim a: Words.\n  # two premises\n  because\n    premise: More words.",
)
QUOTE_WITHOUT_SOURCE = Mistake(
    "quote-without-source",
    "AM016",
    "A quote does not say where it is from.",
    "`> SOURCE: WORDS` names a `source` of the map, so that the words can be checked against it.",
    "claim a: Words.\n  > as it stands",
    "source why: why.txt\nclaim a: Words.\n  > why: as it stands",
)
ONE_SIDED_TENSION = Mistake(
    "one-sided-tension",
    "AM017",
    "A `yet` or `contradicts` has one side only.",
    "Both stand between two names: `ID yet ID`.",
    "claim a: Words.\na yet: No one holds both.",
    "claim a: Words.\nclaim b: Others.\na yet b: No one holds both.",
)
BROKEN_FORMULA = Mistake(
    "broken-formula",
    "AM018",
    "A formula cannot be read.",
    "A formula is made of names of statements, `not`, `and`, `or`, `implies`, `iff` and parentheses. Two `implies` "
    "or `iff` in a row need parentheses that say which comes first.",
    "claim a: Words.\nclaim b: Others.\nrule: a implies",
    "claim a: Words.\nclaim b: Others.\nrule: a implies b",
)
HEAD_OUT_OF_ORDER = Mistake(
    "head-out-of-order",
    "AM019",
    "The parts of a line stand in the wrong order.",
    "Before the colon: the name, then `by`, then `#marks`, then `asks`. After `because`: the name, `by`, `via`, "
    "`strictly`. One order, so that every map reads alike.",
    "voice v: Somebody\nclaim a #thesis by v: Words.",
    "voice v: Somebody\nclaim a by v #thesis: Words.",
)
BAD_NAME = Mistake(
    "bad-name",
    "AM020",
    "A name has characters that a name cannot have.",
    "A name is a letter of any script, then letters, digits, `-` and `_`.",
    "claim 1st: Words.",
    "claim first: Words.",
)
UNEXPECTED_WORDS = Mistake(
    "unexpected-words",
    "AM021",
    "A line goes on where it should have ended, or differently than it can.",
    "The part before the colon is for the machine, which knows a few forms only. The message says which.",
    "claim a: Words.\n  because it is so",
    "claim a: Words.\n  because\n    premise: It is so.",
)
SECOND_TITLE = Mistake(
    "second-title",
    "AM022",
    "A `map` line is not the first line, or stands twice.",
    "A map has one title, and it comes first.",
    "claim a: Words.\nmap: A title",
    "map: A title\nclaim a: Words.",
)
MISSING_IMPORT = Mistake(
    "missing-import",
    "AM023",
    "An imported file cannot be read.",
    "`import ID: PATH` names a file relative to the one that imports it.",
    "import m: nowhere.argmap\nclaim a: Words.",
    "claim a: Words.",
)
CIRCULAR_IMPORT = Mistake(
    "circular-import",
    "AM024",
    "Files import each other in a circle.",
    "A file cannot be part of itself. Move what both need into a third file.",
    "import m: map.argmap\nclaim a: Words.",
    "claim a: Words.",
)
OUTSIDE_ROOT = Mistake(
    "outside-root",
    "AM025",
    "A path leads out of the project.",
    "A map reads files of its own project only, unless `--root` names a folder further up.",
    "import m: ../../elsewhere.argmap\nclaim a: Words.",
    "claim a: Words.",
)
TOO_MANY_MISTAKES = Mistake(
    "too-many-mistakes",
    "AM026",
    "A file has more than 1,000 mistakes.",
    "The first thousand are listed. So many come from one that repeats, or from a file that is no map.",
    "",
    "claim a: Words.",
)
NOT_A_MAP = Mistake(
    "not-a-map",
    "AM027",
    "A file of another kind stands where a map is wanted.",
    "Its name does not end in `.argmap`, and hardly a line of it begins with a keyword: a text, perhaps, that maps "
    "quote. Such a text is a `source`; what is checked, drawn and imported is a map.",
    "",
    "claim a: Words.",
)

MISTAKES = (
    NOT_UTF8,
    CONTROL_CHARACTER,
    TAB_IN_INDENT,
    ODD_INDENT,
    CONTINUES_NOTHING,
    UNKNOWN_KEYWORD,
    MISSING_COLON,
    MISSING_WORDS,
    MISSING_NAME,
    KEYWORD_AS_NAME,
    MISPLACED_LINE,
    PREMISE_ALONE,
    UNDER_REFERENCE,
    UNLESS_ON_NO_STEP,
    TRAILING_COMMENT,
    QUOTE_WITHOUT_SOURCE,
    ONE_SIDED_TENSION,
    BROKEN_FORMULA,
    HEAD_OUT_OF_ORDER,
    BAD_NAME,
    UNEXPECTED_WORDS,
    SECOND_TITLE,
    MISSING_IMPORT,
    CIRCULAR_IMPORT,
    OUTSIDE_ROOT,
    TOO_MANY_MISTAKES,
    NOT_A_MAP,
)
