"""The register of letters: who goes, who comes, what became of it; taking over, withdrawing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.language import translate
from app.sync.letter_book import State
from app.sync.moves import adopt, withdraw
from app.sync.register import register
from ui.appearance import Space
from ui.doing import Doing
from ui.filling.wording import save_letter
from ui.jobs import Job, Lane
from ui.tell import ask
from ui.widgets.facts import Facts
from ui.widgets.listing import Listing
from ui.widgets.pieces import Banner, Nothing, button, frame, row
from ui.widgets.rooms import take_room
from ui.widgets.working import Working

if TYPE_CHECKING:
    from app.sync.letter_book import Letter
    from app.sync.register import Entry
    from ui.page import Workplace

CHANNEL = "letters"


class LettersDialog(QDialog):
    """Lists the letters; the chosen one can be taken over or withdrawn.

    Args:
        place: the office, and what works for it.
        parent: the window.
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("转出转入"))
        self.place = place
        self.rows: list[Entry] = []
        self.working = Working(place.jobs)
        self.praised = Banner("", "good", "ok")
        self.praised.hide()
        self._doing = Doing(place, self.working, self)
        self._doing.done.connect(self._praise)
        self.adopt = button(self.tr("接收(&A)…"), "primary")
        self.adopt.clicked.connect(self._ask_adopt)
        self.withdraw = button(self.tr("撤回(&W)…"))
        self.withdraw.clicked.connect(self._ask_withdraw)
        self.record = button(self.tr("看这条记录(&V)"))
        self.record.clicked.connect(self._show_record)
        self.word = button(self.tr("存成文档(&D)…"))
        self.word.setToolTip(self.tr("介绍信的工作底稿，可以用 WPS 或 Word 再改"))
        self.word.clicked.connect(self._save_word)
        self.facts = Facts(self.adopt, self.withdraw, self.record, self.word)
        self.listing = Listing(
            self.tr("介绍信"),
            (self.tr("姓名"), self.tr("转出"), self.tr("转入"), self.tr("状态")),
            0,
            self.facts,
            Nothing(
                "exchange",
                self.tr("还没有介绍信"),
                self.tr("要把党员、中心户或联系户转到别的办公室，请在那条记录上点右键，选“转出”。"),
            ),
        )
        self.listing.chosen.connect(self._show)
        said = QVBoxLayout()
        said.setContentsMargins(Space.PAGE, 0, Space.PAGE, Space.SMALL)
        said.addWidget(self.praised)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.listing, 1)
        layout.addLayout(said)
        layout.addWidget(self._foot())
        take_room(self)
        self.read()

    def _foot(self) -> QWidget:
        self.close_button = button(self.tr("关闭"))
        self.close_button.clicked.connect(self.reject)
        line = row(self.working, None, self.close_button)
        line.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        foot = frame("foot")
        foot.setLayout(line)
        return foot

    # ---- what is shown
    def read(self) -> None:
        """Read anew what is shown."""
        office = self.place.office
        job = Job(
            self.tr("正在打开介绍信登记"),
            lambda _progress: register(office),
            self._show_rows,
            cancelled=self.reject,
            channel=CHANNEL,
            owner=self,
            lane=Lane.READ,
        )
        self.working.watch(self.place.jobs.run(job))

    def _show_rows(self, found: list[Entry]) -> None:
        """Those that wait for us stand first, then the others, the latest first."""
        chosen = self._chosen.letter.uid if self._chosen else b""
        latest_first = found[::-1]
        self.rows = sorted(latest_first, key=lambda one: not one.for_us)
        uids = [one.letter.uid for one in self.rows]
        at = uids.index(chosen) if chosen in uids else 0
        self.listing.show_rows([self._line(one) for one in self.rows], at)

    def _line(self, one: Entry) -> list[str]:
        return [self._name(one), one.start, one.end, one.status]

    def _name(self, one: Entry) -> str:
        return one.name or self.tr("（密封）")

    @property
    def _chosen(self) -> Entry | None:
        at = self.listing.at
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def _show(self) -> None:
        one = self._chosen
        if one is None:
            return
        letter, office = one.letter, self.place.office
        is_open = letter.state is State.OPEN
        self.adopt.setVisible(one.for_us)
        self.withdraw.setVisible(is_open and office.unit.covers(letter.route.start))
        self.record.setVisible(self._record_here(one) is not None)
        self.facts.say(*self._strip(one))
        self.facts.show_facts(
            self._name(one),
            self.tr("{start} → {end}").format(start=one.start, end=one.end),
            self._facts(one),
        )

    def _facts(self, one: Entry) -> list[tuple[str, str]]:
        letter, declared = one.letter, self.place.office.registry.ledgers.get(one.ledger)
        facts = [
            (self.tr("编号"), letter.number),
            (self.tr("台账"), translate(declared.sheet.title) if declared else ""),
            (self.tr("一起转的"), self._along(letter)),
            (self.tr("开具日期"), letter.issued),
            (self.tr("有效期到"), letter.until),
            (self.tr("接收日期"), letter.receipts[0].adopted if letter.receipts else ""),
            (self.tr("撤回日期"), letter.withdrawn),
            (self.tr("备注"), letter.note),
        ]
        return [(name, text) for name, text in facts if text]

    def _along(self, letter: Letter) -> str:
        along = len(letter.contains) - 1
        return self.tr("{count} 条").format(count=along) if along else ""

    def _strip(self, one: Entry) -> tuple[str, str]:
        if one.twice:
            return "danger", self.tr(
                "几个办公室都接收了它。请打电话商定由谁留下，另一个办公室把自己那条删掉。"
            )
        if one.for_us and one.expired:
            return "warning", self.tr("介绍信过了有效期。先和对方核对，没有变化就照样接收。")
        if one.for_us:
            return "info", self.tr("接收以后才算转入；回执随下一个数据包带给对方。")
        if one.letter.state is State.OPEN:
            return "info", self.tr("对方接收了，并且您读了带回执的数据包，这里的记录才会转走。")
        return "", ""

    # ---- what can be done
    def _record_here(self, one: Entry) -> bytes | None:
        """The record at the new office once it was taken over there, else that at the old one."""
        letter, office = one.letter, self.place.office
        if not one.ledger:
            return None
        if letter.state is State.ADOPTED:
            return letter.arrived if office.unit.covers(letter.route.end) else None
        return letter.record if office.unit.covers(letter.route.start) else None

    def _show_record(self) -> None:
        one = self._chosen
        uid = self._record_here(one) if one else None
        if one is not None and uid is not None:
            self.place.show_record(one.ledger, uid)
            self.accept()

    def _save_word(self) -> None:
        one = self._chosen
        if one is not None:
            title = self.tr("介绍信{number}").format(number=one.letter.number)
            save_letter(self.place, one.letter.uid, title, self)

    def _ask_adopt(self) -> None:
        one = self._chosen
        if one is None:
            return
        question = self.tr("接收“{name}”吗？").format(name=self._name(one))
        detail = self.tr(
            "接收以后就是“{office}”的记录，可以在这里修改；接收不能撤销，要转回去请再开介绍信。"
        ).format(office=one.end)
        if ask(self, question, detail, self.tr("接收(&Y)")):
            office, uid = self.place.office, one.letter.uid
            said = self.tr("已接收“{name}”。请写数据包交给上级，回执就在里面。")
            self._doing.run(
                self.tr("正在接收"),
                lambda: adopt(office, uid),
                partial(_always, said.format(name=self._name(one))),
            )

    def _ask_withdraw(self) -> None:
        one = self._chosen
        if one is None:
            return
        question = self.tr("撤回介绍信 {number} 吗？").format(number=one.letter.number)
        detail = self.tr("对方还没有接收的，就不能再接收了；如果已经接收，以接收为准。")
        if ask(self, question, detail, self.tr("撤回(&Y)")):
            office, uid = self.place.office, one.letter.uid
            said = self.tr("已撤回介绍信 {number}。请写数据包，让对方也知道。")
            self._doing.run(
                self.tr("正在撤回"),
                lambda: withdraw(office, uid),
                partial(_always, said.format(number=one.letter.number)),
            )

    def _praise(self, sentence: str) -> None:
        self.praised.say(sentence)
        self.praised.show()
        self.read()

    def reject(self) -> None:
        """Close; what is being written is written."""
        self.working.stop()
        super().reject()


def _always(said: str, _answer: object) -> str:
    return said
