"""A spreadsheet that was dropped on the window: to be imported, or to be filled in?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import Trouble
from app.ledger.questions import Question
from ui.jobs import Job, Lane
from ui.tell import choose

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.progress import Progress
    from ui.page import Workplace

BLANK = frozenset({".xlsx", ".xlsm"})
"""Files that may wait to be filled in."""
FILL, IMPORT = range(2)
"""What can be wanted, in the order of the buttons."""


class DroppedSheet(QObject):
    """Looks whether a spreadsheet has rows; asks what is wanted where it has none.

    Args:
        place: the window's.
        ledger: the one that is shown.
        path: the file.
        parent: the window.
    """

    def __init__(self, place: Workplace, ledger: str, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._place, self._ledger, self._path = place, ledger, path
        self._window = parent

    def open(self) -> None:
        """Open what is wanted."""
        if self._path.suffix.lower() not in BLANK:
            self._ask(False)
            return
        office, path = self._place.office, self._path
        declared = office.registry[self._ledger]

        def look(progress: Progress) -> bool:
            from app.filling.layouts import is_blank  # noqa: PLC0415 heavy, and seldom wanted
            from app.filling.template import open_template  # noqa: PLC0415 as above

            try:
                return is_blank(office, open_template(path, progress), declared)
            except Trouble:
                # the import says what is the matter
                return False

        title = self.tr("正在看“{file}”").format(file=path.name)
        self._place.jobs.run(Job(title, look, self._ask, owner=self, lane=Lane.OUTSIDE))

    def _ask(self, is_blank: bool) -> None:
        wanted: int | None = IMPORT
        if is_blank:
            wanted = choose(
                self._window,
                self.tr("“{file}”是一张空表").format(file=self._path.name),
                self.tr("要把台账里的内容填进去，还是当作表格导入？"),
                (self.tr("填这张表"), self.tr("导入")),
            )
        if wanted == FILL:
            fill_in(self._place, self._ledger, self._path, self._window)
        elif wanted == IMPORT:
            self._place.import_file(self._ledger, self._path)
        self.deleteLater()


def fill_in(place: Workplace, ledger: str, path: Path, parent: QWidget) -> None:
    """Fill a file with the records of a ledger."""
    from ui.filling.opening import Wish  # noqa: PLC0415 heavy, and seldom wanted
    from ui.filling.wizard import FillWizard  # noqa: PLC0415 as above

    FillWizard(place, Wish(Question(ledger)), path, parent).open()
