"""Calm reminders: work that has waited long for the office above, a backup that is old."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.language import say
from app.rules import Rule, rule

if TYPE_CHECKING:
    from app.office import Office
    from app.standing import Standing


@dataclass(frozen=True)
class Reminder:
    """One thing that has waited long.

    Attributes:
        about: ``exchange`` or ``backup``.
        text: one sentence.
    """

    about: Literal["exchange", "backup"]
    text: str


def reminders(office: Office, found: Standing) -> list[Reminder]:
    """What has waited too long, by the rules of the office; what is most urgent comes first.

    Args:
        office: ours.
        found: how it stands.
    """
    with office.store.reading() as connection:
        days = rule(office, connection, Rule.UNSENT_DAYS)
        records = rule(office, connection, Rule.UNSENT_RECORDS)
        backup = rule(office, connection, Rule.BACKUP_DAYS)
    said = _waiting(found, days, records), _backup(office.today(), found, backup)
    return [one for one in said if one is not None]


def _waiting(found: Standing, days: int, most: int) -> Reminder | None:
    above = next((one for one in found.peers if one.relation == "above"), None)
    if above is None or not found.reached.waiting:
        return None
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
