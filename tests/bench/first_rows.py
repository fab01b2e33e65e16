"""Opens an office, turns to a ledger, and leaves once their first rows have been painted.

    python -m tests.bench.first_rows HOME LEDGER  the program
    python -m tests.bench.first_rows HOME         the program, until it can be closed
    python -m tests.bench.first_rows DATABASE     a bare table with the rows of one SELECT

The passphrase is that of the environment; nobody has to type it.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem

from tests.bench.first_paint import Painted, start_program

if TYPE_CHECKING:
    from ui.ledger.page import LedgerPage

ROWS = 64
LOOK_MS = 2


class Entering(QObject):
    """Goes the clerk's way through the window, as fast as it lets him.

    Args:
        window: the program's, shown.
        ledger: where he goes.
    """

    def __init__(self, window: QMainWindow, ledger: str) -> None:
        super().__init__(window)
        self._ledger = ledger
        self._window = window
        self._tried = False
        self._page: LedgerPage | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def _look(self) -> None:
        from ui.unlock import Unlock

        face = self._window.centralWidget()
        if isinstance(face, Unlock) and not self._tried:
            self._tried = True
            face.tried.emit(os.environ["ORTOO_PASSPHRASE"])
        elif "ui.workspace" in sys.modules:
            self._enter(face)

    def _enter(self, face: object) -> None:
        from ui.ledger.page import LedgerPage
        from ui.workspace import Workspace

        # nobody clicks on what is not there yet, and a page reads only once it is seen
        if not isinstance(face, Workspace) or not face.isVisible():
            return
        self._timer.stop()
        page = face.pages.turn_to(self._ledger)
        if isinstance(page, LedgerPage):
            self._page = page
            page.listing.answered.connect(self._wait_for_paint)

    def _wait_for_paint(self) -> None:
        if self._page is None:
            return
        rows = self._page.listing.table.viewport()
        self._painted = Painted(rows)
        rows.update()


def show_program(home: Path, ledger: str) -> int:
    """The program, from its window to the list."""
    app, start = start_program(home)
    _entering = Entering(start.window, ledger)
    start.begin()
    return app.exec()


def show_and_close(home: Path) -> int:
    """The program, until its face is there: then it is closed, as somebody closes it."""
    app, start = start_program(home)
    timer = QTimer()

    def look() -> None:
        face = start.window.centralWidget()
        if type(face).__name__ == "Workspace" and start.program and not start.program.jobs.is_busy:
            timer.stop()
            start.window.close()

    timer.timeout.connect(look)
    timer.start(50)
    start.begin()
    return app.exec()


def show_bare(database: Path) -> int:
    """What nobody can do without: a key, a SELECT, a table in a window."""
    from tests.bench.raw_table import opened

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    hashlib.scrypt(b"", salt=b"", n=2**15, r=8, p=1, maxmem=2**26)
    with opened(database) as connection:
        query = f"SELECT * FROM members WHERE _gone = 0 ORDER BY name__key LIMIT {ROWS}"  # noqa: S608
        rows = connection.execute(query).fetchall()
    table = QTableWidget(len(rows), len(rows[0]))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            table.setItem(row, column, QTableWidgetItem(str(cell)))
    window.setCentralWidget(table)
    _painted = Painted(table.viewport())
    window.show()
    return app.exec()


def main(words: list[str]) -> int:
    """Show what is asked for; the exit code."""
    place = Path(words[0])
    if not place.is_dir():
        return show_bare(place)
    return show_program(place, words[1]) if len(words) > 1 else show_and_close(place)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
