"""Boundary markers that a patrol passed: 1236, 1239(1), 1240/1, 1231-1234, 1236（褪色）.

Marker 3/1 is the first auxiliary marker after 3; 14(1) and 14(2) stand on two banks, and (1) to (3)
where three posts mark one point.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from app.errors import Unreadable
from app.language import Message
from app.values.characters import half_width
from app.values.reading import NOTHING, Raw, Reading, is_blank, quoted, text_of

MISSED = "未到"
"""Noted of a marker that a patrol did not get to."""
CONDITIONS = ("完好", "褪色", "损坏", MISSED)

MOST = 200
"""Markers in one cell; nobody passes more on one patrol."""

_NUMBER = re.compile(r"([0-9]{1,4})(?:/([0-9]{1,2}))?(?:\(([123])\))?")
"""Main marker, auxiliary, post."""

_BARE = r"[0-9]{1,4}(?:/[0-9]{1,2})?(?:\([123]\))?"


def _number_pattern(name: str) -> str:
    """A number with the words that people put around it; the post may follow them: 14号(1)."""
    return (
        rf"(?:第|从|由|界碑|界桩)*(?P<{name}>{_BARE})"
        rf"号?(?:界碑|界桩|碑)?(?P<{name}_post>\([123]\))?"
    )


_ITEM = re.compile(
    _number_pattern("first")
    + rf"(?:(?:-+|~+|至|到){_number_pattern('last')})?"
    + r"(?:\((?P<bracket>[^()]*)\)|:(?P<remark>[^、,;\s]*)"
    + rf"|(?P<condition>{'|'.join(CONDITIONS)}))?"
    + r"(?:(?=[、,;\s和及与。]|$)|(?<=\)))"
)
_SEPARATORS = re.compile(r"[、,;\s和及与。]*")
_PIECE = re.compile(r"[^、,;\s]*")
_DASHES = str.maketrans(dict.fromkeys("—–―−‐‑", "-") | dict.fromkeys("〜∼", "~") | {"﹑": "、"})
_SPACE_INSIDE = re.compile(r"\s*([-~至到:(/])\s*|\s+(?=[)号])")
_DATE_TEXT = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})\s*[-/.年]\s*"
    r"(?P<month>[0-9]{1,2})\s*[-/.月]\s*(?P<day>[0-9]{1,2})(?![0-9])"
    r"|(?P<short_month>[0-9]{1,2})月(?P<short_day>[0-9]{1,2})[日号]).*"
)


@dataclass(frozen=True)
class Marker:
    """One boundary marker as a patrol saw it.

    Attributes:
        number: "1236", "1240/1", "1239(1)" or "944/1(2)".
        condition: one of `CONDITIONS`, or "" where nothing was said.
    """

    number: str
    condition: str = ""


def read_markers(raw: Raw) -> Reading[tuple[Marker, ...]]:
    """The markers of one cell in the order written, each once, ranges written out.

    A condition may follow a marker or a range in brackets or after a colon; other remarks are
    dropped with a note. A marker that is named again only to give its condition is no duplicate.

    Raises:
        Unreadable: a date, which is a marker that a spreadsheet has turned into one; anything that
            is no marker; a range of markers that are not plain; more than `MOST` markers.
    """
    if is_blank(raw):
        return NOTHING
    if isinstance(raw, dt.date):
        raise _became_a_date(raw, raw.year, raw.month, raw.day)
    if isinstance(raw, (bool, dt.time)):
        raise _not_markers(raw, quoted(raw))
    return _from_text(text_of(raw))


def show_markers(markers: tuple[Marker, ...]) -> str:
    """The markers as people write them: 1231-1234、1236（褪色）; ranges from three on."""
    shown: list[str] = []
    rest = list(markers)
    while rest:
        length = _run_length(rest)
        first, last = rest[0], rest[length - 1]
        condition = f"（{first.condition}）" if first.condition else ""
        number = first.number if length == 1 else f"{first.number}-{last.number}"
        shown.append(number + condition)
        del rest[:length]
    return "、".join(shown)


def marker_sort_key(number: str) -> str:
    """A key that sorts markers along the border when compared as text.

    A main marker comes before its own posts, and these before the auxiliaries that follow it:
    9 < 10 < 10(1) < 10(2) < 10/1 < 10/1(1) < 10/2 < 11. What is no marker number comes last.
    """
    match = _NUMBER.fullmatch(number)
    if match is None:
        return f"~{number}"
    main, auxiliary, post = (int(part or 0) for part in match.groups())
    return f"{main:04d}/{auxiliary:02d}/{post}"


@lru_cache(maxsize=1024)
def _from_text(raw: str) -> Reading[tuple[Marker, ...]]:
    """Cached, since a register has thousands of rows and few routes."""
    text = half_width(raw).translate(_DASHES)
    if date := _DATE_TEXT.fullmatch(text):
        year, month, day = (int(part or 0) for part in date.group("year", "month", "day"))
        raise _became_a_date(
            raw, year, month or int(date["short_month"]), day or int(date["short_day"])
        )
    notes: list[Message] = []
    seen: dict[str, Marker] = {}
    for item in _items(_SPACE_INSIDE.sub(r"\1", text), raw):
        condition = _condition(item, raw, notes)
        for number in _numbers(item, raw, notes):
            before = seen.get(number)
            if before and condition in ("", before.condition):
                notes.append(Message("界碑 {number} 写了不止一次，按一次记入", {"number": number}))
            if before is None or condition:
                seen[number] = Marker(number, condition)
        if len(seen) > MOST:
            raise _too_many(raw)
    if not seen:
        raise _not_markers(raw, quoted(raw))
    return Reading(tuple(seen.values()), tuple(notes))


def _not_markers(raw: Raw, piece: str) -> Unreadable:
    return Unreadable(
        "“{text}”里的“{piece}”不是界碑号，请写成 1236、1239(1)、1240/1 或 1231-1234 的样子",
        text=quoted(raw),
        piece=piece,
    )


def _became_a_date(raw: Raw, year: int, month: int, day: int) -> Unreadable:
    """A spreadsheet takes 3/1 for a day of this year, and 1905/3 for a month of that year."""
    probable = f"{year}/{month}" if day == 1 and 0 < year < 2000 else f"{month}/{day}"
    return Unreadable(
        "“{text}”是日期，多半是界碑 {probable} 被表格软件改成的，"
        "请把这一列设为文本格式，再重新填写",
        text=quoted(raw),
        probable=probable,
    )


def _too_many(raw: Raw) -> Unreadable:
    return Unreadable("“{text}”超过 {most} 个界碑，请核对起止的界碑号", text=quoted(raw), most=MOST)


def _items(text: str, raw: Raw) -> list[re.Match[str]]:
    """The single markers and ranges of the text."""
    items: list[re.Match[str]] = []
    place = _skipped(text, 0)
    while place < len(text):
        item = _ITEM.match(text, place)
        if item is None:
            piece = _PIECE.match(text, place)
            raise _not_markers(raw, quoted(piece[0] if piece else text))
        items.append(item)
        place = _skipped(text, item.end())
    return items


def _skipped(text: str, place: int) -> int:
    """The place behind the separators that stand here."""
    separators = _SEPARATORS.match(text, place)
    return separators.end() if separators else place


def _condition(item: re.Match[str], raw: Raw, notes: list[Message]) -> str:
    """What was said about the markers of one item, if it is one of the known conditions."""
    said = (item["condition"] or item["bracket"] or item["remark"] or "").strip()
    if said.isdecimal():  # a fourth post, which no marker has
        raise _not_markers(raw, quoted(item[0]))
    if said and said not in CONDITIONS:
        notes.append(
            Message(
                "界碑 {number} 的“{remark}”没有保留，情况只能是完好、褪色、损坏、未到",
                {"number": item["first"], "remark": quoted(said)},
            )
        )
        return ""
    return said


def _numbers(item: re.Match[str], raw: Raw, notes: list[Message]) -> list[str]:
    """The numbers that one item stands for."""
    first = _tidied(item["first"], item["first_post"])
    if item["last"] is None:
        return [first]
    last = _tidied(item["last"], item["last_post"])
    if not (first.isdecimal() and last.isdecimal()):
        raise Unreadable(
            "“{first}”到“{last}”分不清中间有哪些界碑，请一个一个写出来", first=first, last=last
        )
    step = 1 if int(first) <= int(last) else -1
    numbers = [str(number) for number in range(int(first), int(last) + step, step)]
    if len(numbers) > MOST:
        raise _too_many(raw)
    if len(last) < len(first):  # 1231-34 would be refused, 101-3 has to be asked about
        notes.append(
            Message(
                "{first} 到 {last} 按 {count} 个界碑记入，请核对",
                {"first": first, "last": last, "count": len(numbers)},
            )
        )
    return numbers


def _tidied(number: str, post: str | None) -> str:
    """The number without leading zeros, its post in the place where it belongs."""
    match = _NUMBER.fullmatch(number)
    assert match is not None
    main, auxiliary, own_post = match.groups()
    tidy = str(int(main)) if auxiliary is None else f"{int(main)}/{int(auxiliary)}"
    if own_post:
        return f"{tidy}({own_post})"
    return tidy + (post or "")


def _run_length(markers: list[Marker]) -> int:
    """How many markers from the first on make one range; 1 if fewer than three do."""
    if not all(marker.number.isdecimal() for marker in markers[:3]) or len(markers) < 3:
        return 1
    step = int(markers[1].number) - int(markers[0].number)
    if step not in (1, -1):
        return 1
    length = 1
    while (
        length < len(markers)
        and markers[length].number == str(int(markers[0].number) + step * length)
        and markers[length].condition == markers[0].condition
    ):
        length += 1
    return length if length >= 3 else 1
