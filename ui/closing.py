"""What is shown after the window was closed, if something has still to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

from ui.appearance import Space
from ui.widgets.pieces import column, words

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDE = 480


class Closing(QWidget):
    """Says what is waited for. Comes up when that is first said, and goes with the program."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("驿站"))
        self._what = words(wrap=True)
        bar = QProgressBar(textVisible=False, maximum=0)
        bar.setAccessibleName(self.tr("进度"))
        note = words(self.tr("做完以后会自己关闭。请不要关机，也不要拔U盘。"), "hint", wrap=True)
        title = words(self.tr("正在收尾"), "title")
        self.setLayout(column(title, self._what, bar, note, gap=Space.MEDIUM, margin=Space.PAGE))
        self.setFixedWidth(WIDE)

    @property
    def text(self) -> str:
        """What is waited for."""
        return self._what.text()

    def say(self, titles: Sequence[str]) -> None:
        """Show what is waited for; called many times a second, since nothing else paints now."""
        self._what.setText("、".join(titles))
        if titles:
            self.show()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
