"""The editor for the boundary markers that a patrol passed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from app.errors import Unreadable
from app.language import translate
from app.ledger.fields import Markers
from app.values.markers import CONDITIONS, Marker, read_markers, show_markers
from ui.appearance import Space
from ui.ledger.editors.base import Editor, Ground, editor_for
from ui.widgets.chip import Chip
from ui.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from app.ledger.fields import Around
    from app.ledger.fields.base import Value

MOST_CHIPS = 40
"""More markers than these get no chips; their conditions are written in the line."""
WHOLE = ("", CONDITIONS[0])
"""Conditions with which nothing is to be done."""


class MarkersEditor(Editor):
    """Markers in one line as people write them, and below a chip for each to note its condition."""

    def __init__(self, field: Markers, ground: Ground) -> None:
        super().__init__(field, ground)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("如 1231-1234、1236（褪色）"))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, Space.TIGHT)
        self._drawn: tuple[Marker, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(self.line)
        layout.addWidget(self._chips)
        self.line.textEdited.connect(self._typed)
        self._serve(self.line)
        self._draw(())

    def fill(self, value: Value, around: Around) -> None:
        """Show a stored value."""
        self.line.setText(self.field.show(value, around))
        self._draw(_markers_in(self.line.text()))

    def raw(self) -> str:
        """The line."""
        return self.line.text()

    def framed(self) -> list[QWidget]:
        """The line."""
        return [self.line]

    def _typed(self, text: str) -> None:
        self._draw(_markers_in(text))
        self.edited.emit()

    def _draw(self, markers: tuple[Marker, ...]) -> None:
        shown = markers if len(markers) <= MOST_CHIPS else ()
        self._chips.setVisible(bool(shown))
        if shown == self._drawn:
            return
        self._drawn = shown
        self._flow.clear()
        for one in shown:
            self._flow.addWidget(self._chip(one))
        self.updateGeometry()

    def _chip(self, marker: Marker) -> Chip:
        text = f"{marker.number} {translate(marker.condition)}".strip()
        made = Chip(text, "info" if marker.condition in WHOLE else "warning", removable=False)
        made.words.setToolTip(self.tr("点一下，写明界碑的情况"))
        made.pressed.connect(lambda: self._ask_condition(marker, made))
        return made

    def _ask_condition(self, marker: Marker, chip: Chip) -> None:
        menu = QMenu(self)
        for one in CONDITIONS:
            menu.addAction(translate(one)).triggered.connect(partial(self.note, marker.number, one))
        menu.addSeparator()
        menu.addAction(self.tr("不写")).triggered.connect(partial(self.note, marker.number, ""))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def note(self, number: str, condition: str, _checked: bool = False) -> None:
        """Note the condition of one marker."""
        markers = _markers_in(self.line.text())
        noted = tuple(
            replace(one, condition=condition) if one.number == number else one for one in markers
        )
        self.line.setText(show_markers(noted))
        self._typed(self.line.text())


def _markers_in(text: str) -> tuple[Marker, ...]:
    """The markers of a line; none while it cannot be read."""
    try:
        return read_markers(text).value or ()
    except Unreadable:
        return ()


@editor_for.register(Markers)
def _markers(field: Markers, ground: Ground) -> Editor:
    return MarkersEditor(field, ground)
