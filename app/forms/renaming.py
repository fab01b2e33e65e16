"""Forms that name fields as they were called before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.ledger.forms import BRACES

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from app.ledger.base import Ledger
    from app.ledger.forms import Form


def with_current_names(form: Form, declared: type[Ledger]) -> Form:
    """The form with today's names of fields that were called otherwise when it was made."""
    now = {
        old: one.name
        for one in declared.fields.values()
        for old in one.renamed_from
        if old not in declared.fields
    }
    return renamed(form, now) if now else form


def renamed(form: Form, now: Mapping[str, str]) -> Form:
    """The form with other names of fields.

    Args:
        form: any.
        now: name in the form → name that takes its place.
    """

    def name(old: str) -> str:
        bare = old.removeprefix("-")
        return old[: len(old) - len(bare)] + now.get(bare, bare)

    def brace(found: re.Match[str]) -> str:
        return f"{{{now.get(found.group(1), found.group(1))}}}"

    def words(text: str) -> str:
        return BRACES.sub(brace, text)

    return replace(
        form,
        heading=words(form.heading),
        columns=tuple(replace(one, field=name(one.field)) for one in form.columns),
        order=tuple(map(name, form.order)),
        group=name(form.group),
        total=words(form.total),
        totals=tuple(map(name, form.totals)),
        facts=tuple(tuple(map(words, line)) for line in form.facts),
        notes=tuple(map(words, form.notes)),
        boxes=tuple(
            tuple(
                replace(
                    one, words=words(one.words), field=name(one.field), only_if=name(one.only_if)
                )
                for one in row
            )
            for row in form.boxes
        ),
        lines=tuple(replace(one, words=words(one.words)) for one in form.lines),
        dated=name(form.dated),
    )
