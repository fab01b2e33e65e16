"""Filters as they are written on the command line.

``FIELD=VALUE`` the value; of a day the whole day, month or year, of people and markers one of
them, with nothing behind it an empty field. ``FIELD=A|B`` one of several codes, records, people or
markers. ``FIELD=A..B`` from the one to the other, either of which may be left out; so do
``FIELD>=A`` and ``FIELD<=B``. ``FIELD=@本月`` a period that is counted from today (今天, 本周,
上月, 本季度, 去年, 最近30天, 未来7天, 2年以前), ``FIELD=@每年3月`` and ``FIELD=@每年本月`` a month
of whatever year. ``FIELD~TEXT`` contains, ``FIELD^=TEXT`` begins so, ``FIELD$=TEXT`` ends so,
``FIELD:NOTE`` a marker that was noted so (褪色). ``!`` before the sign turns it round:
``FIELD!=VALUE``, ``FIELD!~TEXT``; ``FIELD!=`` is a field that is filled.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import Trouble, Unreadable, WrongUse
from app.language import translate
from app.ledger.fields import (
    Choice,
    Code,
    Day,
    Flag,
    Link,
    Marker,
    Markers,
    Operator,
    People,
    Years,
)
from app.ledger.fields.links import linked
from app.ledger.fields.markers import markers_of
from app.ledger.questions import Condition
from app.values.days import read_partial_day
from app.values.markers import CONDITIONS, read_markers
from app.values.periods import NAMED, read_period

if TYPE_CHECKING:
    from app.ledger.fields import Around, Field
    from app.ledger.fields.base import Value

SIGNS = {
    "=": Operator.EQUALS, ">=": Operator.FROM, "<=": Operator.TO, "~": Operator.CONTAINS,
    "^=": Operator.BEGINS, "$=": Operator.ENDS, ":": Operator.NOTED,
}  # fmt: skip
_WRITTEN = re.compile(
    r"(?P<name>[^=<>~^$:!]+?)\s*(?P<not>!?)(?P<sign>>=|<=|\^=|\$=|[=~:])", re.DOTALL
)
_EACH_YEAR = re.compile(r"每年(?:(?P<month>1[0-2]|0?[1-9])月|(?P<said>.+))")


def parted(text: str) -> tuple[str, bool, str, str]:
    """The field, whether it is turned round, the sign, and the value of a filter.

    Raises:
        WrongUse: it has no sign.
    """
    match = _WRITTEN.match(text.strip())
    if match is None:
        raise WrongUse("“{text}”要写成“字段=内容”的样子", text=text)
    rest = text.strip()[match.end() :]
    return match["name"].strip(), bool(match["not"]), match["sign"], rest.strip()


def written(field: Field, sign: str, value: str, around: Around, *, is_not: bool) -> Condition:
    """The condition that a filter on a field says.

    Raises:
        Trouble: a value cannot be understood.
        WrongUse: this cannot be asked of the field.
    """
    try:
        operator, values = _asked(field, sign, value, around)
    except Unreadable as error:
        raise Trouble("{label}：{why}", label=translate(field.label), why=str(error)) from error
    if operator not in field.operators:
        raise WrongUse("“{label}”不能用“{sign}”筛选", label=translate(field.label), sign=sign)
    return Condition(field.name, operator, values, is_not)


def _asked(
    field: Field, sign: str, value: str, around: Around
) -> tuple[Operator, tuple[Value, ...]]:
    operator = SIGNS[sign]
    if operator in (Operator.FROM, Operator.TO):
        return operator, (_bound(field, value, around),)
    if operator is Operator.NOTED:
        if value not in CONDITIONS:
            raise Unreadable("“{text}”不是界碑情况，可选：完好、褪色、损坏、未到", text=value)
        return operator, (value,)
    if operator is not Operator.EQUALS:
        return operator, (value,)
    if not value:
        return Operator.EMPTY, ()
    if value.startswith("@") and isinstance(field, Day):
        return _period(value[1:])
    first, dots, last = value.partition("..")
    if dots and Operator.BETWEEN in field.operators:
        ends = (_bound(field, one, around) if one.strip() else None for one in (first, last))
        return Operator.BETWEEN, tuple(ends)
    return _same(field, value, around)


def _same(field: Field, value: str, around: Around) -> tuple[Operator, tuple[Value, ...]]:
    """The value itself, or one of several."""
    if isinstance(field, Markers):
        seen = markers_of(field.read(value.replace("|", "、"), around).value)
        one = Operator.CONTAINS if len(seen) == 1 else Operator.ANY_OF
        return one, tuple(marker.number for marker in seen)
    if isinstance(field, Marker):
        numbers = [one.number for one in read_markers(value.replace("|", "、")).value or ()]
        return (Operator.CONTAINS if len(numbers) == 1 else Operator.ONE_OF), tuple(numbers)
    if isinstance(field, People):
        parts = value.split("|")
        if len(parts) == 1 and linked(value) is None:
            return Operator.CONTAINS, (value,)
        return Operator.ANY_OF, tuple(_records(field, parts, around))
    if isinstance(field, Link):
        return Operator.ONE_OF, tuple(_records(field, value.split("|"), around))
    if isinstance(field, (Code, Choice, Flag)):
        read = (field.read(one, around).value for one in value.split("|"))
        return Operator.ONE_OF, tuple(read)
    if isinstance(field, Day):
        day = read_partial_day(value).value
        if day == "?":
            return Operator.EQUALS, (day,)
        return Operator.BETWEEN, (day, day)
    if isinstance(field, Years):
        years = _bound(field, value, around)
        return Operator.BETWEEN, (years, years)
    return Operator.EQUALS, (field.read(value, around).value,)


def _records(field: Link | People, names: list[str], around: Around) -> list[Value]:
    """The records that are named, and the names, which may have stayed text."""
    found: dict[Value, None] = {}
    for name in names:
        one = field.read(name, around).value if isinstance(field, Link) else name
        if isinstance(field, People) and linked(name) is None:
            uid = around.find(field.to, name).uid
            one = f"@{uid.hex()}" if uid else name
        found[one] = None
        if linked(one):
            found[field.show(one, around) if isinstance(field, Link) else name] = None
    return list(found)


def _bound(field: Field, value: str, around: Around) -> Value:
    """One end of a range; of days as far as it is written."""
    if isinstance(field, Day):
        return read_partial_day(value).value
    if isinstance(field, Markers):
        seen = markers_of(field.read(value, around).value)
        return seen[0].number if seen else None
    return field.read(value, around).value


def _period(said: str) -> tuple[Operator, tuple[Value, ...]]:
    each_year = _EACH_YEAR.fullmatch(said.strip())
    if each_year and each_year["month"]:
        return Operator.EACH_YEAR, (f"{int(each_year['month']):02d}",)
    period = read_period(each_year["said"] if each_year else said)
    if period is None or (each_year and (period not in NAMED or "month" not in period)):
        raise Unreadable(
            "“{text}”不是期间，请写成 本月、上季度、最近30天、2年以前、每年3月 的样子", text=said
        )
    return (Operator.EACH_YEAR if each_year else Operator.DURING), (period,)
