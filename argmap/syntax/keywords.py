"""The words that no name can be, and the marks that have a meaning."""

from __future__ import annotations

LINE_KEYWORDS = (
    *("map", "source", "voice", "import", "section", "claim", "rule", "on", "expect"),
    *(
        "reason",
        "rebuttal",
        "because",
        "but",
        "premise",
        "assumption",
        "unless",
        "question",
        "note",
    ),
)
VERDICTS = ("stands", "falls", "open", "consistent", "inconsistent")
OPERATORS = ("not", "and", "or", "implies", "iff")
INNER_KEYWORDS = (
    *("by", "for", "via", "strictly", "asks", "holds", "yet", "contradicts"),
    *OPERATORS,
)
KEYWORDS = frozenset((*LINE_KEYWORDS, *VERDICTS, *INNER_KEYWORDS))

STATEMENT_MARKS = ("thesis", "given", "supposed")
VOICE_MARKS = ("author",)
