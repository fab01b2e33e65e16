"""Accepting a card: what it is to us, the digits to compare, and what is exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.sync.cards import Card, read_card
from app.sync.enrolment import Accepted, Meeting, accept_card, domain_titles, meet
from ui.jobs import Job
from ui.syncing.card_dialog import CardDialog
from ui.tell import tell
from ui.trust import phrases
from ui.trust.scopes import ScopeChoice
from ui.widgets.pieces import Banner

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.errors import Trouble
    from app.progress import Progress
    from ui.page import Workplace


class Accepting(QObject):
    """Shows cards, and accepts them when somebody has compared the digits.

    Args:
        place: the office, and what works for it.
        parent: the page over which cards open.

    Signals:
        accepted: a card was accepted: a sentence that says so, and what to do next.
    """

    accepted = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._parent = parent
        self._waiting: list[Path] = []
        self._is_busy = False

    def open(self, path: Path) -> None:
        """Show the card in a file; after those that were opened before it."""
        self._waiting.append(path)
        if not self._is_busy:
            self._open_next()

    def _open_next(self, _result: int = 0) -> None:
        self._is_busy = bool(self._waiting)
        if not self._is_busy:
            return
        office, path = self._place.office, self._waiting.pop(0)

        def work(_progress: Progress) -> tuple[Card, Meeting]:
            card = read_card(path)
            return card, meet(office, card)

        job = Job(self.tr("正在看名片"), work, self._ask, self._pass_over, owner=self)
        self._place.jobs.run(job)

    def _pass_over(self, trouble: Trouble) -> None:
        self._tell(trouble)
        self._open_next()

    def _ask(self, read: tuple[Card, Meeting]) -> None:
        card, meeting = read
        choice = None
        if meeting.relation != "same":
            choice = ScopeChoice(domain_titles(self._place.office), meeting.domains)
        dialog = CardDialog(
            card,
            title=self.tr("接收名片"),
            advice=self._advice(meeting),
            agree=self.tr("数字一样，接收(&A)"),
            refuse=self.tr("不接收"),
            parent=self._parent,
            notes=self._notes(card, meeting),
            choice=choice,
        )
        if choice is not None:
            choice.changed.connect(dialog.agree.setEnabled)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(
            lambda: self._accept(card, choice.chosen() if choice is not None else None)
        )
        dialog.finished.connect(self._open_next)
        dialog.open()

    def _advice(self, meeting: Meeting) -> str:
        relation = {
            "above": self.tr("上级"),
            "below": self.tr("下级"),
            "same": self.tr("本办公室另一台电脑"),
        }[meeting.relation]
        return self.tr(
            "这是{relation}的名片。请打电话和对方核对这六组数字，请对方点开“我的名片”念给您听。"
            "六组完全一样，才能接收；有一个数字不一样，就不要接收。"
        ).format(relation=relation)

    def _notes(self, card: Card, meeting: Meeting) -> list[Banner]:
        """What is to be known before it is accepted."""
        notes: list[Banner] = []
        if meeting.other_name:
            said = self.tr(
                "本机认识的代码 {code} 叫“{other}”，这张名片上写的是“{name}”。"
                "请问清楚是不是同一个办公室。"
            )
            notes.append(
                Banner(
                    said.format(code=card.unit.code, other=meeting.other_name, name=card.name),
                    "warning",
                    "warning",
                )
            )
        said = self._said(card, meeting)
        return [*notes, Banner(said)] if said else notes

    def _said(self, card: Card, meeting: Meeting) -> str:
        if meeting.accepted:
            return self.tr(
                "这台电脑的名片 {day}已经接收过。再接收一次，会记下今天重新核对过。"
            ).format(day=phrases.day(meeting.accepted))
        if meeting.relation == "same":
            return self.tr(
                "这是本办公室的另一台电脑。接收以后，两台互相写数据包，内容就一样，两台都可以填写。"
            )
        if meeting.computers:
            return self.tr("这是“{name}”的第{number}台电脑，交换的内容和以前说好的一样。").format(
                name=card.name,
                number=self.tr("二") if meeting.computers == 1 else f" {meeting.computers + 1} ",
            )
        if meeting.is_known:
            return self.tr("别的办公室已经证明过这台电脑；接收它的名片，就可以直接和它交换。")
        return ""

    # ---- accepting
    def _accept(self, card: Card, domains: tuple[str, ...] | None) -> None:
        office = self._place.office
        job = Job(
            self.tr("正在接收名片"),
            lambda _progress: accept_card(office, card, domains),
            self._say,
            self._tell,
            owner=self,
        )
        self._place.jobs.run(job)

    def _say(self, done: Accepted) -> None:
        if done.relation == "same":
            said = self.tr(
                "已接收本办公室另一台电脑的名片。那台电脑也要接收这台的名片；"
                "然后从有内容的这台写一个数据包给它，再给上级写一个，上级就认识它了。"
            )
        else:
            said = self.tr("已接收“{name}”的名片，现在可以写数据包给它，也可以读它的数据包。")
        self.accepted.emit(said.format(name=done.card.name))

    def _tell(self, trouble: Trouble) -> None:
        tell(self._parent, trouble)
