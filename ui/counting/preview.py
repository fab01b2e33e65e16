"""The pages of a statistic, before they go to paper or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.counting.printing import form_of, laid_out
from ui.printing.pages_preview import PagesPreview

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from PySide6.QtWidgets import QWidget

    from app.counting.results import Counted
    from app.progress import Progress
    from ui.page import Workplace


class CountsPreview(PagesPreview):
    """Shows the statistic that stands in the window as it is printed.

    Args:
        place: the office, and what works for it.
        counted: the numbers.
        parent: the window.
    """

    def __init__(self, place: Workplace, counted: Counted, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._counted = counted
        self._form = form_of(place.office.registry[counted.ledger], counted.count)
        self.parts.form.hide()
        self.parts.full.hide()
        self.set_type()

    def writer(self) -> Callable[[BinaryIO, Progress], tuple[int, tuple[str, ...]]]:
        """What typesets the report."""
        office, counted, form = self.place.office, self._counted, self._form

        def write(out: BinaryIO, progress: Progress) -> tuple[int, tuple[str, ...]]:
            from app.paper import writing  # noqa: PLC0415 heavy

            done = writing.write(laid_out(office, counted, form), out, progress=progress)
            return sum(len(one.rows) for one in counted.tables()), done.missing

        return write

    def title(self) -> str:
        """The form's."""
        return self._form.title

    def file_name(self) -> str:
        """The form's, with the day."""
        return f"{self._form.title}-{self.place.office.today()}.pdf"

    def disclose(self) -> None:
        """Note that numbers have left the program."""
        self.place.office.disclose("print", self._counted.ledger, 0, "")
