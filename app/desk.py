"""The clerk's desk: what can be done to records, each thing one command and one undo step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.following import Following, duplicates
from app.language import say, translate
from app.ledger.row_reading import Problem, RowRead, check_values, read_row
from app.sync.erasing import erase
from app.sync.settling import settle_moves
from app.whose import refuse_foreign
from db.journal.commands import Command, CommandState
from db.journal.operations import Change, Kind, Position
from db.journal.write import ErasedRecordError, GoneRecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.office import Office, Snapshot
    from app.values.reading import Raw
    from db.shape import Value


class Refused(Trouble):
    """What was typed cannot be saved; nothing was changed.

    Attributes:
        problems: all that is wrong, field by field.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        text = "；".join(str(one) for one in problems)
        super().__init__("没有保存：{problems}", "请改正后再保存", problems=text)


class Outdated(Trouble):
    """Something newer has come to a field since the form was opened; nothing was changed.

    Attributes:
        fields: names of these fields.
    """

    def __init__(self, fields: Iterable[str], labels: str) -> None:
        self.fields = frozenset(fields)
        super().__init__(
            "打开这张表以后，“{labels}”有了新的内容", "请看过新内容，再决定是否保存", labels=labels
        )


@dataclass(frozen=True)
class Opened:
    """A record in a form, and the moment at which it was opened.

    Attributes:
        ledger: the ledger's name.
        record: as it was shown.
        position: the moment.
    """

    ledger: str
    record: Record
    position: Position


@dataclass(frozen=True)
class Saved:
    """What saving did.

    Attributes:
        uid: the record.
        changed: whether anything was written.
        warnings: what to look at although it was saved.
    """

    uid: bytes
    changed: bool = True
    warnings: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True)
class Deed:
    """Something that was done, as a list shows it.

    Attributes:
        title: what.
        at: when, milliseconds since 1970.
        is_undone: whether it was taken back.
    """

    title: str
    at: int
    is_undone: bool


class Desk:
    """Writes records of one office."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._following = Following(office)

    # ---- one record
    def open(self, ledger: str, uid: bytes) -> Opened:
        """A record for a form; where it went into another one, that one.

        Raises:
            Trouble: there is no such record.
        """
        with self._office.snapshot() as now:
            record = now.asking.one(ledger, now.joined.current(uid))
            position = self._office.journal.log.position(now.connection)
        if record is None or record.gone:
            raise no_such_record()
        return Opened(ledger, record, position)

    def add(self, ledger: str, raws: Mapping[str, Raw], unit: str = "") -> Saved:
        """Add a record.

        Args:
            ledger: its ledger.
            raws: what was typed, by field.
            unit: the organisation it belongs to; empty: ours.

        Raises:
            Refused: something cannot be read, or is missing.
            Trouble: the organisation is not ours and not below us.
        """
        declared = self._office.registry[ledger]
        owner = unit or self._office.unit.code
        uid = self._office.ids.next()
        with self._office.snapshot() as now:
            refuse_foreign(self._office, now.connection, owner)
            row = _read(declared, raws, now)
            warnings = self._judge(declared, row, row.values, now, uid)
            values, grown = self._following.grown(declared, row.values, owner)
            changes = [
                *grown,
                self._following.creation(ledger, uid, values, owner),
                *self._following.children(declared, uid, row.names, owner),
            ]
            shown = self._title(declared, row.values, now)
        self._do("add", say("添加{what} {name}", what=_word(declared), name=shown), changes)
        return Saved(uid, warnings=tuple(warnings))

    def change(
        self,
        ledger: str,
        uid: bytes,
        raws: Mapping[str, Raw],
        seen: Opened | None = None,
        *,
        anyway: bool = False,
    ) -> Saved:
        """Change some fields of a record.

        Args:
            ledger: its ledger.
            uid: the record; where it went into another one before anybody looked, that one.
            raws: what was typed, by field; the others stay.
            seen: the form that showed it; None where it was read just now.
            anyway: save although something newer has come; both values then go to review.

        Raises:
            Refused: something cannot be read, or is missing.
            Outdated: something newer has come to one of the fields.
            Trouble: there is no such record, or it is not ours to change.
        """
        declared = self._office.registry[ledger]
        with self._office.snapshot() as now:
            here = now.joined.current(uid)
            if seen and here != uid:
                raise _went_into(now.lookup.title(ledger, here) or "")
            uid, record = here, now.asking.one(ledger, here)
            if record is None or record.gone:
                raise no_such_record()
            refuse_foreign(self._office, now.connection, record.unit)
            row = _read(declared, raws, now)
            if seen and not anyway:
                self._refuse_outdated(declared, uid, row.values, seen)
            whole = {**record.values, **row.values}
            warnings = self._judge(declared, row, whole, now, uid)
            base = seen.record.values if seen else record.values
            changed = {name: value for name, value in row.values.items() if value != base[name]}
            changed, grown = self._following.grown(declared, changed, record.unit)
            shown = self._title(declared, whole, now)
        changes = [
            *grown,
            Change(
                self._office.registry.shapes[ledger],
                uid,
                Kind.SET,
                changed,
                seen=seen.position if seen else None,
                shown=seen.record.stamp if seen else 0,
                base=base,
            ),
            *self._following.notes(declared, record, changed),
            *self._following.children(declared, uid, row.names, record.unit),
        ]
        done = self._do("set", say("修改{what} {name}", what=_word(declared), name=shown), changes)
        return Saved(uid, changed=done, warnings=tuple(warnings))

    def remove(self, ledger: str, uids: Sequence[bytes]) -> int:
        """Delete records; how many.

        Raises:
            Trouble: one of them is not there, or not ours to delete; nothing was deleted.
        """
        declared = self._office.registry[ledger]
        with self._office.snapshot() as now:
            found = now.asking.some(ledger, uids)
            for uid in uids:
                record = found.get(uid)
                if record is None or record.gone:
                    raise no_such_record()
                refuse_foreign(self._office, now.connection, record.unit)
            first = self._title(declared, found[uids[0]].values, now) if uids else ""
        shape = self._office.registry.shapes[ledger]
        title = (
            say("删除{what} {name}", what=_word(declared), name=first)
            if len(uids) == 1
            else say("删除 {count} 条{what}", what=_word(declared), count=len(uids))
        )
        self._do("remove", title, [Change(shape, uid, Kind.DELETE) for uid in uids])
        return len(uids)

    def erase(self, ledger: str, uids: Sequence[bytes]) -> int:
        """Remove for good what records say of persons, everywhere that this will be read.

        For a lawful request, or when the time for keeping them is over; it cannot be undone. Also
        where the person was entered twice, and where he moved.

        Returns:
            How many records were erased.

        Raises:
            Trouble: one of them is not there, or not ours; nothing was changed.
        """
        with self._office.snapshot() as now:
            found = now.asking.some(ledger, uids)
            for uid in uids:
                if uid not in found:
                    raise no_such_record()
                refuse_foreign(self._office, now.connection, found[uid].unit)
        title = say("删除个人信息：{what}", what=_word(self._office.registry[ledger]))
        self._office.announce(erase(self._office, title, ledger, uids))
        return len(uids)

    # ---- undo
    def last_done(self) -> Command | None:
        """What `undo` would take back."""
        return self._last(CommandState.DONE)

    def last_undone(self) -> Command | None:
        """What `redo` would do again."""
        return self._last(CommandState.UNDONE)

    def recent(self, most: int) -> list[Deed]:
        """What was done last, the newest first, also what was taken back."""
        with self._office.store.reading() as connection:
            found = self._office.journal.commands.recent(connection, most)
        return [Deed(one.title, one.at, one.state is CommandState.UNDONE) for one in found]

    def undo(self) -> Command | None:
        """Take the last command back; None if there is none."""
        office = self._office
        return self._turned(office.journal.undo(office.person, office.trust.accepts))

    def redo(self) -> Command | None:
        """Do again what was undone last; None if there is nothing."""
        office = self._office
        return self._turned(office.journal.redo(office.person, office.trust.accepts))

    def _last(self, state: CommandState) -> Command | None:
        with self._office.store.reading() as connection:
            return self._office.journal.commands.last(connection, state)

    def _turned(self, command: Command | None) -> Command | None:
        if command is not None:
            if command.reading:
                settle_moves(self._office)
            self._office.announce(frozenset(self._office.registry.ledgers))
        return command

    # ---- parts
    def _do(self, name: str, title: str, changes: Sequence[Change]) -> bool:
        """Carry a command out; whether it changed anything."""
        try:
            done = self._office.journal.write(name, title, self._office.person, changes)
        except GoneRecordError as error:
            raise no_such_record() from error
        except ErasedRecordError as error:
            raise Trouble(
                "这条记录里的个人信息已经依法删除，不能再填写",
                "如果需要重新登记，请新建一条记录",
            ) from error
        self._office.announce(frozenset(one.shape.name for one in changes))
        return bool(done.changed)

    def _judge(
        self,
        declared: type[Ledger],
        row: RowRead,
        values: Mapping[str, Value],
        now: Snapshot,
        uid: bytes,
    ) -> list[Problem]:
        """Warnings of a record that may be saved."""
        found = [*row.problems, *check_values(declared, values)]
        refused = [one for one in found if one.level == "refused"]
        if refused:
            raise Refused(refused)
        return [*found, *duplicates(declared, values, now, uid)]

    def _refuse_outdated(
        self, declared: type[Ledger], uid: bytes, values: Mapping[str, Value], seen: Opened
    ) -> None:
        shape = self._office.registry.shapes[declared.__tablename__]
        changed = [name for name, value in values.items() if value != seen.record.values[name]]
        newer = self._office.journal.newer(shape, uid, seen.position, changed)
        if newer:
            labels = "、".join(
                translate(declared.fields[name].label) for name in values if name in newer
            )
            raise Outdated(newer, labels)

    def _title(self, declared: type[Ledger], values: Mapping[str, Value], now: Snapshot) -> str:
        naming = self._office.registry.naming_field(declared.__tablename__)
        return naming.show(values.get(naming.name), now.lookup)


def read_values(
    office: Office, declared: type[Ledger], raws: Mapping[str, Raw]
) -> dict[str, Value]:
    """What somebody typed into some fields, as it is stored.

    Raises:
        Refused: something cannot be read.
    """
    with office.snapshot() as now:
        return _read(declared, raws, now).values


def _read(declared: type[Ledger], raws: Mapping[str, Raw], now: Snapshot) -> RowRead:
    row = read_row(declared, raws, now.lookup)
    wrong = row.worst("error")
    if wrong:
        raise Refused(wrong)
    return row


def no_such_record() -> Trouble:
    """What is said of a record that is not there."""
    return Trouble("没有找到这条记录", "它可能已经被删除，请刷新列表再看")


def _went_into(title: str) -> Trouble:
    return Trouble(
        "这条记录刚刚并入了“{name}”，这里写的没有保存", "请打开那一条，再写一次", name=title
    )


def _word(declared: type[Ledger]) -> str:
    return translate(declared.sheet.title)
