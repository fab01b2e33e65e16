"""Calm reminders: work that has waited long for the office above, a backup that is old."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.language import say

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.office import Office
    from app.standing import Standing

Threshold = Literal["waiting_days", "waiting_records", "backup_days"]

DEFAULTS: dict[Threshold, int] = {"waiting_days": 14, "waiting_records": 300, "backup_days": 7}
"""After so many days, or from so many records on, somebody is reminded; 0: never."""

PREFIX = "remind."
"""Before a threshold's name in the settings of the office."""


@dataclass(frozen=True)
class Reminder:
    """One thing that has waited long.

    Attributes:
        about: ``exchange`` or ``backup``.
        text: one sentence.
    """

    about: Literal["exchange", "backup"]
    text: str


def threshold(office: Office, connection: Connection, name: Threshold) -> int:
    """A threshold: what this office has set, or else the usual one.

    What an office above prescribes is read here as well, once it can.
    """
    stored = office.settings.get(connection, PREFIX + name)
    return int(stored) if stored.isdecimal() else DEFAULTS[name]


def set_threshold(office: Office, name: Threshold, value: int) -> None:
    """Set a threshold for this office; 0: never remind."""
    office.keep_setting(PREFIX + name, str(max(0, value)))


def reminders(office: Office, found: Standing) -> list[Reminder]:
    """What has waited too long; what is most urgent comes first.

    Args:
        office: ours.
        found: how it stands.
    """
    names: tuple[Threshold, ...] = ("waiting_days", "waiting_records", "backup_days")
    with office.store.reading() as connection:
        limits: dict[Threshold, int] = {name: threshold(office, connection, name) for name in names}
    said = _waiting(found, limits), _backup(office.today(), found, limits["backup_days"])
    return [one for one in said if one is not None]


def _waiting(found: Standing, limits: dict[Threshold, int]) -> Reminder | None:
    above = next((one for one in found.peers if one.relation == "above"), None)
    if above is None or not found.reached.waiting:
        return None
    days, most = limits["waiting_days"], limits["waiting_records"]
    is_old = bool(days) and found.waiting_days >= days
    if not is_old and not (most and found.reached.waiting >= most):
        return None
    count = f"{found.reached.waiting:,}"
    if not found.waiting_days:
        text = say("有 {count} 条还没有送到“{office}”", count=count, office=above.name)
    else:
        text = say(
            "有 {count} 条还没有送到“{office}”，最早的等了 {days} 天",
            count=count, office=above.name, days=found.waiting_days,
        )  # fmt: skip
    return Reminder("exchange", text)


def _backup(today: str, found: Standing, most: int) -> Reminder | None:
    if not most or not any(one.records for one in found.counts):
        return None
    if not found.last_backup:
        return Reminder("backup", say("还没有备份过"))
    last = dt.date.fromisoformat(found.last_backup[:10])
    days = (dt.date.fromisoformat(today) - last).days
    return Reminder("backup", say("上次备份是 {days} 天以前", days=days)) if days > most else None
