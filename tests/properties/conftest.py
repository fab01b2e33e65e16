"""The offices of all histories share a folder, and leave nothing behind."""

from __future__ import annotations

import pytest

from tests.properties.offices import clean_up


@pytest.fixture(scope="session", autouse=True)
def _no_files_stay():
    yield
    clean_up()
