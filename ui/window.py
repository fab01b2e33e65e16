"""The program's one window: remembers where it was, and asks before it closes.

It is on the screen before most of the program is loaded: what this imports is paid for first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from ui.preferences import Preferences

GEOMETRY = "window"
USUAL_WIDTH, USUAL_HEIGHT = 1280, 800
"""Pixels; a screen that is hardly larger is filled."""
LEAST_SEEN = 80
"""So many pixels of the window must be on a screen, or nobody could take hold of it."""


class Window(QMainWindow):
    """Shows one face at a time: opening, first run, passphrase, or the office itself.

    Args:
        preferences: where it was last time.

    Signals:
        closed: the window closes; what is open has to be closed.
    """

    closed = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._may_close: Callable[[], bool] = lambda: True
        self._find_place()

    def dress(self) -> None:
        """Give it its title and its icon, as soon as what they take is loaded."""
        from ui.icons import logo  # noqa: PLC0415 the window is painted before

        self.setWindowTitle(self.tr("驿站"))
        self.setWindowIcon(logo())

    def show_face(self, face: QWidget, may_close: Callable[[], bool] | None = None) -> None:
        """Show another face; the one before is thrown away.

        Args:
            face: fills the window.
            may_close: asked before the window closes; None: it may.
        """
        self._may_close = may_close or (lambda: True)
        self.setCentralWidget(face)
        face.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first, then note where the window was."""
        if not self._may_close():
            event.ignore()
            return
        self._preferences.keep_state(GEOMETRY, self.saveGeometry())
        self.closed.emit()
        event.accept()

    def _find_place(self) -> None:
        room = self.screen().availableGeometry()
        known = self.restoreGeometry(self._preferences.state(GEOMETRY))
        if known and self._is_seen():
            return
        width, height = min(USUAL_WIDTH, room.width()), min(USUAL_HEIGHT, room.height())
        place = QRect(0, 0, width, height)
        place.moveCenter(room.center())
        self.setGeometry(place)
        if room.width() <= USUAL_WIDTH + 200:
            from PySide6.QtCore import Qt  # noqa: PLC0415 takes long to import

            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _is_seen(self) -> bool:
        """Whether enough of it lies on a screen: the second one may have been taken away."""
        parts = (
            one.availableGeometry().intersected(self.geometry())
            for one in self.screen().virtualSiblings()
        )
        return any(one.width() >= LEAST_SEEN and one.height() >= LEAST_SEEN for one in parts)
