"""The known offices and their computers: who vouches for them, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language import translate
from app.sync.directory import ABOVE, OWN
from app.sync.enrolment import agree
from app.sync.revocation import revoke
from app.units import LEVEL_NAMES
from ui.syncing.fingerprint import Fingerprint
from ui.trust import phrases
from ui.trust.scopes import ScopeChoice, ScopeDialog
from ui.widgets.decision import Asked
from ui.widgets.facts import Facts
from ui.widgets.listing import Listing
from ui.widgets.moments import shown_stamp
from ui.widgets.pieces import Nothing, button

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.sync.directory import Computer, Place
    from app.sync.revocation import Revoked
    from ui.doing import Doing


class ComputersTab(QWidget):
    """Lists the known computers.

    Args:
        doing: asks, and does.
    """

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._titles: Mapping[str, Sequence[str]] = {}
        self.rows: list[tuple[Place, Computer]] = []
        self.digits = button(self.tr("显示核对数字(&D)"), picture="show")
        self.scope = button(self.tr("交换哪些内容(&E)…"), picture="exchange")
        self.revoke = button(self.tr("吊销这台电脑(&R)…"), "danger")
        self.digits.clicked.connect(self._show_digits)
        self.scope.clicked.connect(self._ask_scope)
        self.revoke.clicked.connect(self._ask_revoke)
        self.facts = Facts(self.digits, self.scope, self.revoke)
        self.listing = Listing(
            self.tr("认识的电脑"),
            (self.tr("关系"), self.tr("办公室"), self.tr("电脑"), self.tr("情况")),
            1,
            self.facts,
            Nothing("card", self.tr("还不认识别的办公室")),
        )
        self.listing.chosen.connect(self._show)
        self._shown: Fingerprint | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.listing)

    def show_places(self, places: Sequence[Place], titles: Mapping[str, Sequence[str]]) -> None:
        """Show these; the computer that was chosen stays so.

        Args:
            places: the known offices.
            titles: what can be exchanged, and the ledgers of each.
        """
        chosen = self._chosen[1].device if self._chosen else b""
        self._titles = titles
        self.rows = [(place, one) for place in places for one in place.computers]
        at = next((at for at, (_, one) in enumerate(self.rows) if one.device == chosen), 0)
        self.listing.show_rows([self._line(*one) for one in self.rows], at)

    def _line(self, place: Place, one: Computer) -> list[str]:
        return [
            phrases.relation(place.relation),
            place.name,
            phrases.called(one),
            self._state(one),
        ]

    def _state(self, one: Computer) -> str:
        if one.revoked:
            return self.tr("已吊销")
        if one.is_former:
            return self.tr("以前的电脑")
        return self.tr("要再核对") if one.is_old else self.tr("可以用")

    @property
    def _chosen(self) -> tuple[Place, Computer] | None:
        at = self.listing.at
        return self.rows[at] if 0 <= at < len(self.rows) else None

    # ---- one computer
    def _show(self) -> None:
        if self._chosen is None:
            return
        place, one = self._chosen
        self._hide_digits()
        self.digits.setVisible(bool(one.fingerprint))
        self.scope.setVisible(place.domains is not None and place.relation != OWN)
        self.revoke.setVisible(place.may_revoke and not one.revoked)
        about = self.tr("{relation}　{level}　代码 {code}").format(
            relation=phrases.relation(place.relation),
            level=translate(LEVEL_NAMES[place.unit.level]),
            code=place.unit.code,
        )
        self.facts.say(*self._strip(place, one))
        self.facts.show_facts(place.name, about, self._facts(place, one))

    def _strip(self, place: Place, one: Computer) -> tuple[str, str]:
        if one.revoked:
            return "danger", self._revoked(one)
        if one.is_former:
            return "warning", self.tr(
                "这个办公室的数据以前在这台电脑上，请不要再用它填写。"
                "等上级读入了这里写的数据包，再请上级吊销它。"
            )
        if one.is_this and place.relation == OWN:
            return self._own(one)
        if one.is_old:
            return "warning", self.tr(
                "三年多没有核对过了。请它重新写一张名片，打电话核对以后再接收一次；在那以前照样可以用。"
            )
        return "good", self.tr("可以用")

    def _own(self, one: Computer) -> tuple[str, str]:
        names = "”“".join(each.office for each in one.vouched)
        if names:
            return "good", self.tr("“{names}”已经认可这台电脑。").format(names=names)
        return "info", self.tr(
            "还没有收到别的办公室认可这台电脑的消息：请把名片交给对方接收，再读一次对方的数据包。"
        )

    def _revoked(self, one: Computer) -> str:
        said = "；".join(
            self.tr("{day}由“{office}”吊销").format(day=phrases.day(each.since), office=each.office)
            for each in one.revoked
        )
        return self.tr("{said}。它后来写的内容不再认可，到那时为止收到的照样有效。").format(
            said=said
        )

    def _facts(self, place: Place, one: Computer) -> list[tuple[str, str]]:
        heard = self.tr("还没有收到过它的数据包")
        if one.heard is not None:
            heard = self.tr("写于 {moment}").format(moment=shown_stamp(one.heard))
        facts = [(self.tr("电脑"), phrases.called(one))]
        if one.since:
            facts.append((self.tr("认识日期"), phrases.day(one.since)))
        facts.append((self.tr("谁认可"), self._vouched(one)))
        if place.relation != OWN:
            facts.append((self.tr("交换"), self._exchanged(place)))
        if not one.is_this:
            facts.append((self.tr("最近收到"), heard))
        return facts

    def _vouched(self, one: Computer) -> str:
        said: list[str] = []
        own = self._doing.place.office.name
        if one.accepted:
            said.append(self.tr("{day}在本机接收了它的名片").format(day=phrases.day(one.accepted)))
        said += [
            self.tr("“{office}”的证明（{day}）").format(
                office=each.office, day=phrases.day(each.since)
            )
            for each in one.vouched
            if each.office != own or not one.accepted
        ]
        return "\n".join(said) or self.tr("还没有别的办公室的证明")

    def _exchanged(self, place: Place) -> str:
        if place.domains is not None:
            return phrases.domains(place.domains, self._titles)
        if place.relation == ABOVE:
            return self.tr("没有直接交换，通过别的办公室来往；要直接交换，请接收它的名片")
        return self.tr("没有直接交换，通过别的办公室来往")

    # ---- digits
    def _show_digits(self) -> None:
        if self._chosen is None:
            return
        was_shown = self._shown is not None
        self._hide_digits()
        if not was_shown:
            self._shown = Fingerprint(self._chosen[1].fingerprint)
            self.facts.body.insertWidget(self.facts.body.count() - 1, self._shown)
            self.digits.setText(self.tr("收起核对数字(&D)"))

    def _hide_digits(self) -> None:
        if self._shown is not None:
            self.facts.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None
        self.digits.setText(self.tr("显示核对数字(&D)"))

    # ---- what is exchanged
    def _ask_scope(self) -> None:
        if self._chosen is None:
            return
        place, _one = self._chosen
        choice = ScopeChoice(self._titles, place.domains or ())
        dialog = ScopeDialog(place.name, choice, self._doing.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._agree(place, choice.chosen()))
        dialog.open()

    def _agree(self, place: Place, wanted: tuple[str, ...]) -> None:
        office = self._doing.place.office
        said = self.tr("已改好：和“{name}”交换{what}。").format(
            name=place.name, what=phrases.domains(wanted, self._titles)
        )
        self._doing.run(
            self.tr("正在记下"), lambda: agree(office, place.unit.code, wanted), lambda _all: said
        )

    # ---- revoking
    def _ask_revoke(self) -> None:
        if self._chosen is None:
            return
        place, one = self._chosen
        asked = Asked(
            self.tr("吊销“{name}”的{computer}吗？").format(
                name=place.name, computer=phrases.called(one)
            ),
            (
                self.tr("它以后写的内容，哪个办公室都不再认可，一律先放在一边（隔离）。"),
                self.tr("到现在为止这里已经读入的内容，照样有效，不会变。"),
                self.tr("吊销了就不能撤销。那台电脑本身还能打开、填写和打印。"),
                self.tr(
                    "吊销以后，请给各办公室各写一次数据包，让它们也知道；"
                    "再请“{name}”在另一台电脑上重新写一张名片，交来接收。"
                ).format(name=place.name),
            ),
            self.tr("我已经核实，确定要吊销“{name}”的这台电脑").format(name=place.name),
            self.tr("吊销"),
        )
        office, device = self._doing.place.office, one.device.hex()
        self._doing.ask(
            asked,
            lambda: self._doing.run(
                self.tr("正在吊销"), lambda: revoke(office, device), self._say_revoked
            ),
        )

    def _say_revoked(self, done: Revoked) -> str:
        return self.tr(
            "已吊销“{name}”的一台电脑。请给各办公室各写一次数据包，让它们也知道。"
        ).format(name=done.office.name)
