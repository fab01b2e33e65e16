"""The table's rows as Qt asks for them: counted in a job, read page by page when they are shown.

While a new question is being answered the rows of the one before stay; a page that is not there
yet shows dots. Of several questions the newest wins.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.language import translate
from app.ledger.fields import Number
from ui.jobs import Job
from ui.ledger.reading import PAGE, Answer, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QObject

    from app.errors import Trouble
    from app.ledger.fields import Field
    from app.ledger.questions import Question
    from ui.jobs import Jobs
    from ui.ledger.reading import PageReader

KEPT = 64
"""Pages that are kept; more than anybody looks at between two questions."""
AT_ONCE = 4
"""Of the pages that were asked for, so many of the latest are read; the view has moved on from
the others."""
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

    Signals:
        answered: the rows of the latest question are there; its answer.
    """

    answered = Signal(object)

    def __init__(
        self,
        reader: PageReader,
        jobs: Jobs,
        fields: Sequence[Field],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._declared = reader.declared
        self._jobs = jobs
        self._fields = list(fields)
        self._answer: Answer | None = None
        self._rows = 0
        self._pages: OrderedDict[int, list[Row]] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._coming: list[int] = []
        self._asking: Job[Answer] | None = None
        self._fetching: Job[dict[int, list[Row]]] | None = None

    # ---- asking
    def ask(self, question: Question, shown: range) -> None:
        """Ask a question; its rows replace those that stand here when they are there.

        Args:
            question: the question.
            shown: the rows that the view will show of it.
        """
        self.stop()
        fields = list(self._fields)
        pages = range(shown.start // PAGE, max(shown.stop - 1, shown.start) // PAGE + 1)
        self._asking = self._jobs.run(
            Job(
                self.tr("读取记录"),
                lambda _progress: self._reader.answer(question, fields, pages),
                self._take,
                self._give_up,
                channel=f"rows {id(self)}",
                owner=self,
            )
        )

    def stop(self) -> None:
        """Let go of what is being read: its rows are not wanted any more."""
        for one in (self._asking, self._fetching):
            if one is not None:
                one.cancel()
        self._asking = self._fetching = None
        self._coming = []

    def _give_up(self, trouble: Trouble) -> None:
        self.stop()
        self._jobs.troubled.emit(trouble)

    def _take(self, answer: Answer) -> None:
        self._asking = None
        self._wanted.clear()
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
    def _row(self, number: int) -> Row | None:
        page = number // PAGE
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        at = number % PAGE
        if PAGE - at <= PAGE // 4 and (page + 1) * PAGE < self._rows:
            self._want(page + 1)
        elif at < PAGE // 4 and page:
            self._want(page - 1)
        return rows[at] if at < len(rows) else None

    def _want(self, page: int) -> None:
        if page in self._pages or page in self._coming:
            return
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if self._fetching is None and self._asking is None:
            self._fetch()

    def _fetch(self) -> None:
        answer = self._answer
        if answer is None:
            return
        pages = self._coming = list(self._wanted)[-AT_ONCE:]
        self._wanted.clear()
        fields = list(self._fields)
        self._fetching = self._jobs.run(
            Job(
                self.tr("读取记录"),
                lambda _progress: self._reader.pages(answer.question, fields, pages),
                self._take_pages,
                self._give_up,
                channel=f"pages {id(self)}",
                owner=self,
            )
        )

    def _take_pages(self, pages: dict[int, list[Row]]) -> None:
        self._fetching = None
        self._coming = []
        self._pages.update(pages)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        if self._wanted:
            self._fetch()
        self._all_changed()
