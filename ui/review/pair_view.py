"""Two records that are probably one, side by side: what each says, and what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.appearance import Space, look
from ui.widgets.pieces import button, column, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent


@dataclass(frozen=True)
class ShownField:
    """One field of both records.

    Attributes:
        name: the field.
        label: what people call it.
        texts: what each record says.
        is_asked: whether one of the two must be chosen.
    """

    name: str
    label: str
    texts: tuple[str, str]
    is_asked: bool


class Side(QWidget):
    """What one record says in a field that both fill in differently, with a ring to choose it.

    Args:
        text: what it says.
        name: for those who cannot see it.
    """

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.ring = QRadioButton()
        self.ring.setAccessibleName(name)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        said = words(text, "strong", wrap=True)
        self.ring.setMinimumHeight(said.fontMetrics().lineSpacing())
        layout.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(said, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the words chooses them, as one on the ring does."""
        self.ring.setChecked(True)
        event.accept()


class PairView(QWidget):
    """Shows two records; the buttons stay in sight however much these say.

    Signals:
        joined: they are one; field → which record's value stays, 0 or 1.
        parted: they are two.
        record_wanted: one of them is to be shown: 0 or 1.
        numbers_wanted: the numbers are to be shown in full.
    """

    joined = Signal(object)
    parted = Signal()
    record_wanted = Signal(int)
    numbers_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sides: dict[str, tuple[Side, Side]] = {}
        self._groups: list[QButtonGroup] = []
        self.title = words(kind="heading", wrap=True)
        self.explanation = words(wrap=True)
        self.outcome = words(kind="hint", wrap=True)
        self.join = button(self.tr("这是同一条(&J)"), "primary")
        self.join.clicked.connect(lambda: self.joined.emit(self.chosen()))
        self.part = button(self.tr("这是两条(&T)"))
        self.part.clicked.connect(self.parted)
        self.numbers = button(self.tr("显示完整号码(&N)"), picture="show")
        self.numbers.clicked.connect(self.numbers_wanted)
        self._card: QFrame | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        ground = QWidget()
        look(ground, "scrolled")
        self._layout = QVBoxLayout(ground)
        self._layout.setContentsMargins(Space.PAGE, 0, Space.SMALL, Space.LARGE)
        self._layout.setSpacing(Space.MEDIUM)
        self._layout.addWidget(self.title)
        self._layout.addWidget(self.explanation)
        self._layout.addStretch(1)
        self._area.setWidget(ground)
        foot = column(self.outcome)
        foot.addLayout(row(self.join, self.part, None, self.numbers))
        foot.setContentsMargins(Space.PAGE, Space.SMALL, Space.SMALL, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area, 1)
        whole.addLayout(foot)

    def chosen(self) -> dict[str, int]:
        """Field → which record's value stays, of those where somebody must choose."""
        return {name: int(sides[1].ring.isChecked()) for name, sides in self.sides.items()}

    def say(self, title: str, explanation: str) -> None:
        """Say what the question is.

        Args:
            title: what names the records.
            explanation: why they are probably one.
        """
        self.title.setText(title)
        self.explanation.setText(explanation)

    def show_pair(
        self,
        written: tuple[str, str],
        fields: Sequence[ShownField],
        newer: int,
        *,
        numbers: bool,
    ) -> None:
        """Show what both records say.

        Args:
            written: who wrote each of them, and when.
            fields: what they say.
            newer: which was written last; what it says is chosen at first.
            numbers: whether to offer showing numbers in full.
        """
        if self._card is not None:
            self._layout.removeWidget(self._card)
            self._card.deleteLater()
        self.sides, self._groups = {}, []
        self._card = self._compared(written, fields, newer)
        self._layout.insertWidget(2, self._card)
        self.numbers.setVisible(numbers)
        self.outcome.setText(
            self.tr("蓝色圆圈选中的内容会留下；没有选的还在历史里。按 Ctrl+Z 可以变回两条。")
            if self.sides
            else self.tr("合成一条以后，两条的内容和历史都在。按 Ctrl+Z 可以变回两条。")
        )
        self._area.verticalScrollBar().setValue(0)

    def _compared(
        self, written: tuple[str, str], fields: Sequence[ShownField], newer: int
    ) -> QFrame:
        card = QFrame(self)
        look(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        for at in (1, 2):
            grid.setColumnStretch(at, 1)
        for at, name in enumerate((self.tr("第一条"), self.tr("第二条"))):
            look_at = button(self.tr("看这一条"), "link")
            look_at.setAccessibleName(self.tr("看{which}").format(which=name))
            look_at.clicked.connect(lambda _checked=False, at=at: self.record_wanted.emit(at))
            grid.addLayout(row(words(name, "title"), look_at, None), 0, 1 + at)
            grid.addWidget(words(written[at], "hint", wrap=True), 1, 1 + at)
        top = Qt.AlignmentFlag.AlignTop
        for line, field in enumerate(fields, 2):
            grid.addWidget(words(field.label, "hint"), line, 0, top)
            both = self._asked(field, newer) if field.is_asked else _told(field)
            for at, widget in enumerate(both):
                grid.addWidget(widget, line, 1 + at, top)
        return card

    def _asked(self, field: ShownField, newer: int) -> tuple[QWidget, QWidget]:
        first, second = (Side(text, f"{field.label} {text}") for text in field.texts)
        group = QButtonGroup(self)
        for one in (first, second):
            group.addButton(one.ring)
        (first, second)[newer].ring.setChecked(True)
        self._groups.append(group)
        self.sides[field.name] = first, second
        return first, second


def _told(field: ShownField) -> tuple[QWidget, QWidget]:
    """A field in which there is nothing to choose."""
    return words(field.texts[0], wrap=True), words(field.texts[1], wrap=True)
