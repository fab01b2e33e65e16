"""Shows a window and leaves as soon as it has been painted for the first time.

python -m tests.bench.first_paint HOME     the program's window
python -m tests.bench.first_paint          a bare one with an empty table
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QWidget

if TYPE_CHECKING:
    from ui.start import Start


class Painted(QObject):
    """Waits for the next painting of a widget, and ends the process after it.

    Args:
        widget: a window, or a part of one.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let everything through; what is painted now is on the screen in the next turn."""
        if event.type() is QEvent.Type.Paint:
            # no window is taken down: the end of the program is not measured
            QTimer.singleShot(0, self, lambda: os._exit(0))
        return False


def start_program(home: Path) -> tuple[QApplication, Start]:
    """The program as `ui.start.run_window` makes it; its window is not shown yet."""
    from app.home import Home
    from ui.start import Start

    app = QApplication(sys.argv[:1])
    return app, Start(app, Home(home))


def show_program(home: Path) -> int:
    """The program, until its window is painted."""
    app, start = start_program(home)
    _painted = Painted(start.window)
    start.begin()
    return app.exec()


def show_bare() -> int:
    """A window of Qt's with a table in it."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QTableView())
    window.resize(1280, 800)
    _painted = Painted(window)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(show_program(Path(sys.argv[1])) if len(sys.argv) > 1 else show_bare())
