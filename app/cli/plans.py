"""What a plan of a reading says on the command line, as JSON and as text."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from app.cli.session import table
from app.language import say, translate
from app.sync.tallies import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.office import Office
    from app.sync.changes import Author, RecordChange
    from app.sync.preview import Clash, Preview, Side
    from app.sync.readings import ReadBundle, RefusedFile, ShownBundle


def written_at(shown: ShownBundle) -> str:
    """When a bundle was written."""
    return shown.written.isoformat(sep=" ", timespec="minutes")


def shown_document(shown: ShownBundle) -> dict[str, object]:
    """What a bundle says of itself, as a JSON object."""
    return {
        "office": shown.office,
        "unit": shown.unit,
        "written": written_at(shown),
        "segments": shown.segments,
        "fresh": shown.fresh,
        "missing": shown.missing,
        "attachments": shown.attachments,
        "part": shown.file,
        "parts": shown.files,
        "lacking": list(shown.lacking),
        "counts": [
            {"ledger": ledger, "unit": unit, "records": records}
            for (ledger, unit), records in sorted(shown.counts.items())
        ],
    }


def read_document(read: ReadBundle, *, plan_only: bool) -> dict[str, object]:
    """What reading did or would do, as a JSON object."""
    return {
        "new": read.new,
        "changed": read.changed,
        "same": read.same,
        "deleted": read.deleted,
        "conflicts": read.conflicts,
        "waiting": read.waiting,
        "quarantined": read.quarantined,
        "parked": read.parked,
        "plan": plan_only,
        "line": read.line,
        "from": shown_document(read.shown),
        "bundles": [shown_document(one) for one in read.bundles],
        "refused": [{"file": one.file, "message": refusal(one)} for one in read.refused],
        "missing_attachments": read.missing,
        "ledgers": {
            name: {"new": one.new, "changed": one.changed, "conflicts": one.conflicts}
            for name, one in read.effects.items()
        },
    }


def refusal(one: RefusedFile) -> str:
    """Why a file could not be read, on one line."""
    return " ".join(str(one.trouble).split())


def plan_document(read: ReadBundle) -> dict[str, object]:
    """What reading did or would do, in full, as a JSON object.

    ``tallies`` and ``heads`` are there after a reading too; all else only in a plan.
    """
    found: dict[str, object] = {
        "tallies": [
            {
                "ledger": ledger,
                "unit": unit,
                "new": one.new,
                "changed": one.changed,
                "deleted": one.deleted,
                "same": one.same,
                "conflicts": one.conflicts,
            }
            for (ledger, unit), one in sorted(read.tallies.items())
        ],
        "heads": [
            {
                "ledger": one.ledger,
                "unit": one.unit,
                "before": one.before,
                "after": one.after,
                "there": one.there,
                "differs": one.differs,
            }
            for one in read.heads
        ],
    }
    if read.preview:
        found |= _preview(read.preview)
    return found


def _preview(preview: Preview) -> dict[str, object]:
    told = [kind for kind in Kind if kind is not Kind.SAME]
    return {
        "changes": [_change(one) for kind in told for one in preview.records[kind]],
        "unlisted": sum(preview.counts[kind] - len(preview.records[kind]) for kind in told),
        "questions": [_clash(one) for one in preview.clashes],
        "duplicates": [
            {
                "ledger": one.ledger,
                "unit": one.unit,
                "uids": [uid.hex() for uid in one.uids],
                "titles": list(one.titles),
                "why": one.why,
            }
            for one in preview.pairs
        ],
        "lacking_attachments": [
            {
                "ledger": one.ledger,
                "uid": one.uid.hex(),
                "unit": one.unit,
                "title": one.title,
                "files": one.files,
            }
            for one in preview.lacking
        ],
        "awaited": [
            {
                "office": one.office,
                "device": one.device.hex(),
                "what": one.what,
                "unit": one.unit,
                "number": one.number,
                "segments": one.segments,
                "fresh": one.fresh,
            }
            for one in preview.awaited
        ],
        "barred": [
            {
                "office": one.office,
                "device": one.device.hex(),
                "what": one.what,
                "unit": one.unit,
                "segments": one.segments,
                "fresh": one.fresh,
            }
            for one in preview.barred
        ],
    }


def _change(one: RecordChange) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "ledger": one.ledger,
        "uid": one.uid.hex(),
        "unit": one.unit,
        "title": one.title,
        "fields": [
            {
                "field": each.field,
                "label": each.label,
                "old": each.old,
                "new": each.new,
                **_author(each.by),
            }
            for each in one.fields
        ],
        "said": one.said,
        **_author(one.by),
    }


def _clash(one: Clash) -> dict[str, object]:
    return {
        "ledger": one.ledger,
        "uid": one.uid.hex(),
        "unit": one.unit,
        "title": one.title,
        "field": one.field,
        "label": one.label,
        "part": one.part,
        "ours": _sides(one.ours),
        "theirs": _sides(one.theirs),
    }


def _sides(sides: Sequence[Side]) -> list[dict[str, object]]:
    return [{"value": one.value, **_author(one.by)} for one in sides]


def _author(by: Author) -> dict[str, object]:
    return {"person": by.person, "office": by.office, "at": by.at}


# ---- for people
def plan_text(office: Office, read: ReadBundle) -> Iterator[str]:
    """What a plan says, line by line; nothing after a reading."""
    if read.preview is None:
        return
    preview = read.preview
    yield from _records(office, read, preview)
    for one in preview.clashes:
        values = " ／ ".join(each.value for each in (*one.ours, *one.theirs))
        yield say(
            "待处理 {title} {label}：{values}", title=one.title, label=one.label, values=values
        )
    for one in preview.pairs:
        titles = " ／ ".join(one.titles)
        yield say("可能重复 {titles}：{why}相同", titles=titles, why=one.why)
    for one in preview.lacking:
        yield say("资料未到 {title}：{count} 个附件", title=one.title, count=one.files)
    for one in preview.awaited:
        name = one.office or say("不认识的办公室")
        yield say(
            "等待 {count} 段在等“{office}”的第 {number} 段（{what}）",
            count=one.segments, office=name, number=one.number, what=one.what,
        )  # fmt: skip
    for one in preview.barred:
        name = one.office or say("不认识的办公室")
        yield say("隔离 {count} 段，“{office}”写的（{what}）",
            count=one.segments, office=name, what=one.what,
        )  # fmt: skip
    yield _heads(office, read)


def _records(office: Office, read: ReadBundle, preview: Preview) -> Iterator[str]:
    words = {Kind.NEW: say("新增"), Kind.CHANGED: say("修改"), Kind.DELETED: say("删除")}
    for kind, word in words.items():
        for one in preview.records[kind]:
            ledger = translate(office.registry[one.ledger].sheet.title)
            where = read.names.get(one.unit, one.unit)
            said = one.said if kind is Kind.DELETED and one.said != word else ""
            yield f"{word} {ledger} {one.title}（{where}）{said}"
            for each in one.fields:
                old = f"{each.old or say('空')} → " if kind is Kind.CHANGED else ""
                whose = f"　{_whose(each.by)}" if kind is Kind.CHANGED else ""
                yield f"  {each.label}：{old}{each.new or say('空')}{whose}"
        rest = preview.counts[kind] - len(preview.records[kind])
        if rest:
            yield say(
                "{what}只列出前 {listed} 条，其余 {rest} 条同样会读入",
                what=word, listed=len(preview.records[kind]), rest=rest,
            )  # fmt: skip


def _whose(by: Author) -> str:
    when = dt.datetime.fromtimestamp(by.at / 1000, dt.UTC).astimezone()
    return f"{by.person}（{by.office}） {when:%Y-%m-%d %H:%M}" if by.office else ""


def _heads(office: Office, read: ReadBundle) -> str:
    titles = [say("办公室"), say("台账"), say("这里现在有"), say("读入以后"), say("对方有"), ""]
    rows = [
        [
            read.names.get(one.unit, one.unit),
            translate(office.registry[one.ledger].sheet.title),
            str(one.before),
            str(one.after),
            "" if one.there is None else str(one.there),
            say("请核对") if one.differs else "",
        ]
        for one in read.heads
        if one.to_check
    ]
    return table(titles, rows) if rows else say("各台账的条数都不变")
