"""How large a dialog opens: large enough to work in, and never larger than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

LARGEST = 1240, 820
"""Pixels; beyond this lines get too long to read."""
SHARE = 0.92
"""Of the screen; what is left shows that the window is still there."""


def take_height(dialog: QDialog, needed: int = 0) -> None:
    """Make a dialog as high as its text needs at its least width, but not higher than the screen.

    A layout asks too little for labels that go on in a second line, and squeezes what is in it.

    Args:
        dialog: the dialog, laid out.
        needed: how high it must be where its content scrolls; 0: as its layout says.
    """
    layout = dialog.layout()
    assert layout is not None
    for one in dialog.findChildren(QWidget):
        one.ensurePolished()  # before that it does not know the size of its type
    width = max(dialog.minimumWidth(), layout.minimumSize().width())
    if not needed:
        flows = layout.hasHeightForWidth()
        needed = layout.totalHeightForWidth(width) if flows else layout.sizeHint().height()
    most = round(dialog.screen().availableSize().height() * SHARE)
    dialog.setMinimumHeight(min(needed, most))
    dialog.resize(width, dialog.minimumHeight())


def take_room(dialog: QDialog) -> None:
    """Give a dialog in which one works for a while most of the screen."""
    screen = dialog.screen().availableSize()
    width, height = (
        min(most, round(given * SHARE))
        for most, given in zip(LARGEST, (screen.width(), screen.height()), strict=True)
    )
    dialog.resize(width, height)
