"""A list below a line that offers what somebody may mean while he types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QStyledItemDelegate

from ui.appearance import Space, row_height
from ui.widgets.style_options import metrics_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem

MOST = 12
"""Lines in view at once."""


class Offering(QObject):
    """Offers lines below a line edit; ↑ ↓ and Enter or a click picks one.

    Args:
        line: where somebody types.

    Signals:
        picked: one was picked: the line as it was offered.
    """

    picked = Signal(str)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._rows = QStringListModel(self)
        self._list = QCompleter(self._rows, self)
        self._list.setWidget(line)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(MOST)
        self._list.popup().setItemDelegate(Roomy(self))
        self._list.activated.connect(self.picked)

    @property
    def lines(self) -> list[str]:
        """What is offered."""
        return self._rows.stringList()

    def offer(self, lines: Sequence[str]) -> None:
        """Offer these, while somebody is typing; none: hide the list."""
        self._rows.setStringList(list(lines))
        if lines and self._line.hasFocus():
            self._list.complete()
        else:
            self.hide()

    def hide(self) -> None:
        """Hide the list."""
        self._list.popup().hide()


class Roomy(QStyledItemDelegate):
    """Gives the lines of a list the room that fingers and old eyes need."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as the rows of tables."""
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + Space.MEDIUM, row_height(metrics_of(option)))
