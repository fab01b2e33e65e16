"""What stands under a form: totals, empty rows, notes, who signs, room for a seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QListWidget, QListWidgetItem, QSpinBox

from app.ledger.fields import Choice, Code, Flag, Number
from ui.appearance import row_height
from ui.forms.ground import Line, Part
from ui.forms.texts import add_lines, add_words, join, show_lines, split
from ui.printing.pieces import calm

if TYPE_CHECKING:
    from app.ledger.forms import Form
    from ui.forms.ground import Ground

COUNTED = (Choice, Code, Flag, Number)
"""Kinds of fields that can be counted or added up in the line under a list."""
MOST_ROWS = 500
NAME = Qt.ItemDataRole.UserRole
SEEN = 4
"""Lines of the list of totals that can be seen at once."""


class FootPart(Part):
    """Totals, empty rows, notes, signatures, seal.

    Args:
        ground: what it stands on.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._is_list = ground.draft.form.layout == "list"
        self.totals = QListWidget(self)
        self.blank_rows = QSpinBox(self, minimum=0, maximum=MOST_ROWS)
        self.fill = QCheckBox(self.tr("后面印空行，一直到这一页的底"), self)
        if self._is_list:
            self._add_below_lists()
        else:
            for one in (self.totals, self.blank_rows, self.fill):
                one.hide()
        self.notes = add_lines(self, "notes", self.tr("表下面的说明"), self.tr("一行一条。"))
        self.signatures = Line()
        self.signatures.setPlaceholderText(self.tr("如：单位负责人、审核人、填表人"))
        self.tie_line(self.signatures, "signatures", split)
        self.add(self.tr("谁签字"), self.signatures, self.tr("用顿号分开；不写就没有签字。"))
        self.seal = QCheckBox(self.tr("签字旁边留出盖章的地方"))
        self.tie_box(self.seal, "seal")
        self.body.addWidget(self.seal)
        self.body.addStretch(1)

    def _add_below_lists(self) -> None:
        """Only under a list stand totals and empty rows."""
        self.total = add_words(self, "total", self.tr("合计行"), placeholder=self.tr("不写就没有"))
        for name, one in self.ground.declared.fields.items():
            if isinstance(one, COUNTED) and one.stored:
                item = QListWidgetItem(self.ground.heading(name))
                item.setData(NAME, name)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
                self.totals.addItem(item)
        self.totals.itemChanged.connect(self._count)
        seen = min(SEEN, max(1, self.totals.count()))
        self.totals.setFixedHeight(seen * row_height(self.fontMetrics()))
        if self.totals.count():
            hint = self.tr("选项数各有多少，数字加总数。")
            self.add(self.tr("合计行里还要数的"), self.totals, hint)
        else:
            self.totals.hide()
        self.tie_box(self.fill, "fill")
        self.blank_rows.setSuffix(self.tr(" 行"))
        self.blank_rows.valueChanged.connect(self._leave_rows)
        calm(self.blank_rows)
        self.add(self.tr("后面留空行"), self.blank_rows)
        self.body.addWidget(self.fill)

    def show_form(self, form: Form) -> None:
        """Show the form as it is now."""
        if self._is_list:
            self.total.show_words(form.total)
        with QSignalBlocker(self.totals):
            for at in range(self.totals.count()):
                item = self.totals.item(at)
                is_on = item.data(NAME) in form.totals
                item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        with QSignalBlocker(self.blank_rows):
            self.blank_rows.setValue(form.blank_rows)
        self.fill.setChecked(form.fill)
        show_lines(self.notes, form.notes, self.ground)
        if split(self.signatures.text()) != form.signatures:
            self.signatures.show_text(join(form.signatures))
        self.seal.setChecked(form.seal)

    def _leave_rows(self, count: int) -> None:
        self.draft.change("blank_rows", blank_rows=count)

    def _count(self, item: QListWidgetItem) -> None:
        name = str(item.data(NAME))
        others = tuple(one for one in self.draft.form.totals if one != name)
        is_on = item.checkState() is Qt.CheckState.Checked
        self.draft.change(totals=(*others, name) if is_on else others)
