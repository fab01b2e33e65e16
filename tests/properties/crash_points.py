"""Every point at which the program writes something that outlives it, and ways to end it there.

A dead process does nothing any more: after the end no write comes through, so that no tidying up
on the way out makes the disk better than a power cut would leave it.
"""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from db import store
from db.store import Store
from tests.properties.offices import Killed

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


class Points:
    """Counts the points that are reached, and ends the process at one of them.

    Args:
        at: which, from 1; 0: none, they are only counted.
        real: end the process itself (SIGKILL); otherwise raise `Killed`, again and again.
    """

    def __init__(self, at: int = 0, *, real: bool = False) -> None:
        self.count = 0
        self._at = at
        self._real = real

    @property
    def is_over(self) -> bool:
        """Whether the process is dead."""
        return 0 < self._at <= self.count

    def reach(self) -> None:
        """A point is reached."""
        if not self.is_over:
            self.count += 1
        if self.is_over:
            if self._real:
                os.kill(os.getpid(), signal.SIGKILL)
            raise Killed


@contextmanager
def watched(points: Points) -> Generator[None]:
    """Reach a point before and after each lasting write of what is done meanwhile."""
    with (
        patch.object(os, "fsync", _around(points, os.fsync)),
        patch.object(os, "replace", _around(points, os.replace)),
        patch.object(os, "rename", _around(points, os.rename)),
        patch.object(os, "unlink", _around(points, os.unlink)),
        patch.object(Path, "write_bytes", _halved(points)),
        patch.object(Store, "writing", _committing(points)),
        patch.object(store, "check_file", _around(points, store.check_file)),
    ):
        yield


def _around(points: Points, real: Callable[..., object]) -> Callable[..., object]:
    def call(*args: object, **named: object) -> object:
        points.reach()
        done = real(*args, **named)
        points.reach()
        return done

    return call


def _halved(points: Points) -> Callable[[Path, bytes], int]:
    """A file that is written in two halves, between which the process may end."""
    real = Path.write_bytes

    def write(path: Path, content: bytes) -> int:
        points.reach()
        real(path, content[: len(content) // 2])
        points.reach()
        done = real(path, content)
        points.reach()
        return done

    return write


def _committing(points: Points) -> Callable[[Store], object]:
    real = Store.writing

    @contextmanager
    def writing(self: Store) -> Generator[object]:
        outermost = self._write_connection is None
        with real(self) as connection:
            yield connection
            if outermost:
                points.reach()
        if outermost:
            points.reach()

    return writing
