"""Small pieces of the panel beside the pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QScrollArea,
    QSizePolicy,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from ui.appearance import Space
from ui.widgets.pieces import words
from ui.widgets.scrolling import SCROLL_BAR

MOST_OF_SCREEN, LEAST_SCREEN = 0.39, 1280
"""Of the screen's width, which is at least so many pixels."""


class _NoWheel(QObject):
    """Lets the panel scroll where the pointer is over a field that nobody has gone into."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on."""
        is_field = isinstance(watched, QWidget) and not watched.hasFocus()
        if isinstance(event, QWheelEvent) and is_field:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def calm(field: QWidget) -> None:
    """Let the wheel change a field only when somebody is in it: else it scrolls what is around."""
    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_NoWheel(field))


def choice(name: str) -> QComboBox:
    """A list to choose one from; it is never wider than its panel.

    Args:
        name: what is chosen, for those who cannot see it.
    """
    made = QComboBox()
    made.setItemDelegate(QStyledItemDelegate(made))
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(6)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    calm(made)
    return made


def named(title: str, field: QWidget) -> QVBoxLayout:
    """A field with its name above it, as there is no room beside it."""
    name = words(title, "small")
    name.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(title)
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(Space.TIGHT)
    layout.addWidget(name)
    layout.addWidget(field)
    return layout


def take_side(side: QWidget, chars: int) -> None:
    """Give a side of a dialog its width; with large type it leaves the pages enough all the same.

    Args:
        side: what stands beside the pages.
        chars: how many Chinese characters it would like to have room for.
    """
    side.ensurePolished()
    wide = chars * side.fontMetrics().horizontalAdvance("国") + 2 * Space.LARGE + SCROLL_BAR
    screen = side.screen().availableSize().width()
    side.setFixedWidth(min(wide, round(MOST_OF_SCREEN * max(screen, LEAST_SCREEN))))


class Panel(QScrollArea):
    """A column of parts that scrolls where the window is too low for it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setProperty("class", "scrolled")
        self.body = QVBoxLayout(ground)
        self.body.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self.body.setSpacing(Space.MEDIUM)
        self.setWidget(ground)
