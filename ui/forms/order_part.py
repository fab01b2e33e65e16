"""How the records of a form are sorted, and in which groups they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox

from app.ledger.fields import Children
from app.ledger.forms import UNIT
from ui.forms.ground import Part
from ui.printing.pieces import choice
from ui.widgets.pieces import row

if TYPE_CHECKING:
    from app.ledger.forms import Form
    from ui.forms.ground import Ground

MOST_KEYS = 3
"""By so many fields one sorts; more than that nobody can follow."""


class OrderPart(Part):
    """By which fields records are sorted, and by which they are grouped.

    Args:
        ground: what it stands on.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self.keys: list[tuple[QComboBox, QComboBox]] = []
        titles = (self.tr("先按"), self.tr("再按"), self.tr("然后按"))
        for title in titles[:MOST_KEYS]:
            field, way = self._fields(title), choice(self.tr("升序或降序"))
            field.setItemText(0, self.tr("（不再排）") if self.keys else self.tr("（和表格一样）"))
            way.addItem(self.tr("从小到大"), "")
            way.addItem(self.tr("从大到小"), "-")
            field.activated.connect(self._write)
            way.activated.connect(self._write)
            self.keys.append((field, way))
            line = row(field, way)
            line.setStretch(0, 3)
            line.setStretch(1, 2)
            self.add_row(title, field, line)
        self.group = self._fields(self.tr("分组"))
        self.group.setItemText(0, self.tr("（不分组）"))
        self.group.insertItem(1, self.ground.heading(UNIT), UNIT)
        self.group.activated.connect(
            lambda: self.draft.change(group=str(self.group.currentData() or ""))
        )
        self.group_pages = QCheckBox(self.tr("每一组另起一页"))
        self.tie_box(self.group_pages, "group_pages")
        is_list = ground.draft.form.layout == "list"
        self.group.setVisible(is_list)
        self.group_pages.setVisible(is_list)
        if is_list:
            hint = self.tr("相同的排在一起，上面印一行组名。")
            self.add(self.tr("按什么分组"), self.group, hint)
            self.body.addWidget(self.group_pages)
        self.body.addStretch(1)

    def _fields(self, name: str) -> QComboBox:
        made = choice(name)
        made.addItem("", "")
        for field, one in self.ground.declared.fields.items():
            if one.stored and not isinstance(one, Children):
                made.addItem(self.ground.heading(field), field)
        return made

    def show_form(self, form: Form) -> None:
        """Show the form as it is now."""
        for at, (field, way) in enumerate(self.keys):
            said = form.order[at] if at < len(form.order) else ""
            with QSignalBlocker(field), QSignalBlocker(way):
                field.setCurrentIndex(max(0, field.findData(said.removeprefix("-"))))
                way.setCurrentIndex(int(said.startswith("-")))
            way.setEnabled(bool(said))
            field.setEnabled(at <= len(form.order))
        with QSignalBlocker(self.group):
            self.group.setCurrentIndex(max(0, self.group.findData(form.group)))
        self.group_pages.setChecked(form.group_pages)
        self.group_pages.setEnabled(bool(form.group))

    def _write(self) -> None:
        said = {
            str(field.currentData()): f"{way.currentData()}{field.currentData()}"
            for field, way in reversed(self.keys)  # what is said first counts
            if field.currentData()
        }
        beyond = self.draft.form.order[MOST_KEYS:]
        self.draft.change(order=(*reversed(said.values()), *beyond))
