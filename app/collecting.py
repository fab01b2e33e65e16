"""Long work that makes many small objects and drops none of them."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def no_collecting() -> Generator[None]:
    """Let Python look for no garbage meanwhile.

    A plan of 40,000 rows is a million objects that all stay; looking through them again and
    again took a tenth of the processor's time of planning and writing 40,000 members. What is
    dropped is freed all the same, circles excepted.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


WHOLE = 1_000
"""A whole collection comes after so many of the middle generation, in place of ten."""


def keep_for_good() -> None:
    """Look for garbage no more among what is in memory now, and seldom among what lives long.

    A whole collection walks through everything while nothing else runs: the modules and mapped
    tables of the program, and the 40,000 records of a bundle that is being read. It held up the
    painting of the window for a tenth of a second. What is dropped is freed all the same, and
    circles that die young are found; those that live long wait for the next whole collection.
    """
    gc.freeze()
    young, middle, _whole = gc.get_threshold()
    gc.set_threshold(young, middle, WHOLE)
