"""A page that scrolls as a whole where the window is too small for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.appearance import Space

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout


SCROLL_BAR = 14
"""How wide the bar is that comes where there is not room enough, in pixels."""


def fill_scrolling(page: QWidget, content: QBoxLayout, foot: QBoxLayout | None = None) -> int:
    """Fill a page with content that scrolls; its margins are those of every page.

    Args:
        page: the page.
        content: what scrolls.
        foot: what stays in sight below it.

    Returns:
        How high the page must be at its least width to show everything at once.
    """
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
    for one in ground.findChildren(QWidget):
        one.ensurePolished()  # before that it does not know the size of its type
    needed = content.sizeHint().height()
    if content.hasHeightForWidth():
        needed = content.totalHeightForWidth(page.minimumWidth() - SCROLL_BAR)
    if foot is not None:
        foot.setContentsMargins(Space.PAGE, Space.SMALL, Space.PAGE, Space.PAGE)
        layout.addLayout(foot)
        needed += foot.sizeHint().height()
    return needed
