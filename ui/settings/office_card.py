"""What the office is called, and who works in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.language import translate
from app.units import LEVEL_NAMES
from ui.settings.card import SettingsCard
from ui.widgets.fields import Fields
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from ui.page import Workplace


class OfficeCard(SettingsCard):
    """Changes name and clerk; the code stays, since other offices know this one by it.

    Args:
        title: the heading.
        place: the office, and what works for it.

    Signals:
        saved: the office or the clerk has another name.
    """

    saved = Signal()

    def __init__(self, title: str, place: Workplace) -> None:
        super().__init__(title)
        self._place = place
        office = place.office
        self.name = QLineEdit(office.name)
        self.person = QLineEdit(office.person)
        self.save = button(self.tr("保存(&S)"))
        self.hand_over = button(self.tr("交接给新的经办人(&H)…"), picture="person")
        self._shown = office.name, office.person
        fields = Fields()
        self._name_remark = fields.add(
            self.tr("办公室名称"), self.name, self.tr("印在名册上，也写在名片和数据包里")
        )
        fields.add(self.tr("经办人"), self.person, self.tr("记在每一次修改的后面"))
        unit = self.tr("{code}　{level}").format(
            code=office.unit.code, level=translate(LEVEL_NAMES[office.unit.level])
        )
        fields.add_parts(self.tr("区划代码"), row(words(unit), None))
        self.body.addLayout(fields)
        self.body.addLayout(row(self.hand_over, None, self.save))
        self.hand_over.clicked.connect(self._hand_over)
        self.save.clicked.connect(self._save)
        self.name.textChanged.connect(self._judge)
        self.person.textChanged.connect(self._judge)
        self._judge()

    def look(self) -> None:
        """Show the names of now; unless others stand there that are not saved."""
        office = self._place.office
        if (self.name.text(), self.person.text()) == self._shown:
            self._shown = office.name, office.person
            self.name.setText(office.name)
            self.person.setText(office.person)

    def is_changed(self) -> bool:
        """Whether something typed is not saved."""
        office = self._place.office
        return (self.name.text().strip(), self.person.text().strip()) != (
            office.name,
            office.person,
        )

    def _judge(self) -> None:
        self._name_remark.rest()
        self.save.setEnabled(self.is_changed())

    def _save(self) -> None:
        office, name = self._place.office, self.name.text().strip()
        if not name:
            self._name_remark.complain(self.tr("请填写办公室名称"))
            self.name.setFocus()
            return
        office.keep_setting("name", name)
        office.keep_setting("person", self.person.text().strip())
        self._shown = self.name.text(), self.person.text()
        self._judge()
        self._place.say(self.tr("已保存"))
        self.saved.emit()

    def _hand_over(self) -> None:
        from ui.trust.handing_over import HandoverDialog  # noqa: PLC0415 seldom wanted

        dialog = HandoverDialog(self._place, self)
        dialog.finished.connect(self._take_over)
        dialog.open()

    def _take_over(self, _result: int) -> None:
        self.look()
        self._judge()
        self.saved.emit()
