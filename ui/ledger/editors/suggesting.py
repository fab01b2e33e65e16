"""Suggesting records of another ledger while somebody types a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.ledger.questions import Question
from app.views import View
from ui.jobs import Job, Lane
from ui.widgets.offering import Offering

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit

    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.office import Office
    from ui.page import Workplace

MOST = 12
"""Suggestions at once."""
PAUSE_MS = 120
"""So long after the last letter the records are searched."""


@dataclass(frozen=True)
class Suggestion:
    """A record that somebody may mean.

    Attributes:
        uid: the record.
        title: what names it.
        beside: what tells it from others of the same name.
    """

    uid: bytes
    title: str
    beside: str


def suggestions(office: Office, ledger: str, text: str) -> list[Suggestion]:
    """The records of a ledger that a few letters may mean."""
    declared = office.registry[ledger]
    naming = office.registry.naming_field(ledger)
    with office.snapshot() as now:
        view = View(office, now, declared)
        records = now.asking.page(Question(ledger, search=text), limit=MOST)
        view.prepare(records)
        return [
            Suggestion(one.uid, view.text(naming, one), _beside(view, declared, naming.name, one))
            for one in records
        ]


def _beside(view: View, declared: type[Ledger], naming: str, record: Record) -> str:
    """The fields by which a spreadsheet's rows are told apart tell people apart too."""
    names = dict.fromkeys(name for names in declared.sheet.match_on for name in names)
    shown = (view.text(declared.fields[name], record) for name in names if name != naming)
    return "　".join(text for text in shown if text)


class Suggesting(QObject):
    """Suggests records below a line while somebody types in it.

    Args:
        line: the line.
        place: the window's.
        ledger: whose records are suggested.

    Signals:
        picked: one was chosen: its id and its title.
    """

    picked = Signal(bytes, str)

    def __init__(self, line: QLineEdit, place: Workplace, ledger: str) -> None:
        super().__init__(line)
        self._line = line
        self._place = place
        self._ledger = ledger
        self._offered: dict[str, Suggestion] = {}
        self._list = Offering(line)
        self._list.picked.connect(self._pick)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._search)
        line.textEdited.connect(self._typed)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._list.hide()

    def _search(self) -> None:
        text, office, ledger = self._line.text().strip(), self._place.office, self._ledger
        self._place.jobs.run(
            Job(
                self.tr("查找“{text}”").format(text=text),
                lambda _progress: suggestions(office, ledger, text),
                self._offer,
                channel=f"suggestions {id(self)}",
                owner=self,
                lane=Lane.READ,
            )
        )

    def _offer(self, found: list[Suggestion]) -> None:
        self._offered = {_line(one): one for one in reversed(found)}
        self._list.offer([_line(one) for one in found] if self._line.text().strip() else [])

    def _pick(self, line: str) -> None:
        chosen = self._offered[line]
        self.picked.emit(chosen.uid, chosen.title)


def _line(one: Suggestion) -> str:
    return f"{one.title}　{one.beside}" if one.beside else one.title
