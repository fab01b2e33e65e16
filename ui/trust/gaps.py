"""What has not come and others wait for, and saying that it is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.sync.losses import declare_lost
from ui.trust import phrases
from ui.widgets.decision import Asked
from ui.widgets.facts import Facts
from ui.widgets.listing import Listing
from ui.widgets.pieces import Nothing, button

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.sync.losses import DeclaredLost, Missing
    from ui.doing import Doing


class GapsTab(QWidget):
    """Lists what is missing.

    Args:
        doing: asks, and does.
    """

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._digits: Mapping[bytes, str] = {}
        self.rows: Sequence[Missing] = ()
        self.lost = button(self.tr("声明找不回来(&L)…"), "danger")
        self.lost.clicked.connect(self._ask)
        self.facts = Facts(self.lost)
        self.listing = Listing(
            self.tr("还缺的内容"),
            (self.tr("谁写的"), self.tr("电脑"), self.tr("内容"), self.tr("在等它的")),
            0,
            self.facts,
            Nothing(
                "ok",
                self.tr("没有缺少的内容"),
                self.tr("收到的数据包里如果缺了一个，这里会说明缺的是谁写的、该怎么办。"),
            ),
        )
        self.listing.chosen.connect(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.listing)

    def show_rows(self, found: Sequence[Missing], digits: Mapping[bytes, str]) -> None:
        """Show these.

        Args:
            found: what is missing.
            digits: the fingerprints of the known computers.
        """
        at = self.listing.at
        self.rows, self._digits = found, digits
        self.listing.show_rows([self._line(one) for one in found], at)

    def _line(self, one: Missing) -> list[str]:
        waiting = self.tr("{count} 段").format(count=one.waiting)
        return [self._office(one), self._computer(one), phrases.domain(one.domain), waiting]

    def _office(self, one: Missing) -> str:
        return one.office or self.tr("不认识的办公室")

    def _computer(self, one: Missing) -> str:
        return phrases.computer(self._digits.get(one.device, ""), one.device)

    # ---- one of them
    @property
    def _chosen(self) -> Missing | None:
        at = self.listing.at
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def _show(self) -> None:
        one = self._chosen
        if one is None:
            return
        self.lost.setVisible(one.ours)
        office = self._office(one)
        advice = self.tr(
            "先请“{office}”在“交换”里点“全部重新写一遍”，把那个数据包给您；"
            "也可以请上级这样写一个。"
            "读入以后，缺的会自动补上。"
        ).format(office=office)
        if not one.ours:
            advice += self.tr("如果谁都没有了，请那个办公室或者它的上级声明找不回来。")
        self.facts.say("info", advice)
        self.facts.show_facts(
            self.tr("缺“{office}”写的一段").format(office=office),
            self.tr("它后面的 {count} 段已经收到，要等它到了才起作用").format(count=one.waiting),
            (
                (self.tr("谁写的"), f"{office}　{self._computer(one)}"),
                (self.tr("内容"), f"{phrases.domain(one.domain)}　{one.unit}"),
                (self.tr("第几段"), str(one.number)),
                (self.tr("编号"), one.hash.hex()[:16]),
            ),
        )

    # ---- lost
    def _ask(self) -> None:
        one = self._chosen
        if one is None:
            return
        office = self._office(one)
        asked = Asked(
            self.tr("要声明“{office}”写的这一段找不回来吗？").format(office=office),
            (
                self.tr("只有谁都没有它了，才可以声明：写它的电脑坏了，U盘上、上级那里也都没有。"),
                self.tr("在等它的 {count} 段从此生效；这一段里写过什么，就不知道了。").format(
                    count=one.waiting
                ),
                self.tr("声明了就不能撤销，各办公室读了您的下一个数据包，也照此处理。"),
                self.tr("万一以后又找到了，照样可以读入，里面的内容不会丢。"),
            ),
            self.tr("我已经问过“{office}”和上级，谁都没有了").format(office=office),
            self.tr("声明找不回来"),
        )
        home, name = self._doing.place.office, one.hash.hex()
        self._doing.ask(
            asked,
            lambda: self._doing.run(
                self.tr("正在声明"), lambda: declare_lost(home, [name]), self._say_lost
            ),
        )

    def _say_lost(self, done: DeclaredLost) -> str:
        return self.tr("已声明：{began} 段现在生效，还有 {left} 段在等。").format(
            began=done.began, left=done.left
        )
