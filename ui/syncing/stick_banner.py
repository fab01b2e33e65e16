"""A strip above every page: what lies on the stick for us, and who waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.appearance import Space
from ui.widgets.pieces import Banner, button

if TYPE_CHECKING:
    from ui.syncing.sticks import Stick
    from ui.syncing.watching import Seen, StickWatch


class StickBanner(QWidget):
    """Shows itself while there is something to do with a stick.

    Args:
        watch: knows what lies on the sticks.

    Signals:
        wanted: a round with a stick is wanted.
        cards_wanted: somebody wants to look at the cards on the stick.
    """

    wanted = Signal(object)
    cards_wanted = Signal()

    def __init__(self, watch: StickWatch) -> None:
        super().__init__()
        self.strip = Banner("", "info", "stick")
        self._watch = watch
        self._seen: Seen | None = None
        self._put_off: set[Stick] = set()
        self._is_welcome = True
        self.start = button(self.tr("读入并写出(&X)…"), "primary", picture="exchange")
        self.look = button(self.tr("看名片…"))
        self.later = button(self.tr("以后再说"), "quiet")
        for one in (self.look, self.start, self.later):
            self.strip.add(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, 0)
        layout.addWidget(self.strip)
        self.start.clicked.connect(self._want)
        self.look.clicked.connect(self.cards_wanted)
        self.later.clicked.connect(self._put_it_off)
        watch.plugged.connect(self._refresh)
        watch.looked.connect(self._refresh)
        self.hide()

    def welcome(self, *, is_welcome: bool) -> None:
        """Say whether it may show itself: the page of the exchange says the same."""
        self._is_welcome = is_welcome
        self._refresh()

    def _refresh(self) -> None:
        self._put_off &= {*self._watch.present}
        worth = [
            one
            for one in self._watch.seen
            if (one.plan.sentence or one.plan.finds.cards) and one.stick not in self._put_off
        ]
        self._seen = worth[0] if worth else None
        if self._seen:
            plan = self._seen.plan
            cards = self.tr("有 {count} 张新名片").format(count=len(plan.finds.cards))
            said = "；".join(filter(None, (plan.sentence, cards if plan.finds.cards else "")))
            self.strip.say(self.tr("U盘：{what}").format(what=said))
            self.start.setVisible(bool(plan.sentence))
            self.look.setVisible(bool(plan.finds.cards))
        self.setVisible(self._is_welcome and self._seen is not None)

    def _want(self) -> None:
        if self._seen:
            self.wanted.emit(self._seen.stick)

    def _put_it_off(self) -> None:
        if self._seen:
            self._put_off.add(self._seen.stick)
            self._refresh()
