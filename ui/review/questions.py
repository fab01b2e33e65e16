"""The list of the review: what waits, of which office, in which ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QVBoxLayout, QWidget

from app.language import translate
from app.sync.review import Item
from ui.appearance import Space
from ui.review import wording
from ui.widgets.lines import LineTable
from ui.widgets.pieces import row
from ui.widgets.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.duplicates import Pair
    from app.ledger.registry import Registry

    Question = Item | Pair


class QuestionList(QWidget):
    """Lists what waits, all of it or what came from one office or stands in one ledger.

    Args:
        registry: the ledgers.

    Attributes:
        every: all that waits.
        listed: what the filters leave of it.

    Signals:
        chosen: another question is chosen, or none.
        narrowed: the filters are other ones.
    """

    chosen = Signal()
    narrowed = Signal()

    def __init__(self, registry: Registry) -> None:
        super().__init__()
        self._registry = registry
        self.every: list[Question] = []
        self.listed: list[Question] = []
        self.model = TextTable((self.tr("记录"), self.tr("哪一项"), self.tr("台账")))
        self.table = LineTable()
        self.offices = self._filter(self.tr("办公室"))
        self.ledgers = self._filter(self.tr("台账"))
        self._lay_out()

    def _filter(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(6)
        made.activated.connect(self._narrow)
        return made

    def _lay_out(self) -> None:
        self.model.setParent(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("需要处理的内容"))
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        filters = row(self.offices, self.ledgers)
        for at in range(2):
            filters.setStretch(at, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(filters)
        layout.addWidget(self.table, 1)

    # ---- what is listed
    def show_questions(self, found: Sequence[Question]) -> None:
        """Show the questions; the one that was chosen stays, or the next one is."""
        self.every = list(found)
        offices = sorted({name for one in found for name in _offices(one)})
        ledgers = {one.ledger: translate(self._registry[one.ledger].sheet.title) for one in found}
        self._offer(self.offices, self.tr("全部办公室"), {name: name for name in offices})
        self._offer(self.ledgers, self.tr("全部台账"), ledgers)
        self._show()

    def _offer(self, filtering: QComboBox, everything: str, entries: dict[str, str]) -> None:
        before = filtering.currentData() or ""
        filtering.clear()
        filtering.addItem(everything, "")
        for name, shown in entries.items():
            filtering.addItem(shown, name)
        filtering.setCurrentIndex(max(0, filtering.findData(before)))
        filtering.setVisible(len(entries) > 1)

    def _narrow(self) -> None:
        self._show()
        self.narrowed.emit()

    def _show(self) -> None:
        shown, at = self.current, max(0, self.table.currentIndex().row())
        office, ledger = self.offices.currentData(), self.ledgers.currentData()
        self.listed = [
            one
            for one in self.every
            if (not office or office in _offices(one)) and (not ledger or one.ledger == ledger)
        ]
        self.model.show_rows([self._line(one) for one in self.listed])
        ids = [one.id for one in self.listed]
        if shown and shown.id in ids:
            at = ids.index(shown.id)
        self.table.selectRow(min(at, len(self.listed) - 1))

    def _line(self, one: Question) -> list[str]:
        ledger = self._registry[one.ledger]
        asked = wording.label(one) if isinstance(one, Item) else self.tr("是不是同一条")
        return [one.title, asked, translate(ledger.sheet.title)]

    # ---- what is chosen
    def _choose(self) -> None:
        self.chosen.emit()

    @property
    def current(self) -> Question | None:
        """What is chosen in the list."""
        at = self.table.currentIndex().row()
        return self.listed[at] if 0 <= at < len(self.listed) else None

    @property
    def is_narrowed(self) -> bool:
        """Whether only some of the questions are listed."""
        return len(self.listed) < len(self.every)


def _offices(one: Question) -> set[str]:
    """The other offices that a question comes from; of two records that may be one, none."""
    if not isinstance(one, Item):
        return set()
    return {choice.office for choice in one.choices if not choice.ours}
