"""The pages of a statistic, before they go to paper or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.counting.printing import form_of, laid_out
from app.forms.catalogue import forms
from app.saving import safe_name
from ui.printing.pages_preview import PagesPreview
from ui.printing.typesetting import Written

if TYPE_CHECKING:
    from typing import BinaryIO

    from PySide6.QtWidgets import QWidget

    from app.counting.results import Counted
    from app.ledger.forms import Form
    from app.office import Office
    from app.progress import Progress
    from ui.page import Workplace
    from ui.printing.typesetting import Writer


def _form(office: Office, counted: Counted) -> Form:
    """The form that the office has of a statistic; the usual one where it has none."""
    offered = (one.form for one in forms(office).of(counted.ledger))
    name = counted.count.name
    own = (one for one in offered if one.layout == "counts" and one.count == name)
    return next(own, None) or form_of(office.registry[counted.ledger], counted.count)


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
        self._form = _form(place.office, counted)
        self.set_type()

    def writer(self) -> Writer:
        """What typesets the report."""
        office, counted, form = self.place.office, self._counted, self._form

        def write(out: BinaryIO, progress: Progress) -> Written:
            from app.paper import writing  # noqa: PLC0415 heavy

            done = writing.write(laid_out(office, counted, form), out, progress=progress)
            rows = sum(len(one.rows) for one in counted.tables())
            return Written(rows, done.missing)

        return write

    def title(self) -> str:
        """The form's."""
        return self._form.title

    def file_name(self) -> str:
        """The office's and the form's, with the day."""
        office = self.place.office
        return f"{safe_name(f'{office.name}{self.title()}')}{office.today()}.pdf"

    def disclose(self) -> None:
        """Note that numbers have left the program."""
        self.place.office.disclose("print", self._counted.ledger, 0, "")
