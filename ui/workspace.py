"""An open office in the window: navigation, pages, undo, status line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.errors import Trouble
from app.manifest import manifest_of
from ui.badges import Badges
from ui.dropping import Dropped, dropped_files, sort_of
from ui.framing import SPLITTER, divide
from ui.home import HomePage
from ui.navigation import Navigation
from ui.page import Workplace
from ui.pages import EXCHANGE, HOME, SETTINGS, Pages, makers
from ui.statusline import StatusLine
from ui.syncing.stick_banner import StickBanner
from ui.syncing.sticks import sticks
from ui.syncing.watching import StickWatch
from ui.tell import tell
from ui.topbar import TopBar
from ui.undoing import Undoing
from ui.widgets.pieces import Banner, button

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QSplitter

    from app.ledger.questions import Question
    from app.office import Office
    from ui.jobs import Jobs
    from ui.page import Page
    from ui.preferences import Preferences
    from ui.settings.page import SettingsPage
    from ui.syncing.folder_watch import FolderWatch
    from ui.syncing.sticks import Stick


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
        folder: looks into the exchange folder.
        preferences: the person's.
        is_demo: whether the data is invented.
    """

    jobs: Jobs
    watch: Watch
    folder: FolderWatch
    preferences: Preferences
    is_demo: bool


class Workspace(QWidget):
    """Shows an open office.

    Args:
        office: the office.
        around: what works for it.
        page: the page that is shown first.

    Signals:
        own_wanted: somebody has looked at invented data and wants an office of his own.
        restyled: language or size of text was changed.
        renamed: the office or the clerk has another name.
    """

    own_wanted = Signal()
    restyled = Signal()
    renamed = Signal()

    def __init__(self, office: Office, around: Around, page: str = HOME) -> None:
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
            show_rows=self.show_rows,
        )
        # asked for by name each time, so that a test can plug in its own
        self.sticks = StickWatch(office, around.jobs, lambda: sticks(), self)  # noqa: PLW0108
        own = {HOME: self._home, SETTINGS: self._settings, EXCHANGE: self._exchange}
        self.pages = Pages({**makers(self.place), **own}, self)
        self.navigation = Navigation(manifest_of(office.registry).ledgers)
        self._badges = Badges(office, around.jobs, self.navigation)
        self.bar = TopBar()
        self.banner = StickBanner(self.sticks)
        self._undoing = Undoing(self.place, self.bar)
        self._splitter = self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.show_page(page)
        self._badges.count()
        self.sticks.begin()

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

    def show_rows(self, question: Question, said: str) -> None:
        """Go to a ledger's table, and show there what a number was counted from."""
        from ui.ledger.page import LedgerPage  # noqa: PLC0415 when it is first wanted

        back = self.pages.name
        page = self.pages.turn_to(question.ledger)
        if isinstance(page, LedgerPage):
            page.show_rows(question, said, lambda: self.show_page(back))

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

    def print_ledger(self, question: Question, selected: Sequence[bytes] = ()) -> None:
        """Open the print preview; where records are selected, it may print only those."""
        from ui.printing.preview import PrintPreview  # noqa: PLC0415 when it is first wanted

        PrintPreview(self.place, question, self, selected=selected).open()

    def search_in(self, ledger: str, text: str) -> None:
        """Go to a ledger's table and search there."""
        from ui.ledger.page import LedgerPage  # noqa: PLC0415 when it is first wanted

        page = self.pages.turn_to(ledger)
        if isinstance(page, LedgerPage):
            page.search_for(text)

    def find_anything(self) -> None:
        """Open the box that finds anything."""
        from ui.finding.box import FindingBox  # noqa: PLC0415 when it is first wanted

        box = FindingBox(self.place, self)
        # as soon as the box is gone: a page may have to ask something
        queued = Qt.ConnectionType.QueuedConnection
        box.record_wanted.connect(self.show_record, queued)
        box.page_wanted.connect(self.show_page, queued)
        box.all_wanted.connect(self.search_in, queued)
        box.task_wanted.connect(self._do_task, queued)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _do_task(self, task: str, ledger: str) -> None:
        from app.ledger.questions import Question  # noqa: PLC0415 when it is first wanted

        if task == "print":
            self.print_ledger(Question(ledger))
        else:
            self.import_file(ledger)

    def may_leave(self) -> bool:
        """Whether the window may be closed; asks where something typed is not saved."""
        page = self.pages.current
        if page is not None and not page.may_leave():
            return False
        self._around.preferences.keep_state(SPLITTER, self._splitter.saveState())
        return True

    # ---- files from outside
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take spreadsheets, bundles and cards."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import a spreadsheet; hand anything else to the exchange."""
        found = dropped_files(event.mimeData())
        if found is None:
            return
        event.acceptProposedAction()
        self.open_files(*found)

    def open_files(self, kind: Dropped, paths: Sequence[Path]) -> None:
        """Do what files are for."""
        if kind is Dropped.SPREADSHEET:
            ledgers = self.place.office.registry.ledgers
            here = self.pages.name
            self.import_file(here if here in ledgers else next(iter(ledgers)), paths[0])
        elif kind is Dropped.BACKUP:
            tell(self, _no_restoring(paths[0]))
        else:
            self._open_exchanged(paths)

    def open_outside(self, paths: Sequence[Path]) -> None:
        """Open files with which the program was started, or started once more."""
        kind = sort_of(paths)
        if kind is not None:
            self.open_files(kind, paths)
            return
        names = "、".join(one.name for one in paths)
        trouble = Trouble(
            "“{names}”不能这样打开",
            "请一次打开一种文件，数据包和名片可以一起",
            names=names,
        )
        tell(self, trouble)

    def _open_exchanged(self, paths: Sequence[Path]) -> None:
        from ui.syncing.page import ExchangePage  # noqa: PLC0415 when it is first wanted

        page = self.pages.turn_to(EXCHANGE)
        if isinstance(page, ExchangePage):
            page.open_files(paths)

    def open_round(self, stick: Stick) -> None:
        """Show what one round with a stick would do; the page below stays as it is."""
        from ui.syncing.round_dialog import RoundDialog, on_stick  # noqa: PLC0415 as above

        dialog = RoundDialog(self.place, on_stick(stick), self)
        dialog.finished.connect(self.sticks.look_into)
        dialog.open()

    # ---- parts
    def _home(self) -> HomePage:
        page = HomePage(self.place)
        page.adding_wanted.connect(self.add_record)
        return page

    def _exchange(self) -> Page:
        from ui.syncing.page import ExchangePage  # noqa: PLC0415 when it is first wanted

        return ExchangePage(self.place, watch=self.sticks, folder=self._around.folder)

    def _settings(self) -> SettingsPage:
        from ui.settings.page import SettingsPage  # noqa: PLC0415 when it is first wanted

        page = SettingsPage(self.place, self._around.preferences)
        page.restyled.connect(self.restyled)
        page.renamed.connect(self.renamed)
        return page

    def _lay_out(self) -> QSplitter:
        parts: list[tuple[QWidget, int]] = [(self._demo_banner(), 0)] * self._around.is_demo
        parts += [(self.bar, 0), (self.banner, 0), (self.pages.stack, 1), (self.status, 0)]
        return divide(self, self.navigation, parts, self._around.preferences)

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
        self.pages.turned.connect(self._place_banner)
        self.pages.turned.connect(self._badges.turned)
        self.banner.wanted.connect(self.open_round)
        self.banner.cards_wanted.connect(lambda: self.show_page(EXCHANGE))
        self._around.folder.said.connect(self.status.say)
        self._around.watch.changed.connect(self._take_change)
        QShortcut(QKeySequence.StandardKey.Find, self, self._search)
        QShortcut(QKeySequence("Ctrl+K"), self, self.find_anything)
        self.bar.search.clicked.connect(self.find_anything)

    def _take_change(self, ledgers: frozenset[str]) -> None:
        self._undoing.refresh()
        self.pages.changed(ledgers)
        self.sticks.changed()
        self._badges.count()

    def _place_banner(self, page: str) -> None:
        self.banner.welcome(is_welcome=page != EXCHANGE)

    def _search(self) -> None:
        if self.pages.current is not None:
            self.pages.current.begin_search()


def _no_restoring(path: Path) -> Trouble:
    return Trouble(
        "“{file}”是一份备份，这台电脑上的办公室已经打开，没有动它",
        "要恢复备份，请在新电脑上打开驿站，选“从备份恢复”",
        file=path.name,
    )
