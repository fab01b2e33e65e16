"""One question of the review: what it was, what each side wrote, what is to stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.appearance import Space, look
from ui.review.choice_card import ChoiceCard
from ui.widgets.fields import Remark
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.review.choice_card import ShownChoice

ACROSS = 2
"""Contents side by side."""


class QuestionView(QScrollArea):
    """Shows one question.

    Signals:
        taken: this content is to stay: its number.
        both_taken: both are to stay.
        written: something else is to stay: what was typed.
        record_wanted: the record is to be shown.
        numbers_wanted: the numbers are to be shown in full.
        more_wanted: others are to be settled together with this one.
    """

    taken = Signal(int)
    both_taken = Signal()
    written = Signal(str)
    record_wanted = Signal()
    numbers_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cards: list[ChoiceCard] = []
        self.title = words(kind="heading", wrap=True)
        self.explanation = words(wrap=True)
        self.base = words(kind="hint", wrap=True)
        self.show_record = button(self.tr("看这条记录(&V)"), picture="right")
        self.show_record.clicked.connect(self.record_wanted)
        self.numbers = button(self.tr("显示完整号码(&N)"), picture="show")
        self.numbers.clicked.connect(self.numbers_wanted)
        self.both = button(self.tr("两个都留(&B)"), picture="copy")
        self.both.clicked.connect(self.both_taken)
        self.others = words(wrap=True)
        self.more = button(self.tr("一起处理(&G)…"), picture="list")
        self.more.clicked.connect(self.more_wanted)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("写一个新的"))
        self.line.textChanged.connect(self._judge)
        self.line.returnPressed.connect(self._write)
        self.save = button(self.tr("改成这个(&S)"))
        self.save.clicked.connect(self._write)
        self.remark = Remark("", self.line)
        self._lay_out()

    def _lay_out(self) -> None:
        self._choices = QGridLayout()
        self._choices.setSpacing(Space.MEDIUM)
        for column in range(ACROSS):
            self._choices.setColumnStretch(column, 1)
        self._new = QWidget()
        new = QVBoxLayout(self._new)
        new.setContentsMargins(0, 0, 0, 0)
        new.setSpacing(Space.SMALL)
        new.addWidget(words(self.tr("都不对，写一个新的"), "strong"))
        line = row(self.line, self.save)
        line.setStretch(0, 1)
        new.addLayout(line)
        new.addWidget(self.remark)
        ground = QWidget()
        look(ground, "scrolled")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(Space.PAGE, 0, Space.SMALL, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self.title)
        layout.addWidget(self.explanation)
        layout.addWidget(self.base)
        layout.addLayout(self._choices)
        layout.addLayout(row(self.both, self.numbers, self.show_record, None))
        layout.addLayout(self._more_row())
        layout.addSpacing(Space.SMALL)
        layout.addWidget(self._new)
        layout.addStretch(1)
        self.setWidget(ground)

    def _more_row(self) -> QHBoxLayout:
        made = row(self.others, self.more)
        made.setStretch(0, 1)
        return made

    # ---- what is shown
    def say(self, title: str, explanation: str, base: str) -> None:
        """Say what the question is.

        Args:
            title: the record and its field.
            explanation: what happened.
            base: what had been there before; empty: that is not known.
        """
        self.title.setText(title)
        self.explanation.setText(explanation)
        self.base.setText(base)
        self.base.setVisible(bool(base))

    def show_choices(self, choices: Sequence[ShownChoice]) -> None:
        """Show the contents among which to choose."""
        for old in self.cards:
            self._choices.removeWidget(old)
            old.hide()  # it is still there until the next turn of the loop
            old.deleteLater()
        self.cards = [ChoiceCard(one) for one in choices]
        for number, card in enumerate(self.cards):
            card.take.clicked.connect(lambda _checked=False, at=number: self.taken.emit(at))
            self._choices.addWidget(card, number // ACROSS, number % ACROSS)
        for before, after in zip(self.cards, self.cards[1:], strict=False):
            QWidget.setTabOrder(before.take, after.take)

    def take(self, number: int) -> None:
        """Take one of the contents, by its number; nothing where there is none of that number."""
        if number < len(self.cards):
            self.cards[number].take.click()

    def allow(self, *, both: bool, new: bool, numbers: bool, others: str) -> None:
        """Offer what this question allows beside choosing one.

        Args:
            both: keeping both.
            new: writing something else.
            numbers: showing numbers in full.
            others: says which others can be settled together with this one; empty: there are none.
        """
        self.others.setText(others)
        for one in (self.others, self.more):
            one.setVisible(bool(others))
        self.both.setVisible(both)
        self._new.setVisible(new)
        self.numbers.setVisible(numbers)
        self.line.clear()
        self._judge()
        self.remark.rest()

    def complain(self, sentence: str) -> None:
        """Say why what was typed cannot be taken."""
        self.remark.complain(sentence)
        self.line.setFocus()

    def _judge(self) -> None:
        """To write nothing would empty the field; that is done in the record itself."""
        self.save.setEnabled(bool(self.line.text().strip()))

    def _write(self) -> None:
        if self.save.isEnabled():
            self.written.emit(self.line.text())
