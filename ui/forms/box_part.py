"""The boxes of a sheet: a table that looks as the sheet will, and what stands in the chosen box."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QSpinBox,
    QTableWidgetItem,
)

from app.ledger.forms import FormBox
from app.values.characters import half_width
from ui.appearance import Colour
from ui.forms import box_places as grid
from ui.forms.box_table import BoxTable
from ui.forms.ground import Line, Part
from ui.forms.texts import Filled, beside
from ui.printing.pieces import calm, choice
from ui.widgets.keys import on_keys
from ui.widgets.pieces import button, row

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from app.ledger.forms import Form
    from ui.forms.ground import Ground

MOST_COLUMNS, MOST_ROWS, MOST_MM = 40, 40, 280
PLACE = Qt.ItemDataRole.UserRole


class BoxPart(Part):
    """A table of the boxes, and fields for the one that is chosen.

    Args:
        ground: what it stands on.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._chosen = (0, 0)
        self.table = BoxTable()
        self.table.setAccessibleName(self.tr("表上的格子"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        self.table.currentCellChanged.connect(self._choose)
        self.words = Filled(ground, Line())
        self.words.field.written.connect(self._write_words)
        self.words.field.left.connect(self.draft.settle)
        self.field = choice(self.tr("填什么"))
        self.field.addItem(self.tr("（不填，或者手填）"), "")
        for name in ground.declared.fields:
            self.field.addItem(ground.heading(name), name)
        self.field.activated.connect(
            lambda: self._change(field=str(self.field.currentData() or ""))
        )
        self.heading = QCheckBox(self.tr("这一格是栏目名，印在正中"))
        self.heading.clicked.connect(self._choose_heading)
        self.across = self._number("across", 1, MOST_COLUMNS, self.tr(" 栏"))
        self.down = self._number("down", 1, MOST_ROWS, self.tr(" 行"))
        self.least = self._number("least", 0, MOST_MM, self.tr(" 毫米"))
        self.widths = Line()
        self.widths.left.connect(self._take_widths)
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        self.add_box = button(self.tr("加一格(&A)"), picture="add")
        self.add_row_below = button(self.tr("加一行(&L)"), picture="add")
        self.remove = button(self.tr("去掉"), picture="delete")
        moves: list[tuple[str, str, str, Callable[[], None]]] = [
            ("left", self.tr("这一格往左"), "Alt+Left", lambda: self._move(-1)),
            ("right", self.tr("这一格往右"), "Alt+Right", lambda: self._move(1)),
            ("up", self.tr("这一行往上"), "Alt+Up", lambda: self._move_row(-1)),
            ("down", self.tr("这一行往下"), "Alt+Down", lambda: self._move_row(1)),
        ]
        self.moves = [button("", picture=picture) for picture, *_rest in moves]
        for made, (_picture, title, keys, act) in zip(self.moves, moves, strict=True):
            made.setToolTip(f"{title}（{keys}）")
            made.setAccessibleName(title)
            made.clicked.connect(act)
            on_keys(keys, self, act)
        for one in (self.add_box, self.add_row_below, self.remove, *self.moves):
            one.setAutoDefault(False)
        self.add_box.clicked.connect(self._add_box)
        self.add_row_below.clicked.connect(self._add_row)
        self.remove.clicked.connect(self.remove_chosen)
        on_keys("Del", self.table, self.remove_chosen, only_itself=True)

    def _lay_out(self) -> None:
        self.body.addLayout(row(self.add_box, self.add_row_below, self.remove, None))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row(*self.moves, None))
        self.add(self.tr("这一格里的字"), self.words)
        self.add(self.tr("后面填上记录的"), self.field)
        self.body.addLayout(
            beside(
                (self.tr("占几栏"), self.across),
                (self.tr("占几行"), self.down),
                (self.tr("至少多高"), self.least),
            )
        )
        self.body.addWidget(self.heading)
        hint = self.tr("从左到右，数越大越宽，用空格分开；写几个数就有几栏。")
        self.add(self.tr("各栏多宽"), self.widths, hint)

    def _number(self, attribute: str, least: int, most: int, unit: str) -> QSpinBox:
        made = QSpinBox(minimum=least, maximum=most)
        made.setSuffix(unit)

        def change(value: int) -> None:
            self._change(attribute, **{attribute: value})

        made.valueChanged.connect(change)
        calm(made)
        return made

    # ---- showing
    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return max(1, len(self.draft.form.grid))

    def show_form(self, form: Form) -> None:
        """Show the form as it is now."""
        with QSignalBlocker(self.table):
            self.table.clear()
            self.table.clearSpans()
            shown = grid.places(form.boxes, self.columns)
            self.table.setRowCount(max((one.row + one.down for one in shown), default=0))
            self.table.setColumnCount(self.columns)
            for one in shown:
                self._show_box(one)
            self.table.set_widths(form.grid)
            self._go_to_chosen()
        self.widths.show_text("  ".join(f"{one:g}" for one in form.grid))
        self._show_chosen()

    def _show_box(self, one: grid.Place) -> None:
        if one.across > 1 or one.down > 1:
            self.table.setSpan(one.row, one.column, one.down, one.across)
        text = self.ground.in_chinese(one.box.words)
        if one.box.field:
            text += f"〔{self.ground.heading(one.box.field)}〕"
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        item.setData(PLACE, (one.line, one.at))
        if one.box.heading:
            item.setBackground(QColor(Colour.SHADE))
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table.setItem(one.row, one.column, item)

    def _go_to_chosen(self) -> None:
        boxes = self.draft.form.boxes
        line = min(self._chosen[0], len(boxes) - 1)
        at = min(self._chosen[1], len(boxes[line]) - 1) if boxes else 0
        self._chosen = (max(line, 0), max(at, 0))
        for one in grid.places(boxes, self.columns):
            if (one.line, one.at) == self._chosen:
                self.table.setCurrentCell(one.row, one.column)

    def box(self) -> FormBox | None:
        """The box that is chosen."""
        boxes = self.draft.form.boxes
        line, at = self._chosen
        return boxes[line][at] if line < len(boxes) and at < len(boxes[line]) else None

    def _show_chosen(self) -> None:
        box = self.box()
        for one in (self.words, self.field, self.heading, self.across, self.down, self.least):
            one.setEnabled(box is not None)
        self.remove.setEnabled(box is not None)
        if box is None:
            return
        self.words.show_words(box.words)
        with (
            QSignalBlocker(self.field),
            QSignalBlocker(self.across),
            QSignalBlocker(self.down),
            QSignalBlocker(self.least),
        ):
            self.field.setCurrentIndex(max(0, self.field.findData(box.field)))
            self.across.setValue(box.across)
            self.down.setValue(box.down)
            self.least.setValue(round(box.least))
        self.heading.setChecked(box.heading)

    def _choose(self, line: int, column: int, *_before: int) -> None:
        item = self.table.item(line, column)
        if item is None:  # a box with rows or columns of its own begins elsewhere
            found = [
                one
                for one in grid.places(self.draft.form.boxes, self.columns)
                if one.row <= line < one.row + one.down
                and one.column <= column < one.column + one.across
            ]
            if not found:
                return
            self._chosen = (found[0].line, found[0].at)
        else:
            line, at = item.data(PLACE)
            self._chosen = (int(line), int(at))
        self.draft.settle()
        self._show_chosen()

    # ---- changing
    def _change(self, key: str = "", **values: Any) -> None:  # noqa: ANN401 as a box has them
        box = self.box()
        if box is not None:
            line, at = self._chosen
            made = grid.with_box(self.draft.form.boxes, line, at, replace(box, **values))
            self.draft.change(f"box {line} {at} {key}" if key else "", boxes=made)

    def _choose_heading(self, on: bool) -> None:
        self._change(heading=on)

    def _write_words(self, text: str) -> None:
        self._change("words", words=self.ground.read(text))

    def _add_box(self) -> None:
        boxes = self.draft.form.boxes
        if not boxes:
            self._add_row()
            return
        line, at = self._chosen
        self._chosen = (line, at + 1)
        self.draft.change(boxes=grid.with_box_added(boxes, line, at + 1, FormBox()))
        self.words.setFocus()

    def _add_row(self) -> None:
        boxes = self.draft.form.boxes
        line = self._chosen[0] + 1 if boxes else 0
        self._chosen = (line, 0)
        self.draft.change(boxes=grid.with_row_added(boxes, line, self.columns))
        self.words.setFocus()

    def remove_chosen(self) -> None:
        """Take the box that is chosen off the sheet."""
        if self.box() is not None:
            self.draft.change(boxes=grid.without_box(self.draft.form.boxes, *self._chosen))

    def _move(self, by: int) -> None:
        line, at = self._chosen
        if self.box() is not None and 0 <= at + by < len(self.draft.form.boxes[line]):
            self._chosen = (line, at + by)
            self.draft.change(boxes=grid.moved(self.draft.form.boxes, line, at, by))

    def _move_row(self, by: int) -> None:
        line, at = self._chosen
        if self.box() is not None and 0 <= line + by < len(self.draft.form.boxes):
            self._chosen = (line + by, at)
            self.draft.change(boxes=grid.row_moved(self.draft.form.boxes, line, by))

    def _take_widths(self) -> None:
        """Take the widths that were typed, if all of them are numbers."""
        text = half_width(self.widths.text()).replace("、", " ").replace(",", " ")
        try:
            found = tuple(float(one) for one in text.split())
        except ValueError:
            found = ()
        is_good = 0 < len(found) <= MOST_COLUMNS and all(0 < one <= 1000 for one in found)
        if is_good:
            self.draft.change(grid=found)
        else:
            self.show_form(self.draft.form)
