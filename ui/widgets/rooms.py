"""How large a dialog opens: large enough to work in, and never larger than the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

LARGEST = 1240, 820
"""Pixels; beyond this lines get too long to read."""
SHARE = 0.92
"""Of the screen; what is left shows that the window is still there."""


def take_room(dialog: QDialog) -> None:
    """Give a dialog in which one works for a while most of the screen."""
    screen = dialog.screen().availableSize()
    width, height = (
        min(most, round(given * SHARE))
        for most, given in zip(LARGEST, (screen.width(), screen.height()), strict=True)
    )
    dialog.resize(width, height)
