"""How wide the columns are and how large the type is, from what the first rows hold.

Columns of short entries get what they need; columns of running text share what is left, each by
how much it usually holds. The type is large unless small type saves many lines.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from app.paper.demands import demand_of
from app.paper.measures import BODY_SIZES, CELL_SIDE, COMFORTABLE, MILLIMETRE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.paper.demands import Demand
    from app.paper.pen import Pen
    from app.paper.roster import Column

UNWRITTEN = 3000.0
"""What a column without entries gets at least, to be written in by hand, in thousandths."""
STRETCH = 1.6
"""How far a column of short entries grows to fill the page."""
WORTH = 1.05
"""How many times more lines a larger type may cost."""
JUDGED = 200
"""How many rows are looked at to judge how many lines they take."""


class Room(NamedTuple):
    """How generous the columns are.

    Attributes:
        text: what a column of running text gets, in thousandths of the type size, though never
            more than it usually holds.
        titles: whether headings stay in one line, else two.
        entries: whether short entries stay in one line, else two.
    """

    text: float
    titles: bool
    entries: bool


ROOMS = (
    Room(text=12000, titles=True, entries=True),
    Room(text=8000, titles=False, entries=True),
    Room(text=7000, titles=False, entries=False),
)
LEAST_TEXT = 5000.0
"""What a column of running text gets at least, in thousandths of the type size."""


class Fitted(NamedTuple):
    """The type size of the table and the width of each column, in points."""

    size: float
    widths: list[float]


NUMBERING = ("序号", "编号", "名次", "号")
TYPICAL = {"name": "阿拉坦其其格", "number": "2024.03.15", "mongolian": "ᠡᠷᠳᠡᠨᠢ"}


def typical(column: Column) -> str:
    """What might stand in a column, by which a form without rows is laid out."""
    if column.kind == "number" and column.title in NUMBERING:
        return "100"
    if column.kind == "text":
        return "中" * (5 if column.align == "center" else 14)
    return TYPICAL[column.kind]


def fit(
    columns: Sequence[Column], sample: Sequence[Sequence[str]], pen: Pen, measure: float
) -> Fitted:
    """The best type size and column widths for a table as wide as ``measure`` points."""
    return fit_both(columns, sample, pen, measure)[0]


def fit_both(
    columns: Sequence[Column], sample: Sequence[Sequence[str]], pen: Pen, measure: float
) -> tuple[Fitted, bool]:
    """The same, and whether Mongolian headings stand beside the Chinese ones.

    They do if that makes neither the type smaller nor the rows higher; else above or below.
    """
    texts = list(zip(*sample, strict=True)) if sample else [()] * len(columns)
    demands = [demand_of(pen, *pair) for pair in zip(columns, texts, strict=True)]
    fitted = _fitted(demands, measure)
    if any(column.mongolian for column in columns):
        wider = [demand_of(pen, *pair, beside=True) for pair in zip(columns, texts, strict=True)]
        roomy = _fitted(wider, measure)
        as_large = (
            roomy.size >= fitted.size
            and sum(_need(demand, roomy.size, ROOMS[-1]) for demand in wider) <= measure
        )
        if as_large and _lines(wider, roomy) <= WORTH * _lines(demands, fitted):
            return roomy, True
    return fitted, False


def _fitted(demands: Sequence[Demand], measure: float) -> Fitted:
    found = [_best(demands, size, measure) for size in BODY_SIZES if size >= COMFORTABLE]
    fitting = [(fitted, _lines(demands, fitted)) for fitted in found if fitted is not None]
    if fitting:
        bearable = WORTH * min(lines for _, lines in fitting)
        return next(fitted for fitted, lines in fitting if lines <= bearable)
    small = (_best(demands, size, measure) for size in BODY_SIZES if size < COMFORTABLE)
    return next((fitted for fitted in small if fitted is not None), _squeezed(demands, measure))


def _best(demands: Sequence[Demand], size: float, measure: float) -> Fitted | None:
    """The widths that make the fewest lines at this size, or None if it is too large."""
    found: list[Fitted] = []
    for room in ROOMS:
        needs = [_need(demand, size, room) for demand in demands]
        if sum(needs) <= measure:
            most = [max(pair) for pair in zip(needs, _wholes(demands, size), strict=True)]
            for begun in (needs, _completed(needs, most, measure)):
                widths = _grown(demands, begun, most, measure)
                found.append(Fitted(size, _stretched(demands, widths, measure)))
    return min(found, key=lambda fitted: _lines(demands, fitted), default=None)


def _wholes(demands: Sequence[Demand], size: float) -> list[float]:
    """The widths at which no entry falls into lines; nothing where the width is given."""
    return [
        demand.whole * size / 1000 + 2 * CELL_SIDE if demand.column.width is None else 0.0
        for demand in demands
    ]


def _lines(demands: Sequence[Demand], fitted: Fitted) -> float:
    """About how many lines high the rows of the sample are, taken together."""
    columns: list[list[int]] = []
    for width, demand in zip(fitted.widths, demands, strict=True):
        if demand.column.kind != "mongolian":
            line = max(width - 2 * CELL_SIDE, 1) * 1000 / fitted.size
            columns.append([ceil(entry / line - 0.001) for entry in demand.entries[:JUDGED]])
    return sum(max(1, *row) for row in zip(*columns, strict=True))


def _need(demand: Demand, size: float, room: Room) -> float:
    """The least width of a column, in points."""
    if demand.column.width is not None:
        return demand.column.width * MILLIMETRE
    title = demand.titles[0 if room.titles else 1]
    return max(_entry(demand, room), title) * size / 1000 + 2 * CELL_SIDE


def _entry(demand: Demand, room: Room) -> float:
    if demand.is_long:
        return min(demand.whole, max(LEAST_TEXT, min(demand.usual, room.text)))
    if demand.column.kind == "text" and not room.entries:
        return max(demand.least, demand.whole / 2 + 500)
    return demand.whole or UNWRITTEN


def _completed(needs: Sequence[float], most: Sequence[float], measure: float) -> list[float]:
    """The needs, but as many columns as possible have all they can use."""
    widths = list(needs)
    for place in sorted(range(len(needs)), key=lambda place: most[place] - needs[place]):
        if sum(widths) - needs[place] + most[place] <= measure:
            widths[place] = most[place]
    return widths


def _grown(
    demands: Sequence[Demand], needs: Sequence[float], most: Sequence[float], measure: float
) -> list[float]:
    """What is left goes to the columns that usually hold more, though no further than of use."""
    return _level(
        lambda level: [
            min(max(need, level * demand.usual), limit)
            for demand, need, limit in zip(demands, needs, most, strict=True)
        ],
        measure,
    )


def _stretched(demands: Sequence[Demand], widths: Sequence[float], measure: float) -> list[float]:
    """What is left then makes all columns wider, those of short entries not far."""
    filled = _level(
        lambda level: [
            width * (level if demand.is_open else min(level, STRETCH))
            if demand.column.width is None
            else width
            for demand, width in zip(demands, widths, strict=True)
        ],
        measure,
    )
    return [width * measure / sum(filled) for width in filled]


def _level(widths: Callable[[float], list[float]], measure: float) -> list[float]:
    """The widths at the level where they fill the measure, or come nearest to it."""
    low, high = 0.0, 64.0
    for _ in range(40):
        middle = (low + high) / 2
        if sum(widths(middle)) > measure:
            high = middle
        else:
            low = middle
    return widths(low)


def _squeezed(demands: Sequence[Demand], measure: float) -> Fitted:
    """More columns than the paper can bear: all are narrower than they should be."""
    size = BODY_SIZES[-1]
    needs = [_need(demand, size, ROOMS[-1]) for demand in demands]
    return Fitted(size, [need * measure / sum(needs) for need in needs])
