"""The wizard's first page: choosing the file that came from above, or dropping it."""

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


class BlankPage(QWidget):
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
        image = QLabel()
        image.setPixmap(pixmap("table", 64, self.devicePixelRatioF(), Colour.FADED))
        self.choose = button(self.tr("选择文件(&F)…"), "primary", picture="folder")
        self.choose.clicked.connect(self.wanted)
        ground = DropGround()
        ground.dropped.connect(self.dropped)
        asked = words(self.tr("把上级发的空表拖到这里"), "title")
        ground.fill(image, asked, self.choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self.trouble)
        layout.addWidget(ground, 1)
        layout.addWidget(
            words(
                self.tr(
                    "花名册一类的表（.xlsx）一人一行，采集表一类的表一人一份，都照原样填，"
                    "格式、打印设置和下拉列表都不动；原来的空表不会改。"
                    "自己的文书（.docx）里写上“{姓名}”这样的花括号，也可以每人填一份。"
                ),
                "hint",
                wrap=True,
            )
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
