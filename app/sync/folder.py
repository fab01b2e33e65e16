"""The exchange folder: one that offices share, in which bundles are read and written by themselves.

A share may hang or be away, and a file in it may be half there. So a round has steps that touch the
folder and nothing else (`collect`, `deliver`), and steps that touch the database and nothing else;
the window runs them in different threads. Files are copied here before they are opened, and a file
that was opened once is opened again only when it has changed.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from app.errors import Cancelled, Trouble
from app.saving import copy_checked, saying_why
from app.sync import folder_book, tidying
from app.sync.cards import read_card
from app.sync.container import MOST_BYTES, NotForUs, bundle_id_of
from app.sync.folder_book import Book, Entry, FolderDone, Known
from app.sync.outgoing import write_bundle
from app.sync.rounds import READING, WHOLE, Stretch, awaiting, take_in
from app.sync.stick import (
    FoundBundle,
    FoundCard,
    bundle_name,
    files_in,
    free_path,
    is_card,
    open_bundle,
    own_ids,
    unknown_cards,
    untrusted,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from app.office import Office
    from app.progress import Progress
    from app.sync.outgoing import WrittenBundle

FOLDER = "exchange"
"""Where copies lie, in the office's folder, while a round is under way."""
MOST_AT_ONCE = 256 << 20
"""Bytes that one round copies; what is beyond waits for the next."""


@dataclass(frozen=True)
class Brought:
    """A file that was copied from the folder.

    Attributes:
        name: its path in the folder.
        size: its bytes.
        changed: when it was written, nanoseconds.
        local: the copy.
    """

    name: str
    size: int
    changed: int
    local: Path


@dataclass
class Collected:
    """What was found in the folder.

    Attributes:
        folder: the folder.
        away: whether the folder is not there.
        files: the files that are new or have changed, copied.
        names: all that lie there.
        bundles: id in clear, in hexadecimal → the files that have it.
        more: whether there is more than one round copies.
    """

    folder: Path
    away: bool = False
    files: list[Brought] = field(default_factory=list[Brought])
    names: set[str] = field(default_factory=set[str])
    bundles: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    more: bool = False


@dataclass(frozen=True)
class Parcel:
    """Files for one office, written here, that are to go into the folder.

    Attributes:
        written: what was written, and where it lies.
        lately: ids in clear of what was written for it, the latest first, in hexadecimal.
    """

    written: WrittenBundle
    lately: Sequence[Sequence[str]]


# ---- a whole round
def folder_round(office: Office, folder: Path, progress: Progress) -> FolderDone:
    """Read what is for us in the exchange folder, and write what others wait for.

    Raises:
        Cancelled: through ``progress``, before anything was kept.
    """
    with workroom(office) as room:
        known = folder_book.known(office, folder)
        collected = collect(known, room, Stretch(progress, 0, 200))
        done = read_collected(office, collected, Stretch(progress, 200, READING))
        if not collected.away:
            try:
                parcels = write_parcels(office, collected, room, Stretch(progress, READING, 900))
                deliver(parcels, collected, Stretch(progress, 900, WHOLE), done)
            except Cancelled:
                done.stopped = True
    folder_book.note(office, done)
    return done


@contextmanager
def workroom(office: Office) -> Generator[Path]:
    """A folder of ours for copies; it is gone afterwards.

    Raises:
        Trouble: this computer's disk is full, or may not be written.
    """
    parent = office.home.folder / FOLDER
    with saying_why(parent):
        parent.mkdir(exist_ok=True)
        room = Path(mkdtemp(dir=parent))
    try:
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


def clear_workrooms(office: Office) -> None:
    """Remove what a power cut has left."""
    shutil.rmtree(office.home.folder / FOLDER, ignore_errors=True)


# ---- steps that touch the folder, and no database
def collect(known: Known, room: Path, progress: Progress) -> Collected:
    """Copy what is new in the folder.

    What changes while it is copied is still being written, and is left for the next round.

    Args:
        known: what need not be opened again.
        room: where copies go.
        progress: told what goes on.

    Raises:
        Cancelled: through ``progress``.
    """
    found = Collected(known.folder)
    if not _can_be_read(known.folder):
        found.away = True
        return found
    paths = sorted(files_in(known.folder))
    taken = 0
    for done, path in enumerate(paths):
        progress.step(done, len(paths))
        name = path.relative_to(known.folder).as_posix()
        with suppress(OSError):  # it has just been taken away, or may not be read
            size, changed = _stamp(path)
            found.names.add(name)
            entry = known.entries.get(name)
            if entry and (entry.size, entry.changed) == (size, changed):
                found.bundles.setdefault(entry.bundle, []).append(name)
                continue
            if not 0 < size <= MOST_BYTES or taken + size > MOST_AT_ONCE:
                found.more = found.more or taken + size > MOST_AT_ONCE
                continue
            local = room / str(done) / path.name
            local.parent.mkdir()
            shutil.copyfile(path, local)
            taken += size
            if _stamp(path) != (size, changed) or local.stat().st_size != size:
                continue
            bundle = None if is_card(path) else bundle_id_of(local)
            if bundle is not None:
                found.bundles.setdefault(bundle.hex(), []).append(name)
            found.files.append(Brought(name, size, changed, local))
    return found


def _can_be_read(folder: Path) -> bool:
    try:
        next(folder.iterdir(), None)
    except OSError:
        return False
    return True


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def deliver(
    parcels: Sequence[Parcel], collected: Collected, progress: Progress, done: FolderDone
) -> None:
    """Put what was written into the folder, and take away what it makes superfluous of ours.

    Raises:
        Cancelled: through ``progress``; what is in the folder is whole.
    """
    folder = collected.folder
    for number, parcel in enumerate(parcels):
        progress.step(number, len(parcels))
        try:
            for local in parcel.written.files:
                copy_checked(local, free_path(folder, local.name))
        except Trouble as trouble:
            done.failed.append((parcel.written.to, trouble))
            done.away = not _can_be_read(folder)
            if done.away:
                break
            continue
        done.written.append(parcel.written)
        for name in _superfluous(parcel, collected):
            with suppress(OSError):
                (folder / name).unlink()


def _superfluous(parcel: Parcel, collected: Collected) -> list[str]:
    """Our older files for an office; the newest, just delivered, count among those that stay."""
    before = parcel.lately[1:]
    each = [[name for one in ids for name in collected.bundles.get(one, ())] for ids in before]
    return [name for names in [one for one in each if one][tidying.KEPT - 1 :] for name in names]


# ---- steps that touch the database, and not the folder
def read_collected(office: Office, collected: Collected, progress: Progress) -> FolderDone:
    """Read what was copied, as one, and remember which files need not be opened again.

    Raises:
        Cancelled: through ``progress``; nothing was kept.
    """
    done = FolderDone(away=collected.away)
    if collected.away:
        return done
    ours, book = own_ids(office), Book(office)
    reading: list[FoundBundle] = []
    cards: list[FoundCard] = []
    for number, one in enumerate(collected.files):
        progress.step(number, 2 * len(collected.files))
        bundle = next((id_ for id_, names in collected.bundles.items() if one.name in names), "")
        entry = Entry(one.name, one.size, one.changed, bundle)
        if is_card(one.local):
            with suppress(Trouble):
                cards.append(FoundCard(collected.folder / one.name, read_card(one.local)))
        elif bundle in ours:
            book.remember(entry)
        else:
            _open(office, one, entry, book, reading)
    done.cards = unknown_cards(office, cards)
    rest = Stretch(progress, WHOLE / 2, WHOLE)
    take_in(office, reading, rest, done)
    done.refused += book.close(collected.names)
    return done


def _open(
    office: Office, one: Brought, entry: Entry, book: Book, reading: list[FoundBundle]
) -> None:
    try:
        found = open_bundle(office, one.local)
    except NotForUs:
        book.remember(entry)
    except Trouble as trouble:
        book.refuse(entry, trouble)
    else:
        if not found.is_for_reading:
            book.remember(entry)
        elif found.revoked:
            book.refuse(entry, untrusted(found).trouble)
        elif not found.met:
            book.refuse(entry, _unmet(found))
        else:
            reading.append(found)
            book.remember(entry)


def _unmet(found: FoundBundle) -> Trouble:
    return Trouble(
        "交换文件夹里有“{office}”写的数据包，还没有接收过它的名片，没有读入",
        "请先接收它的名片，并在电话里核对六组数字",
        office=found.shown.office,
    )


def write_parcels(
    office: Office, collected: Collected, room: Path, progress: Progress
) -> list[Parcel]:
    """Write, here, what the other offices wait for.

    Raises:
        Cancelled: through ``progress``.
        Trouble: it cannot be written on this computer.
    """
    office.journal.seal()
    with office.store.reading() as connection:
        offices = awaiting(office, connection, collected.bundles.keys())
    made: list[Parcel] = []
    for number, one in enumerate(offices):
        part = Stretch(progress, WHOLE * number / len(offices), WHOLE * (number + 1) / len(offices))
        local = room / f"to-{one.code}" / bundle_name(office, one.name)
        local.parent.mkdir()
        written = write_bundle(office, one.code, local, part)
        with office.store.reading() as connection:
            lately = tidying.written(office, connection, one.code)
        made.append(Parcel(written, lately))
    return made
