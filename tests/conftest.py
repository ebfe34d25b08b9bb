"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# A slow or busy machine is no mistake of argmap's.
settings.register_profile(
    "argmap",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("argmap")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite", action="store_true", help="write golden files anew, from what is found now"
    )


@pytest.fixture
def rewrite(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written anew."""
    return bool(request.config.getoption("--rewrite"))


@pytest.fixture(scope="session", autouse=True)
def no_surroundings() -> Iterator[None]:
    """What argmap and the documents' tools read of a terminal or a CI service: each test sets what it is about.

    Mistakes of argmap's own are shown with their traceback.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name in ("CI", "NO_COLOR", "FORCE_COLOR") or name.startswith(("CI_", "GITHUB_")):
                patch.delenv(name)
        patch.setenv("ARGMAP_TRACEBACK", "1")
        yield
