"""The first thing that runs of the window: it is on the screen before the program is loaded.

Everything that this imports is paid for before anything is seen, so it imports little: not even
Qt's namespace of constants, which takes longer than the window. A test holds the list of what may
not be loaded by then.
"""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.home import Home, default_home
from app.version import VERSION
from ui.picture import Picture
from ui.preferences import Preferences, usual_place
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ui.application import Program

NO_SCREEN = 1
UNSEEN_MS = 200
"""A window that nobody sees is not painted; the program begins all the same."""


def run_window(home: Path | None, files: Sequence[Path] = ()) -> int:
    """Open the window and stay until it is closed; the exit code.

    Where a window is open on the same home already, that one comes up and takes the files.

    Args:
        home: the office's folder; None: the usual one.
        files: bundles and cards to open in it.
    """
    if not _has_screen():
        return NO_SCREEN
    # a terminal's Ctrl+C ends the program at once; what was saved is on the disk
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("ortoo")
    app.setDesktopFileName("ortoo")
    place = Home(home or default_home())
    if _is_open_already(place, files):
        return 0
    start = Start(app, place, files)
    start.begin()
    return app.exec()


class Start(QObject):
    """Shows the window with the picture of its face, and then loads the program into it.

    Args:
        app: Qt's application.
        home: the office's folder.
        files: to open, once there is an office.
    """

    def __init__(self, app: QApplication, home: Home, files: Sequence[Path] = ()) -> None:
        super().__init__()
        self._app = app
        self._home = home
        self._files = [one.absolute() for one in files]
        self._preferences = Preferences(usual_place())
        self.window = Window(self._preferences)
        self.program: Program | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._load)

    def begin(self) -> None:
        """Show the window; the program follows as soon as it has been painted."""
        picture = Picture(self._home.folder, f"{VERSION} {self._preferences.look}")
        # what is painted now is on the screen in the next turn
        picture.painted.connect(self._begin_to_load)
        self.window.setCentralWidget(picture)
        self._timer.start(UNSEEN_MS)
        self.window.show()

    def _begin_to_load(self) -> None:
        self._timer.start(0)

    def _load(self) -> None:
        if self.program is not None:
            return
        if not self.window.isVisible():
            # closed before there was anything in it
            self._app.quit()
            return
        from ui.appearance import prepare  # noqa: PLC0415 the window is painted before
        from ui.application import Program  # noqa: PLC0415 as above

        prepare(self._app, self._preferences.text_size)
        self.program = Program(self._app, self._home, self._preferences, self.window)
        self.program.faults.catch()
        self.program.open_files(self._files)
        self.program.begin()
        self.program.listen()


def _has_screen() -> bool:
    """Whether there is a screen; says so on the terminal where there is none."""
    from app.errors import Trouble  # noqa: PLC0415 a list that is kept short
    from ui.display import check_display  # noqa: PLC0415 as above

    try:
        check_display()
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return False
    return True


def _is_open_already(home: Home, files: Sequence[Path]) -> bool:
    from ui.instance import hand_over  # noqa: PLC0415 as above

    return hand_over(home, files)
