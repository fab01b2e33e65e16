"""How a long job tells how far it is, and learns that it should stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from app.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = TypeVar("Row")


class Progress(Protocol):
    """Watches one job. Called often, so an implementation must be cheap."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say that ``done`` of ``total`` units are finished; ``what`` names the present part.

        Raises:
            Cancelled: the person asked the job to stop; let it through, undoing nothing by hand.
        """
        ...


class Silent:
    """Watches nothing and never cancels: for scripts and tests."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Do nothing."""


class Counted:
    """Remembers how far a job is, so that it can be asked at any time whether to go on.

    Args:
        progress: watches the job.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._done = self._total = 0
        self._what = ""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Go a step on. Lets `Cancelled` through."""
        self._done, self._total, self._what = done, total, what
        self._progress.step(done, total, what)

    def beat(self) -> None:
        """Only ask whether to go on. Lets `Cancelled` through."""
        self._progress.step(self._done, self._total, self._what)


class Stoppable:
    """Counts steps and cancels when told to; for tests and for signal handlers."""

    def __init__(self) -> None:
        self.stop = False
        self.steps = 0

    def step(self, done: int, total: int, what: str = "") -> None:
        """Count the call, and raise once `stop` was set."""
        self.steps += 1
        if self.stop:
            raise Cancelled


def watched(
    rows: Iterable[Row], total: int, progress: Progress, what: str = "", every: int = 200
) -> Iterator[Row]:
    """The rows, telling ``progress`` after each ``every`` of them."""
    for number, row in enumerate(rows):
        if number % every == 0:
            progress.step(number, total, what)
        yield row
    progress.step(total, total, what)
