"""Changing many records at once: counted before anything is written, one command, one undo step."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from app.batch_edits import asks_again, understand
from app.collecting import no_collecting
from app.desk import no_such_record
from app.errors import Trouble, Unreadable
from app.following import Following
from app.language import say, translate
from app.ledger.fields import Link
from app.ledger.fields.links import linked
from app.ledger.questions import Question, Record
from app.ledger.row_reading import check_values
from app.progress import Counted
from app.sync.contested import contested
from app.whose import foreign
from db.journal.operations import Change, Kind
from db.journal.write import ErasedRecordError, GoneRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.batch_edits import Edit, Understood
    from app.ledger.base import Ledger
    from app.ledger.row_reading import Problem
    from app.office import Office, Snapshot
    from app.progress import Progress
    from db.shape import Value

PIECE = 500
"""Records that are looked at between two steps of the progress; one query each."""
MOST_CHANGED = 300_000
"""Records that one batch changes: each takes some 1.5 kB of memory until all are written, for its
place in the undo step, and a computer of 4 GB has other things to do."""
MOST_SHOWN = 200
"""So many rows are shown of what changes, and of what is left out; nobody reads more."""


class ShownChange(NamedTuple):
    """A field of a row as the preview shows it: what names the row, before and after."""

    title: str
    label: str
    before: str
    after: str


class LeftOut(NamedTuple):
    """A record that cannot be changed so, and why."""

    title: str
    reason: str


@dataclass
class BatchPlan:
    """What a batch edit would do.

    Attributes:
        ledger: the ledger's name.
        edits: what was asked for, each of another field.
        chosen: how many records were chosen.
        changed: how many would change.
        same: how many are so already.
        amended: how many of those that would change are closed: the change is noted as such.
        warned: how many of them should be looked at afterwards.
        reasons: why records are left out → how many.
        left_out: the first of these.
        shown: the first of those that would change.
        notes: what is to be said of what was typed.
        asks_again: whether records are named or found again by the field.
        changes: what the journal is to write.
    """

    ledger: str
    edits: Sequence[Edit]
    chosen: int = 0
    changed: int = 0
    same: int = 0
    amended: int = 0
    warned: int = 0
    reasons: Counter[str] = field(default_factory=Counter[str])
    left_out: list[LeftOut] = field(default_factory=list[LeftOut])
    shown: list[ShownChange] = field(default_factory=list[ShownChange])
    notes: tuple[Problem, ...] = ()
    asks_again: bool = False
    changes: list[Change] = field(default_factory=list[Change])

    @property
    def barred(self) -> int:
        """How many are left out."""
        return self.reasons.total()

    @property
    def sentence(self) -> str:
        """What would happen: how many of how many."""
        counts = {"chosen": f"{self.chosen:,}", "changed": f"{self.changed:,}"}
        counts |= {"same": f"{self.same:,}", "barred": f"{self.barred:,}"}
        if not self.barred:
            return say("选了 {chosen} 条，其中 {changed} 条会改，{same} 条本来就是这样", **counts)
        return say(
            "选了 {chosen} 条，其中 {changed} 条会改，{same} 条本来就是这样，{barred} 条不能改",
            **counts,
        )


def plan_batch(
    office: Office,
    ledger: str,
    which: Question | Sequence[bytes],
    edits: Sequence[Edit],
    progress: Progress,
) -> BatchPlan:
    """See what a batch edit would do; nothing is written.

    Args:
        office: ours.
        ledger: whose records.
        which: all that a question finds, or these.
        edits: what is to become of which fields.
        progress: told of the records.

    Raises:
        Trouble: the field cannot be edited so, what was typed cannot be read, or more would
            change than is changed at once.
        Cancelled: through ``progress``.
    """
    with no_collecting(), office.snapshot() as now:
        uids = now.asking.uids(which) if isinstance(which, Question) else list(which)
        planning = _Planning(office, now, ledger, edits)
        for start in range(0, len(uids), PIECE):
            progress.step(start, len(uids))
            planning.look(uids[start : start + PIECE])
        progress.step(len(uids), len(uids))
        return planning.plan


def apply_batch(office: Office, plan: BatchPlan, progress: Progress) -> int:
    """Write what a plan would do, all or nothing; how many records were changed.

    What somebody changed after the plan was made is not overwritten: both values then wait in
    review.

    Raises:
        Trouble: one of the records has been deleted since; nothing was written.
        Cancelled: through ``progress``; nothing was written.
    """
    if not plan.changes:
        return 0
    declared = office.registry[plan.ledger]
    labels = "、".join(translate(declared.fields[one.field].label) for one in plan.edits)
    title = say(
        "批量修改 {count} 条{what}的“{labels}”",
        count=plan.changed,
        what=translate(declared.sheet.title),
        labels=labels,
    )
    with no_collecting():
        counted = Counted(progress)
        try:
            with office.store.beating(counted.beat):
                office.journal.write(
                    "set-many", title, office.person, plan.changes, step=counted.step
                )
        except (GoneRecordError, ErasedRecordError) as error:
            raise Trouble(
                "选中的记录里有的刚刚被删除，什么也没有改", "请重新核对，再改一次"
            ) from error
    office.announce(frozenset(one.shape.name for one in plan.changes))
    return plan.changed


class _Planning:
    """Plans one batch edit in one snapshot."""

    def __init__(self, office: Office, now: Snapshot, ledger: str, edits: Sequence[Edit]) -> None:
        self._office, self._now = office, now
        self._declared: type[Ledger] = office.registry[ledger]
        self._shape = office.registry.shapes[ledger]
        self._edits: list[Understood] = [
            understand(self._declared, one, now.lookup) for one in edits
        ]
        fields = [one.field for one in self._edits]
        self._names = frozenset(one.name for one in fields)
        self._is_personal = any(one.personal for one in fields)
        self._following = Following(office)
        self._position = office.journal.log.position(now.connection)
        self._made: dict[str, dict[tuple[str, str], bytes]] = {}
        self._whose: dict[str, Trouble | None] = {}
        self._shared: dict[tuple[tuple[str, Value], ...], Mapping[str, Value]] = {}
        self._naming = office.registry.naming_field(ledger)
        self.plan = BatchPlan(
            ledger,
            tuple(edits),
            notes=tuple(note for one in self._edits for note in one.notes),
            asks_again=any(asks_again(self._declared, one) for one in fields),
        )

    def look(self, uids: Sequence[bytes]) -> None:
        """Plan some records."""
        found = self._now.asking.some(self.plan.ledger, uids)
        waiting = contested(self._office, self._now.connection, self.plan.ledger, found.values())
        erased = self._erased(uids) if self._is_personal else frozenset[bytes]()
        for uid in uids:
            self.plan.chosen += 1
            record = found.get(uid)
            if record is None or record.gone:
                self._leave_out(record, str(no_such_record().title))
                continue
            reason = self._barred(record, waiting.get(uid, frozenset()), is_erased=uid in erased)
            if reason:
                self._leave_out(record, reason)
            else:
                self._take(record)

    def _erased(self, uids: Sequence[bytes]) -> frozenset[bytes]:
        """Those of which everything personal was removed for good."""
        table = self._declared.table()
        query = select(table.c["_uid"]).where(table.c["_uid"].in_(uids), table.c["_erased"] > 0)
        return frozenset(bytes(row[0]) for row in self._now.connection.execute(query))

    def _barred(self, record: Record, waiting: frozenset[str], *, is_erased: bool) -> str:
        """Why a record cannot be changed, whatever is to become of it; empty: it can."""
        if record.unit not in self._whose:
            self._whose[record.unit] = foreign(self._office, self._now.connection, record.unit)
        trouble = self._whose[record.unit]
        if trouble:
            return str(trouble.title)
        if is_erased:
            return say("这条记录里的个人信息已经依法删除，不能再填写")
        if waiting & {*self._names, ""}:
            return say("两边写得不一样，还没有处理，请先到“待处理”里选一个")
        return ""

    def _take(self, record: Record) -> None:
        """Plan a record that may be changed."""
        changed: dict[str, Value] = {}
        try:
            for one in self._edits:
                wanted = one.becomes(record.values[one.field.name])
                changed |= {
                    name: value
                    for name, value in wanted.items()
                    if self._is_new(name, record, value)
                }
        except Unreadable as error:
            self._leave_out(record, str(error))
            return
        if not changed:
            self.plan.same += 1
            return
        problems = check_values(self._declared, {**record.values, **changed})
        refused = next((one for one in problems if one.level == "refused"), None)
        if refused:
            self._leave_out(record, str(refused))
            return
        self.plan.warned += any(one.field in changed for one in problems)
        self._change(record, changed)

    def _is_new(self, name: str, record: Record, value: Value) -> bool:
        old = record.values[name]
        if old == value:
            return False
        if isinstance(self._declared.fields[name], Link):
            here, there = linked(old), linked(value)
            current = self._now.joined.current
            return here is None or there is None or current(here) != current(there)
        return True

    def _change(self, record: Record, changed: dict[str, Value]) -> None:
        plan, closed = self.plan, self._declared.sheet.closed
        if plan.changed == MOST_CHANGED:
            raise Trouble(
                "会改的超过 {most} 条，一次改不了这么多",
                "请先筛选，分几次改",
                most=f"{MOST_CHANGED:,}",
            )
        plan.changed += 1
        plan.amended += closed is not None and closed.amends(record.values, changed)
        if len(plan.shown) < MOST_SHOWN:
            plan.shown += self._shown(record, changed)
        made = self._made.setdefault(record.unit, {})
        values, grown = self._following.grown(self._declared, changed, record.unit, made)
        plan.changes += grown
        plan.changes.append(
            Change(
                self._shape,
                record.uid,
                Kind.SET,
                self._one_of_equals(values),
                seen=self._position,
                shown=record.stamp,
                base=self._one_of_equals(self._base(record, values)),
            )
        )
        plan.changes += self._following.notes(self._declared, record, values)

    def _base(self, record: Record, changed: Mapping[str, Value]) -> Mapping[str, Value]:
        """What was shown of the fields that matter to the journal."""
        closed = self._declared.sheet.closed
        names = (*changed, closed.by) if closed else (*changed,)
        return {name: record.values[name] for name in names}

    def _one_of_equals(self, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """The same values, as one object for all rows that have them.

        Of 100,000s of rows each with dictionaries of its own a small computer has no room.
        """
        return self._shared.setdefault(tuple(values.items()), values)

    # ---- for people
    def _shown(self, record: Record, changed: Mapping[str, Value]) -> Iterator[ShownChange]:
        title, around = self._title(record), self._now.lookup
        for name, after in changed.items():
            one = self._declared.fields[name]
            before = one.show(record.values[name], around)
            yield ShownChange(title, translate(one.label), before, one.show(after, around))

    def _leave_out(self, record: Record | None, reason: str) -> None:
        self.plan.reasons[reason] += 1
        if len(self.plan.left_out) < MOST_SHOWN:
            self.plan.left_out.append(LeftOut(self._title(record) if record else "", reason))

    def _title(self, record: Record) -> str:
        return self._naming.show(record.values.get(self._naming.name), self._now.lookup)
