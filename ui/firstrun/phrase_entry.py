"""Typing a recovery phrase from paper: nine boxes that lie as the groups do on the sheet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from app.errors import Unreadable
from app.secrets.recovery import DIGITS, GROUPS, RecoveryPhrase
from ui.appearance import Space
from ui.firstrun.phrase_sheet import ACROSS
from ui.widgets.fields import Remark
from ui.widgets.pieces import words


class PhraseEntry(QWidget):
    """Nine boxes; a full one hands over to the next, and a whole phrase may be pasted at once.

    Signals:
        edited: something was typed.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes = [self._box(number) for number in range(1, GROUPS + 1)]
        self._remark = Remark(self.tr("看着纸上的恢复码，一组一组填"), self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.SMALL)
        for at, box in enumerate(self._boxes):
            line, place = divmod(at, ACROSS)
            grid.addWidget(words(str(at + 1), "small"), line, 2 * place)
            grid.addWidget(box, line, 2 * place + 1)
            grid.setColumnStretch(2 * place + 1, 1)
        grid.addWidget(self._remark, ACROSS, 0, 1, 2 * ACROSS)
        self.setFocusProxy(self._boxes[0])

    def phrase(self) -> RecoveryPhrase | None:
        """The phrase; None if it is not right yet, and what is wrong is said below."""
        try:
            return RecoveryPhrase.read(" ".join(box.text() for box in self._boxes))
        except Unreadable as why:
            self._remark.complain(str(why))
            return None

    def complain(self, text: str) -> None:
        """Say what is wrong with the phrase as a whole."""
        self._remark.complain(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in an empty box goes back to the one before."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Backspace
            and isinstance(watched, QLineEdit)
            and not watched.text()
        ):
            at = self._boxes.index(watched)
            if at:
                self._boxes[at - 1].setFocus()
                return True
        return super().eventFilter(watched, event)

    def _box(self, number: int) -> QLineEdit:
        box = QLineEdit()
        box.setProperty("class", "code")
        box.setAccessibleName(self.tr("第{number}组").format(number=number))
        box.installEventFilter(self)
        box.textEdited.connect(partial(self._take, number - 1))
        return box

    def _take(self, at: int, text: str) -> None:
        """Spread what is too long for one box over those after it."""
        kept = "".join(char for char in text if not char.isspace())
        pieces = [kept[start : start + DIGITS] for start in range(0, len(kept), DIGITS)] or [""]
        for box, piece in zip(self._boxes[at:], pieces, strict=False):
            box.setText(piece)
        last = min(at + len(pieces) - 1, GROUPS - 1)
        if len(pieces[-1]) == DIGITS and last + 1 < GROUPS:
            self._boxes[last + 1].setFocus()
            self._boxes[last + 1].selectAll()
        elif last != at:
            self._boxes[last].setFocus()
        self._remark.rest()
        self.edited.emit()
