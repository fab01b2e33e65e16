"""Handing an office over to another clerk: new keys for the old ones, and a sheet to sign.

The records, the computer and what other offices know of it stay as they are. What changes is who
can open the office: the passphrase of the one who leaves and his paper open it no more.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.language import say, translate
from app.paper.roster import Column, Filler, Roster
from app.paper.writing import Printed, write
from app.saving import safe_name
from app.secrets.moving import hand_over_keys
from app.standing import standing
from app.sync.directory import OWN, directory
from app.units import LEVEL_NAMES
from app.values.days import show_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

    from app.office import Office
    from app.progress import Progress
    from app.secrets.recovery import RecoveryPhrase
    from app.standing import Standing
    from app.sync.directory import Computer

LAST = "handover"
"""The setting that keeps the latest handover, so that its sheet can be printed again."""


@dataclass(frozen=True)
class Handover:
    """Who hands over to whom.

    Attributes:
        giver: the clerk who leaves.
        taker: the clerk who goes on.
        day: "YYYY-MM-DD".
    """

    giver: str
    taker: str
    day: str


def hand_over(office: Office, taker: str, old: str, new: str | None) -> RecoveryPhrase:
    """Let another clerk go on: new passphrase, new recovery phrase, new name.

    Args:
        office: ours, open.
        taker: the new clerk.
        old: the passphrase of now, where one locks the office; else empty.
        new: the new clerk's; None where the computer's keyring goes on keeping the keys.

    Returns:
        What the new clerk must copy onto paper; it is kept nowhere else.

    Raises:
        WrongPassphrase: the old one is not right; nothing was changed.
        Trouble: no name was given, or the new passphrase is none; nothing was changed.
    """
    taker = taker.strip()
    if not taker:
        raise Trouble("还没有写接收人的姓名", "请写新的经办人的姓名")
    done = Handover(office.person, taker, office.today())
    phrase = hand_over_keys(office.home.folder, office.secrets, old, new)
    office.keep_setting(LAST, json.dumps([done.giver, done.taker, done.day]))
    office.keep_setting("person", taker)
    return phrase


def last_handover(office: Office) -> Handover | None:
    """The latest handover; None if there was none."""
    kept = office.setting(LAST)
    return Handover(*json.loads(kept)) if kept else None


# ---- the sheet
def sheet_name(office: Office, done: Handover) -> str:
    """What the file of the sheet is called."""
    return safe_name(say("{office}交接单-{day}", office=office.name, day=done.day)) + ".pdf"


def write_sheet(
    office: Office, done: Handover, out: Path | BinaryIO, progress: Progress
) -> Printed:
    """Print the sheet that both sign into a PDF.

    Args:
        office: ours.
        done: who hands over to whom.
        out: the file, which is replaced, or an open binary file.
        progress: told how far it is.

    Raises:
        Trouble: the file cannot be written.
        Cancelled: through ``progress``.
    """
    return write(handover_sheet(office, done), out, progress=progress)


def handover_sheet(office: Office, done: Handover) -> Roster:
    """What stands on the sheet: what is there, where it goes, and what is still to be done."""
    found = standing(office)
    return Roster(
        title=say("{office}工作交接单", office=office.name),
        columns=(
            Column(say("项目"), width=28),
            Column(say("内容"), width=62),
            Column(say("情况"), width=90),
        ),
        rows=[
            *_people(office, done),
            *_ledgers(found),
            *_computers(office),
            *_exchange(found),
            *_keys(found),
        ],
        filler=Filler(office.name, done.giver, show_day(done.day, "chinese")),
        signatures=(say("移交人"), say("接收人")),
        notes=(
            say("核对数字和“交换”里“认识的电脑”显示的一样；接收人当面核对后签字，双方各存一份。"),
            say("交接以前写出去的备份，仍要用当时的恢复码才能打开；交接以后请马上另写一份备份。"),
        ),
        paper="A4 portrait",
    )


Line = tuple[str, str, str]


def _people(office: Office, done: Handover) -> Iterator[Line]:
    level = translate(LEVEL_NAMES[office.unit.level])
    described = say("{level}，区划代码 {code}", level=level, code=office.unit.code)
    yield say("办公室"), office.name, described
    yield say("移交人"), done.giver or say("（没有写）"), say("从交接起不再经办")
    yield say("接收人"), done.taker, say("{day}起经办", day=show_day(done.day, "chinese"))


def _ledgers(found: Standing) -> Iterator[Line]:
    for one in found.counts:
        yield say("台账"), translate(one.title), say("{count} 条", count=f"{one.records:,}")


def _computers(office: Office) -> Iterator[Line]:
    for place in directory(office):
        if place.relation == OWN:
            for one in place.computers:
                yield say("电脑"), _called(one), one.fingerprint or say("没有核对数字")


def _called(one: Computer) -> str:
    if one.revoked:
        return say("已吊销的电脑")
    if one.is_former:
        return say("以前的电脑，应已停用")
    return say("本办公室这台电脑") if one.is_this else say("本办公室另一台电脑")


def _exchange(found: Standing) -> Iterator[Line]:
    for one in found.peers:
        yield (
            say("等待发送"),
            say("本办公室另一台电脑") if one.relation == "same" else one.name,
            say(
                "{unwritten} 条还没有写给它；一共 {records} 条没有收到回执",
                unwritten=f"{one.unwritten:,}",
                records=f"{one.records:,}",
            ),
        )
    if not found.peers:
        yield say("等待发送"), say("还没有和别的办公室交换过名片"), ""
    yield say("待处理"), say("等人决定的内容"), say("{count} 件", count=found.review)
    doubles = say("{count} 对", count=found.duplicates)
    yield say("待处理"), say("可能记了两次的记录"), doubles
    stuck = say("{count} 段", count=found.held_back + found.quarantined)
    yield say("待处理"), say("收到而还不能用的内容"), stuck


def _keys(found: Standing) -> Iterator[Line]:
    moment = found.last_backup[:16].replace("T", " ")
    yield say("备份"), say("最近一次备份"), moment or say("还没有备份过")
    yield say("钥匙"), say("口令（设了口令的）"), say("□ 已由接收人换成新的")
    yield say("钥匙"), say("写着恢复码的纸"), say("□ 新的已由接收人抄好　□ 旧的已撕掉")
    yield say("物品"), say("U盘、印章、纸质台账"), say("□ 已当面点清")
