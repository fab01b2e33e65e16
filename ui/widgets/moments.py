"""Days and times as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.moments import moment_of

if TYPE_CHECKING:
    import datetime as dt


def shown_moment(moment: dt.datetime) -> str:
    """A moment by this computer's clock: ``2024年3月15日 16:05``."""
    here = moment.astimezone()
    template = QCoreApplication.translate("moments", "{year}年{month}月{day}日 {time}")
    return template.format(
        year=here.year, month=here.month, day=here.day, time=here.strftime("%H:%M")
    )


def shown_stamp(milliseconds: int) -> str:
    """The same of milliseconds since 1970."""
    return shown_moment(moment_of(milliseconds))
