"""How the window is divided, of the painted face and of the live one alike: nothing may jump."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.widgets.pieces import frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.navigation import Navigation
    from ui.preferences import Preferences

SPLITTER = "navigation"
"""The preference that says how wide the navigation is."""


def divide(
    whole: QWidget,
    navigation: Navigation,
    parts: Sequence[tuple[QWidget, int]],
    preferences: Preferences,
) -> QSplitter:
    """Lay a face out: the navigation at the left, the parts below each other beside it.

    Args:
        whole: the face.
        navigation: at the left.
        parts: with the share that each has of the height that is left; 0: it takes what it needs.
        preferences: say how wide the navigation was last time.

    Returns:
        What stands between the two.
    """
    aside = frame("aside")
    beside = QVBoxLayout(aside)
    beside.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
    beside.addWidget(navigation)
    content = QWidget()
    layout = QVBoxLayout(content)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part, share in parts:
        layout.addWidget(part, share)
    splitter = QSplitter(Qt.Orientation.Horizontal)
    for one in (aside, content):
        splitter.addWidget(one)
        splitter.setCollapsible(splitter.count() - 1, False)
    splitter.setStretchFactor(1, 1)
    splitter.setHandleWidth(1)
    wide = navigation.sizeHint().width()
    aside.setMinimumWidth(wide)
    splitter.setSizes([wide, 10_000])
    splitter.restoreState(preferences.state(SPLITTER))
    layout = QHBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(splitter)
    return splitter
