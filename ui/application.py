"""The program with a window, once that is on the screen: to the last thing closed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.duty import wait_no_longer_than
from app.manifest import keep_manifest, manifest_of
from ui.appearance import set_text_size
from ui.closing import Closing
from ui.crash import Faults
from ui.entrance import Entrance
from ui.instance import Door
from ui.jobs import Job, Jobs, Lane
from ui.pages import HOME, SETTINGS
from ui.painted import PaintedFace
from ui.speaking import Speaker
from ui.tell import tell
from ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.errors import Trouble
    from app.home import Home
    from app.office import Office
    from app.progress import Progress
    from ui.preferences import Preferences
    from ui.syncing.folder_watch import FolderWatch
    from ui.workspace import Watch, Workspace

WAIT_MS = 500
"""Files from outside wait so long before it is looked again whether a dialog is open."""

SAVING_S = 2.0
"""A save waits at most so long for what else is being written; then the clerk is told."""


class Program(QObject):
    """Holds what lives as long as the program, and hands the open office to the window.

    Args:
        app: Qt's application, prepared.
        home: the office's folder.
        preferences: the person's.
        window: which is on the screen already; None: it is made.
    """

    def __init__(
        self,
        app: QApplication,
        home: Home,
        preferences: Preferences,
        window: Window | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._home = home
        self._preferences = preferences
        self._speaker = Speaker(app)
        self._speaker.speak(preferences.language)
        self._office: Office | None = None
        self._watch: Watch | None = None
        self._folder: FolderWatch | None = None
        self._files: list[Path] = []
        self._waiting = QTimer(self, singleShot=True)
        self._waiting.timeout.connect(self._open_waiting)
        self._is_over = False
        self.door = Door(home, self)
        self.faults = Faults(home, self)
        self.jobs = Jobs(self)
        self.window = window or Window(preferences)
        self.window.dress()
        self._entrance = Entrance(home, self.jobs, preferences, self)
        self._connect()

    def begin(self) -> None:
        """Show the window; the office is opened beside it."""
        self._entrance.enter()
        self.window.show()

    # ---- files from outside
    def listen(self) -> None:
        """Take files from a second start of the program."""
        self.door.open()
        if sys.platform == "darwin":  # elsewhere a filter in Python would slow every event
            self._app.installEventFilter(self.door)

    def open_files(self, files: Sequence[Path]) -> None:
        """Open files as soon as the office is open and no dialog stands before its window."""
        self._files += [one for one in files if one not in self._files]
        face = self.window.centralWidget()
        if not self._files or self._office is None or not isinstance(face, _workspace()):
            return
        if QApplication.activeModalWidget() is not None:
            self._waiting.start(WAIT_MS)
            return
        files, self._files = self._files, []
        face.open_outside(files)

    def _open_waiting(self) -> None:
        self.open_files(())

    def _be_called(self, files: Sequence[Path]) -> None:
        """A second start: come to the front, and open its files."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self.open_files(files)

    # ---- going in and out
    def _connect(self) -> None:
        self.door.called.connect(self._be_called)
        self._entrance.faced.connect(self._show)
        self._entrance.opened.connect(self._enter)
        self._entrance.left.connect(self.window.close)
        self.window.closed.connect(self._close)
        self.jobs.troubled.connect(self._tell)
        self.jobs.failed.connect(self.faults.show)

    def _show(self, face: QWidget) -> None:
        self.window.show_face(face)

    def _enter(self, office: Office) -> None:
        from ui.syncing.folder_watch import FolderWatch  # noqa: PLC0415 the window is painted before
        from ui.workspace import Watch  # noqa: PLC0415 as above

        if self._is_over:
            # the window was closed while the office was being opened
            office.close()
            return
        self._office = office
        wait_no_longer_than(SAVING_S)
        self._watch = Watch(office, self)
        self._folder = FolderWatch(office, self.jobs, self)
        self._watch.changed.connect(self._folder.records_changed)
        face = self.window.centralWidget()
        self._furnish(face.page if isinstance(face, PaintedFace) else HOME)
        self._folder.begin()
        notice = office.take_notice()
        if notice:
            self._tell(notice)
        self._waiting.start(0)

    def _furnish(self, page: str = HOME) -> None:
        """Show the open office; again, where one was, after the language was changed."""
        from ui.opening import is_demo  # noqa: PLC0415 the window is painted before
        from ui.workspace import Around, Workspace  # noqa: PLC0415 as above

        if self._office is None or self._watch is None or self._folder is None:
            return
        demo = is_demo(self._office)
        around = Around(self.jobs, self._watch, self._folder, self._preferences, demo)
        face = Workspace(self._office, around, page)
        face.restyled.connect(self._restyle)
        face.own_wanted.connect(self._begin_own)
        face.renamed.connect(self._name_window)
        self.window.show_face(face, face.may_leave)
        self._name_window()
        self._note_face(self._office)

    def _note_face(self, office: Office) -> None:
        """Let the next start paint what this one shows; the office may lie on a stick."""

        def work(_progress: Progress) -> bool:
            return keep_manifest(office.home.folder, manifest_of(office.registry))

        title = self.tr("正在记下栏目")
        job = Job(title, work, lambda _new: None, owner=self, lane=Lane.OUTSIDE, stoppable=False)
        self.jobs.run(job)

    def _name_window(self) -> None:
        office = self._office
        title = self.tr("{office} — 驿站").format(office=office.name) if office else ""
        self.window.setWindowTitle(title or self.tr("驿站"))

    def _restyle(self) -> None:
        self._speaker.speak(self._preferences.language)
        set_text_size(self._app, self._preferences.text_size)
        self._furnish(SETTINGS)

    def _begin_own(self) -> None:
        """Leave the invented data for the first page."""
        # nothing may read the office once it is closed: neither its pages nor the worker
        self.window.show_face(QWidget())
        self.jobs.drain()
        self._leave()
        self._name_window()
        self._entrance.beginning.welcome()

    def _tell(self, trouble: Trouble) -> None:
        tell(self.window, trouble)

    def _leave(self) -> None:
        self._waiting.stop()
        if self._office is not None:
            if self._folder is not None:
                self._folder.deleteLater()
            self._office.close()
            self._office = self._watch = self._folder = None
            wait_no_longer_than(None)

    def _close(self) -> None:
        self._is_over = True
        self.door.close()
        if self._office is not None and self._office.home.folder == self._home.folder:
            self._entrance.keep_picture(self.window)
        self.window.hide()
        closing = Closing()
        self.jobs.close(closing.say)
        closing.close()
        self._entrance.close()
        self._leave()


def _workspace() -> type[Workspace]:
    from ui.workspace import Workspace  # noqa: PLC0415 only once an office is open

    return Workspace
