"""What belongs to the record in the form: the families of a household, its activities."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from app.language import translate
from app.ledger.fields.links import link_to
from app.ledger.questions import belonging
from ui.appearance import Space, row_height
from ui.icons import icon
from ui.ledger.columns import ColumnMemory
from ui.ledger.deleting import Deleting
from ui.ledger.form.dialog import FormDialog
from ui.ledger.listing import Listing
from ui.widgets.pieces import button, frame, row, words

if TYPE_CHECKING:
    from app.ledger.base import Ledger
    from app.ledger.fields import Link
    from ui.ledger.reading import Answer
    from ui.ledger.table import LedgerTable
    from ui.page import Workplace

LEAST_LINES = 4
"""So many lines of the parts are in view at least, with their heading."""
UNBOUNDED = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX."""


class Part(QWidget):
    """The records of one ledger that belong to a record of another.

    Args:
        place: the window's.
        declared: the ledger of the parts.
        link: by which field they belong.

    Signals:
        counted: how many there are.
    """

    counted = Signal(int)

    def __init__(self, place: Workplace, declared: type[Ledger], link: Link) -> None:
        super().__init__()
        self._place = place
        self._declared = declared
        self._link = link
        self._whole = b""
        memory = ColumnMemory(place.office, declared, "parts", (link.name,))
        self.listing = Listing(place, declared, memory, self)
        self._deleting = Deleting(place, declared.__tablename__, self)
        title = translate(declared.sheet.title)
        self.add = button(self.tr("添加"), "link", picture="add")
        self.add.setAccessibleName(self.tr("添加{ledger}").format(ledger=title))
        self._nothing = words(self.tr("还没有{ledger}。").format(ledger=title), "hint")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.listing.table)
        self._stack.addWidget(self._nothing)
        _without_frame(self.listing.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        self.add.clicked.connect(self.begin)
        self.listing.answered.connect(self._count)
        self.listing.table.opened.connect(self.edit)
        self.listing.table.deletion_wanted.connect(self._delete)

    def belong_to(self, whole: bytes) -> None:
        """Show the parts of this record."""
        self._whole = whole
        ledger = self._declared.__tablename__
        self.listing.ask(belonging(ledger, self._link.name, link_to(whole)))

    def begin(self) -> FormDialog:
        """Add parts."""
        dialog = self._dialog()
        dialog.add()
        return dialog

    def edit(self, uid: bytes) -> FormDialog:
        """Edit one of them."""
        dialog = self._dialog()
        dialog.edit(uid)
        return dialog

    def _dialog(self) -> FormDialog:
        preset = {self._link.name: link_to(self._whole)}
        dialog = FormDialog(self._place, self._declared.__tablename__, preset, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.editing.saved.connect(self._saved)
        return dialog

    def _saved(self, uid: bytes) -> None:
        self.listing.reveal(uid)

    def _delete(self) -> None:
        self.listing.with_selected(lambda uids: self._deleting.delete(uids, self.listing.refresh))

    def _count(self, answer: Answer) -> None:
        self._stack.setCurrentIndex(0 if answer.found else 1)
        self.counted.emit(answer.found)


def _without_frame(table: LedgerTable) -> None:
    # `look` calls update(), which views have for something else
    table.setProperty("class", "bare")
    table.style().unpolish(table)
    table.style().polish(table)


class Parts(QWidget):
    """Tabs, one for each ledger whose records belong to the one in the form.

    Args:
        place: the window's.
        ledger: whose records have parts.
    """

    def __init__(self, place: Workplace, ledger: str) -> None:
        super().__init__()
        registry = place.office.registry
        self._uid = b""
        self._titles: list[str] = []
        self.parts: dict[str, Part] = {}
        self._tabs = QTabBar(drawBase=False, expanding=False, usesScrollButtons=False)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._pages = QStackedWidget()
        self.fold = button(self.tr("收起"), "quiet")
        for declared, link in registry.parts(ledger):
            self._take_in(Part(place, declared, link), declared)
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self._tabs.currentChanged.connect(self._show_adding)
        self._tabs.tabBarClicked.connect(self._unfold)
        self.fold.clicked.connect(self._turn_fold)
        self._lay_out()
        self._show_adding(0)
        # what the program itself keeps is seldom looked at
        self._show_folded(all(registry[name].sheet.inside for name in self.parts))

    def _take_in(self, part: Part, declared: type[Ledger]) -> None:
        title = translate(declared.sheet.title)
        part.counted.connect(partial(self._count, len(self.parts)))
        self.parts[declared.__tablename__] = part
        self._titles.append(title)
        self._tabs.setTabToolTip(self._tabs.addTab(title), title)
        self._pages.addWidget(part)

    def _lay_out(self) -> None:
        head = frame("bar")
        layout = row(self._tabs, None, *(one.add for one in self.parts.values()), self.fold)
        layout.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, 0)
        head.setLayout(layout)
        self._pages.setMinimumHeight(LEAST_LINES * row_height(self.fontMetrics()))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._pages, 1)

    @property
    def ledgers(self) -> frozenset[str]:
        """The ledgers of the parts."""
        return frozenset(self.parts)

    def belong_to(self, uid: bytes) -> None:
        """Show what belongs to this record; empty: there is none yet."""
        self.setVisible(bool(uid) and bool(self.parts))
        self._uid = uid
        for one in self.parts.values():
            if uid:
                one.belong_to(uid)
            else:
                one.listing.stop()

    def refresh(self, ledgers: frozenset[str]) -> None:
        """Records of these ledgers may have changed."""
        for name, one in self.parts.items():
            if name in ledgers and self._uid:
                one.listing.refresh()

    def _show_adding(self, tab: int) -> None:
        for at, one in enumerate(self.parts.values()):
            one.add.setVisible(at == tab)

    def _unfold(self, _tab: int) -> None:
        self._show_folded(False)

    def _turn_fold(self) -> None:
        self._show_folded(not self._pages.isHidden())

    def _show_folded(self, is_folded: bool) -> None:
        self._pages.setVisible(not is_folded)
        self.fold.setText(self.tr("展开") if is_folded else self.tr("收起"))
        self.fold.setIcon(icon("up" if is_folded else "down"))
        policy = QSizePolicy.Policy.Fixed if is_folded else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.setMaximumHeight(self.sizeHint().height() if is_folded else UNBOUNDED)

    def _count(self, at: int, count: int) -> None:
        title = self._titles[at]
        self._tabs.setTabText(at, f"{title} {count}" if count else title)
