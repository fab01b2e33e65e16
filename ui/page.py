"""What the window's pages share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.desk import Desk
    from app.ledger.questions import Question
    from app.office import Office
    from ui.jobs import Jobs


class PrintsLedger(Protocol):
    """Opens the print preview."""

    def __call__(self, question: Question, selected: Sequence[bytes] = ()) -> None:
        """Print what a question finds, or of that only what is selected."""
        ...


def _nowhere(_question: Question, _said: str) -> None:
    """Where there are no other pages."""


@dataclass(frozen=True)
class Workplace:
    """What every page is given: the open office and what works for it.

    Attributes:
        office: the office.
        desk: writes its records.
        jobs: runs long work.
        say: shows one short sentence for a few seconds, at the bottom of the window.
        show_record: goes to a record: ledger, uid.
        show_page: goes to a page by its name: a ledger's, ``home``, ``exchange``, ``review``.
        import_file: opens the import wizard: ledger, and a file if it is known.
        print_ledger: opens the print preview of what a question finds; see `PrintsLedger`.
        show_rows: goes to a ledger's table and shows what a question finds there: the question,
            and in a few words whence one comes; from there one can go back.
    """

    office: Office
    desk: Desk
    jobs: Jobs
    say: Callable[[str], None]
    show_record: Callable[[str, bytes], None]
    show_page: Callable[[str], None]
    import_file: Callable[[str, Path | None], None]
    print_ledger: PrintsLedger
    show_rows: Callable[[Question, str], None] = _nowhere


class Page(QWidget):
    """One page of the window.

    Signals:
        titled: the page's heading changed (``党员　52 人``).
    """

    titled = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place

    def came_up(self) -> None:
        """The page is shown now; read what it shows."""

    def changed(self, ledgers: frozenset[str]) -> None:
        """Records of these ledgers may have changed."""

    def may_leave(self) -> bool:
        """Whether the page may be left; asks where something typed is not saved."""
        return True

    def begin_search(self) -> None:
        """Put the cursor where one searches (Ctrl+F)."""
