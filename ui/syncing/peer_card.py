"""One office that we exchange with, as a card on the page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.appearance import Colour, Space, look
from ui.icons import pixmap
from ui.widgets.moments import shown_moment
from ui.widgets.pieces import button, column, words

if TYPE_CHECKING:
    from app.standing import PeerStanding


class PeerCard(QFrame):
    """Shows how the exchange with one office stands.

    Args:
        peer: the office.
        relation: how it stands to ours, in words.
        waiting: what waits for it, in words.
        heard: when it was last heard of, in words.

    Signals:
        writing_wanted: a bundle is to be written for it: its code and name.
        everything_wanted: everything is to be written for it once more: the same.
    """

    writing_wanted = Signal(str, str)
    everything_wanted = Signal(str, str)

    def __init__(
        self,
        peer: PeerStanding,
        relation: str,
        waiting: str,
        heard: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look(self, "card")
        self.write = button(self.tr("写到U盘…"), picture="stick")
        self.write.setAccessibleName(self.tr("写给“{name}”").format(name=peer.name))
        self.write.clicked.connect(lambda: self.writing_wanted.emit(peer.code, peer.name))
        self.everything = button(self.tr("全部重新写一遍…"), "link")
        self.everything.setAccessibleName(
            self.tr("给“{name}”全部重新写一遍").format(name=peer.name)
        )
        self.everything.setToolTip(
            self.tr("对方换了电脑、恢复过备份，或者说少了内容的时候用；对方已经有的不会重复")
        )
        self.everything.clicked.connect(lambda: self.everything_wanted.emit(peer.code, peer.name))
        image = QLabel()
        image.setPixmap(pixmap("house", 32, self.devicePixelRatioF(), Colour.SOFT_INK))
        self.waiting = words(waiting, wrap=True)
        name = column(words(peer.name, "title", wrap=True), words(relation, "hint"), gap=4)
        name.insertStretch(0)
        name.addStretch()
        lines = [words(one, "hint", wrap=True) for one in (self._written(peer), heard)]
        proved = self.tr("它已证实收到 {count} 条").format(count=f"{peer.proved:,}")
        state = column(self.waiting, *lines, words(proved, "hint", wrap=True), gap=4)
        doing = column(self.write, self.everything, gap=4)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(image, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(name, 3)
        layout.addLayout(state, 2)
        layout.addLayout(doing, 0)
        layout.setAlignment(doing, Qt.AlignmentFlag.AlignVCenter)

    def _written(self, peer: PeerStanding) -> str:
        if not peer.last_written:
            return self.tr("还没有给它写过数据包")
        moment = shown_moment(dt.datetime.fromisoformat(peer.last_written))
        return self.tr("最近写给它：{moment}").format(moment=moment)
