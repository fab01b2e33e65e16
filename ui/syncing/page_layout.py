"""What the page of the exchange looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from ui.appearance import Colour, Space, look
from ui.icons import pixmap
from ui.trust.revoked import RevokedBanner
from ui.widgets.pieces import Banner, Nothing, button, frame, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.page import Page
    from ui.widgets.working import Working


class ExchangeLayout:
    """The parts of the page.

    Args:
        page: what they stand in.
        working: shows how far something is.
        folder: shows the exchange folder.
    """

    def __init__(self, page: Page, working: Working, folder: QWidget) -> None:
        tr = page.tr
        self._page = page
        self.stick = words(kind="strong", wrap=True)
        self.round = button(tr("读入并写出(&X)…"), "primary", picture="exchange")
        self.backup = button(tr("备份到U盘(&B)…"), picture="archive")
        self.own_card = button(tr("我的名片(&M)…"), picture="card")
        self.accept_card = button(tr("接收名片(&A)…"), picture="card")
        self.known = button(tr("认识的电脑(&K)…"), picture="people")
        self.register = button(tr("收发登记(&J)…"), picture="list")
        self.letters = button(tr("转出转入(&L)…"), picture="route")
        self.read = button(tr("读入数据包(&N)…"), picture="import")
        self.done = Banner("", "good", "ok")
        self.held = Banner("", "warning", "warning")
        self.look = button(tr("去看看(&V)…"))
        self.held.add(self.look)
        self.revoked = RevokedBanner()
        self._finds = QVBoxLayout()
        self._finds.setSpacing(Space.SMALL)
        self._peers = QStackedWidget()
        self.nothing = self._nothing(page)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._peers.addWidget(self._area)
        self._peers.addWidget(self.nothing)
        buttons = (self.backup, self.own_card, self.accept_card, self.read)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.SMALL)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(row(None, *buttons))
        layout.addWidget(self._stick_card(page))
        layout.addWidget(folder)
        for one in (self.revoked, self.done, self.held):
            one.hide()
            layout.addWidget(one)
        layout.addLayout(self._finds)
        layout.addWidget(self._peers, 1)
        layout.addLayout(row(self.known, self.register, self.letters, working))

    def _stick_card(self, page: Page) -> QWidget:
        image = QLabel()
        image.setPixmap(pixmap("stick", 24, page.devicePixelRatioF(), Colour.SOFT_INK))
        line = row(image, self.stick, self.round, gap=Space.MEDIUM)
        line.setStretch(1, 1)
        line.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        card = frame("card")
        card.setLayout(line)
        return card

    def _nothing(self, page: Page) -> Nothing:
        return Nothing(
            "exchange",
            page.tr("还没有和别的办公室交换过名片"),
            page.tr(
                "先点“我的名片”，写到U盘交给对方；再点“接收名片”，收下对方的。"
                "两边都打电话核对数字以后，就可以用U盘来往数据了。"
            ),
        )

    # ---- what is shown
    def show_finds(self, finds: Sequence[QWidget]) -> None:
        """Show what lies on the stick, instead of what was shown before."""
        while self._finds.count():
            self._finds.takeAt(0).widget().deleteLater()
        for one in finds:
            self._finds.addWidget(one)

    def show_peers(self, cards: Sequence[QWidget]) -> None:
        """Show the offices that we exchange with."""
        ground = QWidget()
        look(ground, "scrolled")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(0, 0, Space.SMALL, 0)
        layout.setSpacing(Space.MEDIUM)
        for one in cards:
            layout.addWidget(one)
        layout.addStretch(1)
        self._area.setWidget(ground)
        self._peers.setCurrentIndex(0 if cards else 1)

    def praise(self, sentence: str) -> None:
        """Say that something was written."""
        self.done.say(sentence)
        self.done.show()

    def show_revoked(self, revoked: bool) -> None:
        """Say whether an office above has revoked this computer."""
        self.revoked.setVisible(revoked)

    def count_letters(self, count: int) -> None:
        """Say how many letters wait to be taken over here."""
        tr = self._page.tr
        waiting = tr("转出转入(&L)：{count} 封待接收…").format(count=count)
        self.letters.setText(waiting if count else tr("转出转入(&L)…"))

    def warn(self, sentence: str) -> None:
        """Say what is held back; nothing if there is no sentence."""
        self.held.say(sentence)
        self.held.setVisible(bool(sentence))
