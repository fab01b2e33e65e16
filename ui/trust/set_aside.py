"""What is in quarantine, and letting it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.sync.quarantine import REVOKED, UNKNOWN
from app.sync.revocation import admit
from ui.trust import phrases
from ui.widgets.decision import Asked
from ui.widgets.facts import Facts
from ui.widgets.listing import Listing
from ui.widgets.pieces import Nothing, button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.sync.quarantine import SetAside
    from app.sync.revocation import Admitted
    from ui.doing import Doing


class SetAsideTab(QWidget):
    """Lists what is set aside.

    Args:
        doing: asks, and does.
    """

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self.rows: Sequence[SetAside] = ()
        self.admit = button(self.tr("放行(&A)…"), "danger")
        self.admit.clicked.connect(self._ask)
        self.facts = Facts(self.admit)
        self.listing = Listing(
            self.tr("隔离的内容"),
            (self.tr("办公室"), self.tr("电脑"), self.tr("内容"), self.tr("为什么")),
            0,
            self.facts,
            Nothing(
                "ok",
                self.tr("没有隔离的内容"),
                self.tr("不该写的人写来的内容，会先放在这里，不起作用，由您决定放不放行。"),
            ),
        )
        self.listing.chosen.connect(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.listing)

    def show_rows(self, found: Sequence[SetAside]) -> None:
        """Show these."""
        at = self.listing.at
        self.rows = found
        self.listing.show_rows([self._line(one) for one in found], at)

    def _line(self, one: SetAside) -> list[str]:
        return [self._office(one), self._computer(one), self._content(one), self._why(one)]

    def _office(self, one: SetAside) -> str:
        return one.chain.office or self.tr("不认识的办公室")

    def _computer(self, one: SetAside) -> str:
        return phrases.computer(one.fingerprint, one.chain.device)

    def _content(self, one: SetAside) -> str:
        return phrases.counts(one.records) or phrases.domain(one.chain.domain)

    def _why(self, one: SetAside) -> str:
        if one.why == REVOKED:
            return self.tr("电脑已吊销")
        return self.tr("不认识这台电脑") if one.why == UNKNOWN else self.tr("无权写")

    # ---- one of them
    @property
    def _chosen(self) -> SetAside | None:
        at = self.listing.at
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def _show(self) -> None:
        one = self._chosen
        if one is None:
            return
        self.admit.setVisible(one.hindrance is None)
        self.facts.say("warning" if one.hindrance is None else "info", self._advice(one))
        self.facts.show_facts(
            self._content(one),
            self.tr("这些内容先放在一边，不起作用"),
            (
                (self.tr("谁写的"), f"{self._office(one)}　{self._computer(one)}"),
                (self.tr("为什么"), self._reason(one)),
                (self.tr("范围"), f"{phrases.domain(one.chain.domain)}　{one.chain.unit}"),
                (self.tr("多少"), self.tr("{count} 段").format(count=one.chain.segments)),
            ),
        )

    def _reason(self, one: SetAside) -> str:
        if one.why == REVOKED:
            return self.tr("写它的电脑已经被吊销，这些是吊销以后才到的")
        if one.why == UNKNOWN:
            return self.tr("认识的办公室里，没有一个说明过这台电脑是谁的")
        return self.tr("这台电脑的办公室不管这个区划的这类内容")

    def _advice(self, one: SetAside) -> str:
        if one.hindrance is not None:
            return str(one.hindrance)
        if one.why == UNKNOWN:
            return self.tr(
                "一般不用放行：接收了那个办公室的名片，或者读了它上级的数据包，这些会自动生效。"
            )
        return self.tr("先打电话问清楚：是不是那个办公室的人自己写的。是，才可以放行。")

    # ---- letting it in
    def _ask(self) -> None:
        one = self._chosen
        if one is None:
            return
        asked = Asked(
            self.tr("放行“{office}”的{content}吗？").format(
                office=self._office(one), content=self._content(one)
            ),
            (
                self.tr("这些内容从现在起生效，别的办公室读了您的下一个数据包，也照此处理。"),
                self.tr(
                    "只放行已经收到的这 {count} 段；那台电脑以后再写的，仍然先放在一边。"
                ).format(count=one.chain.segments),
                self.tr("放行了就不能撤销；里面写错的，只能再改。"),
            ),
            self.tr("我已经打电话问过，确定是“{office}”的人写的").format(office=self._office(one)),
            self.tr("放行"),
        )
        office, name = self._doing.place.office, one.chain.hash.hex()
        self._doing.ask(
            asked,
            lambda: self._doing.run(
                self.tr("正在放行"), lambda: admit(office, name), self._say_admitted
            ),
        )

    def _say_admitted(self, done: Admitted) -> str:
        return self.tr("已放行，{count} 段现在生效。请给各办公室各写一次数据包。").format(
            count=done.began
        )
