"""The print preview: the very pages of a ledger's form, before they go to paper or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.printing import forms, print_form
from ui.printing.pages_preview import PagesPreview
from ui.printing.purpose import PurposeDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from PySide6.QtWidgets import QWidget

    from app.ledger.questions import Question
    from app.progress import Progress
    from ui.page import Workplace


class PrintPreview(PagesPreview):
    """Shows what will be printed, and prints it.

    Args:
        place: the office, and what works for it.
        question: which records, in which order.
        parent: the window.
    """

    def __init__(self, place: Workplace, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._question = question
        self._purpose = ""
        self.parts.form.activated.connect(self._choose_form)
        self.parts.full.clicked.connect(self._choose_full)
        self.parts.offer_forms(forms(place.office, question.ledger), self._last_form())
        self.set_type()

    def writer(self) -> Callable[[BinaryIO, Progress], tuple[int, tuple[str, ...]]]:
        """What typesets the form."""
        office, question = self.place.office, self._question
        form, masked = self._form(), not self._purpose

        def write(out: BinaryIO, progress: Progress) -> tuple[int, tuple[str, ...]]:
            printed = print_form(office, question, out, progress, form=form, masked=masked)
            return printed.rows, printed.missing

        return write

    def title(self) -> str:
        """The form's."""
        return self.parts.form.currentText()

    def file_name(self) -> str:
        """The form's, with the day."""
        return f"{self.title()}-{self.place.office.today()}.pdf"

    def disclose(self) -> None:
        """Note who has printed what of whom, and why."""
        self._disclose("print", self._purpose)

    def _form(self) -> str:
        return str(self.parts.form.currentData())

    def _last_form(self) -> str:
        return self.place.office.setting(f"form:{self._question.ledger}")

    def _choose_form(self) -> None:
        self.place.office.keep_setting(f"form:{self._question.ledger}", self._form())
        self.set_type()

    # ---- full numbers
    def _choose_full(self, full: bool) -> None:
        purpose = ""
        if full:
            asking = PurposeDialog(self.place.office, self)
            if not asking.exec():
                self.parts.show_full(full=bool(self._purpose))
                return
            purpose = asking.text
            self._disclose("show", purpose)
        self._purpose = purpose
        self.set_type()

    def _disclose(self, what: str, purpose: str) -> None:
        rows = self.typeset.rows if self.typeset else 0
        self.place.office.disclose(what, self._question.ledger, rows, purpose)
