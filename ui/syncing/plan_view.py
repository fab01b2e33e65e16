"""What reading would do, record by record: large counts that filter the list below them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QButtonGroup, QHeaderView, QSplitter, QVBoxLayout, QWidget

from app.sync.tallies import MOST
from ui.appearance import Space, look
from ui.syncing.line_detail import LineDetail
from ui.syncing.plan_lines import ORDER, USUAL, counts_of, lines_of
from ui.widgets.count_tile import CountTile
from ui.widgets.flow import FlowLayout
from ui.widgets.lines import LineTable
from ui.widgets.pieces import frame, words
from ui.widgets.text_table import TextTable

if TYPE_CHECKING:
    from app.ledger.registry import Registry
    from app.sync.readings import ReadBundle
    from ui.syncing.plan_lines import Line, Shown

OFFICE, CONTENT = 2, 3
"""Columns of the list."""
SHARES = (640, 420)
"""Of the width: the list, and what stands beside it."""


class PlanView(QWidget):
    """Shows a plan; a count that is pressed shows what it counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read: ReadBundle | None = None
        self._registry: Registry | None = None
        self._lines: list[Line] = []
        self.tiles: dict[Shown, CountTile] = {
            name: CountTile(title) for name, title in self._titles().items()
        }
        self.model = TextTable(self._headings(), (), self)
        self.table = self._make_table()
        self.rest = words(kind="hint", wrap=True)
        self.detail = LineDetail()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.MEDIUM, 0, 0)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._counts())
        layout.addWidget(self.rest)
        layout.addWidget(self._beside(), 1)

    def _titles(self) -> dict[Shown, str]:
        titles: dict[Shown, str] = {
            "new": self.tr("新增"),
            "changed": self.tr("修改"),
            "deleted": self.tr("删除"),
            "conflicts": self.tr("要您处理"),
            "pairs": self.tr("可能重复"),
            "files": self.tr("照片未到"),
            "waiting": self.tr("等数据包"),
            "barred": self.tr("隔离"),
            "same": self.tr("已有"),
        }
        return {name: titles[name] for name in ORDER}

    def _headings(self) -> tuple[str, ...]:
        return self.tr("记录"), self.tr("台账"), self.tr("办公室"), self.tr("内容")

    def _counts(self) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made, Space.SMALL)
        self._group = QButtonGroup(self)
        for name in ORDER:
            tile = self.tiles[name]
            self._group.addButton(tile)
            tile.clicked.connect(partial(self._press, name))
            flow.addWidget(tile)
        return made

    def _press(self, shown: Shown, _checked: bool = False) -> None:
        self.show_list(shown)

    def _make_table(self) -> LineTable:
        table = LineTable()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("会有哪些变化"))
        head, em = table.horizontalHeader(), table.fontMetrics().horizontalAdvance("字")
        for column, width in enumerate((7, 6, 10)):
            head.resizeSection(column, width * em)
        head.setSectionResizeMode(CONTENT, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._choose)
        return table

    def _beside(self) -> QSplitter:
        card = frame("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.detail)
        lists = QSplitter(Qt.Orientation.Horizontal)
        lists.setHandleWidth(Space.MEDIUM)
        lists.setChildrenCollapsible(False)
        look(lists, "clear")
        lists.addWidget(self.table)
        lists.addWidget(card)
        lists.setSizes(list(SHARES))
        for at, share in enumerate(SHARES):
            lists.setStretchFactor(at, share)
        return lists

    # ---- what is shown
    def show_plan(self, read: ReadBundle, registry: Registry) -> None:
        """Show a plan, first what there is most to say of."""
        self._read, self._registry = read, registry
        if read.preview is None:
            return
        counts = counts_of(read.preview)
        for name, tile in self.tiles.items():
            tile.show_count(counts[name])
            tile.setVisible(bool(counts[name]) or name in USUAL)
        for name in ORDER:
            if counts[name]:
                self.show_list(name)
                return

    def show_list(self, shown: Shown) -> None:
        """Show what one count counts."""
        if self._read is None or self._registry is None:
            return
        self.tiles[shown].setChecked(True)
        self._lines = lines_of(self._read, shown, self._registry)
        with QSignalBlocker(self.table.selectionModel()):
            self.model.show_rows([one.cells for one in self._lines])
        # of one office alone, the column would say the same in each line
        self.table.setColumnHidden(OFFICE, len({one.office for one in self._lines}) < 2)
        self.rest.setText(self._limit(shown))
        self.rest.setVisible(bool(self.rest.text()))
        self.detail.clear()
        if self._lines:
            self.table.selectRow(0)

    def _limit(self, shown: Shown) -> str:
        """What is not listed is said."""
        count = self.tiles[shown].count
        if len(self._lines) < MOST or count <= MOST:
            return ""
        said = self.tr("只列出前 {listed} 条，其余 {rest} 条同样会读入。")
        return said.format(listed=f"{len(self._lines):,}", rest=f"{count - len(self._lines):,}")

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and index.row() < len(self._lines):
            self.detail.show_line(self._lines[index.row()])
