"""What bundles say of themselves, and what reading them did or would do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.language import say

if TYPE_CHECKING:
    import datetime as dt

    from app.errors import Trouble
    from app.sync.head_counts import HeadCounts
    from app.sync.preview import Preview
    from app.sync.tallies import Head, Tallies, Tally
    from db.journal.effects import Effect


@dataclass(frozen=True)
class ShownBundle:
    """What a bundle says of itself before it is read.

    Attributes:
        office: the sender's name.
        unit: the sender's code.
        written: when, by the sender's clock, local time.
        segments: how many segments it carries.
        fresh: how many of these are not held here.
        missing: whether it builds on something that is not held here.
        counts: ledger and office → living records as the sender sees them.
        ours: whether we wrote it ourselves.
        attachments: how many attachments it carries something of.
        fresh_attachments: how many of these are not here.
        file: which file of a series it is, from 1.
        files: how many files the series has.
        lacking: those of them that were not read here yet, this one left out.
        name: the file's name.
        aside: how many of its segments are held here and were set aside.
        line: the line of the register by which these can be taken up again; empty: none.
    """

    office: str
    unit: str
    written: dt.datetime
    segments: int
    fresh: int
    missing: bool
    counts: dict[tuple[str, str], int]
    ours: bool
    attachments: int = 0
    fresh_attachments: int = 0
    file: int = 1
    files: int = 1
    lacking: tuple[int, ...] = ()
    name: str = ""
    aside: int = 0
    line: str = ""

    @property
    def is_news(self) -> bool:
        """Whether it brings anything that is not here."""
        return bool(self.fresh or self.fresh_attachments)


@dataclass(frozen=True)
class RefusedFile:
    """A file of several that could not be read; the others were.

    Attributes:
        file: its name.
        trouble: why, and what to do.
    """

    file: str
    trouble: Trouble


@dataclass
class ReadBundle:
    """What the reading of bundles did, or would do.

    Attributes:
        bundles: the bundles, in the order in which they were taken.
        refused: the files that could not be read.
        new: records that were not here.
        changed: records that look different now; deleted ones among them.
        deleted: records that are not shown any more.
        same: records that they speak of, and that look as before.
        conflicts: questions that wait in review since.
        waiting: held segments that wait for others.
        quarantined: held segments whose writers had no right to write them.
        parked: segments that say something which this version of the program does not know.
        missing: attachments that records name and that are not here.
        effects: the same by ledger.
        tallies: the same by ledger and office.
        command: the undo step; 0 if nothing was new.
        before: how many living records each ledger has, office by office.
        after: how many it would have, or has now.
        heads: these counts beside those of the sender, as somebody has to compare them.
        names: what the offices are called, by their codes.
        settled: the ledgers that changed because people were taken over elsewhere.
        preview: of a plan: all that would happen.
        line: the line of the register; empty: there is none.
    """

    bundles: tuple[ShownBundle, ...]
    refused: tuple[RefusedFile, ...] = ()
    new: int = 0
    changed: int = 0
    deleted: int = 0
    same: int = 0
    conflicts: int = 0
    waiting: int = 0
    quarantined: int = 0
    parked: int = 0
    missing: int = 0
    effects: dict[str, Effect] = field(default_factory=dict[str, "Effect"])
    tallies: Tallies = field(default_factory=dict[tuple[str, str], "Tally"])
    command: int = 0
    before: HeadCounts = field(default_factory=dict[tuple[str, str], int])
    after: HeadCounts = field(default_factory=dict[tuple[str, str], int])
    heads: tuple[Head, ...] = ()
    names: dict[str, str] = field(default_factory=dict[str, str])
    settled: frozenset[str] = frozenset()
    preview: Preview | None = None
    line: str = ""

    @property
    def shown(self) -> ShownBundle:
        """The bundle, or the first of several."""
        return self.bundles[0]

    @property
    def later(self) -> str:
        """What is to be said of what only a newer program can show; empty: there is none."""
        if not self.parked:
            return ""
        return say(
            "里面有 {count} 段内容，要用更新的程序才看得到；先替您存着，什么也不会丢，"
            "请把这台电脑上的驿站换成新版本。",
            count=self.parked,
        )

    def explain(self, head: Head) -> str:
        """What is to be said of one of the head counts, in one sentence."""
        if not head.differs:
            return _unlike(head)
        there = head.there or 0
        if head.after > there:
            return say(
                "这里比对方多 {more} 条：对方写数据包的时候还没有这些，下一个数据包会带给它。",
                more=head.after - there,
            )
        return self._why_less(there - head.after)

    def _why_less(self, more: int) -> str:
        """Why there will be less here than the sender has."""
        if any(one.aside for one in self.bundles):
            return say(
                "比对方少 {more} 条：有的内容在这里搁置了，可以到“收发登记”里重新启用。", more=more
            )
        if self.quarantined:
            return say("比对方少 {more} 条：有的内容隔离了，没有算进来。", more=more)
        if self.waiting or any(one.missing or one.lacking for one in self.bundles):
            return say(
                "比对方少 {more} 条：有的内容要等别的数据包，读到以后会自动补上。", more=more
            )
        return say(
            "比对方少 {more} 条：可能是这里删除或者合并过，对方还不知道；说不清的请打电话问一问。",
            more=more,
        )


def _unlike(head: Head) -> str:
    """How a count changes on which the sender agrees, or of which he says nothing."""
    more = abs(head.after - head.before)
    if not more:
        return say("读入前后一样多。")
    if head.there is None:
        if head.after > head.before:
            return say("读入以后多 {more} 条。", more=more)
        return say("读入以后少 {more} 条。", more=more)
    if head.after > head.before:
        return say("读入以后多 {more} 条，和对方一样多。", more=more)
    return say("读入以后少 {more} 条，和对方一样多。", more=more)
