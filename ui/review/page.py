"""The page of the review: one question after the other until there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from app.duplicates import Pair, pairs
from app.errors import Trouble, Unreadable
from app.language import translate
from app.ledger.fields import Text
from app.sync.review import BOTH, Choice, Item, items, settle
from ui.appearance import Space
from ui.jobs import Job
from ui.page import Page
from ui.review.choice_card import ShownChoice
from ui.review.pair_view import PairView
from ui.review.pairing import Pairing
from ui.review.question_view import QuestionView
from ui.tell import tell
from ui.widgets.lines import LineTable
from ui.widgets.moments import shown_stamp
from ui.widgets.pieces import Nothing
from ui.widgets.text_table import TextTable
from ui.widgets.working import Working

if TYPE_CHECKING:
    from app.ledger.fields import Field
    from ui.page import Workplace

CHANNEL = "review"
LIST_SHARE, QUESTION_SHARE = 2, 3


class ReviewPage(Page):
    """Shows what waits to be settled.

    Args:
        place: the office, and what works for it.
        parent: the window.
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.items: list[Item | Pair] = []
        self._unmasked = ""
        titles = (self.tr("记录"), self.tr("哪一项"), self.tr("台账"))
        self.model = TextTable(titles)
        self.table = LineTable()
        self.question = QuestionView()
        self.pair = PairView()
        self.pairing = Pairing(place, self.pair)
        self.working = Working(place.jobs)
        self._lay_out()
        self.question.taken.connect(self._take)
        self.question.both_taken.connect(lambda: self._settle(BOTH))
        self.question.written.connect(self._settle)
        self.question.record_wanted.connect(self._show_record)
        self.question.numbers_wanted.connect(self._show_numbers)
        self.pairing.decided.connect(self._go_on)
        self.pairing.missed.connect(self._read)

    def _lay_out(self) -> None:
        self.model.setParent(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("需要处理的内容"))
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(self._show_item)
        both = QWidget()
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.table, LIST_SHARE)
        self._asking = QStackedWidget()
        self._asking.addWidget(self.question)
        self._asking.addWidget(self.pair)
        beside.addWidget(self._asking, QUESTION_SHARE)
        self._faces = QStackedWidget()
        self._faces.addWidget(both)
        self._faces.addWidget(self._nothing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.SMALL)
        layout.addWidget(self._faces, 1)
        layout.addWidget(self.working)

    def _nothing(self) -> Nothing:
        advice = self.tr("两个办公室改得不一样的内容、可能记了两次的记录，会列在这里，请您决定。")
        return Nothing("ok", self.tr("没有需要处理的内容"), advice)

    # ---- what the window tells
    def came_up(self) -> None:
        """Read what waits."""
        self._read()

    def changed(self, ledgers: frozenset[str]) -> None:
        """Read again what waits."""
        if self.isVisible():
            self._read()

    # ---- the list
    def _read(self) -> None:
        office = self.place.office
        job = Job(
            self.tr("正在读需要处理的内容"),
            lambda _progress: [*items(office), *pairs(office)],
            self._show_items,
            channel=CHANNEL,
            owner=self,
        )
        self.working.watch(self.place.jobs.run(job))

    def _show_items(self, found: list[Item | Pair]) -> None:
        """Show the questions; the one that was shown stays, or the next one comes up."""
        shown, at = self._wanted, max(0, self.table.currentIndex().row())
        self.items = found
        self.model.show_rows([self._line(one) for one in found])
        said = self.tr("待处理　{count} 件").format(count=len(found))
        self.titled.emit(said if found else self.tr("待处理"))
        self._faces.setCurrentIndex(0 if found else 1)
        ids = [one.id for one in found]
        if shown and shown.id in ids:
            at = ids.index(shown.id)
        self.table.selectRow(min(at, len(found) - 1))

    def _line(self, item: Item | Pair) -> list[str]:
        ledger = self.place.office.registry[item.ledger]
        asked = _label(item) if isinstance(item, Item) else self.tr("是不是同一条")
        return [item.title, asked, translate(ledger.sheet.title)]

    @property
    def _wanted(self) -> Item | Pair | None:
        """What is chosen in the list."""
        at = self.table.currentIndex().row()
        return self.items[at] if 0 <= at < len(self.items) else None

    @property
    def item(self) -> Item | None:
        """The question that is shown; None where it is about two records."""
        return wanted if isinstance(wanted := self._wanted, Item) else None

    # ---- the question
    def _field(self, item: Item) -> Field | None:
        return self.place.office.registry[item.ledger].fields.get(item.field)

    def _show_item(self) -> None:
        wanted = self._wanted
        self._asking.setCurrentWidget(self.pair if isinstance(wanted, Pair) else self.question)
        if isinstance(wanted, Pair):
            self.pairing.show_pair(wanted)
        elif wanted:
            self._show_question(wanted)

    def _show_question(self, item: Item) -> None:
        field = self._field(item)
        hides = field is not None and field.masked
        masked = hides and self._unmasked != item.id
        self.question.say(
            self.tr("{title}　{label}").format(title=item.title, label=_label(item)),
            self._explanation(item),
            self._base(item, masked=masked),
        )
        self.question.show_choices([self._shown(item, one, masked=masked) for one in item.choices])
        self.question.allow(
            both=isinstance(field, Text) and not item.part, new=field is not None, numbers=masked
        )

    def _explanation(self, item: Item) -> str:
        if not item.field and any(isinstance(one.value, str) for one in item.choices):
            return self.tr(
                "一边说它和另一条是同一条，把它并了过去；另一边没有看到，又改了它或者留下了它。"
                "请决定并过去还是保留。"
            )
        if not item.field:
            return self.tr("一边删除了这条记录，另一边没有看到删除，又改了它。请决定删除还是保留。")
        return self.tr("几个办公室各自改了这一项，内容不一样。请选一个留下。")

    def _base(self, item: Item, *, masked: bool) -> str:
        field = self._field(item)
        base = field.mask(item.base) if field and masked else item.base
        return self.tr("原来是：{base}").format(base=base) if base else ""

    def _shown(self, item: Item, choice: Choice, *, masked: bool) -> ShownChoice:
        field = self._field(item)
        value = field.mask(choice.shown_value) if field and masked else choice.shown_value
        written = self.tr("{person}　{moment}").format(
            person=choice.person, moment=shown_stamp(choice.stamp)
        )
        doubt = self.tr("时间可疑：那台电脑的钟可能不准")
        return ShownChoice(
            value=value,
            office=self.tr("本办公室") if choice.ours else choice.office,
            written=written.strip(),
            doubt=doubt if choice.doubtful else "",
            take=self.tr("留这个") if item.field else value,
            removes=not item.field and bool(choice.value),
        )

    def _show_numbers(self) -> None:
        item = self.item
        if item:
            self.place.office.disclose("show", item.ledger, 1, "")
            self._unmasked = item.id
            self._show_item()

    def _show_record(self) -> None:
        if self.item:
            self.place.show_record(self.item.ledger, self.item.uid)

    # ---- settling
    def _take(self, number: int) -> None:
        if self.item:
            self._settle(self.item.choices[number])

    def _settle(self, take: str | Choice) -> None:
        item = self.item
        if item is None:
            return
        try:
            settle(self.place.office, item, take)
        except Unreadable as error:
            self.question.complain(str(error))
            return
        except Trouble as trouble:
            tell(self, trouble)
            self._read()
            return
        said = self.tr("已处理：{title}　{label}。按 Ctrl+Z 变回原来显示的内容")
        self.place.say(said.format(title=item.title, label=_label(item)))
        self._go_on(item.id)

    def _go_on(self, settled: str) -> None:
        """What was asked is settled; the next question comes up."""
        self._show_items([one for one in self.items if one.id != settled])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()


def _label(item: Item) -> str:
    """What is to be settled: a field, a marker in one, or the whole record."""
    label = translate(item.label)
    return f"{label}　{item.part}" if item.part else label
