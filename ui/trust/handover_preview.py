"""The sheet that both sign who hand an office over, before it goes to paper or into a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.handover import Handover, sheet_name, write_sheet
from ui.printing.pages_preview import PagesPreview

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from PySide6.QtWidgets import QWidget

    from app.office import Office
    from app.progress import Progress
    from ui.page import Workplace


class HandoverPreview(PagesPreview):
    """Shows the sheet, and prints it.

    Args:
        place: the office, and what works for it.
        done: who has handed over to whom.
        parent: the window.
    """

    def __init__(self, place: Workplace, done: Handover, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._done = done
        self.parts.form.hide()
        self.parts.full.hide()
        self.set_type()

    def writer(self) -> Callable[[BinaryIO, Progress], tuple[int, tuple[str, ...]]]:
        """What typesets the sheet."""
        return partial(_write, self.place.office, self._done)

    def title(self) -> str:
        """What it is called."""
        return self.tr("交接单")

    def file_name(self) -> str:
        """Of which office and day."""
        return sheet_name(self.place.office, self._done)


def _write(
    office: Office, done: Handover, out: BinaryIO, progress: Progress
) -> tuple[int, tuple[str, ...]]:
    """In the worker thread."""
    return 0, write_sheet(office, done, out, progress).missing
