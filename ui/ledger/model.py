"""The table's rows as Qt asks for them: found in a job, read page by page when they are shown.

While a new question is being answered the rows of the one before stay; a page that is not there
yet shows dots. Of several questions the newest wins. A question from the top is answered twice:
with the first rows at once, and with all of them when they are counted.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.language import translate
from app.ledger.fields import Number
from ui.jobs import Job, Lane
from ui.ledger.reading import PAGE, Answer, Hold, Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from PySide6.QtCore import QObject

    from app.errors import Trouble
    from app.ledger.fields import Field
    from app.ledger.questions import Question
    from app.progress import Progress
    from ui.jobs import Jobs
    from ui.ledger.reading import PageReader

KEPT = 192
"""Pages that are kept, some three thousand rows: whatever the size of the ledger."""
AT_ONCE = 6
"""Of the pages that are wanted, so many are read in one job; the view may have moved on then."""
AHEAD = 4
"""So many pages further on are read before they are seen, where the view goes on steadily."""
NUMBER, MARK, FIRST = 0, 1, 2
"""The running number, how far the record has got, and the first field."""
UNREAD = "…"

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole `Row` of a cell; None while it is not there."""

ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    ROW_ROLE,
)

Index = QModelIndex | QPersistentModelIndex


class LedgerModel(QAbstractTableModel):
    """Shows what a question finds in a ledger.

    Args:
        reader: reads the rows.
        jobs: runs the reading.
        fields: the columns.

    Attributes:
        is_changing: other rows are just being put in.

    Signals:
        changing: other rows are about to be put in.
        answered: rows of the latest question are there; its `Answer`.
    """

    changing = Signal()
    answered = Signal(object)

    def __init__(
        self,
        reader: PageReader,
        jobs: Jobs,
        fields: Sequence[Field],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.is_changing = False
        self._reader = reader
        self._declared = reader.declared
        self._jobs = jobs
        self._fields = list(fields)
        self._answer: Answer | None = None
        self._rows = 0
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._seen = range(0)
        self._ahead: Sequence[int] = ()
        self._asking: Job[Answer] | None = None
        self._fetching: Job[dict[int, list[Row]]] | None = None

    # ---- asking
    def ask(self, question: Question, hold: Callable[[], Hold], *, from_top: bool) -> None:
        """Ask a question; its rows replace those that stand here when they are there.

        Args:
            question: the question.
            hold: what is to be found again, as it is when it is asked.
            from_top: show the first rows as soon as they are there.
        """
        self.stop()
        if from_top or self._answer is None:
            self._begin(question, hold)
        else:
            self._arrange(question, hold())

    def _begin(self, question: Question, hold: Callable[[], Hold]) -> None:
        fields = list(self._fields)

        def begun(answer: Answer) -> None:
            self._asking = None
            if answer.is_counted or answer.found:
                self._take(answer)
            held = hold()
            if not answer.is_counted or held.spans:
                self._arrange(question, held)

        self._run(lambda _progress: self._reader.begin(question, fields), begun)

    def _arrange(self, question: Question, hold: Hold) -> None:
        fields = list(self._fields)
        self._run(
            lambda progress: self._reader.answer(question, fields, hold, progress), self._take
        )

    def _run(self, work: Callable[[Progress], Answer], done: Callable[[Answer], None]) -> None:
        self._asking = self._jobs.run(
            Job(
                self.tr("读取记录"),
                work,
                done,
                self._give_up,
                channel=f"rows {id(self)}",
                owner=self,
                lane=Lane.READ,
            )
        )

    def stop(self) -> None:
        """Let go of what is being read: its rows are not wanted any more."""
        for one in (self._asking, self._fetching):
            if one is not None:
                one.cancel()
        self._asking = self._fetching = None

    @property
    def is_asking(self) -> bool:
        """Whether other rows are on their way."""
        return self._asking is not None

    def _give_up(self, trouble: Trouble) -> None:
        self.stop()
        self._jobs.troubled.emit(trouble)

    def _take(self, answer: Answer) -> None:
        self._asking = None
        self._wanted.clear()
        self.changing.emit()
        self.is_changing = True
        rows = self.rowCount()
        self._answer = answer
        if answer.found < rows:
            self.beginRemoveRows(QModelIndex(), answer.found, rows - 1)
            self._replace(answer)
            self.endRemoveRows()
        elif answer.found > rows:
            self.beginInsertRows(QModelIndex(), rows, answer.found - 1)
            self._replace(answer)
            self.endInsertRows()
        else:
            self._replace(answer)
        self.is_changing = False
        self._all_changed()
        self.answered.emit(answer)

    def _replace(self, answer: Answer) -> None:
        self._pages = OrderedDict(answer.pages)
        self._rows = answer.found

    def _all_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, self._last_column))

    @property
    def _last_column(self) -> int:
        return FIRST + len(self._fields) - 1

    # ---- what stands here
    @property
    def fields(self) -> Sequence[Field]:
        """The fields that are shown, in order."""
        return self._fields

    def show_fields(self, fields: Sequence[Field]) -> None:
        """Show other columns; those that were not read stay empty until the next question."""
        self.beginResetModel()
        self._fields = list(fields)
        self.endResetModel()

    def is_numeric(self, column: int) -> bool:
        """Whether a column has numbers, which stand at the right."""
        return column == NUMBER or (
            column >= FIRST and isinstance(self._fields[column - FIRST], Number)
        )

    @property
    def answer(self) -> Answer | None:
        """What the latest answered question found; None before the first."""
        return self._answer

    def row_at(self, row: int) -> Row | None:
        """One row; None while it is not there."""
        page = self._pages.get(row // PAGE)
        at = row % PAGE
        return page[at] if page is not None and at < len(page) else None

    def place_of(self, uid: bytes) -> int | None:
        """Where a record stands among the rows that are there."""
        return next((place for place, row in self._there() if row.uid == uid), None)

    def _there(self) -> Iterator[tuple[int, Row]]:
        for number, rows in self._pages.items():
            for at, row in enumerate(rows):
                yield number * PAGE + at, row

    # ---- what Qt asks
    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else self._rows

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are."""
        return 0 if parent is not None and parent.isValid() else FIRST + len(self._fields)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell says."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role not in ROLES:
            return None
        row = self._row(index.row())
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._read_out(row, index)
        return self._text(row, index)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The headings; the full label is the tip of one that is short."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if role == Qt.ItemDataRole.ToolTipRole and section >= FIRST:
            return translate(self._fields[section - FIRST].label)
        return None

    def _heading(self, section: int) -> str:
        if section == NUMBER:
            return self.tr("序号")
        if section == MARK:
            return self.tr("去向")
        return translate(self._fields[section - FIRST].heading)

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = (
            Qt.AlignmentFlag.AlignRight if self.is_numeric(column) else Qt.AlignmentFlag.AlignLeft
        )
        return side | Qt.AlignmentFlag.AlignVCenter

    def _text(self, row: Row | None, index: Index) -> str:
        column = index.column()
        if column == NUMBER:
            return str(index.row() + 1)
        if row is None:
            return UNREAD
        if column == MARK:
            return row.where
        return row.cells.get(self._fields[column - FIRST].name, "")

    def _asked(self, row: Row) -> str:
        """What of a record waits in review."""
        fields = self._declared.fields.values()
        labels = [translate(one.label) for one in fields if one.name in row.contested]
        if "" in row.contested:
            labels.append(self.tr("整条记录"))
        said = self.tr("待处理：{fields}。两边写得不一样，请打开核对")
        return said.format(fields="、".join(labels))

    def _read_out(self, row: Row | None, index: Index) -> str:
        """What is read out to somebody who cannot see the marks."""
        text, column = self._text(row, index), index.column()
        if row is None or column == NUMBER or not row.review:
            return text
        is_marked = column == MARK or self._fields[column - FIRST].name in row.contested
        return self.tr("{text}，待处理").format(text=text) if is_marked else text

    def _tip(self, row: Row | None, column: int) -> str | None:
        if row is None or column == NUMBER:
            return None
        if column >= FIRST:
            field = self._fields[column - FIRST].name
            said = row.cells.get(field) or ""
            if field in row.contested:
                asked = self.tr("两个办公室写得不一样，还没有处理")
                return f"{said}\n{asked}" if said else asked
            return said or None
        if row.review:
            return self._asked(row)
        return row.where or self.tr("这条记录不是本办公室写的")

    # ---- pages
    def look_at(self, shown: range, *, is_passing: bool) -> None:
        """These rows are in view: read those that are not there, and what will be seen next.

        Args:
            shown: the rows.
            is_passing: the scroll bar is being dragged: what lies beside is not wanted.
        """
        before, self._seen = self._seen, shown
        way = (shown.start > before.start) - (shown.start < before.start)
        far = abs(shown.start - before.start) > len(shown)
        first, last = shown.start // PAGE, max(shown.stop - 1, shown.start) // PAGE
        end = (self._rows - 1) // PAGE
        if is_passing or far or not way:
            self._ahead = ()
        elif way > 0:
            self._ahead = range(last + 1, min(last + AHEAD, end) + 1)
        else:
            self._ahead = range(first - 1, max(first - AHEAD, 0) - 1, -1)
        for one in range(first, min(last, end) + 1):
            if one in self._pages:
                self._pages.move_to_end(one)
        self._fetch()

    def _row(self, number: int) -> Row | None:
        page = number // PAGE
        if page not in self._pages:
            self._want(page)
        return self.row_at(number)

    def _want(self, page: int) -> None:
        """Somebody asks for a row that is not in view: a screen reader, say."""
        self._wanted.pop(page, None)
        self._wanted[page] = None
        self._fetch()

    def _missing(self) -> list[int]:
        """The pages to read next: those in view, those asked for, those that come into view."""
        last = min(self._seen.stop, self._rows) - 1
        shown = range(self._seen.start // PAGE, last // PAGE + 1)
        asked = list(self._wanted)[-AT_ONCE:]
        wanted: Iterable[int] = dict.fromkeys([*shown, *asked, *self._ahead])
        return [one for one in wanted if one not in self._pages][:AT_ONCE]

    def _fetch(self) -> None:
        arrangement = self._answer.arrangement if self._answer else None
        if arrangement is None or self._fetching is not None or self._asking is not None:
            return
        pages = self._missing()
        self._wanted.clear()
        if not pages:
            return
        fields = list(self._fields)
        self._fetching = self._jobs.run(
            Job(
                self.tr("读取记录"),
                lambda _progress: self._reader.pages(arrangement, fields, pages),
                self._take_pages,
                self._give_up,
                channel=f"pages {id(self)}",
                owner=self,
                lane=Lane.READ,
            )
        )

    def _take_pages(self, pages: dict[int, list[Row]]) -> None:
        self._fetching = None
        self._pages.update(pages)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        for one in pages:
            last = min((one + 1) * PAGE, self._rows) - 1
            self.dataChanged.emit(self.index(one * PAGE, 0), self.index(last, self._last_column))
        self._fetch()
