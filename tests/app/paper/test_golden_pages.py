"""Whole pages as they look: a line that moved or a column that is gone is seen here.

Renewed by ``python -m tests.golden.printed``, after somebody has looked at them.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from tests.golden.printed import PAGES, grouped_roster, pictures, printables, printed

MOVED = 60
"""By how much of 255 a dot must differ; edges of letters may be smoothed a little otherwise."""
BEARABLE = 40
"""How many dots of a page may; a line that moved by one dot has hundreds."""


def differing(one, other) -> int:
    if one.size != other.size:
        return one.width * one.height
    return sum(ImageChops.difference(one, other).histogram()[MOVED:])


def golden(name):
    found = sorted(PAGES.glob(f"{name}-*.png"))
    assert found, f"no golden pages of {name}"
    return [Image.open(page).convert("L") for page in found]


@pytest.mark.parametrize("name", printables())
def test_the_pages_look_as_they_did(name, tmp_path):
    now = list(pictures(printed(printables()[name])))
    before = golden(name)
    assert len(now) == len(before)
    for number, (page, old) in enumerate(zip(now, before, strict=True), 1):
        page.save(tmp_path / f"{name}-{number}.png")
        assert differing(page, old) <= BEARABLE, f"look at {tmp_path}/{name}-{number}.png"


def test_a_moved_line_or_a_missing_column_would_be_seen():
    first = golden("grouped")[0]
    moved = ImageChops.offset(first, 0, 1)
    assert differing(first, moved) > BEARABLE
    roster = grouped_roster()
    fewer = replace(
        roster,
        columns=roster.columns[:-1],
        rows=[row if hasattr(row, "words") else row[:-1] for row in roster.rows],
    )
    assert differing(first, next(pictures(printed(fewer)))) > BEARABLE
