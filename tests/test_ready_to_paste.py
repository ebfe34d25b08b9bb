"""What a project pastes into its CI: each script runs here as it runs there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.git import git

yaml = pytest.importorskip("yaml")

ROOT = Path(__file__).parents[1]
STARTERS = ROOT / "argmap" / "cli" / "starters"
BASH = shutil.which("bash")
GIT = shutil.which("git")

pytestmark = pytest.mark.skipif(not (BASH and GIT), reason="needs bash and git")

BEFORE = "claim a #thesis: The bridge should be mended.\n  reason: It sways.\n"
AFTER = BEFORE + "  rebuttal: It has always swayed.\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A pull request's checkout: a commit on top of its base; the base's name is in BASE."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / "bridge map.argmap").write_text(BEFORE, encoding="utf-8")
    (folder / "old.argmap").write_text("claim old #thesis: Quite another one.\n", encoding="utf-8")
    (folder / "kept.argmap").write_text(BEFORE, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "One")
    (folder / "bridge map.argmap").write_text(AFTER, encoding="utf-8")
    (folder / "old.argmap").unlink()
    (folder / "new.argmap").write_text(
        "claim new #thesis: Nobody thought of it.\n", encoding="utf-8"
    )
    (folder / "kept.argmap").rename(folder / "moved.argmap")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Two")
    return folder


def run_script(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub's runner does: with bash, and the files that it is given."""
    at_hand = Path(sys.executable).parent
    runner = {
        "PATH": f"{at_hand}{os.pathsep}{os.environ['PATH']}",
        "RUNNER_TEMP": str(folder.parent),
        "GITHUB_OUTPUT": str(folder.parent / "output"),
        "GITHUB_STEP_SUMMARY": str(folder.parent / "summary"),
        "GITHUB_PATH": str(folder.parent / "path"),
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_ACTIONS": "true",
        "CI": "true",
        "HOME": str(folder.parent),
    }
    return subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**runner, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def step(steps: list[dict[str, Any]], name: str) -> str:
    script: str = next(each["run"] for each in steps if each.get("name") == name)
    return script


ACTION = load(ROOT / "action.yml")["runs"]["steps"]
WORKFLOW = load(STARTERS / "github.yml")["jobs"]["argmap"]["steps"]
CHANGES, LINK = "Say what changes in each map", "Link the drawings"


def action(name: str) -> str:
    return step(ACTION, name)


def workflow(name: str) -> str:
    return step(WORKFLOW, name)


def test_the_action_annotates_and_writes_sarif(repository: Path) -> None:
    (repository / "wrong.argmap").write_text("clam a: A.\n", encoding="utf-8")
    done = run_script(
        action("Check the maps"),
        repository,
        ARGMAP_FILES="bridge map.argmap\n\nwrong.argmap\n",
        ARGMAP_FORMAT="github",
        ARGMAP_STRICT="false",
    )
    assert done.returncode == 1, done.stderr
    assert "::error file=wrong.argmap,line=1" in done.stdout
    assert '"version": "2.1.0"' in (repository.parent / "argmap.sarif").read_text("utf-8")
    assert "sarif-file=" in (repository.parent / "output").read_text("utf-8")


@pytest.mark.parametrize(("strict", "status"), [("true", 1), ("false", 0)])
def test_the_action_is_strict_when_asked(strict: str, status: int, repository: Path) -> None:
    (repository / "warned.argmap").write_text("voice v: Nobody here.\n\n" + BEFORE, "utf-8")
    done = run_script(
        action("Check the maps"),
        repository,
        ARGMAP_FILES="warned.argmap",
        ARGMAP_FORMAT="concise",
        ARGMAP_STRICT=strict,
    )
    assert done.returncode == status, done.stdout + done.stderr


def test_the_action_checks_drawings(repository: Path) -> None:
    script = action("Check their drawings")
    assert run_script(script, repository, ARGMAP_FILES="new.argmap").returncode == 1
    drawn = run_script("argmap render new.argmap", repository)
    assert drawn.returncode == 0, drawn.stderr
    assert run_script(script, repository, ARGMAP_FILES="new.argmap").returncode == 0


def test_the_action_and_the_workflow_do_the_same_with_what_changes() -> None:
    *_, ours = action(CHANGES).splitlines()
    assert ours == workflow(CHANGES)
    for steps in (ACTION, WORKFLOW):
        upload = next(each for each in steps if each.get("id") == "drawings")
        assert upload["uses"].startswith("actions/upload-artifact@")
        assert f"--drawings {upload['with']['path']} " in ours


@pytest.mark.parametrize("script", [action(LINK), workflow(LINK)])
def test_the_summary_links_the_drawings(script: str, repository: Path) -> None:
    done = run_script(script, repository, DRAWINGS="https://example.org/1")
    assert done.returncode == 0, done.stderr
    summary = (repository.parent / "summary").read_text("utf-8")
    assert summary == "\n[Drawings of what changes](https://example.org/1), artifact argmap-diff\n"


@pytest.mark.parametrize("script", [action(CHANGES), workflow(CHANGES)])
def test_a_pull_request_is_told_what_changes(script: str, repository: Path) -> None:
    done = run_script(script, repository, BASE=git(repository, "rev-parse", "HEAD~1"))
    assert done.returncode == 0, done.stderr
    summary = (repository.parent / "summary").read_text("utf-8")
    assert "It has always swayed." in summary
    assert "**added** claim" in summary
    assert "**lost** claim" in summary
    assert "kept.argmap → moved.argmap" in summary
    assert "drawn in argmap-diff/bridge map.svg" in summary
    drawn = {each.name for each in (repository / "argmap-diff").iterdir()}
    assert drawn == {"bridge map.svg", "new.svg", "old.svg"}


def test_the_action_goes_on_after_a_map_that_cannot_be_compared(repository: Path) -> None:
    (repository / "bridge map.argmap").write_text("clam a: A.\n", encoding="utf-8")
    git(repository, "commit", "--quiet", "-a", "-m", "Three")
    done = run_script(action(CHANGES), repository, BASE=git(repository, "rev-parse", "HEAD~2"))
    assert done.returncode == 2
    assert next(each for each in ACTION if each.get("name") == CHANGES)["continue-on-error"]
    summary = (repository.parent / "summary").read_text("utf-8")
    assert "HEAD:bridge map.argmap cannot be compared" in summary
    assert "**added** claim" in summary


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_the_action_bears_any_name(repository: Path) -> None:
    names = ["--output=x.argmap", "-o.argmap", "a:b.argmap", "*.argmap", "$(touch ran).argmap"]
    odd = "b`\n# Heading\n.argmap"
    for name in (*names, odd):
        (repository / name).write_text(BEFORE, encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "Three")
    for name in (*names, odd):
        (repository / name).write_text(AFTER, encoding="utf-8")
    git(repository, "commit", "--quiet", "-a", "-m", "Four")
    done = run_script(action(CHANGES), repository, BASE=git(repository, "rev-parse", "HEAD~1"))
    assert done.returncode == 0, done.stderr
    summary = (repository.parent / "summary").read_text("utf-8")
    assert summary.count("### ") == len(names) + 1
    assert "\n# Heading" not in summary
    assert not (repository / "ran").exists()


def test_the_workflow_of_new_checks_and_draws(repository: Path) -> None:
    commands = [
        each["run"]
        for each in WORKFLOW
        if str(each.get("run", "")).startswith("argmap ") and each["name"] != CHANGES
    ]
    assert len(commands) == 3
    run_script("argmap render .", repository)
    for command in commands:
        assert run_script(command, repository).returncode == 0, command


def test_the_gitlab_job_leaves_its_reports(repository: Path) -> None:
    job = load(STARTERS / "gitlab.yml")["argmap"]
    run_script("argmap render .", repository)
    for command in job["script"]:
        done = run_script(command, repository)
        assert done.returncode == 0, done.stdout + done.stderr
    for report in job["artifacts"]["reports"].values():
        assert (repository / report).stat().st_size > 0


@pytest.mark.parametrize("merge_request", [True, False])
def test_the_gitlab_job_draws_what_changes(merge_request: bool, repository: Path) -> None:
    job = load(STARTERS / "gitlab.yml")["argmap"]
    git(repository, "branch", "target", "HEAD~1")
    git(repository, "remote", "add", "origin", ".")
    variables = {"CI_DEFAULT_BRANCH": "main" if merge_request else "target"}
    if merge_request:
        variables["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "target"
    done = run_script("\n".join(job["after_script"]), repository, **variables)
    assert done.returncode == 0, done.stderr
    assert "# kept.argmap → moved.argmap" in done.stdout
    (folder,) = job["artifacts"]["paths"]
    assert {each.suffix for each in (repository / folder).iterdir()} == {".svg"}
    assert int(job["variables"]["GIT_DEPTH"]) == 0, "the whole history is there"


def test_hooks_call_verbs_that_there_are() -> None:
    from argmap.cli import VERBS

    for hook in load(ROOT / ".pre-commit-hooks.yaml"):
        assert hook["entry"].split()[0] == "argmap"
        assert hook["entry"].split()[1] in VERBS


def test_the_image_installs_what_there_is() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert 'ENTRYPOINT ["argmap"]' in lines
    assert any("pip install" in line and "/src[pdf]" in line for line in lines)


def test_starters_are_new_and_never_overwrite(repository: Path) -> None:
    first = run_script("argmap new --ci github", repository)
    written = repository / ".github" / "workflows" / "argmap.yml"
    assert first.returncode == 0
    assert written.read_bytes() == (STARTERS / "github.yml").read_bytes()
    again = run_script("argmap new --ci github", repository)
    assert again.returncode == 2
    assert "is there already" in again.stderr


def test_gitlab_is_given_a_part_where_it_has_a_file(repository: Path) -> None:
    (repository / ".gitlab-ci.yml").write_text("stages: [test]\n", encoding="utf-8")
    done = run_script("argmap new --ci gitlab", repository)
    assert "include: .gitlab/argmap.yml" in done.stdout
    assert (repository / ".gitlab-ci.yml").read_text("utf-8") == "stages: [test]\n"


def test_gitlab_gets_one_job_and_not_two(repository: Path) -> None:
    assert run_script("argmap new --ci gitlab", repository).returncode == 0
    again = run_script("argmap new --ci gitlab", repository)
    assert again.returncode == 2
    assert ".gitlab-ci.yml has maps checked already" in again.stderr
    assert not (repository / ".gitlab").exists()


def test_the_starter_map_passes(repository: Path) -> None:
    done = run_script("argmap new starter && argmap check --strict starter.argmap", repository)
    assert done.returncode == 0, done.stdout
