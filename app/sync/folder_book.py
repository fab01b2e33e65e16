"""What is remembered of the exchange folder: where it is, its files, and what was done there."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, insert, select, update

from app.errors import Trouble
from app.language import say
from app.sync import told
from app.sync.incoming import RefusedFile
from app.sync.rounds import RoundDone
from app.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Connection

    from app.office import Office
    from app.sync.stick import FoundCard

PLACE, LOOKED, LOG = "exchange_folder", "folder_looked", "folder_log"
"""Settings: where it is, when it was looked into last, what was done there."""
STATE, AWAY = "folder_state", "away"
"""The setting that says what is wrong with it: that it is away, or why nothing can be written."""
KEPT = 30
"""So many entries of the log are kept."""
PATIENCE_MS = 10 * 60 * 1000
"""So long a file that cannot be read may still be on its way; then it is said, once."""


@dataclass(frozen=True)
class Entry:
    """A file of the folder that was opened.

    Attributes:
        name: its path in the folder.
        size: its bytes.
        changed: when it was written, nanoseconds.
        bundle: a bundle's id in clear, in hexadecimal; empty: it has none.
    """

    name: str
    size: int
    changed: int
    bundle: str = ""


@dataclass(frozen=True)
class Known:
    """What need not be opened again: the folder's files as they were, by name."""

    folder: Path
    entries: dict[str, Entry]


@dataclass(frozen=True)
class Noted:
    """One entry of the log.

    Attributes:
        at: when, milliseconds since 1970.
        read: names of the offices whose bundles were read.
        new: records that were not here.
        changed: records that look different since.
        conflicts: questions that wait in review since.
        written: names of the offices for which bundles were written.
        said: what went wrong, sentences in the language of that moment.
    """

    at: int
    read: tuple[str, ...] = ()
    new: int = 0
    changed: int = 0
    conflicts: int = 0
    written: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What was done, for people."""
        parts: list[str] = []
        if self.read:
            done = say(
                "读入{names}的数据包：新增 {new}，修改 {changed}",
                names=_several(self.read),
                new=self.new,
                changed=self.changed,
            )
            parts.append(done)
        if self.conflicts:
            parts.append(say("要您处理 {count} 件", count=self.conflicts))
        if self.written:
            parts.append(say("写好了给{names}的数据包", names=_several(self.written)))
        return "；".join([*parts, *self.said])


def _several(names: Sequence[str]) -> str:
    """Names of offices; of many only the first two, and how many there are."""
    shown = "、".join(f"“{one}”" for one in names[:2])
    if len(names) <= 2:
        return shown
    return say("{names}等 {count} 个办公室", names=shown, count=len(names))


@dataclass
class FolderDone(RoundDone):
    """What a round in the exchange folder did.

    Attributes:
        away: whether the folder is not there.
        cards: of offices that are not known here; nobody accepts them unasked.
    """

    away: bool = False
    cards: tuple[FoundCard, ...] = ()

    @property
    def sentence(self) -> str:
        """How it ended; nothing has to be pulled out."""
        if self.away:
            return say("交换文件夹现在不在，等它回来会自己接着交换")
        if self.failed:
            return str(self.failed[0][1])
        if self.written or self.read:
            return say("交换文件夹里的已经读入，该写的已经写好。")
        return say("交换文件夹已经看过，没有新的。")


# ---- which folder
def place_of(office: Office) -> Path | None:
    """The exchange folder; None: there is none."""
    named = office.setting(PLACE)
    return Path(named) if named else None


def refuse_place(office: Office, folder: Path) -> None:
    """Look whether a folder can be the exchange folder; touches no database, and may hang.

    Raises:
        Trouble: there is no such folder, or the office itself lies in it.
    """
    if not folder.is_dir():
        raise Trouble("找不到文件夹“{folder}”", "请先建好它，再选一次", folder=folder)
    if folder.resolve().is_relative_to(office.home.folder.resolve()):
        raise Trouble(
            "“{folder}”是本办公室自己存数据的文件夹",
            "请另选一个几个办公室共用的文件夹",
            folder=folder,
        )


def keep_place(office: Office, folder: Path | None) -> None:
    """Have another exchange folder, or none; what was remembered of the old one is forgotten."""
    named = str(folder.absolute()) if folder else ""
    with office.store.writing() as connection:
        for key, value in ((PLACE, named), (LOOKED, ""), (STATE, "")):
            office.settings.set(connection, key, value)
        connection.execute(delete(office.tables.office.folder_files))


def choose_place(office: Office, folder: Path | None) -> None:
    """Both: look at a folder, and keep it.

    Raises:
        Trouble: see `refuse_place`.
    """
    if folder is not None:
        refuse_place(office, folder)
    keep_place(office, folder)


def looked_at(office: Office) -> int:
    """When the folder was looked into last, milliseconds since 1970; 0: never."""
    return int(office.setting(LOOKED) or 0)


def is_away(office: Office) -> bool:
    """Whether the folder was not there when it was looked for last."""
    return office.setting(STATE) == AWAY


# ---- its files
def known(office: Office, folder: Path) -> Known:
    """What need not be opened again."""
    table = office.tables.office.folder_files
    with office.store.reading() as connection:
        trust = _trust(office, connection)
        query = select(table).where(table.c.trust.in_(["", trust]))
        rows = connection.execute(query).mappings().all()
    each = (Entry(row["name"], row["size"], row["changed"], row["bundle"]) for row in rows)
    return Known(folder, {one.name: one for one in each})


def _trust(office: Office, connection: Connection) -> str:
    """Whom we know, and as which version: with others, what was refused may be read."""
    known = office.trust.known(connection)
    parts = [b"%s%d" % (device, known[device].direct) for device in sorted(known)]
    revoked = sorted(office.trust.revoked(connection))
    return told.digest(VERSION.encode(), *parts, b"|", *revoked)


class Book:
    """Takes down what became of the files of one round; nothing is kept before `close`."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._entries: list[tuple[Entry, Trouble | None]] = []

    def remember(self, entry: Entry) -> None:
        """Nothing of this file is wanted any more."""
        self._entries.append((entry, None))

    def refuse(self, entry: Entry, trouble: Trouble) -> None:
        """This file could not be read."""
        self._entries.append((entry, trouble))

    def close(self, names: Collection[str]) -> tuple[RefusedFile, ...]:
        """Keep it, and forget the files that are gone.

        Args:
            names: all files that lie in the folder.

        Returns:
            The files that have been refused long enough to say so; each is said once.
        """
        table = self._office.tables.office.folder_files
        with self._office.store.writing() as connection:
            trust = _trust(self._office, connection)
            for name in {*connection.scalars(select(table.c.name))} - {*names}:
                connection.execute(delete(table).where(table.c.name == name))
            for entry, trouble in self._entries:
                connection.execute(delete(table).where(table.c.name == entry.name))
                row = {
                    **asdict(entry),
                    "since": self._office.clock(),
                    "trust": trust if trouble else "",
                    "trouble": _packed(trouble) if trouble else "",
                    "said": 0,
                }
                connection.execute(insert(table).values(row))
            return self._to_say(connection)

    def _to_say(self, connection: Connection) -> tuple[RefusedFile, ...]:
        table, now = self._office.tables.office.folder_files, self._office.clock()
        query = select(table.c.name, table.c.since, table.c.trouble).where(
            table.c.trouble != "", table.c.said == 0
        )
        found: list[RefusedFile] = []
        for name, since, trouble in connection.execute(query).all():
            # a clock that was put back does not make anybody wait for years
            if not 0 <= now - since < PATIENCE_MS:
                connection.execute(update(table).where(table.c.name == name).values(said=1))
                found.append(RefusedFile(str(name), _unpacked(str(trouble))))
        return tuple(found)


def _packed(trouble: Trouble) -> str:
    values = {name: str(value) for name, value in trouble.title.values.items()}
    return json.dumps([trouble.title.template, trouble.advice.template, values])


def _unpacked(stored: str) -> Trouble:
    title, advice, values = json.loads(stored)
    return Trouble(title, advice, **values)


# ---- what was done
def note(office: Office, done: FolderDone) -> Noted | None:
    """Keep when the folder was looked into, and what was done there.

    That the folder is away, or that nothing can be written there, is said once until it changes.

    Returns:
        What is worth saying; None: nothing was done.
    """
    failed = next((trouble for _name, trouble in done.failed), None)
    # without the file's name, which is another one each time
    state = AWAY if done.away else failed.title.template if failed else ""
    said = [str(one.trouble) for one in done.refused]
    with office.store.writing() as connection:
        if state != office.settings.get(connection, STATE):
            office.settings.set(connection, STATE, state)
            said += [done.sentence] if done.away or failed else []
        noted = _noted(office, done, tuple(said))
        office.settings.set(connection, LOOKED, str(noted.at))
        if not (noted.read or noted.written or noted.said):
            return None
        entries = [noted, *_stored(office, connection)][:KEPT]
        office.settings.set(connection, LOG, msgspec.json.encode(entries).decode())
    return noted


def _noted(office: Office, done: FolderDone, said: tuple[str, ...]) -> Noted:
    """The entry; that offices only acknowledged is nothing that anybody has to know of."""
    noted = Noted(office.clock(), written=tuple(one.to for one in done.written), said=said)
    read = done.read
    names = [one.office for one in read.bundles if one.is_news] if read else []
    if read is None or not names:
        return noted
    return replace(
        noted,
        read=tuple(dict.fromkeys(names)),
        new=read.new,
        changed=read.changed,
        conflicts=read.conflicts,
    )


def log(office: Office) -> list[Noted]:
    """What was done in the exchange folder, the latest first."""
    with office.store.reading() as connection:
        return _stored(office, connection)


def _stored(office: Office, connection: Connection) -> list[Noted]:
    return msgspec.json.decode(office.settings.get(connection, LOG, "[]"), type=list[Noted])
