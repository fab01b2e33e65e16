"""What a thread is at, as far as a database has to know: who may stop it, and who waits for it.

The thread says it once, and every `Store` that it uses keeps to it. Nothing here needs SQLAlchemy.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    Beat = Callable[[], None]


class _Duty(threading.local):
    """The duty of one thread.

    Attributes:
        reading: called while a statement reads; None: nobody stops it.
        writing: called while a statement writes.
        for_screen: whether somebody waits before the screen for what is read.
        patience: so many seconds it waits for another writer; None: as long as that takes.
        readings: how many snapshots it has open, one within the other.
    """

    reading: Beat | None = None
    writing: Beat | None = None
    for_screen: bool = False
    patience: float | None = None
    readings: int = 0


duty = _Duty()


@contextmanager
def on_duty(
    reading: Beat | None, writing: Beat | None = None, *, for_screen: bool = False
) -> Generator[None]:
    """Say what this thread is at, until the end of the block.

    Args:
        reading: called many times a second while it reads a database; what it raises stops the
            statement, and comes out of it.
        writing: the same while it writes or copies one: then the transaction is rolled back.
        for_screen: whether somebody waits before the screen for what it reads.
    """
    before = duty.reading, duty.writing, duty.for_screen
    duty.reading, duty.writing, duty.for_screen = reading, writing, for_screen
    try:
        yield
    finally:
        duty.reading, duty.writing, duty.for_screen = before


def wait_no_longer_than(seconds: float | None) -> None:
    """Let this thread rather fail than wait so long for another writer: people wait for it."""
    duty.patience = seconds
