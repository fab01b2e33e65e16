"""The dialog of pasting: the cells, what becomes of each, and how they are laid into the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.language import translate
from ui.appearance import Space, look
from ui.ledger.pasting_rows import FIRST, NUMBER, VERDICT, PasteRows
from ui.widgets.calm_combo_box import CalmComboBox
from ui.widgets.lines import LineTable
from ui.widgets.pieces import button, row, words
from ui.widgets.rooms import take_room
from ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

    from app.exchange.plan import Plan
    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from ui.page import Workplace

CELL_WIDTH = 7
"""Of a column, in Chinese characters."""


class PasteDialog(QDialog):
    """Shows what pasting would do, and asks how.

    Args:
        place: the window's.
        declared: the ledger.
        parent: the window.

    Signals:
        edited: it is to be done otherwise.
        agreed: it is to be done.
        line_chosen: another line is the current one: its number in the list, or -1.
    """

    edited = Signal()
    agreed = Signal()
    line_chosen = Signal(int)

    def __init__(self, place: Workplace, declared: type[Ledger], parent: QWidget) -> None:
        super().__init__(parent)
        self._declared = declared
        self.setWindowTitle(self.tr("粘贴"))
        self.title = words("", "title")
        self.over, self.match = QRadioButton(), QRadioButton()
        self.match.setText(self.tr("添加为新的，已经有的就更新(&N)"))
        group = QButtonGroup(self)
        for one in (self.over, self.match):
            group.addButton(one)
            one.clicked.connect(self._choose_way)
        self.start = CalmComboBox()
        self.start.activated.connect(self.edited)
        self.start_label = words(self.tr("从哪一列开始(&C)"))
        self.start_label.setBuddy(self.start)
        self.start.setAccessibleName(self.tr("从哪一列开始"))
        self.wipes = QCheckBox(self.tr("空着的格子清掉原来的内容(&E)"))
        self.wipes.clicked.connect(self.edited)
        self.sentence = words("", "strong", wrap=True)
        self.rows = PasteRows(declared)
        self.table = LineTable()
        self.table.setModel(self.rows)
        self.rows.setParent(self.table)
        self.table.setAccessibleName(self.tr("要粘贴的行"))
        self.table.horizontalHeader().setStretchLastSection(False)
        self.table.selectionModel().currentRowChanged.connect(self._choose_line)
        self.detail = words("", "hint", wrap=True)
        self.detail.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.working = Working(place.jobs)
        self.cancel = button(self.tr("取消"))
        self.go = button(self.tr("粘贴"), "primary")
        self.go.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self.go.clicked.connect(self.agreed)
        self._lay_out()
        self.show_plan(None)
        take_room(self)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self.title)
        layout.addLayout(row(self.over, self.match, None, gap=Space.LARGE))
        layout.addLayout(row(self.start_label, self.start, self.wipes, None, gap=Space.MEDIUM))
        layout.addWidget(self.sentence)
        layout.addWidget(self.table, 1)
        layout.addLayout(row(*self._legend(), None, gap=Space.SMALL))
        layout.addWidget(self.detail)
        layout.addLayout(row(self.working, None, self.cancel, self.go))

    def _legend(self) -> list[QLabel]:
        """What the colours mean; the words of each line say it, too."""
        shown = (
            ("good", self.tr("新的内容")),
            ("info", self.tr("会改的")),
            ("danger", self.tr("看不懂或不能用的")),
        )
        found: list[QLabel] = []
        for tone, text in shown:
            one = words(text, "legend")
            one.setProperty("tone", tone)
            found.append(one)
        return found

    # ---- what is asked for
    def offer(
        self, columns: Sequence[Field], start: str, *, over: int, lines: int, has_header: bool
    ) -> None:
        """Say in which ways the lines can be laid.

        Args:
            columns: the columns of the table.
            start: the field of the current cell.
            over: how many records there are to lay them over; 0: none.
            lines: how many lines were copied.
            has_header: whether a header was copied along, which says what the columns are.
        """
        self.title.setText(self.tr("要粘贴 {count} 行").format(count=f"{lines:,}"))
        measure = translate(self._declared.sheet.measure)
        self.over.setText(
            self.tr("改表里的 {count} {measure}，按顺序一行对一行(&R)").format(
                count=f"{over:,}", measure=measure
            )
        )
        self.over.setVisible(over > 0)
        (self.over if over and not has_header else self.match).setChecked(True)
        with QSignalBlocker(self.start):
            for one in columns:
                self.start.addItem(translate(one.heading), one.name)
            self.start.setCurrentIndex(max(self.start.findData(start), 0))
        for one in (self.start, self.start_label):
            one.setVisible(not has_header)
        self._show_way()

    @property
    def is_over(self) -> bool:
        """Whether the lines are laid over records that are there."""
        return self.over.isChecked()

    def _choose_way(self) -> None:
        if not self.is_over:
            # whole rows begin with the first column
            self.start.setCurrentIndex(0)
        self._show_way()
        self.edited.emit()

    def _show_way(self) -> None:
        self.wipes.setVisible(self.is_over)

    # ---- what it would do
    def show_plan(self, plan: Plan | None, told: str = "") -> None:
        """Show what would become of each line; None: it is still being looked at."""
        self.rows.show_plan(plan)
        self.detail.setText("")
        self.go.setText(self.tr("粘贴"))
        self.go.setEnabled(False)
        if plan is None:
            look(self.sentence, "hint")
            self.sentence.setText(told or self.tr("正在核对每一行……"))
            return
        counts = {name: f"{count:,}" for name, count in plan.counts.items()}
        look(self.sentence, "strong")
        self.sentence.setText(
            self.tr(
                "新增 {new} 行，修改 {changed} 行，{same} 行和原来一样，{rejected} 行不能用"
            ).format(**counts)
        )
        self.go.setText(self._action(plan))
        self.go.setEnabled(plan.counts["new"] + plan.counts["changed"] > 0)
        self._fit()

    def _action(self, plan: Plan) -> str:
        new, changed = plan.counts["new"], plan.counts["changed"]
        if new and changed:
            said = self.tr("添加 {new} 行，修改 {changed} 行")
        elif new:
            said = self.tr("添加 {new} 行")
        elif changed:
            said = self.tr("修改 {changed} 行")
        else:
            said = self.tr("没有要改的")
        return said.format(new=f"{new:,}", changed=f"{changed:,}")

    def _fit(self) -> None:
        em = self.table.fontMetrics().horizontalAdvance("国")
        self.table.setColumnWidth(NUMBER, 4 * em)
        self.table.setColumnWidth(VERDICT, 5 * em)
        for column in range(FIRST, self.rows.columnCount()):
            self.table.setColumnWidth(column, CELL_WIDTH * em)

    def _choose_line(self, index: QModelIndex) -> None:
        self.line_chosen.emit(index.row() if index.isValid() else -1)

    def show_line(self, text: str, *, is_wrong: bool) -> None:
        """Say what becomes of the current line."""
        look(self.detail, "problem" if is_wrong else "hint")
        self.detail.setText(text)

    def let_edit(self, may: bool) -> None:
        """Whether it can be done otherwise; not while it is being written."""
        for one in (self.over, self.match, self.start, self.wipes, self.go):
            one.setEnabled(may)

    def reject(self) -> None:
        """Stop what is being written, or close."""
        if self.working.job is not None and not self.match.isEnabled():
            self.working.stop()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same for the window's own cross."""
        event.ignore()
        self.reject()
