"""Putting a record's values into the fields of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.amendments import amendments
from app.ledger.fields import Link, People
from app.views import View
from ui.ledger.editors.derived import DerivedEditor
from ui.widgets.moments import shown_stamp

if TYPE_CHECKING:
    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.office import Office
    from ui.ledger.editors import Editor
    from ui.ledger.form.body import FormBody


def fill(body: FormBody, office: Office, declared: type[Ledger], record: Record | None) -> None:
    """Show a record in all fields; None empties them."""
    with office.snapshot() as now:
        view = View(office, now, declared)
        for editor in body.editors:
            if isinstance(editor, DerivedEditor):
                editor.show_text(view.text(editor.field, record) if record else "")
            else:
                value = record.values[editor.field.name] if record else None
                editor.show_value(value, now.lookup)
    body.show_rare()


def refill(
    body: FormBody, office: Office, declared: type[Ledger], before: Record, record: Record
) -> None:
    """Show newer values where nobody has typed; a field that is the same is not touched."""
    with office.snapshot() as now:
        view = View(office, now, declared)
        for editor in body.editors:
            if isinstance(editor, DerivedEditor):
                editor.show_text(view.text(editor.field, record))
            elif _is_outdated(editor, before, record):
                editor.show_value(record.values[editor.field.name], now.lookup)
    body.show_rare()


def _is_outdated(editor: Editor, before: Record, record: Record) -> bool:
    if editor.is_changed:
        return False
    name = editor.field.name
    if before.values[name] != record.values[name]:
        return True
    # the record that it points to may have another name now
    return isinstance(editor.field, (Link, People)) and not editor.has_cursor


def amended_texts(office: Office, declared: type[Ledger], record: Record | None) -> dict[str, str]:
    """Field → what stood there before the record was closed, and who changed it."""
    if record is None or not record.amended:
        return {}
    said = QCoreApplication.translate("filling", "原来是“{before}”，{who} {when}更正")
    empty = QCoreApplication.translate("filling", "空")
    return {
        name: said.format(
            before=one.original or empty,
            who=one.person or one.office,
            when=shown_stamp(one.stamp),
        )
        for name, one in amendments(office, declared.__tablename__, record).items()
    }


def title_of(office: Office, declared: type[Ledger], record: Record) -> str:
    """What names a record."""
    naming = office.registry.naming_field(declared.__tablename__)
    with office.snapshot() as now:
        return View(office, now, declared).text(naming, record)
