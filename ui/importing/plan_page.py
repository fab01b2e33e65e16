"""The wizard's third page: what would become of each row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.exchange.plan import MODES
from ui.appearance import Space, look
from ui.importing.plan_rows import Column
from ui.importing.plan_table import PlanTable
from ui.importing.row_detail import RowDetail
from ui.widgets.calm_combo_box import CalmComboBox
from ui.widgets.count_tile import CountTile
from ui.widgets.pieces import button, frame, row, words
from ui.widgets.wrapping import WrappingTree

if TYPE_CHECKING:
    from app.exchange.plan import Mode
    from ui.importing.plan_rows import PlanRows
    from ui.importing.problem_tree import ProblemTree

Shown = Literal["new", "changed", "same", "rejected", "problems"]
"""What the list shows: the rows of one sort, or what is to be said."""

SHARES = (600, 400)
"""Of the width: the list, and what stands beside it."""

ORDER: tuple[Shown, ...] = ("new", "changed", "same", "rejected", "problems")


class PlanPage(QWidget):
    """Shows a plan.

    Args:
        rows: the rows of one sort.
        problems: what is to be said.

    Signals:
        mode_chosen: what is to happen to records that are there.
        wanted: what the list is to show.
        row_chosen: a line of the table is the current one.
        problem_chosen: a line of the tree is the current one.
        all_wanted: all rows of the list are to be taken over, or none.
    """

    mode_chosen = Signal(str)
    wanted = Signal(str)
    row_chosen = Signal(QModelIndex)
    problem_chosen = Signal(QModelIndex)
    all_wanted = Signal(bool)

    def __init__(
        self, rows: PlanRows, problems: ProblemTree, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.tiles = {name: CountTile(title) for name, title in self._titles().items()}
        self.mode = CalmComboBox()
        self.mode.setAccessibleName(self.tr("已经有的记录怎么办"))
        self.mode.activated.connect(self._choose_mode)
        self.table = self._make_table(rows)
        self.tree = self._make_tree(problems)
        for model in (rows, problems):
            model.setParent(self)  # now that the views are there: what they show outlives them
        self.detail = RowDetail()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(self._counts())
        layout.addWidget(self._modes())
        layout.addWidget(self._choices())
        layout.addWidget(self._lists(), 1)

    def _titles(self) -> dict[Shown, str]:
        return {
            "new": self.tr("新增"),
            "changed": self.tr("修改"),
            "same": self.tr("相同"),
            "rejected": self.tr("没有导入"),
            "problems": self.tr("需要看一看"),
        }

    def _counts(self) -> QVBoxLayout:
        self._group = QButtonGroup(self)
        for name, tile in self.tiles.items():
            self._group.addButton(tile)
            tile.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name))
        made = QVBoxLayout()
        made.addLayout(row(*self.tiles.values(), gap=Space.MEDIUM))
        return made

    def _modes(self) -> QWidget:
        for mode, title in self._mode_titles().items():
            self.mode.addItem(title, mode)
        label = words(self.tr("已经有的记录(&M)"))
        label.setBuddy(self.mode)
        self.emptied = words(kind="hint", wrap=True)
        self.modes = QWidget()
        line = row(label, self.mode, self.emptied)
        line.setStretch(2, 1)
        self.modes.setLayout(line)
        return self.modes

    def _mode_titles(self) -> dict[Mode, str]:
        titles = (
            self.tr("按表格更新（空格子不会清掉原来的内容，要清掉就写“清空”）"),
            self.tr("只补空着的，已经有的内容不动"),
            self.tr("不动，只增加没有的"),
        )
        return dict(zip(MODES, titles, strict=True))

    def _choices(self) -> QWidget:
        """What can be done with all rows of the list."""
        self.all, self.none = button(self.tr("全部导入(&A)")), button(self.tr("全部不导入(&O)"))
        self.all.clicked.connect(lambda: self.all_wanted.emit(True))
        self.none.clicked.connect(lambda: self.all_wanted.emit(False))
        self.chosen = words(kind="hint", wrap=True)
        self.choices = QWidget()
        line = row(self.chosen, self.all, self.none)
        line.setStretch(0, 1)
        self.choices.setLayout(line)
        return self.choices

    def _make_table(self, rows: PlanRows) -> PlanTable:
        table = PlanTable()
        table.setModel(rows)
        table.setAccessibleName(self.tr("表格里的行"))
        head, em = table.horizontalHeader(), table.fontMetrics().horizontalAdvance("字")
        head.setMinimumSectionSize(3 * em)
        head.resizeSection(Column.TAKEN, 4 * em)
        head.resizeSection(Column.ROW, 4 * em)
        head.resizeSection(Column.TITLE, 9 * em)
        table.selectionModel().currentRowChanged.connect(self.row_chosen)
        return table

    def _make_tree(self, problems: ProblemTree) -> WrappingTree:
        tree = WrappingTree()
        tree.setModel(problems)
        tree.setAccessibleName(self.tr("需要看一看的地方"))
        tree.selectionModel().currentChanged.connect(self.problem_chosen)
        return tree

    def _lists(self) -> QSplitter:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.tree)
        beside = frame("card")
        layout = QVBoxLayout(beside)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.detail)
        lists = QSplitter(Qt.Orientation.Horizontal)
        lists.setHandleWidth(Space.MEDIUM)
        lists.setChildrenCollapsible(False)
        look(lists, "clear")
        lists.addWidget(self._stack)
        lists.addWidget(beside)
        lists.setSizes(list(SHARES))
        for at, share in enumerate(SHARES):
            lists.setStretchFactor(at, share)
        return lists

    # ---- what is shown
    def show_counts(self, counts: dict[Shown, int]) -> None:
        """Show how many rows there are of each sort, and how many problems."""
        for name, count in counts.items():
            self.tiles[name].show_count(count)

    def show_mode(self, mode: Mode) -> None:
        """Show what is to happen to records that are there."""
        with QSignalBlocker(self.mode):
            self.mode.setCurrentIndex(self.mode.findData(mode))

    def show_emptied(self, count: int) -> None:
        """Say that empty cells stand where a record has something, and that all of it stays."""
        said = self.tr("有 {count} 个空格子，原来的内容都保留。").format(count=count)
        self.emptied.setText(said if count else "")

    def show_choice(self, sentence: str) -> None:
        """Say what is taken over."""
        self.chosen.setText(sentence)

    def show_list(self, shown: Shown) -> None:
        """Show the list of this name, from its first line."""
        self.choices.setVisible(shown in ("new", "changed"))
        self.table.setColumnHidden(Column.TAKEN, shown not in ("new", "changed"))
        self.tiles[shown].setChecked(True)
        view = {"problems": self.tree}.get(shown, self.table)
        self._stack.setCurrentWidget(view)
        first = view.model().index(0, 0)
        view.selectionModel().setCurrentIndex(
            first,
            QItemSelectionModel.SelectionFlag.ClearAndSelect
            | QItemSelectionModel.SelectionFlag.Rows,
        )

    def _choose_mode(self) -> None:
        self.mode_chosen.emit(self.mode.currentData())
