"""The columns of a list: which, in which order, under which headings, how wide."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from app.forms.shapes import showable
from app.ledger.forms import FormColumn, columns
from app.values.characters import half_width
from ui.appearance import Colour, row_height
from ui.forms.column_picker import ColumnPicker
from ui.forms.ground import Part
from ui.widgets.keys import on_keys
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    from app.ledger.forms import Form
    from ui.forms.ground import Ground

    AnyIndex = QModelIndex | QPersistentModelIndex

FIELD, TITLE, OVER, WIDTH = range(4)
USUAL = Qt.ItemDataRole.UserRole
"""What stands in an empty cell, faintly: the heading that a column has by itself."""
LEAST_MM, MOST_MM = 3.0, 400.0
"""A column's width, in millimetres."""


class _Drawing(QStyledItemDelegate):
    """Draws the usual heading, faintly, where no other was written."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Take the usual heading."""
        super().initStyleOption(option, index)
        usual = index.data(USUAL)
        if usual and not index.data():
            style: Any = option  # PySide's stubs know none of its members
            style.features |= QStyleOptionViewItem.ViewItemFeature.HasDisplay
            style.text = usual
            style.palette.setColor(QPalette.ColorRole.Text, QColor(Colour.FADED))
            style.palette.setColor(QPalette.ColorRole.HighlightedText, QColor(Colour.SOFT_INK))


class ColumnPart(Part):
    """A table of the columns, and buttons that add, move and remove them.

    Args:
        ground: what it stands on.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.table = QTableWidget(0, 4)
        self.table.setHorizontalHeaderLabels(
            [self.tr("内容"), self.tr("标题"), self.tr("大标题"), self.tr("宽(毫米)")]
        )
        self.table.setAccessibleName(self.tr("表上的列"))
        self.table.setItemDelegate(_Drawing(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(WIDTH, QHeaderView.ResizeMode.ResizeToContents)
        self.table.itemChanged.connect(self._write)
        self.table.itemSelectionChanged.connect(self._enable)
        self.add_column = button(self.tr("添加(&A)…"), picture="add")
        self.remove = button(self.tr("去掉"), picture="delete")
        self.up = button("", picture="up")
        self.down = button("", picture="down")
        for one, name, keys in (
            (self.up, self.tr("上移"), "Alt+↑"),
            (self.down, self.tr("下移"), "Alt+↓"),
            (self.remove, self.tr("去掉"), "Del"),
        ):
            one.setToolTip(f"{name}（{keys}）")
            one.setAccessibleName(name)
        for one in (self.add_column, self.remove, self.up, self.down):
            one.setAutoDefault(False)
        self.add_column.clicked.connect(self._pick)
        self.remove.clicked.connect(self.remove_selected)
        self.up.clicked.connect(lambda: self.move_by(-1))
        self.down.clicked.connect(lambda: self.move_by(1))
        on_keys("Alt+Up", self, lambda: self.move_by(-1))
        on_keys("Alt+Down", self, lambda: self.move_by(1))
        on_keys("Del", self.table, self.remove_selected, only_itself=True)
        self.numbered = QCheckBox(self.tr("第一列印序号"))
        self.tie_box(self.numbered, "numbered")
        self.body.addLayout(row(self.add_column, self.remove, self.up, self.down, None))
        self.body.addWidget(self.table, 1)
        hint = self.tr(
            "按 F2 或者双击可以改标题和宽度。标题不写，用原来的名称；宽度不写，自动安排。"
        )
        self.body.addWidget(words(hint, "small", wrap=True))
        self.body.addWidget(self.numbered)

    # ---- showing
    def columns(self) -> tuple[FormColumn, ...]:
        """The columns as they will be printed, also where the form names none."""
        return self.draft.form.columns or columns(*self.ground.usual_columns())

    def show_form(self, form: Form) -> None:
        """Show the form as it is now."""
        self.numbered.setChecked(form.numbered)
        shown = self.columns()
        with QSignalBlocker(self.table):
            self.table.setRowCount(len(shown))
            for at, one in enumerate(shown):
                for place, text in enumerate(self._texts(one)):
                    self._show_cell(at, place, text, one)
        self._enable()

    def _texts(self, one: FormColumn) -> tuple[str, str, str, str]:
        called = self.ground.heading(one.field) if one.field else self.tr("空列")
        width = f"{one.width:g}" if one.width else ""
        return called, one.title, one.over, width

    def _show_cell(self, at: int, place: int, text: str, one: FormColumn) -> None:
        item = self.table.item(at, place)
        if item is None:
            item = QTableWidgetItem()
            self.table.setItem(at, place, item)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        item.setFlags(flags if place == FIELD else flags | Qt.ItemFlag.ItemIsEditable)
        item.setText(text)
        usual = self.ground.heading(one.field) if place == TITLE and one.field else ""
        item.setData(USUAL, usual)
        item.setToolTip(text or usual)

    def _enable(self) -> None:
        rows = self._selected()
        count = self.table.rowCount()
        self.remove.setEnabled(bool(rows) and len(rows) < count)
        self.up.setEnabled(bool(rows) and rows[0] > 0)
        self.down.setEnabled(bool(rows) and rows[-1] < count - 1)

    def _selected(self) -> list[int]:
        return sorted({one.row() for one in self.table.selectionModel().selectedRows()})

    # ---- changing
    def _write(self, item: QTableWidgetItem) -> None:
        """Take what was typed into a cell."""
        shown = list(self.columns())
        at, place, text = item.row(), item.column(), showable(item.text()).strip()
        one = shown[at]
        if place == TITLE:
            shown[at] = replace(one, title=text)
        elif place == OVER:
            shown[at] = replace(one, over=text)
        elif place == WIDTH:
            shown[at] = replace(one, width=_width(text, one.width))
        self.draft.change(columns=tuple(shown))
        self.show_form(self.draft.form)  # also where what was typed is no width

    def move_by(self, rows: int) -> None:
        """Move the columns that are selected, up or down."""
        chosen = self._selected()
        shown = list(self.columns())
        if not chosen or not chosen[0] + rows >= 0 or chosen[-1] + rows >= len(shown):
            return
        for at in chosen if rows < 0 else reversed(chosen):
            shown.insert(at + rows, shown.pop(at))
        self.draft.change(columns=tuple(shown))
        self._select([at + rows for at in chosen])

    def remove_selected(self) -> None:
        """Take the columns that are selected off the form; one stays."""
        chosen = self._selected()
        shown = self.columns()
        kept = tuple(one for at, one in enumerate(shown) if at not in chosen)
        if chosen and kept:
            self.draft.change(columns=kept)
            self._select([min(chosen[0], len(kept) - 1)])

    def add_fields(self, fields: list[str]) -> None:
        """Put columns behind the one that is selected; an empty name is a column to write in."""
        shown = list(self.columns())
        chosen = self._selected()
        at = chosen[-1] + 1 if chosen else len(shown)
        shown[at:at] = [FormColumn(field=one) for one in fields]
        self.draft.change(columns=tuple(shown))
        self._select(list(range(at, at + len(fields))))
        if fields == [""]:
            # it has no heading yet, and nobody would know what to write in it
            self.table.edit(self.table.model().index(at, TITLE))

    def _pick(self) -> None:
        taken = [one.field for one in self.columns()]
        picker = ColumnPicker(self.ground, taken, self)
        picker.picked.connect(self.add_fields)
        picker.open()

    def _select(self, rows: list[int]) -> None:
        mode = self.table.selectionModel().SelectionFlag
        if rows:
            self.table.setCurrentCell(rows[0], TITLE, mode.NoUpdate)
        self.table.clearSelection()
        for at in rows:
            index = self.table.model().index(at, 0)
            self.table.selectionModel().select(index, mode.Select | mode.Rows)
        self.table.setFocus()


def _width(text: str, before: float | None) -> float | None:
    """The width that was typed; the one before where it is none."""
    plain = half_width(text).lower().replace("毫米", "").replace("mm", "").strip()
    if not plain:
        return None
    try:
        found = float(plain)
    except ValueError:
        return before
    return min(max(found, LEAST_MM), MOST_MM) if found == found else before  # noqa: PLR0124 NaN
