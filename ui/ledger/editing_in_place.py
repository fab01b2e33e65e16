"""Editing one cell of the table where it stands: F2, Enter saves and goes down, Esc takes back.

Only where that is safe. A number of a person stands masked in the table and stays so; links,
people and markers are chosen among suggestions and shown as chips, several lines and files need
room, and a field that waits in review is decided beside both values: all of these open the form
with the cursor in the field.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect, Signal

from app.desk import Outdated, Refused
from app.errors import Trouble
from app.language import translate
from app.ledger.fields import (
    Choice,
    Code,
    Day,
    Field,
    Flag,
    Marker,
    Money,
    Number,
    PersonName,
    Text,
    Time,
)
from app.whose import foreign
from ui.ledger.cell_pane import CellPane
from ui.ledger.editors import Ground, editor_for
from ui.ledger.form.filling import title_of
from ui.ledger.form.versions import NEWER, two_sides
from ui.ledger.model import FIRST, LedgerModel
from ui.tell import tell
from ui.widgets.keys import on_keys

if TYPE_CHECKING:
    from app.desk import Opened, Saved
    from ui.ledger.form.candidates import Candidate
    from ui.ledger.listing import Listing
    from ui.ledger.reading import Row
    from ui.page import Workplace


@singledispatch
def _is_safe(_field: Field) -> bool:
    return False


@_is_safe.register(Choice)
@_is_safe.register(Code)
@_is_safe.register(Day)
@_is_safe.register(Flag)
@_is_safe.register(Marker)
@_is_safe.register(Money)
@_is_safe.register(Number)
@_is_safe.register(PersonName)
@_is_safe.register(Time)
def _is_short(_field: Field) -> bool:
    return True


@_is_safe.register(Text)
def _is_one_line(field: Text) -> bool:
    return field.lines == 1


def fits_in_cell(field: Field) -> bool:
    """Whether a field is edited in its cell; the others are in the form."""
    return field.stored and field.typed and not field.masked and _is_safe(field)


class EditingInPlace(QObject):
    """Edits cells of one table, one at a time.

    Args:
        place: the window's.
        listing: the table.

    Signals:
        form_wanted: a field is to be edited in the form: the record's id, the field's name.
    """

    form_wanted = Signal(bytes, str)

    def __init__(self, place: Workplace, listing: Listing) -> None:
        super().__init__(listing)
        self._place = place
        self._ledger = listing.question.ledger
        self._declared = place.office.registry[self._ledger]
        self._table = listing.table
        self.pane: CellPane | None = None
        self._opened: Opened | None = None
        self._place_of = -1
        on_keys("F2", self._table, self.begin, only_itself=True)
        model, header = self._model, self._table.horizontalHeader()
        for told in (
            model.dataChanged,
            model.modelReset,
            model.layoutChanged,
            model.rowsInserted,
            model.rowsRemoved,
            self._table.verticalScrollBar().valueChanged,
            self._table.horizontalScrollBar().valueChanged,
            header.sectionResized,
        ):
            told.connect(self._follow)
        self._table.viewport().installEventFilter(self)

    @property
    def _model(self) -> LedgerModel:
        model = self._table.model()
        assert isinstance(model, LedgerModel)
        return model

    @property
    def _field(self) -> Field:
        assert self.pane is not None
        return self.pane.editor.field

    def current_field(self) -> str:
        """The name of the field in whose column the current cell is."""
        return self._model.fields[max(self._table.currentIndex().column(), FIRST) - FIRST].name

    # ---- beginning
    def begin(self) -> None:
        """Edit the current cell, here or in the form."""
        index = self._table.currentIndex()
        if not index.isValid() or not self.finish():
            return
        row = self._model.row_at(index.row())
        if row is None:
            return
        field = self._model.fields[max(index.column(), FIRST) - FIRST]
        if fits_in_cell(field) and not row.contested & {field.name, ""}:
            self._open(row.uid, field, index.row())
        else:
            self.form_wanted.emit(row.uid, field.name)

    def _open(self, uid: bytes, field: Field, at: int) -> None:
        try:
            opened = self._place.desk.open(self._ledger, uid)
        except Trouble as trouble:
            tell(self._table, trouble)
            return
        office, record = self._place.office, opened.record
        editor = editor_for(field, Ground(self._place, self._ledger))
        with office.snapshot() as now:
            editor.show_value(record.values[field.name], now.lookup)
            barred = foreign(office, now.connection, record.unit)
        title = title_of(office, self._declared, record)
        caption = self.tr("“{title}”的“{label}”").format(title=title, label=translate(field.label))
        pane = self.pane = CellPane(editor, caption, self._table.viewport())
        self._opened, self._place_of = opened, at
        pane.entered.connect(self._enter)
        pane.tabbed.connect(self._tab)
        pane.given_up.connect(self.close)
        pane.left.connect(self.finish)
        pane.taken.connect(self._take)
        editor.let_edit(barred is None)
        if barred:
            pane.say(str(barred), "warning")
        elif self._declared.sheet.closed and self._declared.sheet.closed.holds(record.values):
            pane.say(translate(self._declared.sheet.closed.notice), "warning")
        pane.show()
        self._follow()
        (pane if barred else editor).setFocus()
        if barred is None:
            editor.choose_all()

    # ---- where the cell stands
    def _follow(self) -> None:
        """Lie over the cell wherever it has got to: rows are sorted, read anew, scrolled."""
        if self.pane is not None:
            self.pane.lie_over(self._cell())

    def _cell(self) -> QRect | None:
        """The cell's place on the viewport; None where its row is not in view."""
        assert self._opened is not None
        names = [one.name for one in self._model.fields]
        row = self._row()
        if row is None or self._field.name not in names:
            return None
        at, _ = row
        self._place_of = at
        column = names.index(self._field.name) + FIRST
        return self._table.visualRect(self._model.index(at, column))

    def _row(self) -> tuple[int, Row] | None:
        """Where the record stands among the rows in view, and its row."""
        assert self._opened is not None
        for at in self._table.shown_rows():
            row = self._model.row_at(at) if at < self._model.rowCount() else None
            if row is not None and row.uid == self._opened.record.uid:
                return at, row
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The viewport has another size: so has the place of the cell."""
        if event.type() is QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    # ---- ending
    def close(self) -> None:
        """Take back what was typed."""
        pane, self.pane, self._opened = self.pane, None, None
        if pane is not None:
            pane.blockSignals(True)  # a hidden widget hands its focus on
            if pane.has_cursor:
                self._table.setFocus()
            pane.hide()
            pane.deleteLater()

    def finish(self) -> bool:
        """Save what was typed, if anything was; False: it cannot be, and stays where it is."""
        if self.pane is None or self._opened is None:
            return True
        if not self.pane.editor.is_changed or not self.pane.editor.isEnabled():
            self.close()
            return True
        return self._save()

    def _enter(self, backwards: bool) -> None:
        self._save_and_go(-1 if backwards else 1, 0)

    def _tab(self, backwards: bool) -> None:
        self._save_and_go(0, -1 if backwards else 1)

    def _save_and_go(self, down: int, right: int) -> None:
        if not self.finish():
            return
        self._table.setFocus()
        column, at = self._table.currentIndex().column(), self._place_of
        if down and 0 <= at + down < self._model.rowCount():
            self._table.go_to(at + down)
            return
        column = max(column, FIRST) + right
        while FIRST <= column < self._model.columnCount():
            if not self._table.isColumnHidden(column):
                index = self._model.index(at, column)
                stay = QItemSelectionModel.SelectionFlag.NoUpdate
                self._table.selectionModel().setCurrentIndex(index, stay)
                self._table.scrollTo(index)
                return
            column += right

    def _save(self, *, anyway: bool = False) -> bool:
        pane, opened = self.pane, self._opened
        assert pane is not None
        assert opened is not None
        pane.editor.finish_typing()
        raw, name = pane.editor.raw(), self._field.name
        uid = opened.record.uid
        try:
            saved = self._place.desk.change(self._ledger, uid, {name: raw}, opened, anyway=anyway)
        except Refused as refused:
            pane.say("；".join(_said(refused, name)))
        except Outdated:
            self._offer_both(raw)
        except Trouble as trouble:
            pane.say(str(trouble))
        else:
            self._show_saved(saved)
            return True
        return False

    def _show_saved(self, saved: Saved) -> None:
        """The row says the new value at once; the others of its cells follow with the reading."""
        assert self._opened is not None
        caption, field, row = self.pane.accessibleName() if self.pane else "", self._field, None
        found = self._row()
        if found is not None:
            row = found[1]
        self.close()
        office = self._place.office
        with office.snapshot() as now:
            record = now.asking.one(self._ledger, saved.uid)
            text = field.show(record.values[field.name], now.lookup) if record else ""
        if row is not None and isinstance(row.cells, dict):
            row.cells[field.name] = text
            self._table.viewport().update()
        if not saved.changed:
            return
        warned = [one for one in saved.warnings if one.field == field.name] or saved.warnings
        told = self.tr("已保存{caption}，按 Ctrl+Z 可以撤销").format(caption=caption)
        if warned:
            told = self.tr("已保存{caption}，请核对：{warning}").format(
                caption=caption, warning=warned[0].message
            )
        self._place.say(told)

    # ---- what others wrote meanwhile
    def _offer_both(self, raw: str) -> None:
        assert self.pane is not None
        assert self._opened is not None
        name = self._field.name
        newest = self._place.desk.open(self._ledger, self._opened.record.uid)
        offers = two_sides(self._place.office, newest, name, raw)
        self.pane.say("")
        self.pane.offer(self.tr("打开以后，别处写了新的内容，请选一个"), offers)

    def _take(self, candidate: Candidate) -> None:
        if candidate.key == NEWER:
            self.close()
        else:
            self._save(anyway=True)


def _said(refused: Refused, name: str) -> list[str]:
    """What is wrong, with the field's name only where it is another one's."""
    return [str(one.message) if one.field == name else str(one) for one in refused.problems]
