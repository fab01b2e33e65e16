"""The wizard's first page: choosing a file, or dropping one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.appearance import Colour, Space
from ui.icons import pixmap
from ui.widgets.drop_ground import DropGround
from ui.widgets.pieces import Banner, button, words

if TYPE_CHECKING:
    from app.errors import Trouble


class FilePage(QWidget):
    """Asks for the file.

    Signals:
        wanted: somebody wants to choose a file.
        dropped: a file was dropped here: its path.
    """

    wanted = Signal()
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trouble = Banner("", "danger", "error")
        self.trouble.hide()
        self.advice = words(kind="hint", wrap=True)
        self.choose = button(self.tr("选择文件(&F)…"), "primary", picture="folder")
        self.choose.clicked.connect(self.wanted)
        self.ground = ground = DropGround()
        ground.dropped.connect(self.dropped)
        ground.fill(self._image(), words(self.tr("把表格拖到这里"), "title"), self.choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self.trouble)
        layout.addWidget(ground, 1)
        layout.addWidget(words(self._promise(), "hint", wrap=True))

    def _image(self) -> QLabel:
        image = QLabel()
        image.setPixmap(pixmap("table", 64, self.devicePixelRatioF(), Colour.FADED))
        return image

    def _promise(self) -> str:
        return self.tr(
            "WPS 和 Excel 的表格（.xlsx、.xls）、.ods 和 .csv 都可以。"
            "先给您看每一行会怎样，您同意了才写入；写入以后也可以撤销。"
        )

    def refuse(self, trouble: Trouble) -> None:
        """Say why a file cannot be taken, and offer to take another one."""
        self.trouble.say(str(trouble))
        self.trouble.show()
        self.choose.setText(self.tr("换一个文件(&F)…"))
        self.choose.setFocus()

    def forget(self) -> None:
        """Take what was said of an earlier file away."""
        self.trouble.hide()
