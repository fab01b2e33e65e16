"""The exchange folder in the window: looked into by itself, and never with a dialog.

A round goes back and forth between two threads: outside, where a share may hang as long as it
likes, files are copied; in the worker, which has the database, the copies are read and written.
"""

from __future__ import annotations

from contextlib import ExitStack
from enum import Enum
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import Cancelled, Trouble
from app.progress import Silent
from app.sync import folder as steps
from app.sync import folder_book
from app.sync.folder_book import FolderDone
from ui.jobs import Job, Lane
from ui.outside import Outside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.office import Office
    from app.progress import Progress
    from app.sync.folder import Collected, Parcel
    from app.sync.folder_book import Known, Noted
    from app.sync.stick import FoundCard
    from ui.jobs import Jobs

AT_START_MS = 4_000
"""After the window has opened: the clerk's first page comes first."""
AFTER_SAVE_MS = 60_000
EVERY_MS = 300_000
LEAST_S = 120
"""A round begins at the earliest so long after the last one: sync tools need time, too."""
PATIENCE_MS = 60_000
"""After so long it is said that the folder does not answer."""


class Phase(Enum):
    """What is going on."""

    NONE = 0
    """There is no exchange folder."""
    RESTING = 1
    LOOKING = 2
    HANGING = 3
    """The folder does not answer."""


class FolderWatch(QObject):
    """Does rounds in the exchange folder: at the start, a while after a save, every few minutes.

    Args:
        office: the office.
        jobs: its database is read and written through these.
        parent: owns it.

    Attributes:
        place: the folder; None: there is none.
        cards: of offices that are not known here; somebody has to look at them.

    Signals:
        said: one short sentence about what was done.
        changed: there is something else to show.
        refused: a folder that was chosen cannot be the exchange folder: a trouble.
    """

    said = Signal(str)
    changed = Signal()
    refused = Signal(object)

    def __init__(self, office: Office, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.place = folder_book.place_of(office)
        self.cards: tuple[FoundCard, ...] = ()
        self.outside = Outside(self)
        self._office = office
        self._jobs = jobs
        self._is_busy = False
        self._hangs = False
        self._ended = 0.0
        self._again = False
        self._stack = ExitStack()
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.look)
        self._every = QTimer(self, interval=EVERY_MS)
        self._every.timeout.connect(self.look)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._hang)

    @property
    def phase(self) -> Phase:
        """What is going on."""
        if self.place is None:
            return Phase.NONE
        if self._hangs:
            return Phase.HANGING
        return Phase.LOOKING if self._is_busy else Phase.RESTING

    def begin(self) -> None:
        """Begin to look, a while after the start."""
        steps.clear_workrooms(self._office)
        if self.place is not None:
            self._next.start(AT_START_MS)
            self._every.start()

    def records_changed(self) -> None:
        """Something was saved: look a while after the last of several saves."""
        if self.place is not None:
            least = int(1000 * (self._ended + LEAST_S - monotonic())) if self._ended else 0
            self._next.start(max(AFTER_SAVE_MS, least))

    def choose(self, folder: Path | None) -> None:
        """Have another folder, or none, and look into it at once; `refused` or `changed` follows.

        Args:
            folder: it is looked at outside, since it may hang.
        """
        if folder is None:
            self._keep(None)
            return

        def check() -> Path:
            folder_book.refuse_place(self._office, folder)
            return folder

        self.outside.run(check, self._keep, self._refuse)

    def _refuse(self, error: BaseException) -> None:
        if isinstance(error, (Trouble, OSError)):
            why = Trouble("这个文件夹读不出来", "请另选一个")
            self.refused.emit(error if isinstance(error, Trouble) else why)
        else:
            self._jobs.failed.emit(error)

    def _keep(self, folder: Path | None) -> None:
        office = self._office

        def work(_progress: Progress) -> None:
            folder_book.keep_place(office, folder)

        def done(_nothing: None) -> None:
            self.place = folder.absolute() if folder else None
            self.cards = ()
            self._every.stop()
            if folder is not None:
                self._every.start()
            self.look()
            self.changed.emit()

        job = Job(
            self.tr("正在记下交换文件夹"),
            work,
            done,
            self.refused.emit,
            owner=self,
            stoppable=False,
        )
        self._jobs.run(job)

    def look(self) -> None:
        """Do a round now; one that is under way is followed by another."""
        place = self.place
        if place is None:
            return
        if self._is_busy:
            self._again = True
            return
        self._is_busy = True
        self.changed.emit()
        office = self._office

        def work(_progress: Progress) -> tuple[Known, Path]:
            return folder_book.known(office, place), self._stack.enter_context(
                steps.workroom(office)
            )

        self._job(work, self._collect)

    # ---- the steps of a round
    def _collect(self, answer: tuple[Known, Path]) -> None:
        known, room = answer
        self._outside(lambda: steps.collect(known, room, Silent()), partial(self._read, room))

    def _read(self, room: Path, found: Collected) -> None:
        office = self._office
        if found.folder != self.place:
            # another folder was chosen meanwhile
            self._rest()
            return
        self._again = self._again or found.more

        def work(progress: Progress) -> tuple[FolderDone, list[Parcel]]:
            done = steps.read_collected(office, found, progress)
            if found.away:
                return done, []
            try:
                return done, steps.write_parcels(office, found, room, progress)
            except Cancelled:
                done.stopped = True
            except Trouble as trouble:
                done.failed.append(("", trouble))
            return done, []

        self._job(work, partial(self._deliver, found))

    def _deliver(self, found: Collected, answer: tuple[FolderDone, list[Parcel]]) -> None:
        done, parcels = answer
        if not parcels:
            self._note(done)
            return

        def work() -> FolderDone:
            steps.deliver(parcels, found, Silent(), done)
            return done

        self._outside(work, self._note)

    def _note(self, done: FolderDone) -> None:
        office = self._office
        self.cards = done.cards

        def work(_progress: Progress) -> Noted | None:
            return folder_book.note(office, done)

        self._job(work, self._tell, lambda _trouble: self._rest())

    def _tell(self, noted: Noted | None) -> None:
        self._rest()
        if noted is not None:
            self.said.emit(self.tr("交换文件夹：{what}").format(what=noted.sentence))

    def _rest(self) -> None:
        self._stack.close()
        self._is_busy = False
        self._ended = monotonic()
        self._patience.stop()
        self._hangs = False
        if self._again:
            self._again = False
            self._next.start(0)
        self.changed.emit()

    # ---- where they run
    def _job(
        self,
        work: Callable[[Progress], object],
        done: Callable[..., None],
        trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        title = self.tr("正在和交换文件夹交换")
        # beside the sticks' rounds, and never at the same time as one of them
        job = Job(
            title, work, done, trouble or self._fail, cancelled=self._rest, owner=self,
            lane=Lane.OUTSIDE, stoppable=False,
        )  # fmt: skip
        self._jobs.run(job)

    def _outside(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._patience.start()

        def back(answer: object) -> None:
            self._patience.stop()
            self._hangs = False
            done(answer)

        self.outside.run(work, back, self._break)

    def _fail(self, trouble: Trouble) -> None:
        """In the worker: the reading or the backup before it did not go."""
        self._note(FolderDone(failed=[("", trouble)]))

    def _break(self, error: BaseException) -> None:
        """Outside: nothing that is known to happen."""
        self._rest()
        if not isinstance(error, (Trouble, Cancelled, OSError)):
            self._jobs.failed.emit(error)

    def _hang(self) -> None:
        self._hangs = True
        self.said.emit(self.tr("交换文件夹没有回应，等它好了会自己接着交换"))
        self.changed.emit()
