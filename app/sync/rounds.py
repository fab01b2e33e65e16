"""One round: reads everything in a folder that is for us, then writes for every office that waits.

The folder is a stick's root or one that offices share. What is read is read as one, whole or not at
all, with one backup and one undo step; each file that is written is whole. Two offices that answer
each other's rounds come to rest: see `app.sync.told`.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.errors import Cancelled, Trouble
from app.language import say
from app.sync import told
from app.sync.incoming import ReadBundle, read_bundles
from app.sync.loads import would_tell
from app.sync.outgoing import write_bundle
from app.sync.stick import Finds, bundle_name, free_path, look_at, look_on_sticks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from app.office import Office
    from app.progress import Progress
    from app.sync.incoming import RefusedFile
    from app.sync.known import KnownOffice
    from app.sync.outgoing import WrittenBundle
    from app.sync.stick import FoundBundle

LOOKING, READING, WHOLE = 200, 500, 1000
"""How far a round is when it has looked, when it has read, and when it has written."""


@dataclass(frozen=True)
class Awaiting:
    """An office for which something is to be written.

    Attributes:
        code: its code.
        name: its name.
        records: how many records the bundle speaks of; those of trust among them.
        acknowledges: whether it would only tell what we hold.
    """

    code: str
    name: str
    records: int
    acknowledges: bool


@dataclass(frozen=True)
class RoundPlan:
    """What a round would do.

    Attributes:
        finds: what lies there for us.
        offices: for whom something would be written, by what is known before reading.
        read: what reading would do; None where there is nothing to read, or nobody asked.
    """

    finds: Finds
    offices: tuple[Awaiting, ...]
    read: ReadBundle | None = None

    @property
    def waiting(self) -> tuple[Awaiting, ...]:
        """The offices that wait for more than an acknowledgment."""
        return tuple(one for one in self.offices if not one.acknowledges)

    @property
    def answers(self) -> tuple[str, ...]:
        """Codes of the offices to which the reading would be acknowledged and nothing else."""
        codes = {one.shown.unit for one in self.finds.bundles if one.carries}
        return tuple(sorted(codes - {one.code for one in self.offices}))

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to do."""
        return not self.finds.bundles and not self.offices

    @property
    def sentence(self) -> str:
        """What lies there, who waits and what is wrong, in one sentence; empty if nothing."""
        bundles, offices = len(self.finds.bundles), len(self.waiting)
        parts = [say("有 {count} 个给您的数据包", count=bundles)] if bundles else []
        parts += [say("{count} 个办公室在等您的", count=offices)] if offices else []
        refused = len(self.finds.refused)
        parts += [say("有 {count} 个数据包读不了", count=refused)] if refused else []
        return "；".join(parts)


@dataclass
class RoundDone:
    """What a round did.

    Attributes:
        read: what reading did; None: there was nothing to read.
        refused: the files that could not be read; they did not stop the others.
        written: what was written, office by office.
        failed: the offices for which nothing could be written, and why.
        stopped: whether somebody stopped it after the reading.
        gone: whether the folder went away in the middle: the stick was pulled out.
    """

    read: ReadBundle | None = None
    refused: tuple[RefusedFile, ...] = ()
    written: list[WrittenBundle] = field(default_factory=list["WrittenBundle"])
    failed: list[tuple[str, Trouble]] = field(default_factory=list[tuple[str, Trouble]])
    stopped: bool = False
    gone: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether everything was done that was to be done."""
        return not (self.refused or self.failed or self.stopped or self.gone)

    @property
    def sentence(self) -> str:
        """How it ended, in one sentence that says what to do."""
        if self.gone:
            return say("U盘在中间拔出来了。已经读入的都在；没有写完的，请插好U盘再做一次。")
        if self.stopped:
            return say("已经停下，可以拔出。已经读入和写好的都是完整的；其余的，请再做一次。")
        if self.failed:
            return str(self.failed[0][1])
        return say("已写好，可以拔出。") if self.written else say("已经看过，可以拔出。")


class Stretch:
    """A part of a longer job: its steps become steps of the whole.

    The step with which a part ends stops nothing any more: what it did has been kept.

    Args:
        whole: watches the whole job, in thousandths.
        start: where the part begins.
        end: where it ends.
    """

    def __init__(self, whole: Progress, start: float, end: float) -> None:
        self._whole = whole
        self._start = start
        self._length = end - start
        self._done = int(start)

    def step(self, done: int, total: int, what: str = "") -> None:
        """Hand the step over; lets `Cancelled` through, unless everything is done."""
        share = min(1.0, done / total) if total else 0.0
        self._done = int(self._start + self._length * share)
        with suppress(Cancelled) if 0 < total <= done else nullcontext():
            self._whole.step(self._done, WHOLE, what)

    def beat(self) -> None:
        """Only ask whether to go on: nothing more has been done. Lets `Cancelled` through."""
        self._whole.step(self._done, WHOLE)


# ---- planning
def look_round(office: Office, folder: Path, progress: Progress) -> RoundPlan:
    """What a round in a folder would read and write, without trying the reading out.

    Raises:
        Cancelled: through ``progress``.
    """
    finds = look_on_sticks(office, [folder], progress)
    with office.store.reading() as connection:
        return RoundPlan(finds, awaiting(office, connection, finds.present))


def plan_round(office: Office, folder: Path, progress: Progress) -> RoundPlan:
    """The same, and what reading would do. Changes nothing.

    Raises:
        Cancelled: through ``progress``.
    """
    plan = look_round(office, folder, Stretch(progress, 0, READING))
    return _tried(office, plan, progress)


def plan_reading(office: Office, paths: Sequence[Path], progress: Progress) -> RoundPlan:
    """What reading these files as one would do; nothing is to be written. Changes nothing.

    Raises:
        Cancelled: through ``progress``.
    """
    finds = look_at(office, paths, Stretch(progress, 0, READING))
    return _tried(office, RoundPlan(finds, ()), progress)


def _tried(office: Office, plan: RoundPlan, progress: Progress) -> RoundPlan:
    paths = [one.path for one in plan.finds.bundles]
    if not paths:
        return plan
    rest = Stretch(progress, READING, WHOLE)
    with office.store.beating(rest.beat):
        read = read_bundles(office, paths, rest, keep=False)
    return RoundPlan(plan.finds, plan.offices, read)


def awaiting(
    office: Office, connection: Connection, present: Collection[str]
) -> tuple[Awaiting, ...]:
    """The offices for which a bundle is to be written into a folder.

    Args:
        office: ours.
        connection: a transaction.
        present: ids in clear of the bundles that lie there, in hexadecimal.
    """
    codes = dict.fromkeys(one.unit.code for one in office.trust.peers(connection))
    each = (_awaiting(office, connection, code, present) for code in codes)
    return tuple(one for one in each if one is not None)


def _awaiting(
    office: Office, connection: Connection, code: str, present: Collection[str]
) -> Awaiting | None:
    readers = office.trust.devices_of(connection, code)
    now = would_tell(office, connection, readers)
    before = told.written(office, connection, code)
    opened = _opened_for(office, connection, readers[0])
    records = office.journal.holdings(connection).record_count(sorted(now.segments)) + opened
    if not now.is_empty or opened:
        lies_there = any(one.says(now) and _all_in(one.ids, present) for one in before)
        is_new = bool(opened) or not lies_there
        return Awaiting(code, readers[0].name, records, acknowledges=False) if is_new else None
    if _owes_answer(office, connection, readers, code):
        return Awaiting(code, readers[0].name, 0, acknowledges=True)
    return None


def _all_in(ids: Iterable[str], present: Collection[str]) -> bool:
    return all(one in present for one in ids)


def _owes_answer(
    office: Office, connection: Connection, readers: Sequence[KnownOffice], code: str
) -> bool:
    """Whether an office that has everything does not know what we hold."""
    if told.is_owed(office, connection, code):
        return True
    before = told.written(office, connection, code)
    if not before:
        heard = (office.proofs.last_heard(connection, one.device) for one in readers)
        return any(one is not None for one in heard)
    return before[0].held != would_tell(office, connection, list(readers)).held


def _opened_for(office: Office, connection: Connection, reader: KnownOffice) -> int:
    """How many records that an office may see have operations that are not sealed yet."""
    log = office.journal.log
    table = log.tables.operations
    query = select(table.c.scope, table.c.uid).distinct()
    found = connection.execute(query).all()
    scopes = {int(scope): log.scopes.thing(connection, int(scope)) for scope, _uid in found}
    seen = {
        number
        for number, scope in scopes.items()
        if office.trust.may_read(connection, reader, scope)
    }
    return len({bytes(uid) for scope, uid in found if int(scope) in seen})


# ---- doing it
def do_round(office: Office, folder: Path, progress: Progress) -> RoundDone:
    """Read all bundles in a folder that are for us, then write for every office that waits.

    Args:
        office: ours.
        folder: a stick's root, or a folder.
        progress: told what goes on.

    Raises:
        Cancelled: through ``progress``, before anything was kept; later the round ends where it
            is, and says so.
        Trouble: the folder is not there.
    """
    if not is_there(folder):
        raise Trouble("找不到“{folder}”", "请看看U盘是否插好，再做一次", folder=folder)
    finds = look_on_sticks(office, [folder], Stretch(progress, 0, LOOKING))
    done = RoundDone(refused=finds.refused)
    take_in(office, finds.bundles, Stretch(progress, LOOKING, READING), done)
    writing = Stretch(progress, READING, WHOLE)
    try:
        office.journal.seal()
        with office.store.reading() as connection:
            offices = awaiting(office, connection, finds.present)
        for number, one in enumerate(offices):
            part = WHOLE * number // len(offices), WHOLE * (number + 1) // len(offices)
            _write_for(office, one, folder, Stretch(writing, *part), done)
            if done.gone:
                break
    except Cancelled:
        done.stopped = True
    if done.refused and not is_there(folder):
        done.gone = True
    return done


def do_reading(office: Office, paths: Sequence[Path], progress: Progress) -> RoundDone:
    """Read these files as one, and write nothing.

    Raises:
        Cancelled: through ``progress``; nothing was kept.
    """
    finds = look_at(office, paths, Stretch(progress, 0, LOOKING))
    done = RoundDone(refused=finds.refused)
    take_in(office, finds.bundles, Stretch(progress, LOOKING, WHOLE), done)
    return done


def take_in(
    office: Office, bundles: Sequence[FoundBundle], progress: Stretch, done: RoundDone
) -> None:
    """Read bundles that were found, as one; it can be stopped while the database works.

    Args:
        office: ours.
        bundles: which.
        progress: told what goes on.
        done: told what was done.
    """
    if not bundles:
        return
    with office.store.beating(progress.beat):
        read = read_bundles(office, [one.path for one in bundles], progress)
    done.refused += read.refused
    if read.bundles:
        done.read = read
        told.owe(office, {one.shown.unit for one in bundles if one.carries})


def _write_for(
    office: Office, one: Awaiting, folder: Path, progress: Progress, done: RoundDone
) -> None:
    progress.step(0, 1, say("正在写给“{name}”", name=one.name))
    path = free_path(folder, bundle_name(office, one.name))
    try:
        done.written.append(write_bundle(office, one.code, path, progress, tidy=True))
    except Trouble as trouble:
        done.failed.append((one.name, trouble))
        done.gone = not is_there(folder)


def is_there(folder: Path) -> bool:
    """Whether a folder can be looked into."""
    try:
        return folder.is_dir()
    except OSError:
        return False
