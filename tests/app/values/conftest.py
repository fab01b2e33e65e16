from __future__ import annotations

import pytest

from app.errors import Unreadable


@pytest.fixture(scope="session")
def outcome():
    """Reads a cell: the value and "", or None and the sentence that refuses it."""

    def read_cell(read, raw):
        try:
            return read(raw).value, ""
        except Unreadable as refusal:
            return None, str(refusal)

    return read_cell
