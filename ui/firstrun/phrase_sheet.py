"""The recovery phrase as it stands on paper: three rows of three groups, each with its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from ui.appearance import Space
from ui.widgets.pieces import words

if TYPE_CHECKING:
    from app.secrets.recovery import RecoveryPhrase

ACROSS = 3


class PhraseSheet(QFrame):
    """Shows a phrase in large digits; it cannot be selected, so that it gets into no clipboard."""

    def __init__(self, phrase: RecoveryPhrase) -> None:
        super().__init__()
        self.setProperty("class", "card")
        self.setAccessibleName(self.tr("恢复码"))
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.MEDIUM)
        for at, group in enumerate(phrase.groups):
            line, place = divmod(at, ACROSS)
            number = words(self.tr("第{number}组").format(number=at + 1), "small")
            digits = words(f"{group[:3]} {group[3:]}", "digits")
            digits.setAccessibleName(" ".join(group))
            grid.addWidget(number, line, 3 * place, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(digits, line, 3 * place + 1)
            grid.setColumnStretch(3 * place + 2, 1)
