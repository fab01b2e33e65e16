"""The receipt of a reading, before it goes to paper or into a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.receipt_printing import print_receipt, receipt_name
from app.sync.receipts import entry
from ui.printing.pages_preview import PagesPreview
from ui.printing.typesetting import Written

if TYPE_CHECKING:
    from typing import BinaryIO

    from PySide6.QtWidgets import QWidget

    from app.office import Office
    from app.progress import Progress
    from ui.page import Workplace
    from ui.printing.typesetting import Writer


class ReceiptPreview(PagesPreview):
    """Shows the receipt, and prints it.

    Args:
        place: the office, and what works for it.
        line: the line of the register.
        parent: the window.
    """

    def __init__(self, place: Workplace, line: str, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._line = line
        self._name = ""
        self.set_type()

    def writer(self) -> Writer:
        """What typesets the receipt."""
        return partial(self._write, self.place.office, self._line)

    def _write(self, office: Office, line: str, out: BinaryIO, _progress: Progress) -> Written:
        """In the worker thread; touches no widget."""
        self._name = receipt_name(entry(office, line))
        return Written(0, print_receipt(office, line, out).missing)

    def title(self) -> str:
        """Which receipt it is."""
        return self.tr("收据 {number} 号").format(number=self._line)

    def file_name(self) -> str:
        """From whom, and of which day."""
        return self._name
