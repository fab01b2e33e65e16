"""Reading a whole row: what somebody typed or a spreadsheet holds, field by field."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from app.errors import Unreadable
from app.language import Message, say, translate
from app.ledger.fields import Children, Field
from app.values.names import split_names
from app.values.reading import is_blank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ledger.base import Ledger
    from app.ledger.fields import Around
    from app.values.reading import Raw
    from db.shape import Value

MOST_KNOWN = 4_000
"""So many cells of a field are remembered; names and numbers hardly repeat, and would fill the
memory."""

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
        if not self.label:
            return str(self.message)
        return say("{label}：{message}", label=translate(self.label), message=self.message)


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


class RowReader:
    """Reads rows of one ledger, and remembers what cells meant: most columns repeat themselves.

    Args:
        ledger: the ledger.
        around: code tables and names, all of one moment.
    """

    def __init__(self, ledger: type[Ledger], around: Around) -> None:
        self._around = around
        self._fields = {name: _FieldReader(one, around) for name, one in ledger.fields.items()}

    def read(self, raws: Mapping[str, Raw]) -> RowRead:
        """Read the fields that a row names.

        What one cell says of other fields (等3人) counts where these have nothing of their own.
        """
        row = RowRead()
        asides: dict[str, Raw] = {}
        for name, raw in raws.items():
            one = self._fields[name]
            one.read(raw, row)
            if one.has_asides:
                asides.update(one.field.aside(raw, self._around))
        for name, raw in asides.items():
            if is_blank(raws.get(name)):
                self._fields[name].read(raw, row)
        return row


class _FieldReader:
    """Reads the cells of one field.

    Args:
        field: the field.
        around: as for the whole row.

    Attributes:
        field: the field.
        has_asides: whether its cells may say something of other fields.
    """

    def __init__(self, field: Field, around: Around) -> None:
        self.field = field
        self.has_asides = field.stored and type(field).aside is not Field.aside
        self._around = around
        self._known: dict[str | None, _Cell] = {}

    def read(self, raw: Raw, row: RowRead) -> None:
        """Read a cell into a row."""
        # 1 and True and 1.0 are one key of a dictionary, and different cells
        cell = self._known.get(raw) if type(raw) is str or raw is None else None
        if cell is None:
            if isinstance(self.field, Children):
                _read_names(self.field, raw, row)
                return
            if not self.field.stored:
                return
            cell = self._cell(raw)
        if cell.is_read:
            row.values[self.field.name] = cell.value
        if cell.problems:
            row.problems += cell.problems

    def _cell(self, raw: Raw) -> _Cell:
        one = self.field
        try:
            reading = one.read(raw, self._around)
        except Unreadable as error:
            problem = Problem(one.name, one.label, error.message, "error")
            cell = _Cell(None, (problem,), is_read=False)
        else:
            notes = (Problem(one.name, one.label, note, "warning") for note in reading.notes)
            cell = _Cell(reading.value, tuple(notes), is_read=True)
        if (isinstance(raw, str) or raw is None) and len(self._known) < MOST_KNOWN:
            self._known[raw] = cell
        return cell


class _Cell(NamedTuple):
    """What a cell was understood to say."""

    value: Value
    problems: tuple[Problem, ...]
    is_read: bool


def _read_names(one: Children, raw: Raw, row: RowRead) -> None:
    try:
        listed = split_names(raw, repeats=True)
    except Unreadable as error:
        row.problems.append(Problem(one.name, one.label, error.message, "error"))
        return
    row.names[one.name] = listed.value.names if listed.value else ()
    row.problems += [Problem(one.name, one.label, note, "warning") for note in listed.notes]


def read_row(ledger: type[Ledger], raws: Mapping[str, Raw], around: Around) -> RowRead:
    """Read one row."""
    return RowReader(ledger, around).read(raws)


@cache
def _required(ledger: type[Ledger]) -> tuple[Field, ...]:
    return tuple(one for one in ledger.fields.values() if one.required and one.stored)


def check_values(ledger: type[Ledger], values: Mapping[str, Value]) -> list[Problem]:
    """What the ledger's rules say of a whole record: required fields first, then its own."""
    found = [
        Problem(one.name, one.label, Message("必须填写"), "refused")
        for one in _required(ledger)
        if values.get(one.name) is None
    ]
    # the rules ask for attributes; an instance of the mapped class would cost ten times as much
    record = SimpleNamespace(**dict.fromkeys(ledger.fields))
    vars(record).update(values)
    for finding in ledger.check(cast("Ledger", record)):
        level: Severity = "refused" if finding.refuses else "warning"
        label = ledger.fields[finding.field].label if finding.field else ""
        found.append(Problem(finding.field, label, finding.message, level))
    return found
