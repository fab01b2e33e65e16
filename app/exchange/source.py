"""A file in memory that is being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from app.language import say
from app.progress import Progress, watched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = TypeVar("Row")


@dataclass(frozen=True)
class Source:
    """A file in memory, and who watches it being read."""

    name: str
    data: bytes
    progress: Progress

    @property
    def job(self) -> str:
        """What the watcher shows."""
        return say("正在读取“{name}”", name=self.name)

    def watched(self, rows: Iterable[Row], total: int) -> Iterator[Row]:
        """The rows, telling the watcher."""
        return watched(rows, total, self.progress, self.job)
