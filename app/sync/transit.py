"""Files of bundles on their way: written here before they go onto a stick, copied here to be read.

A stick may be pulled out, and is slow; what lies here is as encrypted as what lies there.
"""

from __future__ import annotations

import secrets
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "transit"
_OLD = 24 * 3600
"""Seconds after which nobody can still be at work with a file; a power cut leaves some behind."""


class Transit:
    """A place for files that are gone when it is left.

    Args:
        home: the office's folder.
    """

    def __init__(self, home: Path) -> None:
        self._folder = home / FOLDER
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Remove everything that was made, and what a power cut has left."""
        for path in self._made:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        with suppress(OSError):
            for path in self._folder.iterdir():
                if time.time() - path.stat().st_mtime > _OLD:
                    path.unlink()
        with suppress(OSError):
            self._folder.rmdir()

    def new(self) -> Path:
        """A path at which nothing is yet."""
        self._folder.mkdir(exist_ok=True)
        path = self._folder / f"{secrets.token_hex(8)}.part"
        self._made.append(path)
        return path
