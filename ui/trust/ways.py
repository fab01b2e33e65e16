"""How an office comes to a second computer, or to another one: what to do, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.widgets.decision import steps
from ui.widgets.pieces import button, row, words
from ui.widgets.rooms import take_height

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 720
SECOND, ANOTHER = range(2)
"""The tabs."""


class WaysDialog(QDialog):
    """Says how a second computer joins, and how the work moves to another one.

    Args:
        parent: the window.
        tab: which is shown first.
    """

    def __init__(self, parent: QWidget | None = None, tab: int = SECOND) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("加一台电脑、换电脑"))
        self.setMinimumWidth(WIDTH)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(
            _page(
                self.tr("两台电脑一起用：两台都可以填写，数据包来往以后内容一样。"), second_steps()
            ),
            self.tr("加一台电脑"),
        )
        self.tabs.addTab(
            _page(
                self.tr("换一台电脑：旧的不再用了，或者坏了、丢了，数据从备份里恢复。"),
                another_steps(),
            ),
            self.tr("换电脑"),
        )
        self.tabs.setCurrentIndex(tab)
        close = button(self.tr("知道了"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self.tabs)
        layout.addLayout(row(None, close))
        take_height(self)


def _page(about: str, texts: Sequence[str]) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, Space.LARGE, 0, 0)
    layout.setSpacing(Space.LARGE)
    layout.addWidget(words(about, "strong", wrap=True))
    layout.addLayout(steps(texts))
    layout.addStretch(1)
    return page


def second_steps() -> tuple[str, ...]:
    """How a second computer of an office joins the first."""
    return (
        _tr(
            "在新电脑上建立办公室：名称、区划代码、级别都和第一台填得一模一样。"
            "新的恢复码是这台电脑自己的，另抄一张纸。"
        ),
        _tr("两台电脑各写一张名片（“交换”里“我的名片”），互相接收，打电话或当面核对六组数字。"),
        _tr("第一台给“本办公室另一台电脑”写数据包，新电脑读入，台账就都有了。"),
        _tr("第一台再给上级写一次数据包，上级读了，就认识新电脑。"),
        _tr("新电脑也要接收上级的名片，并把自己的名片交给上级接收；以后两台都可以和上级来往。"),
        _tr("以后两台之间经常互相写数据包；同时改了同一项的，会在“待处理”里请您选。"),
    )


def another_steps() -> tuple[str, ...]:
    """How the work moves to another computer, and what becomes of the old one."""
    return (
        _tr("旧电脑还能开：先写一份备份到U盘，从此不再在旧电脑上填写。"),
        _tr("在新电脑上点“从备份恢复”，选备份文件，填入恢复码，再设新的口令。"),
        _tr("新电脑有新的钥匙：在“交换”里写一张新名片，交给上级和各办公室接收，打电话核对数字。"),
        _tr("从新电脑给上级写一个数据包，请上级读入；旧电脑写过的内容就都到了上级那里。"),
        _tr(
            "上级读入以后，请上级在“认识的电脑”里吊销旧电脑。"
            "先后不能反：没有到过上级的内容，吊销以后就不认可了。"
        ),
        _tr("旧电脑要交给别人或者报废的，删掉驿站的文件夹。丢了的，马上请上级吊销。"),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("ways", text)
