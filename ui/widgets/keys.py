"""Keys that do something while the focus is in a part of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

Keys = str | QKeySequence.StandardKey


def on_keys(
    keys: Keys, widget: QWidget, act: Callable[[], object], *, only_itself: bool = False
) -> QShortcut:
    """Let keys do something.

    Args:
        keys: ``Alt+Up``, or one of the standard keys.
        widget: where the focus must be, or in one of its children.
        act: what is done.
        only_itself: the focus must be in the widget itself.
    """
    made = QShortcut(QKeySequence(keys), widget)
    # given to the constructor together with a callable, PySide 6.9 drops the context
    made.setContext(
        Qt.ShortcutContext.WidgetShortcut
        if only_itself
        else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    made.activated.connect(act)
    return made
