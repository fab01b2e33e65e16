"""An open office in the window: navigation, pages, undo, status line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app import duplicates
from app.desk import Desk
from app.sync import review
from ui.appearance import Space
from ui.dropping import Dropped, dropped_file
from ui.home import HomePage
from ui.jobs import Job
from ui.navigation import Navigation
from ui.page import Workplace
from ui.pages import EXCHANGE, HOME, REVIEW, SETTINGS, Pages, makers
from ui.settings.page import SettingsPage
from ui.statusline import StatusLine
from ui.topbar import TopBar
from ui.undoing import Undoing
from ui.widgets.pieces import Banner, button, frame

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from app.ledger.questions import Question
    from app.office import Office
    from app.progress import Progress
    from ui.jobs import Jobs
    from ui.preferences import Preferences

SPLITTER = "navigation"


class Watch(QObject):
    """Hears of changes in whatever thread they are made, and tells of them in the window's.

    Signals:
        changed: records of these ledgers may have changed.
    """

    changed = Signal(object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        office.on_change(self.changed.emit)


@dataclass(frozen=True)
class Around:
    """What outlives a workspace, which is made anew when the language changes.

    Attributes:
        jobs: what works beside the window.
        watch: hears of changes.
        preferences: the person's.
        is_demo: whether the data is invented.
    """

    jobs: Jobs
    watch: Watch
    preferences: Preferences
    is_demo: bool


class Workspace(QWidget):
    """Shows an open office.

    Args:
        office: the office.
        around: what works for it.

    Signals:
        own_wanted: somebody has looked at invented data and wants an office of his own.
        restyled: language or size of text was changed.
        renamed: the office or the clerk has another name.
    """

    own_wanted = Signal()
    restyled = Signal()
    renamed = Signal()

    def __init__(self, office: Office, around: Around) -> None:
        super().__init__()
        self._around = around
        self.status = StatusLine(around.jobs)
        self.place = Workplace(
            office=office,
            desk=Desk(office),
            jobs=around.jobs,
            say=self.status.say,
            show_record=self.show_record,
            show_page=self.show_page,
            import_file=self.import_file,
            print_ledger=self.print_ledger,
        )
        own = {HOME: self._home, SETTINGS: self._settings}
        self.pages = Pages({**makers(self.place), **own}, self)
        self.navigation = Navigation(office.registry)
        self.bar = TopBar()
        self._undoing = Undoing(self.place, self.bar)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.show_page(HOME)
        self._count_review()

    # ---- going about
    def show_page(self, name: str) -> None:
        """Go to a page; not if the present one may not be left."""
        self.pages.turn_to(name)

    def show_record(self, ledger: str, uid: bytes) -> None:
        """Go to a record."""
        from ui.ledger.page import LedgerPage  # noqa: PLC0415 when it is first wanted

        page = self.pages.turn_to(ledger)
        if isinstance(page, LedgerPage):
            page.show_record(self.place.office.current(uid))

    def add_record(self, ledger: str) -> None:
        """Go to a ledger and open an empty form."""
        from ui.ledger.page import LedgerPage  # noqa: PLC0415 when it is first wanted

        page = self.pages.turn_to(ledger)
        if isinstance(page, LedgerPage):
            page.add()

    def import_file(self, ledger: str, path: Path | None = None) -> None:
        """Open the import wizard."""
        from ui.importing.wizard import ImportWizard  # noqa: PLC0415 when it is first wanted

        ImportWizard(self.place, ledger, path, self).open()

    def print_ledger(self, question: Question) -> None:
        """Open the print preview."""
        from ui.printing.preview import PrintPreview  # noqa: PLC0415 when it is first wanted

        PrintPreview(self.place, question, self).open()

    def may_leave(self) -> bool:
        """Whether the window may be closed; asks where something typed is not saved."""
        page = self.pages.current
        if page is not None and not page.may_leave():
            return False
        self._around.preferences.keep_state(SPLITTER, self._splitter.saveState())
        return True

    # ---- files dragged onto the window
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take spreadsheets, bundles and cards."""
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import a spreadsheet; hand anything else to the exchange."""
        found = dropped_file(event.mimeData())
        if found is None:
            return
        event.acceptProposedAction()
        self.open_file(*found)

    def open_file(self, kind: Dropped, path: Path) -> None:
        """Do what a file is for."""
        from ui.syncing.page import ExchangePage  # noqa: PLC0415 when it is first wanted

        if kind is Dropped.SPREADSHEET:
            ledgers = self.place.office.registry.ledgers
            here = self.pages.name
            self.import_file(here if here in ledgers else next(iter(ledgers)), path)
            return
        page = self.pages.turn_to(EXCHANGE)
        if isinstance(page, ExchangePage):
            page.open_file(path)

    # ---- parts
    def _home(self) -> HomePage:
        page = HomePage(self.place)
        page.adding_wanted.connect(self.add_record)
        return page

    def _settings(self) -> SettingsPage:
        page = SettingsPage(self.place, self._around.preferences)
        page.restyled.connect(self.restyled)
        page.renamed.connect(self.renamed)
        return page

    def _lay_out(self) -> None:
        aside = frame("aside")
        beside = QVBoxLayout(aside)
        beside.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        beside.addWidget(self.navigation)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if self._around.is_demo:
            layout.addWidget(self._demo_banner())
        layout.addWidget(self.bar)
        layout.addWidget(self.pages.stack, 1)
        layout.addWidget(self.status)
        for one in (aside, content):
            self._splitter.addWidget(one)
            self._splitter.setCollapsible(self._splitter.count() - 1, False)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setHandleWidth(1)
        wide = self.navigation.sizeHint().width()
        aside.setMinimumWidth(wide)
        self._splitter.setSizes([wide, 10_000])
        self._splitter.restoreState(self._around.preferences.state(SPLITTER))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)

    def _demo_banner(self) -> Banner:
        banner = Banner(
            self.tr("演示数据：这里的人和事都是编造的，可以随便试，改坏了也没有关系。"),
            "warning",
        )
        own = button(self.tr("建立自己的办公室"))
        own.clicked.connect(self.own_wanted)
        banner.add(own)
        return banner

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.show_page)
        self.pages.turned.connect(self.navigation.select)
        self.pages.titled.connect(self.bar.show_heading)
        self._around.watch.changed.connect(self._take_change)
        QShortcut(QKeySequence.StandardKey.Find, self, self._search)

    def _take_change(self, ledgers: frozenset[str]) -> None:
        self._undoing.refresh()
        self.pages.changed(ledgers)
        self._count_review()

    def _search(self) -> None:
        if self.pages.current is not None:
            self.pages.current.begin_search()

    def _count_review(self) -> None:
        office = self.place.office

        def work(_progress: Progress) -> int:
            return review.count(office) + duplicates.count(office)

        def done(count: int) -> None:
            self.navigation.show_count(REVIEW, count)

        self._around.jobs.run(
            Job(self.tr("正在数待处理的内容"), work, done, channel="badge", owner=self)
        )
