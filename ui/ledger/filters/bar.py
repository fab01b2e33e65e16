"""The bar of filters: a chip for each, and a button that adds one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from app.language import translate
from app.sync.reach import Where
from app.sync.whereabouts import labels
from ui.appearance import look
from ui.ledger.filters.choosers import chooser_for
from ui.ledger.filters.wording import wording
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.pieces import button, row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.ledger.questions import Condition
    from app.office import Office
    from ui.ledger.filters.chooser import Chooser


class FilterBar(QWidget):
    """The filters of one ledger.

    Args:
        office: ours.
        declared: the ledger.

    Signals:
        changed: the filters are other ones.
    """

    changed = Signal()

    def __init__(self, office: Office, declared: type[Ledger]) -> None:
        super().__init__()
        self._office = office
        self._declared = declared
        self._set: dict[str, tuple[Condition, ...]] = {}
        self.got_to: Where | None = None
        self.in_review = False
        chips = QWidget()
        self._flow = FlowLayout(chips)
        self._chips: dict[str, Chip] = {}
        self._add = button(self.tr("添加条件"), picture="add")
        self._add.clicked.connect(self._offer_fields)
        self._clear = button(self.tr("清除"), "link")
        self._clear.clicked.connect(self.clear)
        layout = row(self._add, chips, self._clear)
        layout.setStretch(1, 1)
        for one in (self._add, self._clear):
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
        """The fields on which a filter can be set."""
        return [one for one in self._declared.fields.values() if one.stored and one.operators]

    def set_filter(self, name: str, conditions: tuple[Condition, ...]) -> None:
        """Set the filter on a field; no conditions: take it away."""
        if conditions:
            self._set[name] = conditions
        else:
            self._set.pop(name, None)
        self._draw()
        self.changed.emit()

    def clear(self) -> None:
        """Take all filters away."""
        self._set.clear()
        self.got_to, self.in_review = None, False
        self._draw()
        self.changed.emit()

    # ---- setting them
    def _offer_fields(self) -> None:
        menu = QMenu(self)
        for one in self.offered():
            menu.addAction(translate(one.label)).triggered.connect(partial(self.choose, one.name))
        self._offer_standing(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._add.mapToGlobal(QPoint(0, self._add.height())))

    def _offer_standing(self, menu: QMenu) -> None:
        """Offer what the exchange says of records, where there is one."""
        with self._office.snapshot() as now:
            if not self._office.trust.peers(now.connection):
                return
            called = labels(self._office, now.connection)
        menu.addSeparator()
        waiting = menu.addAction(self.tr("待处理的"))
        waiting.triggered.connect(lambda: self.set_standing(self.got_to, in_review=True))
        for where in (Where.HERE, Where.ON_STICK, Where.ABOVE):
            action = menu.addAction(self.tr("去向：{where}").format(where=called[where]))
            action.triggered.connect(
                lambda _checked=False, to=where: self.set_standing(to, in_review=self.in_review)
            )

    def set_standing(self, got_to: Where | None, *, in_review: bool) -> None:
        """Show only records that have got just so far, and only those that wait in review.

        Args:
            got_to: how far; None: however far.
            in_review: whether only those that wait in review.
        """
        self.got_to, self.in_review = got_to, in_review
        self._draw()
        self.changed.emit()

    def chooser(self, name: str) -> Chooser:
        """Something that shows the filter on a field as it is, and sets it."""
        field = self._declared.fields[name]
        made = chooser_for(field, self._office, self._set.get(name, ()))
        made.changed.connect(partial(self.set_filter, name))
        return made

    def choose(self, name: str, _checked: bool = False) -> Pane:
        """Open the pane in which the filter on a field is set."""
        pane = Pane(self.chooser(name), self)
        anchor = self._chips.get(name, self._add)
        pane.open_at(anchor.mapToGlobal(QPoint(0, anchor.height())))
        return pane

    # ---- drawing
    def _draw(self) -> None:
        self._flow.clear()
        self._chips = {}
        with self._office.snapshot() as now:
            for name, conditions in self._set.items():
                field = self._declared.fields[name]
                self._chips[name] = self._chip(name, wording(field, conditions, now.lookup))
            called = labels(self._office, now.connection)
        self._draw_standing(called)
        for one in self._chips.values():
            self._flow.addWidget(one)
        self._clear.setVisible(bool(self.count))
        self.updateGeometry()

    def _draw_standing(self, called: Mapping[Where, str]) -> None:
        if self.in_review:
            chip = Chip(self.tr("待处理的"))
            chip.removed.connect(lambda: self.set_standing(self.got_to, in_review=False))
            self._chips["_review"] = chip
        if self.got_to is not None:
            chip = Chip(self.tr("去向：{where}").format(where=called[self.got_to]))
            chip.removed.connect(lambda: self.set_standing(None, in_review=self.in_review))
            self._chips["_where"] = chip

    def _chip(self, name: str, text: str) -> Chip:
        made = Chip(text)
        made.pressed.connect(partial(self.choose, name))
        made.removed.connect(partial(self.set_filter, name, ()))
        return made


class Pane(QFrame):
    """A small pane over the window that goes away when one clicks beside it.

    Args:
        chooser: what stands in it.
        parent: over what it opens.
    """

    def __init__(self, chooser: Chooser, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look(self, "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(chooser)
        self.chooser = chooser

    def open_at(self, place: QPoint) -> None:
        """Open below a place of the screen, and inside of it."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = min(place.x(), room.right() - self.width())
        top = min(place.y(), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()
        self.chooser.focusNextChild()
