"""Telling people something: what went wrong, what was done, what to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.errors import Trouble


def _tr(text: str) -> str:
    return QCoreApplication.translate("tell", text)


def tell(parent: QWidget | None, trouble: Trouble) -> None:
    """Say what went wrong and what to do about it."""
    box = QMessageBox(QMessageBox.Icon.Warning, _tr("驿站"), str(trouble.title), parent=parent)
    box.setInformativeText(str(trouble.advice))
    _show_plainly(box)
    box.addButton(_tr("知道了"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def _show_plainly(box: QMessageBox) -> None:
    """Take nothing in the words for HTML: names of files and offices stand in them."""
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)


def choose(parent: QWidget | None, question: str, detail: str, ways: Sequence[str]) -> int | None:
    """Ask which of some ways is wanted; the first is the default. None: none of them.

    Args:
        parent: the window.
        question: one sentence.
        detail: what it is about.
        ways: the buttons.
    """
    box = QMessageBox(QMessageBox.Icon.Question, _tr("驿站"), question, parent=parent)
    box.setInformativeText(detail)
    _show_plainly(box)
    buttons = [box.addButton(one, QMessageBox.ButtonRole.AcceptRole) for one in ways]
    none = box.addButton(_tr("取消"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(none)
    box.exec()
    return next((at for at, one in enumerate(buttons) if one is box.clickedButton()), None)


def ask(parent: QWidget | None, question: str, detail: str, yes: str) -> bool:
    """Ask before something that is hard to take back; the safe answer is the default.

    Args:
        parent: the window.
        question: one sentence.
        detail: what happens.
        yes: the button that does it: 删除.
    """
    box = QMessageBox(QMessageBox.Icon.Question, _tr("驿站"), question, parent=parent)
    box.setInformativeText(detail)
    _show_plainly(box)
    do = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton(_tr("不了"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is do
