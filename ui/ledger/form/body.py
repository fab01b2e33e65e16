"""The form's fields in their sections, in one column or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.language import translate
from ui.appearance import Space, look
from ui.ledger.editors import editor_for
from ui.ledger.form.field_row import FieldRow
from ui.widgets.pieces import words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from ui.ledger.editors import Editor, Ground
    from ui.ledger.form.candidates import Candidate
    from ui.ledger.form.judging import Judgement

USUAL_LABEL = 8
"""Characters; hardly any field has a longer name."""
TWO_COLUMNS = 62
"""From this width on there are two columns; in Chinese characters."""


class FormBody(QScrollArea):
    """All fields of a record.

    Args:
        declared: the ledger.
        ground: what its editors stand on.
        without: fields that are not shown.

    Signals:
        edited: something was typed.
        taken: a value was taken out of those that were offered, its `Candidate`.
    """

    edited = Signal()
    taken = Signal(object)

    def __init__(
        self, declared: type[Ledger], ground: Ground, without: Collection[str] = ()
    ) -> None:
        super().__init__()
        self.rows: dict[str, FieldRow] = {}
        self._grids: list[tuple[QGridLayout, list[FieldRow]]] = []
        self._columns = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        look(inside, "scrolled")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.LARGE)
        for heading, fields in _sections(declared, without):
            layout.addLayout(self._section(heading, fields, ground))
        layout.addStretch(1)
        self.setWidget(inside)

    # ---- reading and showing
    @property
    def editors(self) -> Sequence[Editor]:
        """All editors, in order."""
        return [one.editor for one in self.rows.values()]

    def changed(self) -> dict[str, str]:
        """What was typed in the fields that say something else than before."""
        return {one.field.name: one.raw() for one in self.editors if one.is_changed}

    def finish_typing(self) -> None:
        """Take in what is half typed anywhere."""
        for one in self.editors:
            one.finish_typing()

    def show_judgement(self, judgement: Judgement) -> None:
        """Say of each field how it was understood and what is wrong."""
        for name, one in self.rows.items():
            one.show_judgement(judgement.understood.get(name, ""), judgement.problems.get(name, ()))

    def show_amendments(self, texts: Mapping[str, str]) -> None:
        """Say beside each field that was amended what stood there before."""
        for name, one in self.rows.items():
            one.show_amendment(texts.get(name, ""))

    def show_rare(self) -> None:
        """Show the fields for which nobody is asked only where something stands in them."""
        for one in self.rows.values():
            if one.editor.field.rare:
                one.setVisible(bool(one.editor.raw().strip()))

    def offer(self, name: str, question: str, candidates: Sequence[Candidate]) -> None:
        """Offer values for a field."""
        self.rows[name].offer(question, candidates)

    def withdraw(self) -> None:
        """Take all offers away."""
        for one in self.rows.values():
            one.offer("", ())

    def focus_on(self, name: str) -> None:
        """Put the cursor into a field."""
        self.rows[name].editor.go_in()
        self.ensureWidgetVisible(self.rows[name], 0, Space.SECTION)

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be typed in."""
        self.verticalScrollBar().setValue(0)
        first = next((name for name, one in self.rows.items() if one.editor.field.stored), None)
        if first:
            self.focus_on(first)

    def let_edit(self, may: bool) -> None:
        """Whether anything can be typed."""
        for one in self.editors:
            one.let_edit(may)

    # ---- laying out
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two columns where there is room for them."""
        super().resizeEvent(event)
        wide = self.viewport().width() >= TWO_COLUMNS * self.fontMetrics().horizontalAdvance("国")
        self._arrange(2 if wide else 1)

    def _section(self, heading: str, fields: Sequence[Field], ground: Ground) -> QVBoxLayout:
        label_width = self._label_width()
        rows = [self._row(one, ground, label_width) for one in fields]
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SECTION)
        grid.setVerticalSpacing(Space.MEDIUM)
        self._grids.append((grid, rows))
        layout = QVBoxLayout()
        layout.setSpacing(Space.MEDIUM)
        if heading:
            layout.addWidget(words(translate(heading), "title"))
        layout.addLayout(grid)
        return layout

    def _row(self, field: Field, ground: Ground, label_width: int) -> FieldRow:
        made = FieldRow(editor_for(field, ground), label_width)
        made.editor.edited.connect(self.edited)
        made.taken.connect(self.taken)
        self.rows[field.name] = made
        return made

    def _label_width(self) -> int:
        return USUAL_LABEL * self.fontMetrics().horizontalAdvance("国")

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for grid, rows in self._grids:
            _arrange(grid, rows, columns)


def _arrange(grid: QGridLayout, rows: Sequence[FieldRow], columns: int) -> None:
    for one in rows:
        # takeAt would leave an item behind that keeps Qt from noticing later changes of height
        grid.removeWidget(one)
    line, side = 0, 0
    for one in rows:
        wide = one.is_wide or columns == 1
        if wide and side:
            line, side = line + 1, 0
        grid.addWidget(one, line, side, 1, columns if wide else 1)
        side = 0 if wide else (side + 1) % columns
        line += 0 if side else 1
    for at in range(2):
        grid.setColumnStretch(at, 1 if at < columns else 0)


def _sections(declared: type[Ledger], without: Collection[str]) -> list[tuple[str, list[Field]]]:
    """The fields under their headings; those before the first heading have none."""
    found: list[tuple[str, list[Field]]] = []
    for one in declared.fields.values():
        if one.section or not found:
            found.append((one.section, []))
        if one.name not in without:
            found[-1][1].append(one)
    return [(heading, fields) for heading, fields in found if fields]
