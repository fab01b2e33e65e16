"""What to do with what was typed and not saved."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Leaving(Enum):
    """What somebody decided."""

    SAVE = "save"
    DISCARD = "discard"
    STAY = "stay"


def _tr(text: str) -> str:
    return QCoreApplication.translate("leaving", text)


def ask_leaving(parent: QWidget, title: str) -> Leaving:
    """Ask what to do with what was typed in a form.

    Args:
        parent: the form.
        title: what names the record.
    """
    box = QMessageBox(
        QMessageBox.Icon.Question,
        _tr("驿站"),
        _tr("“{title}”改过的内容还没有保存").format(title=title),
        parent=parent,
    )
    box.setInformativeText(_tr("要保存吗？"))
    save = box.addButton(_tr("保存"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(_tr("放弃"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(_tr("返回"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    box.exec()
    pressed = box.clickedButton()
    if pressed is save:
        return Leaving.SAVE
    return Leaving.DISCARD if pressed is discard else Leaving.STAY
