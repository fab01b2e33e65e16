"""The version stands in two places, since a frozen program has no project file beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from app.version import VERSION

PROJECT = Path(__file__).parents[2]


def test_the_program_has_the_version_of_its_project_file():
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["project"]["version"] == VERSION
