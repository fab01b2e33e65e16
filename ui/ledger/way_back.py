"""Above a table that somebody came to from a number: whence, and how to go back there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.appearance import Space
from ui.widgets.pieces import Banner, button

if TYPE_CHECKING:
    from collections.abc import Callable


class WayBack(QWidget):
    """A strip that is there as long as the table shows just those records.

    Signals:
        all_wanted: somebody wants to see all records of the ledger.
    """

    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._back: Callable[[], None] | None = None
        self.banner = Banner("")
        self.back = button(self.tr("返回统计"), "primary", picture="left")
        self.back.setToolTip(self.tr("Alt+←"))
        self.everything = button(self.tr("看全部"))
        for one in (self.back, self.everything):
            self.banner.add(one)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, 0)
        layout.addWidget(self.banner)
        self.back.clicked.connect(self.go_back)
        self.everything.clicked.connect(self.all_wanted)
        self.hide()

    def show_way(self, said: str, back: Callable[[], None]) -> None:
        """Say whence somebody has come, and offer to go back there."""
        self._back = back
        self.banner.say(self.tr("只列出：{said}").format(said=said))
        self.show()

    def leave(self, *_what: object) -> None:
        """The table shows something else."""
        self._back = None
        self.hide()

    def go_back(self) -> None:
        """Go back."""
        if self._back is not None:
            self._back()
