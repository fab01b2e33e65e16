"""What a plan says, kind by kind, as lines of a list and what stands beside the chosen one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from app.language import translate
from app.sync.tallies import Kind
from ui.widgets.moments import shown_stamp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.ledger.registry import Registry
    from app.sync.changes import Author, RecordChange
    from app.sync.preview import Clash, Preview
    from app.sync.readings import ReadBundle

Shown = Literal[
    "new", "changed", "deleted", "same", "conflicts", "pairs", "files", "waiting", "barred"
]
"""What the list shows."""
ORDER: tuple[Shown, ...] = (
    "new",
    "changed",
    "deleted",
    "conflicts",
    "pairs",
    "files",
    "waiting",
    "barred",
    "same",
)
USUAL: frozenset[Shown] = frozenset({"new", "changed", "conflicts", "same"})
"""Counts that are shown also where there is nothing."""
ARROW = " → "


@dataclass(frozen=True)
class Part:
    """One thing that stands beside the chosen line.

    Attributes:
        label: what it is about.
        old: what will not be there any more; empty: nothing was.
        new: what will; empty: nothing.
        whose: who wrote it, and when.
        compared: whether there was something before.
    """

    label: str
    old: str
    new: str
    whose: str = ""
    compared: bool = True


@dataclass(frozen=True)
class Line:
    """One line of the list.

    Attributes:
        title: the record, or whose it is.
        ledger: of which ledger.
        office: of which office.
        content: what changes, in short.
        verdict: a sentence above the parts.
        whose: who wrote it, and when.
        parts: what changes, in full.
    """

    title: str
    ledger: str
    office: str
    content: str
    verdict: str = ""
    whose: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """What the list shows of it."""
        return self.title, self.ledger, self.office, self.content


def _say(text: str) -> str:
    return QCoreApplication.translate("PlanLines", text)


def counts_of(preview: Preview) -> dict[Shown, int]:
    """How many there are of each kind."""
    found: dict[Shown, int] = {
        "conflicts": preview.clash_count,
        "pairs": preview.pair_count,
        "files": preview.lacking_count,
        "waiting": sum(one.segments for one in preview.awaited),
        "barred": sum(one.segments for one in preview.barred),
    }
    for kind in Kind:
        found[_SHOWN[kind]] = preview.counts[kind]
    return found


def lines_of(read: ReadBundle, shown: Shown, registry: Registry) -> list[Line]:
    """The lines of one kind."""
    preview = read.preview
    if preview is None:
        return []
    words = _Words(read.names, registry)
    for kind, name in _SHOWN.items():
        if name == shown:
            return [words.record(one) for one in preview.records[kind]]
    if shown == "conflicts":
        return [words.clash(one) for one in preview.clashes]
    return list(words.others(preview, shown))


_SHOWN: dict[Kind, Shown] = {
    Kind.NEW: "new",
    Kind.CHANGED: "changed",
    Kind.DELETED: "deleted",
    Kind.SAME: "same",
}


def whose(by: Author) -> str:
    """Who wrote something, for whom, and when."""
    if not by.office:
        return ""
    said = _say("{person}（{office}）　{moment}") if by.person else _say("{office}　{moment}")
    return said.format(person=by.person, office=by.office, moment=shown_stamp(by.at))


class _Words:
    """Puts what a plan says into words.

    Args:
        names: what offices are called, by their codes.
        registry: the ledgers.
    """

    def __init__(self, names: Mapping[str, str], registry: Registry) -> None:
        self._names = names
        self._registry = registry

    def _office(self, unit: str) -> str:
        return self._names.get(unit, unit)

    def _ledger(self, ledger: str) -> str:
        return translate(self._registry[ledger].sheet.title)

    def record(self, one: RecordChange) -> Line:
        """What becomes of a record."""
        is_new = one.kind is Kind.NEW
        parts = tuple(
            Part(each.label, each.old, each.new, "" if is_new else whose(each.by), not is_new)
            for each in one.fields
        )
        content = one.said or "；".join(_short(each.label, each, is_new=is_new) for each in parts)
        verdict = {
            Kind.NEW: _say("这里还没有，会新增"),
            Kind.CHANGED: _say("这里已经有，会改成新的内容"),
            Kind.DELETED: one.said,
            Kind.SAME: _say("这里已经有，内容一样，不会变"),
        }[one.kind]
        by = whose(one.by) if one.kind in (Kind.NEW, Kind.DELETED) else ""
        return Line(
            title=one.title or _say("没有名称"),
            ledger=self._ledger(one.ledger),
            office=self._office(one.unit),
            content=content,
            verdict=verdict,
            whose=by,
            parts=parts,
        )

    def clash(self, one: Clash) -> Line:
        """A question that will wait in review."""
        label = f"{one.label} {one.part}".strip()
        ours = _say("我们的")
        theirs = _say("对方的")
        parts = tuple(
            Part(side, "", each.value, whose(each.by), compared=False)
            for side, values in ((ours, one.ours), (theirs, one.theirs))
            for each in values
        )
        content = "{label}：{values}".format(
            label=label, values=" ／ ".join(each.new for each in parts)
        )
        verdict = _say("“{label}”两边改得不一样，读入以后请您在“待处理”里选留哪一个").format(
            label=label
        )
        ledger, office = self._ledger(one.ledger), self._office(one.unit)
        return Line(one.title, ledger, office, content, verdict, "", parts)

    def others(self, preview: Preview, shown: Shown) -> Iterable[Line]:
        """Pairs, attachments, what waits and what is barred."""
        return {
            "pairs": self._pairs,
            "files": self._files,
            "waiting": self._waiting,
            "barred": self._barred,
        }[shown](preview)

    def _pairs(self, preview: Preview) -> Iterator[Line]:
        for one in preview.pairs:
            said = _say("两条记录的{why}相同，可能是同一个").format(why=one.why)
            advice = _say("读入以后请在“待处理”里看一看：是同一条就合成一条，不是就注明。")
            title = " ／ ".join(one.titles)
            office = self._office(one.unit)
            yield Line(title, self._ledger(one.ledger), office, said, f"{said}。{advice}")

    def _files(self, preview: Preview) -> Iterator[Line]:
        for one in preview.lacking:
            said = _say("{count} 张照片或者附件还没有到").format(count=one.files)
            advice = _say("对方下一次写数据包的时候会带来。")
            office = self._office(one.unit)
            yield Line(one.title, self._ledger(one.ledger), office, said, f"{said}。{advice}")

    def _waiting(self, preview: Preview) -> Iterator[Line]:
        for one in preview.awaited:
            name = one.office or _say("不认识的办公室")
            said = _say("{count} 段在等它的第 {number} 段，其中这次带来 {fresh} 段").format(
                count=one.segments, number=one.number, fresh=one.fresh
            )
            advice = _say("请让“{office}”再写一个数据包，读到以后会自动补上。").format(office=name)
            yield Line(name, one.what, self._office(one.unit), said, f"{said}。{advice}")

    def _barred(self, preview: Preview) -> Iterator[Line]:
        for one in preview.barred:
            name = one.office or _say("不认识的办公室")
            said = _say("{count} 段隔离，其中这次带来 {fresh} 段").format(
                count=one.segments, fresh=one.fresh
            )
            advice = _say("写的人没有权，所以不起作用，也没有删掉；请问一问上级。")
            yield Line(name, one.what, self._office(one.unit), said, f"{said}。{advice}")


def _short(label: str, part: Part, *, is_new: bool) -> str:
    nothing = _say("空")
    if is_new:
        return f"{label}：{part.new or nothing}"
    return f"{label}：{part.old or nothing}{ARROW}{part.new or nothing}"
