"""A page that scrolls as a whole where the window is too small for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.appearance import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout


def fill_scrolling(page: QWidget, content: QBoxLayout) -> None:
    """Fill a page with content that scrolls; its margins are those of every page."""
    content.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
    ground = QWidget()
    ground.setProperty("class", "scrolled")
    ground.setLayout(content)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(ground)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(area)
