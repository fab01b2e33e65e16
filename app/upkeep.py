"""Keeping an office sound: backups, and checks of its file, its segments, its rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.backups import SUFFIX
from app.language import say
from app.saving import safe_name
from app.secrets.signing import verify
from app.standing import LAST_BACKUP, standing
from app.sync.attaching import attachments, missing
from app.sync.signatures import SEGMENT_DOMAIN

if TYPE_CHECKING:
    from pathlib import Path

    from app.office import Office
    from app.progress import Progress


@dataclass
class CheckedOffice:
    """What a check found.

    Attributes:
        segments: how many segments were checked.
        records: how many rows were computed anew.
        faults: what disagrees; anything here is a failure.
        waiting: held segments that wait for others.
        quarantined: held segments whose writers had no right to write them.
        forks: chains of which there are two.
        review: questions that wait to be settled.
        missing: attachments that records name and that have not come yet.
    """

    segments: int = 0
    records: int = 0
    faults: list[str] = field(default_factory=list[str])
    waiting: int = 0
    quarantined: int = 0
    forks: int = 0
    review: int = 0
    missing: int = 0


def back_up(office: Office, path: Path | None = None) -> Path:
    """Write a backup, check it, and note when it was; the file.

    Args:
        office: ours.
        path: the file; None: into the folder of automatic backups.

    Raises:
        Trouble: there is no room or no right to write it.
    """
    office.journal.seal()
    if path is None:
        path = office.backups.before(say("手动备份"))
    else:
        office.backups.write(path)
    office.keep_setting(LAST_BACKUP, dt.datetime.now().astimezone().isoformat(timespec="seconds"))
    return path


def backup_name(office: Office) -> str:
    """What the file of a backup is called."""
    return safe_name(say("{office}备份-{day}", office=office.name, day=office.today())) + SUFFIX


def check_office(office: Office, progress: Progress) -> CheckedOffice:
    """Check everything; nothing is changed.

    Raises:
        Cancelled: through ``progress``.
    """

    def signed(device: bytes, segment_hash: bytes, signature: bytes) -> bool:
        return verify(device, SEGMENT_DOMAIN, segment_hash, signature)

    faults = office.store.integrity()
    checked = office.journal.check(signed, progress.step)
    with office.store.reading() as connection:
        spoilt = attachments(office, connection).faults()
        lacking = missing(office, connection)
    found = standing(office)
    return CheckedOffice(
        segments=checked.segments,
        records=checked.records,
        faults=[
            *faults,
            *checked.faults,
            *(say("附件 {name} 的内容不对", name=name.hex()) for name in spoilt),
        ],
        waiting=found.held_back,
        quarantined=found.quarantined,
        forks=office.journal.forks(),
        review=found.review,
        missing=len(lacking),
    )
