"""The page of statistics: which one, of which period, and its tables and charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.counting.counting import count
from app.counting.results import said
from app.language import translate
from app.ledger.countable import counts_of
from app.saving import safe_name
from ui.appearance import Colour, Space, row_height
from ui.counting.choosing import Choosing
from ui.counting.results import Results
from ui.jobs import Job, Lane
from ui.ledger.keeping import keeper
from ui.page import Page
from ui.tell import tell
from ui.widgets.choosing import Wanted, file_to_save
from ui.widgets.lines import LineDrawing
from ui.widgets.pieces import row
from ui.widgets.working import Working

if TYPE_CHECKING:
    from app.counting.results import Cell, Counted, Row
    from app.counting.results import Place as Marker
    from app.errors import Trouble
    from app.ledger.base import Ledger
    from app.ledger.counts import Count
    from app.ledger.questions import Question
    from app.progress import Progress
    from ui.page import Workplace

CHANNEL = "statistics"
PAUSE_MS = 400
"""So long after a change it is counted again: changes come in bursts."""
AT = int(Qt.ItemDataRole.UserRole)
LIST_CHARS = 13
LAST = "statistics"
"""The setting that keeps what was looked at last."""


class CountingPage(Page):
    """Shows one statistic.

    Args:
        place: the window's.
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.offered = _offered(place)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("统计"))
        self.list.setItemDelegate(LineDrawing(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choosing = Choosing(place)
        self.results = Results()
        self.working = Working(place.jobs)
        self.counted: Counted | None = None
        self._keep_setting = keeper(place)
        self._last = place.office.setting(LAST)
        self._is_stale = True
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self.read)
        self._fill_list()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        wide = LIST_CHARS * self.fontMetrics().horizontalAdvance("国")
        self.list.setFixedWidth(wide)
        right = QVBoxLayout()
        right.setSpacing(Space.MEDIUM)
        right.addWidget(self.choosing)
        right.addWidget(self.results, 1)
        right.addWidget(self.working)
        beside = row(self.list, gap=Space.LARGE)
        beside.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.SMALL)
        layout.addLayout(beside)

    def _connect(self) -> None:
        # later: the list has to light its line first
        queued = Qt.ConnectionType.QueuedConnection
        self.list.currentRowChanged.connect(self._choose, queued)
        self.choosing.changed.connect(self.read)
        self.choosing.export.clicked.connect(self.export)
        self.choosing.print_out.clicked.connect(self.print_out)
        self.results.pressed_number.connect(self._show_rows)
        self.results.pressed_place.connect(self._show_rides)

    # ---- what can be counted
    def _fill_list(self) -> None:
        last = ""
        high = row_height(self.fontMetrics())
        for at, (declared, one) in enumerate(self.offered):
            if declared.__tablename__ != last:
                last = declared.__tablename__
                head = QListWidgetItem(translate(declared.sheet.title))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                head.setData(Qt.ItemDataRole.ForegroundRole, QColor(Colour.SOFT_INK))
                head.setData(Qt.ItemDataRole.BackgroundRole, QColor(Colour.GROUND))
                self.list.addItem(head)
            item = QListWidgetItem("　" + translate(one.title))
            item.setData(AT, at)
            self.list.addItem(item)
            if self._last == f"{last}:{one.name}" or self.list.currentRow() < 0:
                self.list.setCurrentItem(item)
        self.list.setMinimumHeight(6 * high)

    @property
    def chosen(self) -> tuple[type[Ledger], Count]:
        """What is counted."""
        item = self.list.currentItem()
        at = item.data(AT) if item else None
        return self.offered[at if isinstance(at, int) else 0]

    def choose(self, ledger: str, name: str) -> None:
        """Go to a statistic."""
        for at in range(self.list.count()):
            found = self.list.item(at).data(AT)
            if isinstance(found, int):
                declared, one = self.offered[found]
                if (declared.__tablename__, one.name) == (ledger, name):
                    self.list.setCurrentRow(at)

    def _choose(self, _row: int) -> None:
        declared, one = self.chosen
        key = f"{declared.__tablename__}:{one.name}"
        if self._last != key:
            self._last = key
            self._keep_setting(LAST, key)
        self.read()

    # ---- what the window tells
    def came_up(self) -> None:
        """Count, if something has changed."""
        self.titled.emit(self._title())
        if self._is_stale:
            self.read()
        # with the heading above it, if there is room
        self.list.scrollToTop()
        self.list.scrollToItem(self.list.currentItem())
        self.list.setFocus()

    def changed(self, ledgers: frozenset[str]) -> None:
        """Count again; the old numbers stay until the new ones are there."""
        self._is_stale = True
        if self.isVisible():
            self._later.start()

    def begin_search(self) -> None:
        """One goes to a statistic by its name in the list."""
        self.list.setFocus()

    # ---- counting
    def read(self) -> None:
        """Count what is chosen."""
        office, (declared, one) = self.place.office, self.chosen
        self._later.stop()
        self._is_stale = False
        self.choosing.allow_period(is_allowed=_has_period(declared, one))
        period, by_office = self.choosing.period, self.choosing.by_office
        question = self.choosing.question(declared.__tablename__)

        def work(progress: Progress) -> tuple[Counted, list[tuple[str, str]]]:
            with office.snapshot() as now:
                counted = count(
                    office, now, declared, one, question=question, period=period,
                    by_office=by_office, progress=progress,
                )  # fmt: skip
                units = now.asking.units_of(declared.__tablename__)
                return counted, [(unit, office.office_name(now.connection, unit)) for unit in units]

        job = Job(
            self.tr("正在统计“{title}”").format(title=translate(one.title)),
            work,
            self._show,
            self._fail,
            cancelled=self._stop,
            channel=CHANNEL,
            owner=self,
            lane=Lane.COUNT,
        )
        self.working.watch(self.place.jobs.run(job))

    def _show(self, found: tuple[Counted, list[tuple[str, str]]]) -> None:
        self.counted, units = found
        self.titled.emit(self._title())
        self.choosing.offer_offices(units)
        self.results.show_counted(self.counted)

    def _fail(self, trouble: Trouble) -> None:
        self._stop()
        tell(self, trouble)

    def _stop(self) -> None:
        self._is_stale = True

    def _title(self) -> str:
        """What the numbers are that stand here, also where those that were chosen were stopped."""
        declared, one = self.chosen
        if self.counted is not None:
            declared, one = self.place.office.registry[self.counted.ledger], self.counted.count
        return self.tr("统计　{ledger}　{title}").format(
            ledger=translate(declared.sheet.title), title=translate(one.title)
        )

    # ---- to the records
    def _show_rows(self, counted: Counted, line: Row, cell: Cell) -> None:
        if cell.question is None:
            return
        told = self.tr("统计“{title}”里的“{row}”")
        title = translate(counted.count.title)
        self.place.show_rows(cell.question, told.format(title=title, row=said(line.label)))

    def _show_rides(self, _counted: Counted, _line: object, marker: Marker) -> None:
        question: Question | None = marker.question
        if question is not None:
            told = self.tr("经过{number}号界碑的记录").format(number=marker.number)
            self.place.show_rows(question, told)

    # ---- out of the window
    def export(self) -> None:
        """Write the tables into a spreadsheet."""
        from app.counting.printing import form_of, sheets  # noqa: PLC0415 when it is wanted
        from app.exchange.write import write_xlsx  # noqa: PLC0415 heavy

        counted, office = self.counted, self.place.office
        if counted is None:
            return
        declared = office.registry[counted.ledger]
        title = f"{office.name}{form_of(declared, counted.count).title}"
        wanted = Wanted(self.tr("导出到"), self.tr("表格 (*.xlsx)"), "export")
        path = file_to_save(office, self, wanted, f"{safe_name(title)}{office.today()}.xlsx")
        if path is None:
            return
        said_done = self.tr("已导出到“{file}”").format(file=path.name)
        job = Job(
            self.tr("正在导出"),
            lambda progress: write_xlsx(path, sheets(office, counted, title), progress=progress),
            lambda _done: self.place.say(said_done),
            owner=self,
            lane=Lane.OUTSIDE,
        )
        self.working.watch(self.place.jobs.run(job))

    def print_out(self) -> None:
        """Show the pages that would be printed."""
        from ui.counting.preview import CountsPreview  # noqa: PLC0415 when it is wanted

        if self.counted is not None:
            CountsPreview(self.place, self.counted, self).open()


def _offered(place: Workplace) -> list[tuple[type[Ledger], Count]]:
    """What can be counted: of what ledgers declare all, of the others what is usual."""
    shown = (
        one
        for one in place.office.registry
        if not one.sheet.inside and one.sheet.domain != "shared"
    )
    return [(one, each) for one in shown for each in counts_of(one)]


def _has_period(declared: type[Ledger], one: Count) -> bool:
    if one.parts:
        return any(each.period for each in counts_of(declared) if each.name in one.parts)
    return bool(one.period)
