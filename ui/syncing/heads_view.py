"""Head counts before and after a reading, which the clerk ticks off one by one.

The national system of party members has its clerks compare the counts before and after each
exchange, and so do we: where a count changes, or is not what the sender has, somebody looks at it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QCheckBox, QHeaderView, QVBoxLayout, QWidget

from app.language import translate
from ui.appearance import RESOURCES, Colour, Space
from ui.widgets.lines import LineDrawing, LineTable
from ui.widgets.pieces import words
from ui.widgets.text_table import NOWHERE, TextTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from app.ledger.registry import Registry
    from app.sync.readings import ReadBundle
    from app.sync.tallies import Head

    AnyIndex = QModelIndex | QPersistentModelIndex

OFFICE, LEDGER, BEFORE, AFTER, THERE, TICK = range(6)
BOX = 20
"""Side of a box to tick, in pixels."""


class HeadTable(TextTable):
    """The counts, and which of them somebody has ticked off.

    Signals:
        ticked: a row was ticked, or not any more.
    """

    ticked = Signal()

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(titles, (BEFORE, AFTER, THERE), parent)
        self._heads: Sequence[Head] = ()
        self._done: set[int] = set()

    def show_heads(self, heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> None:
        """Show these counts, none of them ticked."""
        self._heads = heads
        self._done.clear()
        self.show_rows(rows)
        self.ticked.emit()

    @property
    def left(self) -> int:
        """How many rows are still to be ticked."""
        return sum(one.to_check for one in self._heads) - len(self._done)

    @property
    def asked(self) -> int:
        """How many rows there are to be ticked."""
        return sum(one.to_check for one in self._heads)

    def head(self, row: int) -> Head:
        """What a row counts."""
        return self._heads[row]

    def is_ticked(self, row: int) -> bool:
        """Whether somebody has looked at a row."""
        return row in self._done

    def toggle(self, row: int) -> None:
        """Tick a row, or take that back; nothing where its counts stay."""
        if self._heads[row].to_check:
            self._done.symmetric_difference_update((row,))
            self._told(row, row)

    def tick_all(self, *, done: bool) -> None:
        """Tick every row, or none."""
        rows = {row for row, one in enumerate(self._heads) if one.to_check}
        self._done = rows if done else set()
        if self._heads:
            self._told(0, len(self._heads) - 1)

    def _told(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, TICK))
        self.ticked.emit()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell; what differs from the sender's count is red."""
        head = self._heads[index.row()]
        roles = Qt.ItemDataRole
        if role == roles.ForegroundRole and index.column() in (AFTER, THERE) and head.differs:
            return QColor(Colour.DANGER)
        if index.column() != TICK or role not in (roles.CheckStateRole, roles.AccessibleTextRole):
            return super().data(index, role)
        if role == roles.AccessibleTextRole:
            return self.tr("核对无误") if self.is_ticked(index.row()) else self.tr("还没有核对")
        if not head.to_check:
            return None
        state = Qt.CheckState
        return state.Checked if self.is_ticked(index.row()) else state.Unchecked


class _TickDrawing(LineDrawing):
    """Draws the counts, and a box in each row that is to be ticked."""

    def __init__(self, view: LineTable) -> None:
        super().__init__(view)
        styles = RESOURCES / "styles"
        self._boxes = {
            Qt.CheckState.Checked: QSvgRenderer(str(styles / "box-checked.svg"), self),
            Qt.CheckState.Unchecked: QSvgRenderer(str(styles / "box.svg"), self),
        }

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is not None:
            room = self._view.visualRect(index)
            top = room.center().y() - BOX / 2
            box = QRectF(room.left() + Space.SMALL, top, BOX, BOX)
            self._boxes[Qt.CheckState(state)].render(painter, box)


class _Heads(LineTable):
    """The table; a click on a box ticks it, and so does the space bar on the chosen row."""

    def __init__(self, model: HeadTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = model
        self.setModel(model)
        self.setItemDelegate(_TickDrawing(self))
        self.clicked.connect(self._click)

    def _click(self, index: QModelIndex) -> None:
        if index.column() == TICK:
            self._counts.toggle(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick by the space bar."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._counts.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class HeadsView(QWidget):
    """The table of counts, what is to be said of the chosen row, and a box for all of them.

    Signals:
        ticked: a row was ticked, or not any more.
    """

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: ReadBundle | None = None
        self.model = HeadTable(self._titles(), self)
        self.table = self._make_table()
        self.advice = words(kind="hint", wrap=True)
        self.why = words(wrap=True)
        self.all = QCheckBox(self.tr("全部核对无误(&A)"))
        self.all.clicked.connect(self._tick_all)
        self.model.ticked.connect(self._follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.MEDIUM, 0, 0)
        layout.setSpacing(Space.SMALL)
        for one in (self.advice, self.table, self.why, self.all):
            layout.addWidget(one, int(one is self.table))

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("办公室"),
            self.tr("台账"),
            self.tr("这里现在有"),
            self.tr("读入以后"),
            self.tr("对方有"),
            self.tr("核对无误"),
        )

    def _make_table(self) -> _Heads:
        table = _Heads(self.model)
        table.setAccessibleName(self.tr("各办公室的条数"))
        head = table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(OFFICE, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._explain)
        return table

    # ---- what is shown
    def show_plan(self, read: ReadBundle, registry: Registry) -> None:
        """Show the counts of a plan."""
        self._read = read
        rows = [
            [
                read.names.get(one.unit, one.unit),
                translate(registry[one.ledger].sheet.title),
                f"{one.before:,}",
                f"{one.after:,}",
                "" if one.there is None else f"{one.there:,}",
                "" if one.to_check else self.tr("没有变化"),
            ]
            for one in read.heads
        ]
        self.model.show_heads(read.heads, [[*row[:TICK], self._mark(row[TICK])] for row in rows])
        asked = self.model.asked
        self.advice.setText(
            self.tr("请逐行看一看条数对不对，对的打上勾；红字是读入以后和对方不一样的。")
            if asked
            else self.tr("各台账的条数都不变，没有要核对的。")
        )
        self.all.setVisible(asked > 1)
        if rows:
            self.table.selectRow(0)

    def _mark(self, said: str) -> str:
        # room for the box, which is drawn over it
        return said or "\u3000\u3000"

    def _explain(self, index: QModelIndex = NOWHERE) -> None:
        is_chosen = index.isValid() and self._read is not None
        text = self._read.explain(self.model.head(index.row())) if is_chosen and self._read else ""
        self.why.setText(text)

    def _tick_all(self) -> None:
        self.model.tick_all(done=self.all.isChecked())

    def _follow(self) -> None:
        """Show in the box for all whether all are ticked."""
        with QSignalBlocker(self.all):
            self.all.setChecked(self.model.asked > 0 and not self.model.left)
        self.ticked.emit()
