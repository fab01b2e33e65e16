"""Work that may never come back: looking at a network drive that hangs.

Each piece runs in a thread that nobody waits for, neither the window nor the end of the program. So
it may touch files, and never the office's database.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")


class Outside(QObject):
    """Runs work outside; what it answers is handed over in the window's thread."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ended.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Answer],
        done: Callable[[Answer], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Do something outside.

        Args:
            work: what; it touches neither widgets nor the database.
            done: gets the answer.
            failed: gets what was raised.
        """

        def go() -> None:
            try:
                answer = work()
            except BaseException as error:  # noqa: BLE001 handed over
                self._end(partial(failed, error))
            else:
                self._end(partial(done, answer))

        Thread(target=go, name="ortoo-outside", daemon=True).start()

    def _end(self, then: Callable[[], None]) -> None:
        # the window may be gone by now
        with suppress(RuntimeError):
            self._ended.emit(then)

    @Slot(object)
    def _hand_over(self, then: Callable[[], None]) -> None:
        then()
