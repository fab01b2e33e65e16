"""Getting the recovery phrase onto paper, and making sure that it is there."""

from __future__ import annotations

from secrets import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.secrets.recovery import GROUPS
from ui.appearance import Space
from ui.firstrun.phrase_sheet import PhraseSheet
from ui.widgets.fields import Fields, Remark
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from app.secrets.recovery import RecoveryPhrase

ASKED = 2
"""So many groups are asked back: enough to see that there is a paper, and soon typed."""


class PhrasePage(QStackedWidget):
    """Shows the phrase to be copied by hand; then hides it and asks for two groups of the paper.

    Signals:
        written: the phrase stands on paper.
    """

    written = Signal()

    def __init__(self, phrase: RecoveryPhrase) -> None:
        super().__init__()
        self._shown = ShownPhrase(phrase)
        self._asked = AskedGroups(phrase)
        self._shown.copied.connect(self._ask)
        self._asked.again.connect(self._show)
        self._asked.right.connect(self.written)
        self.addWidget(self._shown)
        self.addWidget(self._asked)

    def _ask(self) -> None:
        self._asked.begin()
        self.setCurrentWidget(self._asked)

    def _show(self) -> None:
        self.setCurrentWidget(self._shown)


class ShownPhrase(QWidget):
    """The phrase, and what to do with it.

    Signals:
        copied: it has been copied.
    """

    copied = Signal()

    def __init__(self, phrase: RecoveryPhrase) -> None:
        super().__init__()
        done = button(self.tr("抄好了"), "primary")
        done.clicked.connect(self.copied)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(PhraseSheet(phrase))
        for text in (
            self.tr("请用笔抄在纸上，写清是第几组，和公章放在一起锁好。不要拍照，不要存在电脑里。"),
            self.tr("电脑坏了、换电脑或者忘了口令，只有这张纸和备份能找回数据，谁也不能代办。"),
        ):
            layout.addWidget(words(text, wrap=True))
        layout.addStretch(1)
        layout.addLayout(row(None, done))
        self.setFocusProxy(done)


class AskedGroups(QWidget):
    """Asks for some groups of the phrase, which is hidden meanwhile.

    Signals:
        right: they are right.
        again: somebody wants to see the phrase once more.
    """

    right = Signal()
    again = Signal()

    def __init__(self, phrase: RecoveryPhrase) -> None:
        super().__init__()
        self._phrase = phrase
        self._places = sorted(SystemRandom().sample(range(GROUPS), ASKED))
        self._editors: list[QLineEdit] = []
        self._remarks: list[Remark] = []
        fields = Fields()
        for place in self._places:
            editor = QLineEdit()
            editor.setProperty("class", "code")
            label = self.tr("第{number}组").format(number=place + 1)
            remark = fields.add(label, editor)
            self._remarks.append(remark)
            self._editors.append(editor)
            editor.textEdited.connect(remark.rest)
            editor.returnPressed.connect(self._check)
        back = button(self.tr("再看一遍恢复码"))
        back.clicked.connect(self.again)
        done = button(self.tr("核对"), "primary")
        done.clicked.connect(self._check)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(
            words(self.tr("请看着刚才抄的纸，填出这两组，核对抄得对不对。"), wrap=True)
        )
        layout.addLayout(fields)
        layout.addStretch(1)
        layout.addLayout(row(back, None, done))

    def begin(self) -> None:
        """Ask anew."""
        for editor, remark in zip(self._editors, self._remarks, strict=True):
            editor.clear()
            remark.rest()
        self._editors[0].setFocus()

    def _check(self) -> None:
        wrong = [at for at in range(ASKED) if not self._is_right(at)]
        for at in wrong:
            self._remarks[at].complain(
                self.tr("和恢复码不一样，请看看纸上是不是抄错了，或者再看一遍恢复码")
            )
        if wrong:
            self._editors[wrong[0]].setFocus()
        else:
            self.right.emit()

    def _is_right(self, at: int) -> bool:
        typed = "".join(char for char in self._editors[at].text() if char.isdecimal())
        return typed.isdecimal() and int(typed) == int(self._phrase.groups[self._places[at]])
