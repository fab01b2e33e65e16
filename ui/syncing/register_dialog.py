"""The register of bundles: what was read here and written here, with receipts, and a way back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QVBoxLayout, QWidget

from app.sync.receipts import State, entries
from app.sync.tallies import Kind
from app.sync.turning import set_aside, take_up
from ui.appearance import Space
from ui.jobs import Job, Lane
from ui.syncing.receipt_preview import ReceiptPreview
from ui.tell import ask, tell
from ui.widgets.lines import LineTable
from ui.widgets.moments import shown_moment, shown_stamp
from ui.widgets.pieces import Banner, Nothing, button, column, frame, row, words
from ui.widgets.rooms import take_room
from ui.widgets.text_table import TextTable
from ui.widgets.working import Working

if TYPE_CHECKING:
    from app.errors import Trouble
    from app.sync.receipts import Entry
    from app.sync.turning import Turned
    from ui.page import Workplace

CHANNEL = "register"
NUMBER, AT, WAY, OFFICE, WHAT, STATE = range(6)


class RegisterDialog(QDialog):
    """Lists the bundles; the chosen one can be printed, set aside, and taken up again.

    Args:
        place: the office, and what works for it.
        parent: the window.
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("收发登记"))
        self.place = place
        self._entries: list[Entry] = []
        self._busy = False
        self.model = TextTable(self._titles(), (NUMBER,), self)
        self.table = self._make_table()
        self.detail = words(kind="hint", wrap=True)
        self.praised = Banner("", "good", "ok")
        self.praised.hide()
        self.nothing = Nothing(
            "exchange", self.tr("还没有收发过数据包"), self.tr("读入和写出的数据包都登记在这里。")
        )
        self.working = Working(place.jobs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        middle = column(self.praised, self.table, self.nothing, self.detail, gap=Space.MEDIUM)
        middle.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.MEDIUM)
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())
        take_room(self)
        self._read()

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("编号"),
            self.tr("时间"),
            self.tr("收发"),
            self.tr("办公室"),
            self.tr("内容"),
            self.tr("状态"),
        )

    def _make_table(self) -> LineTable:
        table = LineTable()
        table.setModel(self.model)
        table.setAccessibleName(self.tr("收发登记"))
        head = table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(OFFICE, QHeaderView.ResizeMode.Stretch)
        table.selectionModel().currentRowChanged.connect(self._choose)
        return table

    def _foot(self) -> QWidget:
        self.close_button = button(self.tr("关闭"))
        self.close_button.clicked.connect(self.reject)
        self.aside = button(self.tr("搁置(&S)…"), picture="undo")
        self.aside.clicked.connect(self._ask_aside)
        self.take_up = button(self.tr("重新启用(&T)"), picture="redo")
        self.take_up.clicked.connect(self._take_up)
        self.receipt = button(self.tr("收据(&P)…"), "primary", picture="print")
        self.receipt.clicked.connect(self._show_receipt)
        buttons = (self.aside, self.take_up, self.receipt)
        line = row(self.close_button, self.working, None, *buttons)
        line.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        foot = frame("foot")
        foot.setLayout(line)
        return foot

    # ---- what is shown
    @property
    def chosen(self) -> Entry | None:
        """The chosen line; None if there is none."""
        index = self.table.currentIndex()
        return self._entries[index.row()] if index.isValid() else None

    def _read(self) -> None:
        office = self.place.office
        job = Job(
            self.tr("正在打开登记"),
            lambda _progress: entries(office),
            self._show,
            channel=CHANNEL,
            owner=self,
            lane=Lane.COUNT,
        )
        self.working.watch(self.place.jobs.run(job))

    def _show(self, found: list[Entry]) -> None:
        chosen = self.chosen
        self._entries = found
        self.model.show_rows([self._cells(one) for one in found])
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)
        keys = [one.key for one in found]
        at = keys.index(chosen.key) if chosen and chosen.key in keys else 0
        if found:
            self.table.selectRow(at)
            self.table.setFocus()
        self._offer()

    def _cells(self, one: Entry) -> list[str]:
        is_written = one.state is State.WRITTEN
        way = self.tr("写给") if is_written else self.tr("读入")
        return [one.key, shown_stamp(one.at), way, one.offices, self._what(one), one.state.label]

    def _what(self, one: Entry) -> str:
        noted = one.noted
        if one.state is State.WRITTEN:
            return self.tr("{count} 条").format(count=f"{noted.records:,}")
        if not noted.bundles:
            return self.tr("以前读入的")
        told = [
            (self.tr("新增 {count}"), noted.total("new")),
            (self.tr("修改 {count}"), noted.total("changed")),
            (self.tr("删除 {count}"), noted.total("deleted")),
            (self.tr("待处理 {count}"), noted.total("conflicts")),
        ]
        said = "，".join(text.format(count=f"{count:,}") for text, count in told if count)
        return said or self.tr("没有变化")

    def _choose(self, _index: QModelIndex) -> None:
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done with the chosen line."""
        one = self.chosen
        can_turn = one is not None and one.command > 0 and not self._busy
        self.aside.setVisible(can_turn and one is not None and one.state is not State.ASIDE)
        self.take_up.setVisible(can_turn and one is not None and one.state is State.ASIDE)
        self.receipt.setVisible(one is not None and one.has_receipt)
        self.detail.setText(self._told(one) if one else "")

    def _told(self, one: Entry) -> str:
        """The chosen line in full."""
        files = [
            self.tr("文件“{file}”（编号 {id}），{moment}写的").format(
                file=each.file,
                id=each.id[:8],
                moment=shown_moment(each.moment) if each.moment else "",
            )
            for each in one.noted.bundles[:2]
        ]
        if len(one.noted.bundles) > len(files):
            files.append(self.tr("等 {count} 个文件").format(count=len(one.noted.bundles)))
        who = self.tr("经手人：{person}").format(person=one.person) if one.person else ""
        said = "；".join(files)
        notes = {
            State.ASIDE: self.tr("它带来的内容现在不起作用，都还留着，随时可以重新启用。"),
            State.PARTLY: self.tr("有的内容接在已搁置的数据包后面，也跟着不起作用。"),
        }
        return "\n".join(filter(None, (said, who, notes.get(one.state, ""))))

    # ---- what can be done
    def _show_receipt(self) -> None:
        if self.chosen:
            ReceiptPreview(self.place, self.chosen.key, self).open()

    def _ask_aside(self) -> None:
        """First look at what setting it aside would do."""
        if self.chosen:
            office, key = self.place.office, self.chosen.key
            self._run(
                Job(
                    self.tr("正在看会有什么变化"),
                    lambda progress: set_aside(office, key, progress, keep=False),
                    self._confirm,
                    self._tell,
                    self._rest,
                    owner=self,
                )
            )

    def _confirm(self, turned: Turned) -> None:
        self._rest()
        said = self.tr("搁置第 {number} 号“{office}”的数据包吗？")
        question = said.format(number=turned.entry.key, office=turned.entry.offices)
        if ask(self, question, self._outcome(turned), self.tr("搁置(&Y)")):
            self._turn(turned.entry.key, back=True)

    def _outcome(self, turned: Turned) -> str:
        said = self.tr(
            "会有 {gone} 条不再显示，{changed} 条变回以前的内容，{new} 条重新出现。"
            "内容都还留着，以后可以重新启用；本办公室自己写的不受影响。"
        ).format(
            gone=f"{turned.counts[Kind.DELETED]:,}",
            changed=f"{turned.counts[Kind.CHANGED]:,}",
            new=f"{turned.counts[Kind.NEW]:,}",
        )
        if turned.followers:
            along = self.tr("接着它写的第 {numbers} 号也有内容跟着搁置。")
            said += along.format(numbers="、".join(turned.followers))
        return said

    def _take_up(self) -> None:
        if self.chosen:
            self._turn(self.chosen.key, back=False)

    def _turn(self, key: str, *, back: bool) -> None:
        office, act = self.place.office, set_aside if back else take_up
        title = self.tr("正在搁置") if back else self.tr("正在重新启用")
        said = (
            self.tr("已搁置第 {number} 号，随时可以重新启用。")
            if back
            else self.tr("已重新启用第 {number} 号。")
        )
        self._run(
            Job(
                title,
                lambda progress: act(office, key, progress),
                partial(self._praise, said.format(number=key)),
                self._tell,
                self._rest,
                owner=self,
            )
        )

    def _praise(self, said: str, _turned: Turned) -> None:
        self.praised.say(said)
        self.praised.show()
        self._rest()
        self._read()

    def _run(self, job: Job[Turned]) -> None:
        self._busy = True
        self._offer()
        self.working.watch(self.place.jobs.run(job))

    def _rest(self) -> None:
        self._busy = False
        self._offer()

    def _tell(self, trouble: Trouble) -> None:
        self._rest()
        tell(self, trouble)

    def reject(self) -> None:
        """Close; what only looks is stopped, what writes is done to its end."""
        self.working.stop()
        super().reject()
