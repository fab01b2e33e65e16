"""The receipt of a reading: 数据包收据, for whoever brought the stick, and for the file.

On paper everything is Chinese, whatever the window speaks. All of it stands in the register, so
that the same receipt can be printed again at any time, and says the same.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.language import say
from app.paper import roster as paper
from app.paper.writing import write
from app.saving import safe_name
from app.sync.receipts import entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from app.office import Office
    from app.paper.writing import Printed
    from app.sync.receipts import Entry, NotedBundle, NotedHead, NotedTally

SHORT_ID = 8
"""So many digits of a bundle's id tell it apart from all others that an office will ever see."""
MOST_BUNDLES = 12
"""So many files are named under the title; of a whole folder the rest are counted."""
SIGNATURES = ("送交人", "读入人", "日期")
ACKNOWLEDGED = (
    "本次读入的回执，随本单位写给对方的下一个数据包带回；对方读入以后，就知道这里已经收到。"
)
_TITLES = ("台账", "单位", "新增", "修改", "删除", "待处理", "读入前", "读入后", "对方有")


def print_receipt(office: Office, key: str, out: Path | BinaryIO) -> Printed:
    """Print the receipt of a reading into a PDF; the same one gives the same bytes.

    Args:
        office: ours.
        key: the line of the register.
        out: the file, or an open binary one.

    Raises:
        Trouble: there is no such reading, or the file cannot be written.
    """
    wanted = entry(office, key)
    if not wanted.has_receipt:
        raise Trouble(
            "第 {number} 号没有收据", "收据只有读入的数据包才有，请另选一个", number=wanted.key
        )
    return write(_page(office, wanted), out, invariant=True)


def receipt_name(one: Entry) -> str:
    """What the file of a receipt is called."""
    moment = _moment(one.at)
    name = say("收据-{office}-{day}", office=one.offices[:40], day=f"{moment:%Y-%m-%d}")
    return safe_name(name) + ".pdf"


def _page(office: Office, one: Entry) -> paper.Roster:
    rows = list(_rows(one))
    columns = [
        paper.Column(title, "text" if at < 2 else "number", "left" if at < 2 else "center")
        for at, title in enumerate(_TITLES)
    ]
    return paper.Roster(
        title="数据包收据",
        columns=columns,
        rows=rows,
        filler=paper.Filler(office.name, one.person, _shown(_moment(one.at))),
        totals=_totals(one) if rows else ("没有新内容，各台账的条数不变",),
        signatures=SIGNATURES,
        notes=_notes(one),
        paper="A4 portrait",
        facts=_facts(office, one),
    )


def _facts(office: Office, one: Entry) -> list[list[str]]:
    noted = one.noted
    senders = [f"{name}（{code}）" for code, name in noted.offices.items()]
    shown = senders[:MOST_BUNDLES]
    rest = f"，共 {len(senders)} 个单位" if len(senders) > len(shown) else ""
    lines = [
        [f"收到单位：{office.name}", f"收据编号：{one.key}"],
        [f"来自：{'、'.join(shown)}{rest}"],
        *([_bundle(each)] for each in noted.bundles[:MOST_BUNDLES]),
    ]
    if len(noted.bundles) > MOST_BUNDLES:
        lines.append([f"以上是前 {MOST_BUNDLES} 个数据包，一共 {len(noted.bundles)} 个"])
    lines.append([f"读入时间：{_shown(_moment(one.at))}", f"读入人：{one.person}"])
    return lines


def _bundle(one: NotedBundle) -> str:
    part = f"，第 {one.part} 份，共 {one.parts} 份" if one.parts > 1 else ""
    written = f"，写于 {_shown(one.moment)}" if one.moment else ""
    return f"数据包：编号 {one.id[:SHORT_ID]}{written}，文件“{one.file}”{part}"


def _rows(one: Entry) -> Iterator[Sequence[str]]:
    """A line for each ledger of each office of which something changed or differs."""
    noted = one.noted
    done = {(each.ledger, each.unit): each for each in noted.tallies if _is_told(each)}
    heads = {(each.ledger, each.unit): each for each in noted.heads}
    for key in sorted({*done, *heads}, key=lambda key: (key[1], noted.labels.get(key[0], key[0]))):
        ledger, unit = key
        yield [
            noted.labels.get(ledger, ledger),
            noted.names.get(unit, unit),
            *_done(done.get(key)),
            *_counts(heads.get(key)),
        ]


def _is_told(one: NotedTally) -> bool:
    return bool(one.new or one.changed or one.deleted or one.conflicts)


def _done(one: NotedTally | None) -> list[str]:
    counts = (one.new, one.changed, one.deleted, one.conflicts) if one else (0, 0, 0, 0)
    return list(map(_figure, counts))


def _counts(one: NotedHead | None) -> list[str]:
    """The head counts; those that stay are not noted."""
    if one is None:
        return ["不变", "不变", "—"]
    return [str(one.before), str(one.after), "—" if one.there is None else str(one.there)]


def _figure(count: int) -> str:
    return str(count) if count else "—"


def _totals(one: Entry) -> tuple[str, ...]:
    noted = one.noted
    return (
        "合计",
        f"新增 {noted.total('new')} 条",
        f"修改 {noted.total('changed')} 条",
        f"删除 {noted.total('deleted')} 条",
        f"待处理 {noted.total('conflicts')} 处",
    )


def _notes(one: Entry) -> list[str]:
    noted = one.noted
    notes = [
        "本次读入的回执，随本单位写给对方的下一个数据包带回；对方读入以后，就知道这里已经收到。"
    ]
    held = (
        (noted.waiting, "{count} 段内容在等别的数据包，到了以后自动补上"),
        (noted.quarantined, "{count} 段内容不是有权的单位写的，已经隔离，没有起作用"),
        (noted.missing, "{count} 张照片或者附件还没有到"),
    )
    said = [sentence.format(count=count) for count, sentence in held if count]
    if said:
        notes.append(f"读入以后：{'；'.join(said)}。")
    if any(each.there is not None and each.there != each.after for each in noted.heads):
        notes.append("“读入后”和“对方有”不一样的，读入前已经由读入人看过。")
    return notes


def _moment(at: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(at / 1000, dt.UTC).astimezone()


def _shown(moment: dt.datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日 {moment:%H:%M}"
