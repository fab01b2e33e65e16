"""Hands that go through a table, and wait until what they ask for has been painted."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtWidgets import QApplication, QTableView

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (1366, 768)
JUMPS, TURNS = 100, 200
NOTCH = 3
"""Rows that one notch of the wheel goes on."""


class Paints(QObject):
    """Counts how often a table has been painted."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self.count = 0
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count, and let it happen."""
        self.count += event.type() is QEvent.Type.Paint
        return False


class Hands:
    """Go through one table.

    Args:
        view: the table, shown.
        is_there: whether the rows in view have been read.
    """

    def __init__(self, view: QTableView, is_there: Callable[[], bool] = lambda: True) -> None:
        self.view = view
        self._is_there = is_there
        self._paints = Paints(view)

    def wait(self) -> None:
        """Wait until the rows in view have been read and painted."""
        while not self._is_there():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        painted = self._paints.count
        self.view.viewport().update()
        while self._paints.count == painted:
            QApplication.processEvents()

    def jump(self) -> None:
        """Drag the scroll bar here and there."""
        rng, bar = random.Random(1), self.view.verticalScrollBar()
        for _ in range(JUMPS):
            self._go(rng.randrange(max(bar.maximum(), 1)))

    def turn(self) -> None:
        """Turn the wheel, from the middle on."""
        bar = self.view.verticalScrollBar()
        notch = NOTCH * self.view.verticalHeader().defaultSectionSize()
        for turn in range(TURNS):
            # a short table is gone through up and down
            self._go((bar.maximum() // 2 + turn * notch) % max(bar.maximum(), 1))

    def _go(self, value: int) -> None:
        painted = self._paints.count
        bar = self.view.verticalScrollBar()
        bar.setValue(value if value != bar.value() else value + 1)
        while self._paints.count == painted or not self._is_there():
            if self._paints.count == painted:
                self.view.viewport().update()
                QApplication.processEvents()
            else:
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()
