"""A stick that is plugged in."""

from __future__ import annotations

import pytest

from ui.syncing.sticks import Stick


@pytest.fixture
def stick(tmp_path):
    """A stick that is plugged in."""
    root = tmp_path / "KINGSTON"
    root.mkdir()
    return Stick("KINGSTON", root)
