"""From a form to what paper takes: a list, sheets, labels, running text, a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.forms.listing import filled_notes, roster
from app.forms.sheets import sheets
from app.forms.words import labels, prose

if TYPE_CHECKING:
    from app.forms.context import Context
    from app.ledger.questions import Question
    from app.paper.printable import Printable


def printable(context: Context, question: Question) -> Printable:
    """What is printed of a form.

    Args:
        context: the form and its records.
        question: which records they are; a report counts them itself.
    """
    match context.form.layout:
        case "list":
            return roster(context)
        case "sheet":
            return sheets(context)
        case "labels":
            return labels(context)
        case "prose":
            return prose(context)
        case "counts":
            from app.counting.printing import report  # noqa: PLC0415 most forms count nothing

            form = replace(context.form, notes=tuple(filled_notes(context)))
            made = report(context.office, context.now, context.declared, form, question=question)
            return replace(made, title=context.heading) if form.heading else made
