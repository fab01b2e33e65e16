"""The first questions: what the office is called, where it stands, who works in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from app.errors import Trouble
from app.language import translate
from app.units import LEVEL_NAMES, LEVELS, Unit, guess_level, read_code
from app.values.characters import half_width
from ui.appearance import Space
from ui.widgets.fields import Fields
from ui.widgets.pieces import row

if TYPE_CHECKING:
    from app.units import Level

CODE_DIGITS = 12
LONGEST_NAME = 60


@dataclass(frozen=True)
class OfficeWish:
    """What somebody wants a new office to be.

    Attributes:
        name: its full name.
        unit: its code and level.
        person: who works in it; may be empty.
    """

    name: str
    unit: Unit
    person: str


class OfficeFields(QWidget):
    """Asks for them, and says while somebody types whether the code can be right."""

    def __init__(self) -> None:
        super().__init__()
        self._name = QLineEdit(maxLength=LONGEST_NAME)
        self._code = QLineEdit()
        self._person = QLineEdit(maxLength=LONGEST_NAME)
        self._levels: dict[Level, QRadioButton] = {
            one: QRadioButton(translate(LEVEL_NAMES[one])) for one in LEVELS
        }
        self._group = QButtonGroup(self)
        self._chosen_by_hand = False
        fields = Fields()
        self._name_remark = fields.add(
            self.tr("办公室名称"), self._name, self.tr("写全称，如：贡宝拉格苏木敦达乌苏嘎查党支部")
        )
        self._code_remark = fields.add(
            self.tr("区划代码"),
            self._code,
            self.tr("12 位数字，如：152527201206。不知道的话，请问苏木或旗里"),
        )
        fields.add_parts(self.tr("级别"), row(*self._levels.values(), None, gap=Space.LARGE))
        fields.add(self.tr("经办人"), self._person, self.tr("您的姓名，记在每一次修改的后面"))
        fields.setContentsMargins(0, 0, 0, 0)
        self.setLayout(fields)
        self.setFocusProxy(self._name)
        self._connect()

    def wish(self) -> OfficeWish | None:
        """What was written; None if something is missing, which is then said beside it."""
        name = self._name.text().strip()
        unit = self._unit()
        if not name:
            # last, so that the cursor goes to the first of two fields that are wrong
            self._name_remark.complain(self.tr("请填写办公室名称"))
            self._name.setFocus()
        if unit is None or not name:
            return None
        return OfficeWish(name, unit, self._person.text().strip())

    def _connect(self) -> None:
        for one in self._levels.values():
            self._group.addButton(one)
        self._levels["gacha"].setChecked(True)
        self._group.buttonClicked.connect(self._choose_level)
        self._name.textChanged.connect(self._name_remark.rest)
        self._code.textChanged.connect(self._read_code)

    def _unit(self) -> Unit | None:
        try:
            code = read_code(self._code.text())
        except Trouble:
            self._code_remark.complain(self.tr("请填写 12 位区划代码。不知道的话，请问苏木或旗里"))
            self._code.setFocus()
            return None
        return Unit(code, next(one for one in LEVELS if self._levels[one].isChecked()))

    def _choose_level(self) -> None:
        self._chosen_by_hand = True

    def _read_code(self, text: str) -> None:
        digits = "".join(half_width(text).split())
        if not digits:
            self._code_remark.rest()
        elif not (digits.isascii() and digits.isdigit()):
            self._code_remark.complain(self.tr("区划代码里只有数字"))
        elif len(digits) > CODE_DIGITS:
            self._code_remark.complain(
                self.tr("区划代码是 12 位，这里有 {count} 位").format(count=len(digits))
            )
        elif len(digits) < CODE_DIGITS:
            self._code_remark.note(
                self.tr("已经填了 {count} 位，一共 12 位").format(count=len(digits))
            )
        else:
            self._take_level(guess_level(digits))

    def _take_level(self, level: Level) -> None:
        self._code_remark.praise(
            self.tr("看代码，这是{level}一级；不对的话请在下面改").format(
                level=translate(LEVEL_NAMES[level])
            )
        )
        if not self._chosen_by_hand:
            self._levels[level].setChecked(True)
