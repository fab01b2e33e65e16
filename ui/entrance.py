"""The way in: from a folder to an open office in the window, and out again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.manifest import read_manifest
from app.secrets.glance import asks_passphrase
from app.version import VERSION
from ui import opening
from ui.jobs import Job, Jobs
from ui.painted import PaintedFace
from ui.picture import has_picture, keep_picture
from ui.unlock import Unlock
from ui.widgets.busy import Busy
from ui.widgets.centred import CentredCard
from ui.widgets.pieces import button, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.errors import Trouble
    from app.home import Home
    from app.office import Office
    from app.progress import Progress
    from app.secrets.keeper import Kept
    from ui.firstrun.beginning import Beginning
    from ui.firstrun.restoring import RecoveryCard
    from ui.preferences import Preferences
    from ui.window import Window


class Entrance(QObject):
    """Decides what the window shows until an office is open.

    Args:
        home: the office's folder.
        jobs: what works beside the window.
        preferences: the person's.

    Signals:
        faced: a page to show.
        opened: an office is open.
        left: the person wants to leave the program.
    """

    faced = Signal(object)
    opened = Signal(object)
    left = Signal()

    def __init__(
        self, home: Home, jobs: Jobs, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._jobs = jobs
        self._preferences = preferences
        self._is_asked = False
        self._beginning: Beginning | None = None

    @property
    def beginning(self) -> Beginning:
        """What leads through the first run; made when it is first wanted, which it seldom is."""
        if self._beginning is None:
            from ui.firstrun.beginning import Beginning  # noqa: PLC0415 the window is painted before

            self._beginning = Beginning(self._home, self._jobs, self)
            self._beginning.faced.connect(self.faced)
            self._beginning.opened.connect(self.opened)
        return self._beginning

    def enter(self) -> None:
        """Open the office, or begin one."""
        if not self._home.exists():
            self.beginning.welcome()
            return
        job = Job(
            self.tr("正在打开"), self._where_keys_are, self._go_on, self._stop, stoppable=False
        )
        self._is_asked = asks_passphrase(self._home.folder) is True
        if self._is_asked:
            # what opening takes is loaded while it is typed
            self._ask_passphrase()
        else:
            self._paint(job)
        self._jobs.run(job)

    def _paint(self, job: Job[Kept]) -> None:
        """Show the face that the last start has noted, or only that the office is being opened."""
        manifest = read_manifest(self._home.folder, self._preferences.language)
        if manifest is not None:
            face = PaintedFace(manifest, self._preferences, self._jobs)
            face.show_day()
            self.faced.emit(face)
            return
        page = Busy(self.tr("正在打开…"), self._jobs)
        self.faced.emit(page)
        page.watch(job)

    def keep_picture(self, window: Window) -> None:
        """Take a picture of what the next start shows first, where there is none that fits.

        Args:
            window: the open office's, still as large as it was.
        """
        folder, place = self._home.folder, window.centralWidget()
        manifest = read_manifest(folder, self._preferences.language)
        if manifest is None:
            return
        locked = asks_passphrase(folder)
        kind = "locked" if locked else manifest.schema
        if has_picture(folder, self._what, kind, place):
            return
        face = Unlock() if locked else PaintedFace(manifest, self._preferences, self._jobs)
        face.resize(place.size())
        keep_picture(folder, self._what, kind, face)
        face.deleteLater()

    @property
    def _what(self) -> str:
        return f"{VERSION} {self._preferences.look}"

    def close(self) -> None:
        """Close what the way in had opened."""
        if self._beginning is not None:
            self._beginning.close()

    # ---- with what the keys are kept
    def _where_keys_are(self, _progress: Progress) -> Kept:
        return opening.where_keys_are(self._home)

    def _go_on(self, kept: Kept) -> None:
        if kept != "passphrase":
            self._is_asked = False
            self._open(None, self._stop)
        elif not self._is_asked:
            self._ask_passphrase()

    def _ask_passphrase(self) -> None:
        page = Unlock()
        page.tried.connect(partial(self._try, page))
        page.rescue_wanted.connect(self._ask_phrase)
        self.faced.emit(page)

    def _try(self, page: Unlock, passphrase: str) -> None:
        self._open(passphrase, partial(self._refuse, page))

    def _refuse(self, page: Unlock, trouble: Trouble) -> None:
        """What is wrong with the passphrase is said beside it, anything else on its own page."""
        if opening.is_wrong_passphrase(trouble):
            page.refuse(str(trouble))
        else:
            self._stop(trouble)

    def _open(self, passphrase: str | None, trouble: Callable[[Trouble], None]) -> None:
        def work(_progress: Progress) -> Office:
            return opening.open_it(self._home, passphrase)

        job = Job(self.tr("正在打开"), work, self.opened.emit, trouble, stoppable=False)
        self._jobs.run(job)

    # ---- when it does not open
    def _stop(self, trouble: Trouble) -> None:
        page = Closed(trouble, damaged=opening.may_be_damaged(trouble))
        page.again.connect(self.enter)
        page.rescue_wanted.connect(self._ask_phrase)
        page.restore_wanted.connect(self._ask_backup)
        page.left.connect(self.left)
        self.faced.emit(page)

    def _ask_phrase(self) -> None:
        from ui.firstrun.restoring import RescueCard  # noqa: PLC0415 seldom wanted

        self._ask_recovery(RescueCard())

    def _ask_backup(self) -> None:
        from ui.firstrun.restoring import RestoreCard  # noqa: PLC0415 seldom wanted

        self._ask_recovery(RestoreCard())

    def _ask_recovery(self, page: RecoveryCard) -> None:
        page.wanted.connect(partial(self.beginning.recover, page))
        page.left.connect(self.enter)
        self.beginning.look_for_keyring(page)
        self.faced.emit(page)


class Closed(CentredCard):
    """Says why an office does not open, and what can be done.

    Args:
        trouble: why.
        damaged: whether its paper or a backup may help.

    Signals:
        again: try to open it once more.
        rescue_wanted: open it with the paper.
        restore_wanted: put a backup in its place.
        left: leave the program.
    """

    again = Signal()
    rescue_wanted = Signal()
    restore_wanted = Signal()
    left = Signal()

    def __init__(self, trouble: Trouble, *, damaged: bool) -> None:
        super().__init__(self.tr("办公室没有打开"), picture="warning")
        self.body.addWidget(words(str(trouble.title), "strong", wrap=True))
        self.body.addWidget(words(str(trouble.advice), wrap=True))
        rescue = button(self.tr("用恢复码打开"), picture="key")
        rescue.clicked.connect(self.rescue_wanted)
        restore = button(self.tr("从备份恢复"), picture="archive")
        restore.clicked.connect(self.restore_wanted)
        leave = button(self.tr("退出"))
        leave.clicked.connect(self.left)
        again = button(self.tr("再试一次"), "primary")
        again.clicked.connect(self.again)
        for one in (rescue, restore):
            one.setVisible(damaged)
            self.foot.addWidget(one)
        self.foot.addStretch(1)
        self.foot.addWidget(leave)
        self.foot.addWidget(again)
        self.setFocusProxy(again)
