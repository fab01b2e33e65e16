"""Statistics on paper and in spreadsheets: all in Chinese, whatever the window speaks."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from app.counting.counting import count
from app.counting.results import in_chinese
from app.errors import Trouble
from app.exchange.out_sheet import OutColumn, OutSheet, filler_line
from app.ledger.countable import count_named
from app.ledger.forms import Form
from app.paper.report import BarsPart, CoveragePart, Mark, Report, TablePart
from app.paper.roster import Column, Filler
from app.values.days import show_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.counting.results import Counted, Head
    from app.ledger.base import Ledger
    from app.ledger.counts import Count
    from app.ledger.questions import Question
    from app.office import Office, Snapshot
    from app.paper.report import Part

MOST_UPRIGHT = 7
"""More columns of numbers want the paper across."""
QUARTERS = "一二三四"


def report(
    office: Office,
    now: Snapshot,
    declared: type[Ledger],
    form: Form,
    *,
    question: Question | None = None,
) -> Report:
    """Count what a form names, and lay it out.

    Args:
        office: ours.
        now: the moment.
        declared: the ledger.
        form: of the layout ``counts``; its ``count`` says what is counted.
        question: of which records; None: of all.

    Raises:
        Trouble: the ledger has no such count.
    """
    declaration = count_named(declared, form.count)
    if declaration is None:
        raise Trouble(
            "“{ledger}”没有叫“{name}”的统计",
            "请用 counts 看看有哪些统计",
            ledger=declared.sheet.title,
            name=form.count,
        )
    counted = count(office, now, declared, declaration, question=question)
    return laid_out(office, counted, form)


def form_of(declared: type[Ledger], declaration: Count) -> Form:
    """The form of a count for which nobody has made one."""
    return Form(
        name=declaration.name,
        title=declaration.printed or f"{declared.sheet.title}{declaration.title}统计表",
        layout="counts",
        count=declaration.name,
        paper="A4 landscape" if len(declaration.measures) > MOST_UPRIGHT else "A4 portrait",
    )


def laid_out(office: Office, counted: Counted, form: Form) -> Report:
    """What was counted, as it is printed."""
    notes = [one.count.note for one in counted.tables() if one.count.note]
    span = span_title(*counted.span)
    return Report(
        title=f"{office.name}{form.title}" + (f"（{span}）" if span else ""),
        parts=[part for one in counted.tables() for part in _parts(one, counted.count)],
        filler=Filler(office.name, office.person, show_day(office.today(), "chinese")),
        signatures=form.signatures,
        notes=[*dict.fromkeys(notes), *form.notes],
        seal=form.seal,
        paper=form.paper,
    )


def _parts(counted: Counted, whole: Count) -> Iterator[Part]:
    title = counted.count.title if whole.parts else ""
    first = Column(in_chinese(counted.first) or "项目", "text", "center")
    columns = [first, *(_column(one) for one in counted.heads)]
    rows = [[in_chinese(one.label), *(cell.text for cell in one.cells)] for one in counted.rows]
    closing = counted.total
    total = [in_chinese(closing.label), *(cell.text for cell in closing.cells)] if closing else ()
    yield TablePart(title, columns, rows, total)
    bars = [(in_chinese(one.label), float(one.cells[0].value or 0)) for one in counted.rows]
    # an overview says itself whether the charts of its parts are drawn
    if counted.count.chart and whole.chart and len(bars) > 1:
        head = counted.heads[0]
        said = f"{counted.count.title}：{in_chinese(head.label)}"
        yield BarsPart(said, bars, head.unit, upright=counted.count.chart == "upright")
    if counted.lines:
        yield CoveragePart(
            "各管段的界碑，按顺序",
            [
                (
                    in_chinese(line.label),
                    [Mark(one.number, one.shade, short_day(one.last)) for one in line.places],
                )
                for line in counted.lines
            ],
            [(shade, in_chinese(label)) for shade, label in counted.legend],
        )


def _column(head: Head) -> Column:
    return Column(_title(head), "number", "center", over=in_chinese(head.over))


def _title(head: Head) -> str:
    label = in_chinese(head.label)
    says_unit = not head.unit or label == f"{head.unit}数"
    return label if says_unit else f"{label}（{head.unit}）"


def short_day(day: str) -> str:
    """A day as it stands under a marker: 26.3.2."""
    return "" if not day else f"{day[2:4]}.{int(day[5:7])}.{int(day[8:10])}"


def span_title(first: str, last: str) -> str:
    """A period in the heading: 2026年, 2026年第一季度, 2026年3月, or from day to day."""
    if not first or not last:
        ends = first and f"{show_day(first, 'chinese')}以后"
        return ends or (last and f"{show_day(last, 'chinese')}以前")
    begin, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    is_whole = begin.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if is_whole and begin.year == end.year:
        if (begin.month, end.month) == (1, 12):
            return f"{begin.year}年"
        if begin.month == end.month:
            return f"{begin.year}年{begin.month}月"
        if end.month - begin.month == 2 and end.month % 3 == 0:
            return f"{begin.year}年第{QUARTERS[end.month // 3 - 1]}季度"
        return f"{begin.year}年{begin.month}月至{end.month}月"
    if first == last:
        return show_day(first, "chinese")
    return f"{show_day(first, 'chinese')}至{show_day(last, 'chinese')}"


# ---- spreadsheets
def sheets(office: Office, counted: Counted, title: str) -> list[OutSheet]:
    """What was counted, a sheet for each table; numbers are numbers.

    Args:
        office: ours.
        counted: what was counted.
        title: the large line across the top.
    """
    span = span_title(*counted.span)
    filler = filler_line(office)
    return [
        OutSheet(
            name=one.count.title,
            columns=[
                OutColumn(in_chinese(one.first) or "项目"),
                *(OutColumn(_sheet_title(head), "number") for head in one.heads),
            ],
            rows=[
                [in_chinese(row.label), *(_rounded(cell.value) for cell in row.cells)]
                for row in one.every_row()
            ],
            title=title + (f"（{span}）" if span else ""),
            filler=filler,
            notes=[one.count.note] if one.count.note else [],
        )
        for one in counted.tables()
    ]


def _sheet_title(head: Head) -> str:
    if head.name in ("share", "reached") and not head.unit:
        return f"{in_chinese(head.label)}（%）"
    return _title(head)


def _rounded(value: float | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if float(value).is_integer() else round(value, 1)
