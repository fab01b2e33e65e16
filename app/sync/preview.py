"""All that reading bundles would do, from one dry run: what people look at before they agree.

Everything is counted; of each kind the first `MOST` are told in full, so that a bundle of any size
can be looked at. Numbers of persons are masked.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.language import say, translate
from app.ledger.duplicates import alike, pairs_with
from app.ledger.fields import Attachments as AttachmentsField
from app.ledger.fields.attachments import files_of
from app.sync.attaching import attachments
from app.sync.changes import Author, Changes, RecordChange
from app.sync.routes import MOVES, TRUST
from app.sync.tallies import MOST, Kind
from app.sync.told_apart import told_apart
from db.journal import rows as rows_of
from db.journal.asking import Asking
from db.journal.gaps import gaps
from db.journal.holdings import Holdings
from db.journal.joins import target_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy import Connection

    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.office import Office, Snapshot
    from app.progress import Progress
    from app.sync.tallies import Counted, Touched
    from db.journal.asking import Candidate, Open
    from db.journal.operations import Scope


@dataclass(frozen=True)
class Side:
    """One of the values among which somebody will have to choose: as people read it, and whose."""

    value: str
    by: Author


@dataclass(frozen=True)
class Clash:
    """A question that would wait in review.

    Attributes:
        ledger: the ledger's name.
        uid: the record.
        unit: the code of the organisation that it belongs to.
        title: what names it.
        field: the field's name; empty: the record itself, deleted here and changed there.
        label: what people call it.
        part: the item of a set; empty for other fields.
        ours: what this office wrote.
        theirs: what others wrote.
    """

    ledger: str
    uid: bytes
    unit: str
    title: str
    field: str
    label: str
    part: str
    ours: tuple[Side, ...]
    theirs: tuple[Side, ...]


@dataclass(frozen=True)
class Likely:
    """Two records that would look like one.

    Attributes:
        ledger: the ledger's name.
        unit: the organisation that both belong to.
        uids: the two, the smaller id first.
        titles: what names them.
        why: what people call the fields in which they are alike.
    """

    ledger: str
    unit: str
    uids: tuple[bytes, bytes]
    titles: tuple[str, str]
    why: str


@dataclass(frozen=True)
class Lacking:
    """A record that names attachments which are not here.

    Attributes:
        ledger: the ledger's name.
        uid: the record.
        unit: the organisation that it belongs to.
        title: what names it.
        files: how many of its attachments are missing.
    """

    ledger: str
    uid: bytes
    unit: str
    title: str
    files: int


@dataclass(frozen=True)
class Awaited:
    """A segment that others wait for.

    Attributes:
        office: whose it is, as people call it; empty: it is not known.
        device: the computer that wrote it.
        what: what sort of records it is about.
        unit: the organisation that these belong to.
        number: its place in its chain.
        segments: how many wait for it.
        fresh: how many of these came with what is read now.
    """

    office: str
    device: bytes
    what: str
    unit: str
    number: int
    segments: int
    fresh: int


@dataclass(frozen=True)
class Barred:
    """Segments in quarantine: their writer had no right to write them.

    Attributes:
        office: the writer's, as people call it; empty: it is not known.
        device: the computer that wrote them.
        what: what sort of records they are about.
        unit: the organisation that these belong to.
        segments: how many there are.
        fresh: how many of these came with what is read now.
    """

    office: str
    device: bytes
    what: str
    unit: str
    segments: int
    fresh: int


@dataclass(frozen=True)
class Preview:
    """What reading would do, in full as far as `MOST` allows.

    Attributes:
        records: kind → the first records of it; how many there are, `counts` says.
        counts: kind → how many records.
        clashes: questions that would wait in review.
        clash_count: how many questions there are.
        pairs: records that would look like one.
        pair_count: how many pairs there are.
        lacking: records whose attachments would not be here.
        lacking_count: how many records.
        awaited: what waits for what.
        barred: what is in quarantine.
    """

    records: Mapping[Kind, tuple[RecordChange, ...]]
    counts: Mapping[Kind, int]
    clashes: tuple[Clash, ...] = ()
    clash_count: int = 0
    pairs: tuple[Likely, ...] = ()
    pair_count: int = 0
    lacking: tuple[Lacking, ...] = ()
    lacking_count: int = 0
    awaited: tuple[Awaited, ...] = ()
    barred: tuple[Barred, ...] = ()


@dataclass
class Looking:
    """Looks at what a reading has done, in its transaction, before that is rolled back.

    Attributes:
        office: ours.
        before: sees what was.
        after: sees what will be.
        carried: hashes of the segments that the bundles carry.
        progress: told how far it is.
    """

    office: Office
    before: Connection
    after: Connection
    carried: Collection[bytes]
    progress: Progress
    _was: Snapshot = field(init=False)
    _will: Snapshot = field(init=False)

    def __post_init__(self) -> None:
        self._was = self.office.snapshot_in(self.before, self.office.codes_in(self.before))
        self._will = self.office.snapshot_in(self.after, self.office.codes_in(self.after))
        self._changes = Changes(self.office, self._was, self._will)

    def preview(self, counted: Counted, records: Touched) -> Preview:
        """All of it.

        Args:
            counted: the records, counted.
            records: the same by ledger.

        Raises:
            Cancelled: through the progress.
        """
        told = self._records(counted)
        pairs, pair_count = self._pairs(records)
        lacking, lacking_count = self._lacking(records)
        return Preview(
            records=told,
            counts={kind: counted.total(kind) for kind in Kind},
            clashes=self._clashes(counted),
            clash_count=counted.conflicts,
            pairs=pairs,
            pair_count=pair_count,
            lacking=lacking,
            lacking_count=lacking_count,
            awaited=tuple(self._awaited()),
            barred=tuple(self._barred()),
        )

    def _records(self, counted: Counted) -> dict[Kind, tuple[RecordChange, ...]]:
        total, done = sum(map(len, counted.first.values())), 0
        found: dict[Kind, tuple[RecordChange, ...]] = {}
        for kind, first in counted.first.items():

            def step(here: int, done: int = done) -> None:
                self.progress.step(done + here, total, say("正在列出每一项变化"))

            found[kind] = tuple(self._changes.of(kind, first, step))
            done += len(first)
        return found

    # ---- what somebody will have to decide
    def _clashes(self, counted: Counted) -> tuple[Clash, ...]:
        journal = self.office.journal
        asking = Asking(journal.log, journal.archive, self.after)
        earlier = Asking(journal.log, journal.archive, self.before)
        found: list[Clash] = []
        for ledger, uid in counted.asked[:MOST]:
            known = {(one.field, one.item) for one in earlier.contests(uid)}
            record = self._will.asking.one(ledger, uid)
            unit = record.unit if record else ""
            found += [
                self._clash(unit, one)
                for one in asking.contests(uid)
                if (one.field, one.item) not in known and one.ledger == ledger
            ]
        return tuple(found[:MOST])

    def _clash(self, unit: str, asked: Open) -> Clash:
        field = self.office.registry[asked.ledger].fields.get(asked.field)
        sides = [(one, self._side(asked, one)) for one in asked.candidates]
        return Clash(
            ledger=asked.ledger,
            uid=asked.uid,
            unit=unit,
            title=self._will.lookup.title(asked.ledger, asked.uid) or "",
            field=asked.field,
            label=translate(field.label) if field else say("整条记录"),
            part=asked.item,
            ours=tuple(side for one, side in sides if self._is_ours(one)),
            theirs=tuple(side for one, side in sides if not self._is_ours(one)),
        )

    def _side(self, asked: Open, one: Candidate) -> Side:
        by = Author(one.person, self._changes.office_of(one.writer.device), one.stamp)
        field = self.office.registry[asked.ledger].fields.get(asked.field)
        if field is None:
            target = target_of(one.value)
            title = self._will.lookup.title(asked.ledger, target) if target else None
            gone = say("并入“{title}”", title=title or say("资料未到")) if target else say("删除")
            return Side(gone if one.value else say("保留"), by)
        if asked.item:
            return Side(str(one.value) if one.value else say("没有写明"), by)
        shown = field.show(one.value, self._will.lookup)
        return Side((field.mask(shown) if field.masked else shown) or say("空"), by)

    def _is_ours(self, one: Candidate) -> bool:
        trust, device = self.office.trust, one.writer.device
        known = trust.known(self.after).get(device)
        return trust.is_own(device) or (known is not None and known.unit == self.office.unit)

    def _pairs(self, records: Touched) -> tuple[tuple[Likely, ...], int]:
        """The pairs that are none yet, and how many there are."""
        apart = told_apart(self.after)
        found: list[Likely] = []
        count = 0
        for ledger, uids in records.items():
            declared = self.office.registry[ledger]
            self.progress.step(0, 0, say("正在找可能重复的记录"))
            both = sorted(
                pair
                for pair in pairs_with(self.after, declared, uids)
                if frozenset(pair) not in apart
            )
            here = {uid for pair in both for uid in pair}
            olds = self._was.asking.some(ledger, here)
            news = self._will.asking.some(ledger, here)
            self._will.lookup.prepare(ledger, here)
            for one, other in both:
                unit = news[one].unit
                was = one in olds and other in olds and _is_pair(declared, olds[one], olds[other])
                if was or not self.office.unit.covers(unit):
                    continue
                count += 1
                if len(found) < MOST:
                    why = alike(declared, news[one].values, news[other].values)
                    found.append(self._likely(declared, unit, (one, other), why))
        return tuple(found), count

    def _likely(
        self, declared: type[Ledger], unit: str, uids: tuple[bytes, bytes], why: Iterable[str]
    ) -> Likely:
        ledger = declared.__tablename__
        titles = tuple(self._will.lookup.title(ledger, uid) or "" for uid in uids)
        labels = "、".join(translate(declared.fields[name].label) for name in why)
        return Likely(ledger, unit, uids, (titles[0], titles[1]), labels)

    # ---- what is not here
    def _lacking(self, records: Touched) -> tuple[tuple[Lacking, ...], int]:
        """Records whose attachments will not be here, and how many there are."""
        store = attachments(self.office, self.after)
        found: list[tuple[str, bytes, int]] = []
        count = 0
        for ledger, uids in records.items():
            named = self._named(ledger, uids)
            missing = set(store.missing({one for names in named.values() for one in names}))
            for uid, names in sorted(named.items()):
                files = len(missing.intersection(names))
                count += bool(files)
                if files and len(found) < MOST:
                    found.append((ledger, uid, files))
        return tuple(self._lacking_one(*one) for one in found), count

    def _lacking_one(self, ledger: str, uid: bytes, files: int) -> Lacking:
        record = self._will.asking.one(ledger, uid)
        title = self._will.lookup.title(ledger, uid) or ""
        return Lacking(ledger, uid, record.unit if record else "", title, files)

    def _named(self, ledger: str, uids: Collection[bytes]) -> dict[bytes, set[bytes]]:
        """Record → the attachments that it names."""
        declared = self.office.registry[ledger]
        table, found = declared.table(), dict[bytes, set[bytes]]()
        for one in declared.fields.values():
            if not isinstance(one, AttachmentsField):
                continue
            column = table.c[one.name]
            query = select(table.c["_uid"], column).where(
                column.is_not(None), table.c["_gone"] == 0
            )
            for piece in rows_of.chunks(uids):
                rows = self.after.execute(query.where(table.c["_uid"].in_(piece)))
                for uid, value in rows:
                    found.setdefault(bytes(uid), set()).update(files_of(value))
        return found

    # ---- what does not act
    def _awaited(self) -> Iterator[Awaited]:
        journal = self.office.journal
        carried = set(self.carried)
        for one in gaps(journal.log, journal.archive, self.after):
            yield Awaited(
                office=self._known(one.writer.device),
                device=one.writer.device,
                what=what_of(self.office, one.scope),
                unit=one.scope.unit,
                number=one.number,
                segments=len(one.waiting),
                fresh=len(one.waiting & carried),
            )

    def _barred(self) -> Iterator[Barred]:
        journal = self.office.journal
        earlier = Counter[tuple[bytes, "Scope"]]()
        for one in Holdings(journal.log, journal.chains, self.before).quarantined():
            earlier[one.writer.device, one.scope] += one.segments
        later = Counter[tuple[bytes, "Scope"]]()
        for one in journal.holdings(self.after).quarantined():
            later[one.writer.device, one.scope] += one.segments
        for (device, scope), segments in later.items():
            fresh = max(0, segments - earlier[device, scope])
            what = what_of(self.office, scope)
            yield Barred(self._known(device), device, what, scope.unit, segments, fresh)

    def _known(self, device: bytes) -> str:
        """The office of a computer; empty: it is not known."""
        known = self.office.trust.known(self.after).get(device)
        own = self.office.name if self.office.trust.is_own(device) else ""
        return known.name if known else own


def _is_pair(declared: type[Ledger], one: Record, other: Record) -> bool:
    """Whether two records were a pair before."""
    if one.gone or other.gone or one.unit != other.unit:
        return False
    return bool(alike(declared, one.values, other.values))


def what_of(office: Office, scope: Scope) -> str:
    """What sort of records stand in a scope, as people call them."""
    if scope.domain == TRUST:
        return say("授权记录")
    if scope.domain == MOVES:
        return say("介绍信")
    titles = [
        translate(one.sheet.title)
        for one in office.registry
        if one.sheet.domain == scope.domain and not one.sheet.inside
    ]
    return "、".join(titles) or scope.domain
