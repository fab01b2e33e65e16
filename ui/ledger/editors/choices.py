"""Editors for choices: a list that can be searched, and 是 / 否 / 未填."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QRadioButton,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from app.ledger.fields import Choice, Code, Flag
from app.ledger.fields.choices import NO, YES
from ui.appearance import Space
from ui.ledger.editors.base import Editor, Ground, editor_for
from ui.widgets.offering import Offering
from ui.widgets.pieces import row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent

    from app.ledger.codes import CodeTable, Entry
    from app.ledger.fields import Around
    from app.ledger.fields.base import Value

MOST_SHOWN = 12


class ChoiceEditor(Editor):
    """A choice from a table: typed (any part of the label, its pinyin, its code) or picked."""

    def __init__(self, field: Code | Choice, ground: Ground) -> None:
        super().__init__(field, ground)
        self._field = field
        self._table: CodeTable | None = None
        self._offered: Sequence[Entry] = ()
        self._is_filling = False
        self.box = _Box()
        self._offering = Offering(self.box.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)
        self.box.editTextChanged.connect(self._changed)
        self.box.line.textEdited.connect(self._offer)
        self.box.line.returnPressed.connect(self.focusNextChild)
        self._offering.picked.connect(self.box.setEditText)
        self._serve(self.box)

    def fill(self, value: Value, around: Around) -> None:
        """Show a stored value."""
        self._is_filling = True
        table = self._field.choices(around)
        if table is not self._table:
            self._table = table
            self._offered = table.offered(around.today)
            self.box.clear()
            self.box.addItems(["", *(one.label for one in self._offered)])
        self.box.setEditText(self._field.show(value, around))
        self._is_filling = False

    def raw(self) -> str:
        """The label, or what was typed."""
        return self.box.currentText()

    def framed(self) -> list[QWidget]:
        """The box."""
        return [self.box]

    def _changed(self, _text: str) -> None:
        if not self._is_filling:
            self.edited.emit()

    def _offer(self, text: str) -> None:
        self._offering.offer(fitting(self._offered, text.strip()))


def fitting(entries: Sequence[Entry], text: str) -> list[str]:
    """The labels that somebody may mean, those that begin with what was typed first."""
    from app.values import pinyin  # noqa: PLC0415 only who searches a list needs it

    typed = text.casefold()
    if not typed:
        return []
    found: list[tuple[int, str]] = []
    for one in entries:
        sounds = (pinyin.full(one.label), pinyin.initials(one.label))
        words = [word.casefold() for word in (one.label, *one.aliases, one.code, *sounds)]
        if any(typed in word for word in words):
            # of two that begin so, the shorter one is nearer
            begins = min((len(word) for word in words if word.startswith(typed)), default=1000)
            found.append((begins, one.label))
    return [label for _rank, label in sorted(found, key=lambda one: one[0])]


class _Box(QComboBox):
    """A box that can be typed into; the wheel never changes it, since it stands in a long form."""

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(MOST_SHOWN)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setCompleter(None)  # type: ignore[arg-type] None takes it away
        found = self.lineEdit()
        assert found is not None
        self.line = found

    def wheelEvent(self, e: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        e.ignore()


class FlagEditor(Editor):
    """是, 否 or neither."""

    def __init__(self, field: Flag, ground: Ground) -> None:
        super().__init__(field, ground)
        self._answers = {
            YES: QRadioButton(self.tr("是")),
            NO: QRadioButton(self.tr("否")),
            "": QRadioButton(self.tr("未填")),
        }
        group = QButtonGroup(self)
        for one in self._answers.values():
            group.addButton(one)
            one.clicked.connect(self.edited)
        self.setLayout(row(*self._answers.values(), None, gap=Space.LARGE))
        self._serve(self._answers[YES])

    def fill(self, value: Value, around: Around) -> None:
        """Show a stored value."""
        chosen = self._answers[str(value or "")]
        chosen.setChecked(True)
        self.setFocusProxy(chosen)

    def raw(self) -> str:
        """1, 0 or nothing."""
        return next((key for key, one in self._answers.items() if one.isChecked()), "")


@editor_for.register(Code)
def _code(field: Code, ground: Ground) -> Editor:
    return ChoiceEditor(field, ground)


@editor_for.register(Choice)
def _choice(field: Choice, ground: Ground) -> Editor:
    return ChoiceEditor(field, ground)


@editor_for.register(Flag)
def _flag(field: Flag, ground: Ground) -> Editor:
    return FlagEditor(field, ground)
