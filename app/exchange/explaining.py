"""A plan in words: what would become of each row, and what is to be said, alike with alike."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING

from app.language import translate
from app.values.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.exchange.plan import Action, Plan, PlannedRow, RowProblem
    from app.ledger.fields import Field
    from app.ledger.row_reading import Problem, Severity
    from app.office import Office, Snapshot
    from db.shape import Value

ANYTHING = "…"
"""Stands for what differs between sentences that say the same."""

_BADNESS: tuple[Severity, ...] = ("refused", "error", "warning")


@dataclass(frozen=True)
class ShownChange:
    """What would become of one field, as people read it; numbers are masked.

    Attributes:
        label: what people call the field.
        before: what stands there now.
        after: what would; empty: it is emptied.
        name: the field.
    """

    label: str
    before: str
    after: str
    name: str = ""


@dataclass(frozen=True)
class ShownRow:
    """What would become of one row, as people read it.

    Attributes:
        number: the row's number as the clerk sees it.
        action: see `app.exchange.plan.Action`.
        title: what names the record; empty where the row does not say.
        changes: field by field.
        problems: what is to be said.
    """

    number: int
    action: Action
    title: str
    changes: tuple[ShownChange, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class ProblemGroup:
    """Problems that say the same of one column.

    Attributes:
        label: the column; empty: rows as such.
        sentence: what they say; what differs between them is left open with ``…``.
        level: how bad it is.
        problems: all of them, in order of rows.
    """

    label: str
    sentence: str
    level: Severity
    problems: tuple[RowProblem, ...]


class PlanReader:
    """Puts rows of a plan into words, a few at a time.

    Args:
        office: ours.
        plan: what would be done.
    """

    def __init__(self, office: Office, plan: Plan) -> None:
        self._office = office
        self._declared = office.registry[plan.ledger]
        self._naming = office.registry.naming_field(plan.ledger)
        fields = plan.mapping.fields
        self._column = fields.index(self._naming.name) if self._naming.name in fields else None

    def read(self, rows: Sequence[PlannedRow]) -> list[ShownRow]:
        """These rows in words."""
        with self._office.snapshot() as now:
            return [self._row(one, now) for one in rows]

    def _row(self, row: PlannedRow, now: Snapshot) -> ShownRow:
        name = row.values.get(self._naming.name)
        if name is None and row.record:
            name = row.record.values[self._naming.name]
        title = self._naming.show(name, now.lookup)
        return ShownRow(
            number=row.number,
            action=row.action,
            title=title or self._written(row),
            changes=tuple(self._changes(row, now)),
            problems=row.problems,
        )

    def _written(self, row: PlannedRow) -> str:
        """What stands in the file where the name should be; it could not be read."""
        return "" if self._column is None else text_of(row.cells[self._column])

    def _changes(self, row: PlannedRow, now: Snapshot) -> Iterator[ShownChange]:
        for change in row.changes:
            field = self._declared.fields[change.field]
            before, after = (_shown(field, one, now) for one in (change.before, change.after))
            yield ShownChange(translate(field.label), before, after, field.name)
        for name, names in row.names.items():
            if names:
                label = translate(self._declared.fields[name].label)
                yield ShownChange(label, "", "、".join(names), name)


def _shown(field: Field, value: Value, now: Snapshot) -> str:
    shown = field.show(value, now.lookup)
    return field.mask(shown) if field.masked else shown


def grouped(problems: Sequence[RowProblem]) -> list[ProblemGroup]:
    """The problems of a plan, alike with alike; the worst first, then the most frequent."""
    found: dict[tuple[str, str, Severity], list[RowProblem]] = defaultdict(list)
    for one in problems:
        said = one.problem
        found[said.label, said.message.template, said.level].append(one)
    groups = [
        ProblemGroup(translate(label), _common_sentence(alike), level, tuple(alike))
        for (label, _template, level), alike in found.items()
    ]
    return sorted(groups, key=lambda one: (_BADNESS.index(one.level), -len(one.problems)))


def _common_sentence(alike: Sequence[RowProblem]) -> str:
    sentences = {str(one.problem.message) for one in alike}
    if len(sentences) == 1:
        return sentences.pop()
    template = translate(alike[0].problem.message.template)
    parts = Formatter().parse(template)
    return "".join(text + (ANYTHING if name is not None else "") for text, name, *_ in parts)
