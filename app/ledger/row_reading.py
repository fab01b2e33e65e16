"""Reading a whole row: what somebody typed or a spreadsheet holds, field by field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from app.errors import Unreadable
from app.language import Message
from app.ledger.fields import Children
from app.values.names import split_names
from app.values.reading import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ledger.base import Ledger
    from app.ledger.fields import Around, Field
    from app.values.reading import Raw
    from db.shape import Value

Severity = Literal["error", "warning", "refused"]


@dataclass(frozen=True)
class Problem:
    """What is to be said of one field of a row.

    Attributes:
        field: its name; empty: the row itself.
        label: what people call it.
        message: one sentence.
        level: ``error`` the value could not be read, and was left out; ``warning`` it was read,
            but look at it; ``refused`` the row cannot be taken so.
    """

    field: str
    label: str
    message: Message
    level: Severity

    def __str__(self) -> str:
        return f"{self.label}：{self.message}" if self.label else str(self.message)


@dataclass
class RowRead:
    """What a row was understood to say.

    Attributes:
        values: stored values of the fields that it names; None where a cell says nothing.
        names: field → names of the records that belong to this one.
        problems: what is to be said.
    """

    values: dict[str, Value] = field(default_factory=dict[str, "Value"])
    names: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    problems: list[Problem] = field(default_factory=list[Problem])

    def worst(self, *levels: Severity) -> list[Problem]:
        """The problems of these levels."""
        return [one for one in self.problems if one.level in levels]


def read_row(ledger: type[Ledger], raws: Mapping[str, Raw], around: Around) -> RowRead:
    """Read the fields that a row names.

    What one cell says of other fields (等3人) counts where these have nothing of their own.
    """
    row = RowRead()
    asides: dict[str, Raw] = {}
    for name, raw in raws.items():
        one = ledger.fields[name]
        _read(one, raw, around, row)
        if one.stored:
            asides.update(one.aside(raw, around))
    for name, raw in asides.items():
        if is_blank(raws.get(name)):
            _read(ledger.fields[name], raw, around, row)
    return row


def _read(one: Field, raw: Raw, around: Around, row: RowRead) -> None:
    try:
        if isinstance(one, Children):
            listed = split_names(raw, repeats=True)
            row.names[one.name] = listed.value.names if listed.value else ()
            notes = listed.notes
        elif one.stored:
            reading = one.read(raw, around)
            row.values[one.name] = reading.value
            notes = reading.notes
        else:
            return
    except Unreadable as error:
        row.problems.append(Problem(one.name, one.label, error.message, "error"))
        return
    row.problems += [Problem(one.name, one.label, note, "warning") for note in notes]


def check_values(ledger: type[Ledger], values: Mapping[str, Value]) -> list[Problem]:
    """What the ledger's rules say of a whole record: required fields first, then its own."""
    found = [
        Problem(one.name, one.label, Message("必须填写"), "refused")
        for one in ledger.fields.values()
        if one.required and one.stored and values.get(one.name) is None
    ]
    stored = {name: value for name, value in values.items() if ledger.fields[name].stored}
    for finding in ledger(**stored).check():
        level: Severity = "refused" if finding.refuses else "warning"
        label = ledger.fields[finding.field].label if finding.field else ""
        found.append(Problem(finding.field, label, finding.message, level))
    return found
