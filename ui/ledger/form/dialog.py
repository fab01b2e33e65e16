"""The same form in a dialog: for records that belong to the one that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.language import translate
from ui.ledger.editors import Ground
from ui.ledger.form.body import FormBody
from ui.ledger.form.editing import Editing
from ui.ledger.form.panel import FormPanel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QWidget

    from ui.page import Workplace

WIDTH, HEIGHT = 36, 24
"""Of the dialog, in Chinese characters and lines."""


class FormDialog(QDialog):
    """Edits one record, or adds one after another.

    Args:
        place: the window's.
        ledger: whose record.
        preset: what every new record has, by field; these fields are not shown.
        parent: the window.
    """

    def __init__(
        self, place: Workplace, ledger: str, preset: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        declared = place.office.registry[ledger]
        self.setWindowTitle(translate(declared.sheet.title))
        self.body = FormBody(declared, Ground(place, ledger), tuple(preset))
        self.panel = FormPanel(self.body)
        self.editing = Editing(place, ledger, self.panel, preset)
        self.panel.stand_alone()
        self.panel.close_button.clicked.connect(self.reject)
        self.panel.save.clicked.connect(self._finish)
        self.editing.closed.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        metrics, room = self.fontMetrics(), self.screen().availableGeometry()
        self.resize(
            min(WIDTH * metrics.horizontalAdvance("国"), room.width()),
            min(HEIGHT * metrics.lineSpacing(), room.height()),
        )

    def add(self) -> None:
        """Add records."""
        self.open()
        self.editing.begin()

    def edit(self, uid: bytes) -> None:
        """Edit a record."""
        if self.editing.open(uid):
            self.open()
            self.body.focus_first()

    def reject(self) -> None:
        """Close, after asking where something is not saved."""
        if self.editing.may_leave():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The same for the window's own cross."""
        event.ignore()
        self.reject()

    def _finish(self) -> None:
        if not self.editing.is_dirty:
            self.accept()
