"""The page of the review: one question after the other until there is none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.duplicates import Pair, pairs
from app.errors import Trouble, Unreadable
from app.ledger.fields import Text
from app.sync.batches import of_same_bundle, settle_all
from app.sync.review import BOTH, Choice, Item, items, settle
from ui.appearance import Space
from ui.jobs import Job, Lane
from ui.page import Page
from ui.review import wording
from ui.review.batch_dialog import BatchDialog
from ui.review.pair_view import PairView
from ui.review.pairing import Pairing
from ui.review.question_view import QuestionView
from ui.review.questions import QuestionList
from ui.tell import tell
from ui.widgets.keys import on_keys
from ui.widgets.pieces import Nothing
from ui.widgets.working import Working

if TYPE_CHECKING:
    from app.ledger.fields import Field
    from app.sync.batches import Batch
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
        self._unmasked = ""
        self.list = QuestionList(place.office.registry)
        self.question = QuestionView()
        self.pair = PairView()
        self.pairing = Pairing(place, self.pair)
        self.working = Working(place.jobs)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self._show_item)
        self.list.narrowed.connect(self._say_title)
        self.question.taken.connect(self._take)
        self.question.both_taken.connect(lambda: self._settle(BOTH))
        self.question.written.connect(self._settle)
        self.question.record_wanted.connect(self._show_record)
        self.question.numbers_wanted.connect(self._show_numbers)
        self.question.more_wanted.connect(self._settle_more)
        self.pairing.decided.connect(self._go_on)
        self.pairing.missed.connect(self._read)
        for number in range(wording.KEYS):
            for where in (self.list.table, self.question):
                on_keys(str(number + 1), where, partial(self._press, number))

    def _lay_out(self) -> None:
        both = QWidget()
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.list, LIST_SHARE)
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
            lane=Lane.COUNT,
        )
        self.working.watch(self.place.jobs.run(job))

    def _show_items(self, found: list[Item | Pair]) -> None:
        """Show the questions; the one that was shown stays, or the next one comes up."""
        self.list.show_questions(found)
        self._faces.setCurrentIndex(0 if found else 1)
        self._say_title()
        self._show_item()

    def _say_title(self) -> None:
        count, listed = len(self.list.every), len(self.list.listed)
        said = self.tr("待处理　{count} 件")
        if self.list.is_narrowed:
            said = self.tr("待处理　{count} 件，列出 {listed} 件")
        self.titled.emit(said.format(count=count, listed=listed) if count else self.tr("待处理"))

    @property
    def item(self) -> Item | None:
        """The question that is shown; None where it is about two records."""
        return wanted if isinstance(wanted := self.list.current, Item) else None

    # ---- the question
    def _field(self, item: Item) -> Field | None:
        return self.place.office.registry[item.ledger].fields.get(item.field)

    def _show_item(self) -> None:
        wanted = self.list.current
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
            self.tr("{title}　{label}").format(title=item.title, label=wording.label(item)),
            wording.explanation(item),
            self._base(item, masked=masked),
        )
        self.question.show_choices(
            [wording.shown(item, at, field, masked=masked) for at in range(len(item.choices))]
        )
        self.question.allow(
            both=isinstance(field, Text) and not item.part,
            new=field is not None,
            numbers=masked,
            others=self._others(item),
        )

    def _others(self, item: Item) -> str:
        """Which others can be settled together with this one; empty: there are none."""
        every = self._every()
        same = len(of_same_bundle(item, every)) - 1
        if same > 0:
            return self.tr("同一个数据包里还有 {count} 件。").format(count=same)
        count = len(every) - 1
        return self.tr("另外还有 {count} 件。").format(count=count) if count > 0 else ""

    def _every(self) -> list[Item]:
        """All questions but those about two records."""
        return [one for one in self.list.every if isinstance(one, Item)]

    def _base(self, item: Item, *, masked: bool) -> str:
        field = self._field(item)
        base = field.mask(item.base) if field and masked else item.base
        return self.tr("原来是：{base}").format(base=base) if base else ""

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
    def _press(self, number: int) -> None:
        if self._asking.currentWidget() is self.question and self.item:
            self.question.take(number)

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
        said = self.tr("已处理：{title}　{label}。按 Ctrl+Z 变回没有处理的样子")
        self.place.say(said.format(title=item.title, label=wording.label(item)))
        self._go_on(item.id)

    def _settle_more(self) -> None:
        item = self.item
        if item is None:
            return
        listed = [one for one in self.list.listed if isinstance(one, Item)]
        dialog = BatchDialog(item, self._every(), listed, self)
        if dialog.exec():
            office, chosen, take = self.place.office, dialog.items, dialog.take
            job = Job(
                self.tr("正在一起处理"),
                lambda _progress: settle_all(office, chosen, take),
                self._settled_more,
                self._missed_more,
                owner=self,
                stoppable=False,
            )
            self.working.watch(self.place.jobs.run(job), stoppable=False)

    def _settled_more(self, done: Batch) -> None:
        said = self.tr("已处理 {count} 件。按 Ctrl+Z 全部变回没有处理的样子")
        self.place.say(said.format(count=len(done.settled)))
        gone = {one.id for one in done.settled}
        self._show_items([one for one in self.list.every if one.id not in gone])
        self._read()

    def _missed_more(self, trouble: Trouble) -> None:
        tell(self, trouble)
        self._read()

    def _go_on(self, settled: str) -> None:
        """What was asked is settled; the next question comes up."""
        self._show_items([one for one in self.list.every if one.id != settled])
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()
