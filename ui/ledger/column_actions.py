"""What can be done with one column, or with the value of one cell: menus, and drawing columns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu

from app.language import translate
from app.ledger.fields import Attachments, Children, Computed, Text, Years
from app.ledger.questions import Order
from app.ledger.tallying import same_as
from ui.icons import icon
from ui.jobs import Job, Lane
from ui.ledger.columns_menu import ColumnsChooser
from ui.ledger.filters.pane import Pane
from ui.ledger.model import FIRST

if TYPE_CHECKING:
    from app.ledger.fields import Field
    from app.ledger.questions import Condition
    from ui.ledger.columns import ColumnMemory
    from ui.ledger.list_pane import ListPane
    from ui.ledger.listing import Listing
    from ui.page import Workplace


class ColumnActions(QObject):
    """Sorts, filters, hides, moves and chooses the columns of one table.

    Args:
        place: the window's.
        listing: the table.
        memory: its columns.
        pane: the list.
    """

    def __init__(
        self, place: Workplace, listing: Listing, memory: ColumnMemory, pane: ListPane
    ) -> None:
        super().__init__(pane)
        self._place = place
        self._listing = listing
        self._memory = memory
        self._pane = pane
        header = listing.table.horizontalHeader()
        header.setSectionsMovable(True)
        header.sectionMoved.connect(self._moved)
        self._settling = False
        listing.table.columns_wanted.connect(self._show_menu)

    def shown(self) -> list[str]:
        """The names of the columns that the table shows, in order."""
        return [one.name for one in self._memory.fields]

    # ---- the heading's menu
    def _show_menu(self, place: QPoint) -> None:
        header = self._listing.table.horizontalHeader()
        at = header.logicalIndexAt(header.mapFromGlobal(place))
        menu = self.menu(at)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu(self, at: int) -> QMenu:
        """What can be done with a column."""
        menu = QMenu(self._pane)
        field = self._field(at)
        if field is not None:
            self._offer_order(menu, field)
            if field.operators:
                wanted = menu.addAction(icon("filter"), self.tr("筛选这一列…"))
                wanted.triggered.connect(lambda: self._filter(field))
            hide = menu.addAction(icon("hide"), self.tr("隐藏这一列"))
            hide.triggered.connect(lambda: self._hide(field))
            hide.setEnabled(len(self._memory.fields) > 1)
            menu.addSeparator()
        choose = menu.addAction(icon("columns"), self.tr("选择显示的列…"))
        choose.triggered.connect(self.choose_columns)
        return menu

    def _offer_order(self, menu: QMenu, field: Field) -> None:
        if not field.stored:
            return
        for text, is_down in ((self.tr("从小到大排"), False), (self.tr("从大到小排"), True)):
            order = Order(field.name, is_down)
            action = menu.addAction(icon("down" if is_down else "up"), text)
            action.triggered.connect(partial(self._order_by, order))
        usual = menu.addAction(self.tr("恢复原来的顺序"))
        usual.setEnabled(bool(self._listing.question.order))
        usual.triggered.connect(lambda: self._listing.table.ordered.emit(()))
        menu.addSeparator()

    def _order_by(self, order: Order, _checked: bool = False) -> None:
        self._listing.table.ordered.emit((order,))

    def _field(self, at: int) -> Field | None:
        fields = self._memory.fields
        return fields[at - FIRST] if FIRST <= at < FIRST + len(fields) else None

    def _filter(self, field: Field) -> None:
        self._pane.filter_button.setChecked(True)
        self._pane.filters.choose(field.name)

    def _hide(self, field: Field) -> None:
        self._memory.choose([one.name for one in self._memory.fields if one is not field])
        self._listing.show_columns()

    def choose_columns(self) -> Pane:
        """Open the pane in which columns are chosen."""
        pane = Pane(ColumnsChooser(self._memory, self._listing.show_columns), self._pane)
        table = self._listing.table
        right = table.mapToGlobal(QPoint(table.width(), 0))
        pane.adjustSize()
        pane.open_at(right - QPoint(pane.width(), 0))
        return pane

    # ---- drawing columns with the mouse
    def _moved(self, _logical: int, _before: int, _after: int) -> None:
        if not self._settling:
            QTimer.singleShot(0, self, self._take_order)

    def _take_order(self) -> None:
        """Take over the order in which the headings were drawn; number and mark stay in front."""
        header = self._listing.table.horizontalHeader()
        seen = sorted(range(header.count()), key=header.visualIndex)
        names = [self._memory.fields[at - FIRST].name for at in seen if at >= FIRST]
        self._settling = True
        for at in range(header.count()):
            header.moveSection(header.visualIndex(at), at)
        self._settling = False
        if names != [one.name for one in self._memory.fields]:
            self._memory.choose(names)
            self._listing.show_columns()

    # ---- a cell's menu
    def offer_value(self, menu: QMenu) -> None:
        """Put into a menu what can be done with the value of the current cell."""
        index = self._listing.table.currentIndex()
        uid, field = self._listing.table.current_uid(), self._field(index.column())
        if uid is None or field is None or not _can_be_same(field):
            return
        label = translate(field.heading)
        only = menu.addAction(icon("filter"), self.tr("只看这个“{field}”").format(field=label))
        only.triggered.connect(lambda: self.narrow(field, uid, is_not=False))
        others = menu.addAction(self.tr("不看这个“{field}”").format(field=label))
        others.triggered.connect(lambda: self.narrow(field, uid, is_not=True))
        menu.addSeparator()

    def narrow(self, field: Field, uid: bytes, *, is_not: bool) -> None:
        """Show only the records that have the same value as this one, or only the others."""
        office, ledger = self._place.office, self._listing.question.ledger

        def read() -> Condition | None:
            with office.snapshot() as now:
                record = now.asking.one(ledger, uid)
                if record is None:
                    return None
                if isinstance(field, Computed):
                    value = field.compute(record.values, now.lookup)
                else:
                    value = record.values[field.name]
            return same_as(field, value, is_not=is_not)

        def show(found: Condition | None) -> None:
            if found is not None:
                self._pane.filter_button.setChecked(True)
                self._pane.filters.set_filter(field.name, (found,))

        self._place.jobs.run(
            Job(
                self.tr("读取记录"),
                lambda _progress: read(),
                show,
                channel=f"value {id(self)}",
                owner=self,
                lane=Lane.READ,
            )
        )


def _can_be_same(field: Field) -> bool:
    """Whether several records are likely to have the same value, and it may be shown on a chip."""
    if field.masked or isinstance(field, (Attachments, Children)):
        return False
    if isinstance(field, Computed) and not isinstance(field, Years):
        return False
    return not (isinstance(field, Text) and field.lines > 1)
