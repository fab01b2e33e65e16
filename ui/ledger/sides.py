"""The list at the left and the form at the right, or in its place where there is little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.office import Office
    from ui.ledger.form.panel import FormPanel
    from ui.ledger.list_pane import ListPane

LEAST_CHARS = 30
"""Chinese characters that the form needs side by side; where the list leaves it less, it takes
the list's place."""
SETTLED_MS = 800
"""So long after the last pull the widths are remembered."""
USUAL_SHARE = 42
"""Of the width that the form has, in percent, until somebody draws at it."""


class Sides(QSplitter):
    """Folds the form away and out.

    Args:
        office: remembers the widths.
        ledger: for which ledger.
        pane: the list.
    """

    def __init__(self, office: Office, ledger: str, pane: ListPane) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._office = office
        self._key = f"form.{ledger}"
        self._pane = pane
        self._panel: FormPanel | None = None
        self._share = int(office.setting(self._key, str(USUAL_SHARE)))
        self.setChildrenCollapsible(False)
        self.addWidget(pane)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._remember)
        self.splitterMoved.connect(self._draw)

    def take_in(self, panel: FormPanel) -> None:
        """Put the form there, folded away."""
        panel.hide()
        self._panel = panel
        self.addWidget(panel)

    @property
    def is_unfolded(self) -> bool:
        """Whether the form is there."""
        return self._panel is not None and not self._panel.isHidden()

    @property
    def is_list_hidden(self) -> bool:
        """Whether the form has taken the list's place."""
        return self._pane.isHidden()

    def unfold(self) -> None:
        """Show the form."""
        if self._panel is not None and self._panel.isHidden():
            self._panel.show()
            # the form has a button for the one; the list needs the room of both
            self._pane.remove.hide()
            self._pane.more.hide()
            self._arrange(self._panel)

    def fold(self) -> None:
        """Show the list alone."""
        if self._panel is not None:
            self._panel.hide()
        self._pane.remove.show()
        self._pane.more.show()
        self._pane.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the form beside the list, or in its place."""
        super().resizeEvent(event)
        if self._panel is not None and not self._panel.isHidden():
            self._arrange(self._panel)

    def _arrange(self, panel: FormPanel) -> None:
        layout = self._pane.layout()
        if layout is not None:  # a button that was just hidden still counts until then
            layout.invalidate()
            layout.activate()
        room = self.width() - self._pane.minimumSizeHint().width()
        is_narrow = room < LEAST_CHARS * self.fontMetrics().horizontalAdvance("国")
        self._pane.setVisible(not is_narrow)
        panel.stand_in_place(of_list=is_narrow)
        form = self.width() * self._share // 100
        self.setSizes([self.width() - form, form])

    def _draw(self, place: int, _index: int) -> None:
        self._share = 100 - 100 * place // max(self.width(), 1)
        self._settled.start()

    def _remember(self) -> None:
        self._office.keep_setting(self._key, str(self._share))
