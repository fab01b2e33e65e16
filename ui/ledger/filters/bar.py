"""The bar of filters: a chip for each that is set, buttons for the likeliest, one for all others.

Nothing here reads the database in the window's thread: what it says stands in memory, and what
does not (names of records, counts) comes in a job, and is shown when it is there.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import isValid

from app.language import translate
from app.ledger.at_hand import AtHand, read_titles
from app.ledger.fields import Link, People
from app.ledger.fields.links import linked
from app.ledger.questions import Question
from app.ledger.tallying import Tallied, tally
from app.ledger.wording import wording
from app.sync.reach import Where
from app.sync.whereabouts import labels
from app.values.pinyin import initials
from ui.appearance import Space
from ui.jobs import Job, Lane
from ui.ledger.filters.choosers import chooser_for
from ui.ledger.filters.habits import Habits
from ui.ledger.filters.pane import Pane, PickList
from ui.ledger.keeping import keeper
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.pieces import button, row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.ledger.questions import Condition
    from ui.ledger.filters.chooser import Chooser
    from ui.page import Workplace

QUICK = 6
"""So many of the likeliest filters stand at hand, if there is room."""
STANDING = {"_review": None, "_here": Where.HERE, "_stick": Where.ON_STICK, "_above": Where.ABOVE}


class FilterBar(QWidget):
    """The filters of one ledger.

    Args:
        place: the window's.
        declared: the ledger.
        before: what stands before them.

    Attributes:
        got_to: only records that have got just so far.
        in_review: only those that wait in review.
        asked: what the table asks now, of which the values are counted.

    Signals:
        changed: the filters are other ones.
    """

    changed = Signal()

    def __init__(
        self, place: Workplace, declared: type[Ledger], before: Sequence[QWidget] = ()
    ) -> None:
        super().__init__()
        self._place = place
        self._declared = declared
        self._ledger = declared.__tablename__
        self._around = AtHand(place.office)
        self._habits = Habits(place.office, declared, keeper(place))
        self._set: dict[str, tuple[Condition, ...]] = {}
        self._called: Mapping[Where, str] = {}
        self.got_to: Where | None = None
        self.in_review = False
        self.asked: Callable[[], Question] = lambda: Question(self._ledger)
        self._room = QWidget()
        self._flow = FlowLayout(self._room)
        self._chips: dict[str, Chip] = {}
        self._quick: list[QPushButton] = []
        self._add = button(self.tr("添加条件(&T)"), picture="add")
        self._add.setToolTip(self.tr("按任何一项筛选（Ctrl+Shift+F）"))
        self._add.clicked.connect(self.offer)
        self._clear = button(self.tr("清除"), "link")
        self._clear.clicked.connect(self.clear)
        layout = row(*before, self._add, self._room, self._clear)
        layout.setStretch(len(before) + 1, 1)
        self._clear.setMinimumHeight(self._add.sizeHint().height())
        for one in (*before, self._add, self._clear):
            layout.setAlignment(one, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        self._draw()

    # ---- the filters
    @property
    def count(self) -> int:
        """How many filters are set."""
        return len(self._set) + (self.got_to is not None) + self.in_review

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All conditions that are set."""
        return tuple(one for each in self._set.values() for one in each)

    def offered(self) -> list[Field]:
        """The fields on which a filter can be set, in the order of the ledger."""
        return [one for one in self._declared.fields.values() if one.operators]

    def set_filter(self, name: str, conditions: tuple[Condition, ...]) -> None:
        """Set the filter on a field; no conditions: take it away."""
        if conditions:
            if name not in self._set:
                self._habits.note(name)
            self._set[name] = conditions
        else:
            self._set.pop(name, None)
        self._tell()

    def show_conditions(self, conditions: Iterable[Condition]) -> None:
        """Show other filters without telling anybody: those of a view."""
        self._set = {}
        for one in conditions:
            self._set[one.field] = (*self._set.get(one.field, ()), one)
        self.got_to, self.in_review = None, False
        self._draw()

    def clear(self) -> None:
        """Take all filters away."""
        self.show_conditions(())
        self.changed.emit()

    def take_last(self) -> None:
        """Take the filter away that was set last."""
        if self.got_to is not None:
            self.set_standing(None, in_review=self.in_review)
        elif self.in_review:
            self.set_standing(None, in_review=False)
        elif self._set:
            self.set_filter(list(self._set)[-1], ())

    def last_words(self) -> str:
        """What the filter says that was set last; empty: none is set."""
        said = [one.text for one in self._chips.values()]
        return said[-1] if said else ""

    def set_standing(self, got_to: Where | None, *, in_review: bool) -> None:
        """Show only records that have got just so far, and only those that wait in review.

        Args:
            got_to: how far; None: however far.
            in_review: whether only those that wait in review.
        """
        self.got_to, self.in_review = got_to, in_review
        self._tell()

    def _tell(self) -> None:
        self._draw()
        self.changed.emit()

    # ---- what is not in memory
    def show_shared(self, *, is_shared: bool) -> None:
        """Offer what the exchange says of records, where there is one."""
        if is_shared and not self._called:
            office = self._place.office

            def read() -> Mapping[Where, str]:
                with office.snapshot() as now:
                    return labels(office, now.connection)

            self._read("labels", read, self._take_labels)

    def _take_labels(self, called: Mapping[Where, str]) -> None:
        self._called = called
        self._draw()

    def _learn(self) -> None:
        """Read the names of the records that filters name, those that are not known."""
        fields = ((self._declared.fields[name], each) for name, each in self._set.items())
        wanted = [
            (field.to, uid)
            for field, each in fields
            if isinstance(field, (Link, People))
            for one in each
            for value in one.values
            if (uid := linked(value)) and not self._around.knows(field.to, uid)
        ]
        if wanted:
            office = self._place.office
            self._read("names", lambda: read_titles(office, wanted), self._take_titles)

    def _take_titles(self, titles: Mapping[tuple[str, bytes], str]) -> None:
        self._around.learn(titles)
        self._draw()

    def _read(
        self,
        what: str,
        work: Callable[[], object],
        done: Callable[..., None],
        lane: Lane = Lane.READ,
    ) -> Job[object]:
        return self._place.jobs.run(
            Job(
                self.tr("读取筛选条件"),
                lambda _progress: work(),
                done,
                channel=f"{what} {id(self)}",
                owner=self,
                lane=lane,
            )
        )

    # ---- setting them
    def offer(self) -> None:
        """Open the list of everything by which one can filter."""
        lines = [(one.name, translate(one.label)) for one in self._habits.likely()]
        if self._called:
            lines.append(("_review", self.tr("待处理的")))
            lines += [
                (key, self.tr("去向：{where}").format(where=self._called[where]))
                for key, where in STANDING.items()
                if where is not None
            ]
        inside = PickList(lines)
        # it takes a moment when it is first asked for, and the letters that are typed need it
        self._read("pinyin", lambda: initials(lines[0][1]), _forget, Lane.COUNT)
        pane = Pane(inside, self)
        inside.picked.connect(pane.close)
        inside.picked.connect(self._pick, Qt.ConnectionType.QueuedConnection)
        pane.open_at(_below(self._add))

    def _pick(self, name: str) -> None:
        if name == "_review":
            self.set_standing(self.got_to, in_review=True)
        elif name in STANDING:
            self.set_standing(STANDING[name], in_review=self.in_review)
        else:
            self.choose(name)

    def chooser(self, name: str) -> Chooser:
        """Something that shows the filter on a field as it is, and sets it."""
        field = self._declared.fields[name]
        made = chooser_for(field, self._around, self._set.get(name, ()))
        made.changed.connect(partial(self.set_filter, name))
        self._count(name, made)
        return made

    def choose(self, name: str, _checked: bool = False) -> Pane:
        """Open the pane in which the filter on a field is set."""
        anchor = self._chips.get(name) or self._button_of(name) or self._add
        place = _below(anchor)
        pane = Pane(self.chooser(name), self)
        pane.open_at(place)
        return pane

    def _button_of(self, name: str) -> QPushButton | None:
        seen = (one for one in self._quick if one.isVisible())
        return next((one for one in seen if one.property("field") == name), None)

    def _count(self, name: str, chooser: Chooser) -> None:
        """Have it counted how many records have which value; it comes when it is there."""
        office, question = self._place.office, self.asked()

        def read() -> list[Tallied]:
            with office.snapshot() as now:
                return tally(now, question, name)

        def show(counted: list[Tallied]) -> None:
            if isValid(chooser) and counted:
                chooser.show_counts(counted)
                self._know(chooser.field, counted)
                pane = chooser.parentWidget()
                if isinstance(pane, Pane):
                    pane.fit()

        job = self._read("counts", read, show, Lane.COUNT)
        # nobody looks at the counts any more
        chooser.destroyed.connect(job.cancel)

    def _know(self, field: Field, counted: Sequence[Tallied]) -> None:
        if isinstance(field, (Link, People)):
            named = ((linked(one.value), one.label) for one in counted)
            self._around.learn({(field.to, uid): label for uid, label in named if uid})

    # ---- drawing
    def _draw(self) -> None:
        self._learn()
        self._flow.clear()
        self._chips = {}
        for name, conditions in self._set.items():
            field = self._declared.fields[name]
            self._chips[name] = self._chip(name, wording(field, conditions, self._around))
        self._draw_standing()
        for one in self._chips.values():
            self._flow.addWidget(one)
        free = [one for one in self._habits.likely() if one.name not in self._set]
        self._quick = [self._quick_button(one) for one in free[:QUICK]]
        for one in self._quick:
            self._flow.addWidget(one)
        self._fit()
        self._clear.setVisible(bool(self.count))
        self.updateGeometry()

    def _draw_standing(self) -> None:
        if self.in_review:
            chip = Chip(self.tr("待处理的"))
            chip.removed.connect(lambda: self.set_standing(self.got_to, in_review=False))
            self._chips["_review"] = chip
        if self.got_to is not None:
            called = self._called.get(self.got_to, "…")
            chip = Chip(self.tr("去向：{where}").format(where=called))
            chip.removed.connect(lambda: self.set_standing(None, in_review=self.in_review))
            self._chips["_where"] = chip

    def _chip(self, name: str, text: str) -> Chip:
        made = Chip(text)
        made.pressed.connect(partial(self.choose, name))
        made.removed.connect(partial(self.set_filter, name, ()))
        return made

    def _quick_button(self, field: Field) -> QPushButton:
        made = button(self.tr("{label} ▾").format(label=translate(field.heading)), "quiet")
        made.setAccessibleName(self.tr("按{label}筛选").format(label=translate(field.label)))
        made.setProperty("field", field.name)
        made.clicked.connect(partial(self.choose, field.name))
        return made

    def _fit(self) -> None:
        """Show as many of the likeliest as there is room for in one line."""
        gap = int(Space.SMALL)
        left = self._room.width() - sum(
            one.sizeHint().width() + gap for one in self._chips.values()
        )
        for one in self._quick:
            left -= one.sizeHint().width() + gap
            one.setVisible(left >= 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more of the likeliest, or fewer."""
        super().resizeEvent(event)
        self._fit()


def _forget(_answer: object) -> None:
    """Only that it has been done counts."""


def _below(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(QPoint(0, widget.height()))
