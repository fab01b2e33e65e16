"""What a view tells its delegate of a cell; PySide's stubs leave it out, so it is typed here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFont, QFontMetrics
    from PySide6.QtWidgets import QStyle, QStyleOptionViewItem


def place_of(option: QStyleOptionViewItem) -> QRect:
    """Where the cell is, in the view's pixels."""
    untyped: Any = option
    return untyped.rect


def state_of(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    """Whether it is selected, under the mouse, and so on."""
    untyped: Any = option
    return untyped.state


def font_of(option: QStyleOptionViewItem) -> QFont:
    """The font of the view."""
    untyped: Any = option
    return untyped.font


def metrics_of(option: QStyleOptionViewItem) -> QFontMetrics:
    """The measures of that font."""
    untyped: Any = option
    return untyped.fontMetrics
