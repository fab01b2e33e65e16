"""Times of day as offices write them: 7:30, 07：30, 7点半, 下午3点, 0730, a time cell."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from app.errors import Unreadable
from app.language import Message
from app.values import numerals
from app.values.characters import half_width
from app.values.reading import NOTHING, Raw, Reading, is_blank, quoted, text_of

_PERIODS = {
    **dict.fromkeys(("上午", "早上", "早晨", "清晨", "早"), "morning"),
    **dict.fromkeys(("凌晨", "am", "a.m."), "dawn"),
    **dict.fromkeys(("中午", "正午"), "noon"),
    **dict.fromkeys(("下午", "午后", "傍晚", "pm", "p.m."), "afternoon"),
    **dict.fromkeys(("晚上", "夜晚", "晚", "夜里", "夜间", "半夜", "深夜"), "night"),
}
_PERIOD = "|".join(re.escape(period) for period in sorted(_PERIODS, key=len, reverse=True))

_WRITTEN = re.compile(
    rf"(?P<before>{_PERIOD})?"
    r"(?:(?P<hour>[0-9]{1,2})"
    r"(?::(?P<minute>[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"|\.(?P<dotted>[0-9]{2})"
    r"|[点时](?:整|钟|(?P<part>半|一刻|1刻|三刻|3刻)"
    r"|(?P<spoken>[0-9]{2}|[0-9]{1,2}分)(?:[0-9]{1,2}秒)?)?)"
    r"|(?P<run>[0-9]{3,4}))"
    rf"(?P<after>{_PERIOD})?"
)
_DATE_BEFORE = re.compile(r"^[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[T\s]\s*")
_PARTS = {"半": 30, "一刻": 15, "1刻": 15, "三刻": 45, "3刻": 45}
_ABOUT = re.compile("大约|约|左右|前后")
_NUMERAL = re.compile(f"[{numerals.CHARACTERS}]+(?=[点时分])|(?<=点)[{numerals.CHARACTERS}]+(?!刻)")


def read_time(raw: Raw) -> Reading[str]:
    """A time of day as HH:MM; seconds are dropped.

    A number is read as the fraction of a day that spreadsheets store (0.3125 is 07:30), alone or
    behind a day's serial number, or else as its digits (730).

    Raises:
        Unreadable: no time, or one that no clock shows.
    """
    if is_blank(raw):
        return NOTHING
    if isinstance(raw, (dt.datetime, dt.time)):
        return Reading(f"{raw.hour:02d}:{raw.minute:02d}")
    if isinstance(raw, (bool, dt.date)):
        raise _not_a_time(raw)
    if isinstance(raw, float) and (0 < raw < 1 or (2100 < raw < 73051 and not raw.is_integer())):
        seconds = min(round(raw % 1 * 86400), 86399)
        return Reading(_clock(seconds // 3600, seconds % 3600 // 60))
    return _from_text(text_of(raw))


def minutes_between(start: str, end: str) -> int:
    """Minutes from one HH:MM to another of the same day; negative if the end comes first."""
    return _minute_of_day(end) - _minute_of_day(start)


def _minute_of_day(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def _clock(hour: int, minute: int) -> str:
    return f"{hour:02d}:{minute:02d}"


def _not_a_time(raw: Raw) -> Unreadable:
    return Unreadable("“{text}”不是时间，请写成 7:30 或 15:40 的样子", text=quoted(raw))


@lru_cache(maxsize=1024)
def _from_text(raw: str) -> Reading[str]:
    """Cached, since a register has thousands of rows and few times."""
    text = _DATE_BEFORE.sub("", half_width(raw).lower().replace(";", ":")).replace(" ", "")
    exact = _NUMERAL.sub(_figures, _ABOUT.sub("", text))
    match = _WRITTEN.fullmatch(exact)
    if match is None:
        raise _not_a_time(raw)
    hour, minute = _hour_and_minute(match)
    hour = _in_day(hour, match["before"] or match["after"] or "")
    if hour > 23 or minute > 59:
        raise Unreadable(
            "“{text}”不是钟表上的时间，小时是 0 到 23，分钟是 0 到 59", text=quoted(raw)
        )
    time = _clock(hour, minute)
    return Reading(
        time,
        tuple(
            Message("按 {value} 记入，“{word}”字没有保留", {"value": time, "word": word})
            for word in _ABOUT.findall(text)
        ),
    )


def _figures(numeral: re.Match[str]) -> str:
    number = numerals.integer_of(numeral[0])
    return numeral[0] if number is None else f"{number:02d}"


def _hour_and_minute(match: re.Match[str]) -> tuple[int, int]:
    if run := match["run"]:
        return int(run[:-2]), int(run[-2:])
    if part := match["part"]:
        return int(match["hour"]), _PARTS[part]
    minute = match["minute"] or match["dotted"] or (match["spoken"] or "0").removesuffix("分")
    return int(match["hour"]), int(minute)


def _in_day(hour: int, period: str) -> int:
    """The hour of the 24 that somebody means who names the part of the day; 99 if that is absurd.

    At night, twelve is midnight and one to four are the hours after it.
    """
    match _PERIODS.get(period):
        case None:
            return hour
        case "morning":
            return hour if hour <= 12 else 99
        case "dawn":
            return hour % 12 if hour <= 12 else 99
        case "noon":
            return hour + 12 if hour < 3 else hour if 11 <= hour < 15 else 99
        case "afternoon":
            return hour + 12 if hour < 12 else hour
        case _:
            return hour % 12 if hour < 5 or hour == 12 else hour + 12 if hour < 12 else hour
