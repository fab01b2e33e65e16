"""The form's side of the page: one record, what belongs to it, and its buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.sync.whereabouts import where_is
from ui.jobs import Job, Lane
from ui.ledger.editors import Ground
from ui.ledger.form.body import FormBody
from ui.ledger.form.editing import Editing
from ui.ledger.form.panel import FormPanel
from ui.ledger.parts import Parts

if TYPE_CHECKING:
    from ui.ledger.actions import Actions
    from ui.ledger.listing import Listing
    from ui.ledger.sides import Sides
    from ui.page import Workplace

FOLLOW_MS = 60
"""So long after the last step through the rows the form follows."""


class FormSide(QObject):
    """Shows the table's records in the form.

    Args:
        place: the window's.
        ledger: the ledger's name.
        listing: the table.
        doing: what can be done with records.
        sides: where the form unfolds.
    """

    def __init__(
        self, place: Workplace, ledger: str, listing: Listing, doing: Actions, sides: Sides
    ) -> None:
        super().__init__(sides)
        self._place = place
        self._ledger = ledger
        self._listing = listing
        self._sides = sides
        self.body = FormBody(place.office.registry[ledger], Ground(place, ledger))
        self.panel = FormPanel(self.body)
        self.editing = Editing(place, ledger, self.panel)
        self.parts = Parts(place, ledger)
        self.panel.add_parts(self.parts)
        sides.take_in(self.panel)
        self._follow = QTimer(self, singleShot=True, interval=FOLLOW_MS)
        self._follow.timeout.connect(self._show_current)
        self._connect(doing)

    def _connect(self, doing: Actions) -> None:
        panel, editing, listing = self.panel, self.editing, self._listing
        panel.close_button.clicked.connect(self.close)
        panel.previous.clicked.connect(lambda: listing.step(-1))
        panel.next.clicked.connect(lambda: listing.step(1))
        panel.history.clicked.connect(lambda: doing.show_history(editing.uid))
        panel.remove.clicked.connect(lambda: doing.delete([editing.uid]))
        listing.table.moved.connect(self._follow.start)
        editing.opened.connect(self.parts.belong_to)
        editing.opened.connect(self._read_where)
        editing.saved.connect(listing.reveal)
        editing.closed.connect(self._fold)

    @property
    def is_open(self) -> bool:
        """Whether the form is unfolded."""
        return self._sides.is_unfolded

    def add(self) -> None:
        """Add a record."""
        if self.editing.may_leave():
            self._sides.unfold()
            self.editing.begin()

    def open(self, uid: bytes) -> None:
        """Show a record, and put the cursor there."""
        is_there = self.is_open and self.editing.uid == uid
        if is_there or (self.editing.may_leave() and self.editing.open(uid)):
            self._sides.unfold()
            self.body.focus_first()

    def close(self) -> bool:
        """Fold the form away, after asking where something is not saved; whether it is folded."""
        if not self.editing.may_leave():
            return False
        self.editing.close()
        return True

    def refresh(self, ledgers: frozenset[str], *, is_related: bool) -> None:
        """Records of these ledgers may have changed, among them perhaps what the form shows."""
        if is_related:
            self.editing.refresh()
            self._read_where(self.editing.uid)
        self.parts.refresh(ledgers)

    def _read_where(self, uid: bytes) -> None:
        """Say how far our work on the record in the form has got; nothing of a new one."""
        office, ledger = self._place.office, self._ledger
        self._place.jobs.run(
            Job(
                self.tr("查看去向"),
                lambda _progress: where_is(office, ledger, uid) if uid else "",
                self.panel.where.setText,
                channel=f"where {id(self)}",
                owner=self,
                lane=Lane.READ,
            )
        )

    def _fold(self) -> None:
        self.parts.belong_to(b"")
        self._sides.fold()
        self._listing.table.setFocus()

    def _show_current(self) -> None:
        """The form follows the table, where it is unfolded and nothing is being typed in it."""
        uid = self._listing.table.current_uid()
        if uid is None or not self.is_open or uid == self.editing.uid:
            return
        if self.editing.may_leave():
            self.editing.open(uid)
        else:
            self._listing.reveal(self.editing.uid)
