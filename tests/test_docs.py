"""The generated documentation."""

from __future__ import annotations

from pathlib import Path

from argmap import docs
from argmap.checks import pages
from argmap.cli import VERBS
from argmap.config.table import settings_table
from argmap.files import ROOT_MARKERS


def test_written_pages_do_not_drift(tmp_path: Path) -> None:
    docs.write(tmp_path)
    assert docs.drifted(tmp_path) == []


def test_drift_is_listed_and_mended(tmp_path: Path) -> None:
    docs.write(tmp_path)
    (tmp_path / "checks" / "unused-voice.md").unlink()
    (tmp_path / "checks" / "stray-claim.md").write_text("# other\n")
    (tmp_path / "checks" / "gone.md").write_text("# gone\n")
    expected = ["checks/gone.md", "checks/stray-claim.md", "checks/unused-voice.md"]
    assert docs.drifted(tmp_path) == expected
    docs.write(tmp_path)
    assert docs.drifted(tmp_path) == []


def test_every_rule_and_verb_is_documented() -> None:
    generated = docs.generated()
    for name in pages():
        assert f"[{name}]({name}.md)" in generated["checks/index.md"]
        assert generated[f"checks/{name}.md"].startswith(f"# {name}\n")
    for verb in VERBS:
        assert f"## argmap {verb}\n" in generated["cli.md"]


def test_every_mark_of_a_projects_root_is_named() -> None:
    quotes = Path(docs.__file__).parent.parent / "docs" / "quotes.md"
    for text in (docs.generated()["cli.md"], settings_table(), quotes.read_text(encoding="utf-8")):
        assert [each for each in ROOT_MARKERS if each not in text] == []


def test_tables_have_as_many_cells_as_heads() -> None:
    rows = [each for each in docs.generated()["checks/index.md"].splitlines() if each[:1] == "|"]
    assert {each.replace(r"\|", "").count("|") for each in rows} == {5}


def test_unknown_arguments_are_refused() -> None:
    assert docs.main(["--chekc"]) == 2
