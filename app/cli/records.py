"""Commands about records: list, add, set, remove, history, undo, redo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from app.cli.arguments import columns_of, ledger_named, question, uid_of, values_of
from app.cli.session import Session, common, table
from app.errors import Trouble, WrongUse
from app.language import say

if TYPE_CHECKING:
    from app.desk import Saved
    from app.record_history import Entry
    from db.journal.commands import Command

pass_session = click.make_pass_decorator(Session)

WHERE_HELP = (
    "筛选，可以写几次。也可以写 字段!=内容、字段>=内容、字段=甲..乙、字段=甲|乙、字段~包含的字、"
    "字段=@本月、字段=@最近30天、字段=@每年3月；“字段=”是空着的。"
)
SHOWN_COLUMNS = 8
"""So many columns fit on a terminal."""


@click.command("list", help="列出记录。")
@click.argument("ledger")
@click.option("--search", default="", metavar="TEXT", help="查找：姓名、拼音首字母、号码尾数。")
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help=WHERE_HELP)
@click.option("--sort", default="", metavar="FIELD|-FIELD", help="排序。")
@click.option("--view", default="", metavar="NAME", help="按一个视图，再加上别的条件。")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="最多列出几条。")
@click.option(
    "--got-to",
    type=click.Choice(("here", "stick", "above")),
    help="只列仅本机的、已写入U盘的、或上级已收的。",
)
@click.option("--in-review", is_flag=True, help="只列有待处理内容的。")
@click.option("--unmask", metavar="REASON", help="显示完整号码，并记下用途。")
@common
@pass_session
def list_(
    session: Session,
    ledger: str,
    search: str,
    where: tuple[str, ...],
    sort: str,
    view: str,
    limit: int | None,
    got_to: str | None,
    in_review: bool,
    unmask: str | None,
) -> None:
    """List records."""
    from app.sync.reach import NAMES  # noqa: PLC0415 `--help` needs no database
    from app.views import View, listed_fields  # noqa: PLC0415 `--help` needs no database

    office = session.office
    declared = ledger_named(office, ledger)
    asked = replace(
        question(office, ledger, search=search, where=where, sort=sort, view=view),
        got_to=NAMES[got_to] if got_to else None,
        in_review=in_review,
    )
    with office.snapshot() as now:
        total = now.asking.count(asked)
        records = now.asking.page(asked, limit=limit)
        reader = View(office, now, declared, masked=unmask is None)
        rows = reader.rows(records)
        fields = columns_of(office, ledger, view) or listed_fields(declared)[:SHOWN_COLUMNS]
        shown = [] if session.json else reader.table(records, fields)
    if unmask is not None:
        office.disclose("list", ledger, len(rows), unmask)
    titles = [*(one.heading for one in fields), say("去向")]
    shown = [[*cells, str(row["_where"])] for cells, row in zip(shown, rows, strict=False)]
    ending = say("共 {total} 条，列出 {count} 条", total=total, count=len(rows))
    session.answer({"total": total, "rows": rows}, f"{table(titles, shown)}\n{ending}")


@click.command(help="添加一条记录。")
@click.argument("ledger")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE…")
@click.option("--unit", default="", metavar="CODE", help="属于下级的哪个办公室。")
@common
@pass_session
def add(session: Session, ledger: str, values: tuple[str, ...], unit: str) -> None:
    """Add a record."""
    from app.desk import Desk  # noqa: PLC0415 `--help` needs no database

    declared = ledger_named(session.office, ledger)
    saved = Desk(session.office).add(ledger, values_of(declared, values), unit)
    session.answer(_saved(saved), say("已添加，编号 {uid}", uid=saved.uid.hex()))


@click.command("set", help="修改一条记录。")
@click.argument("ledger")
@click.argument("uid")
@click.argument("values", nargs=-1, required=True, metavar="FIELD=VALUE…")
@common
@pass_session
def set_(session: Session, ledger: str, uid: str, values: tuple[str, ...]) -> None:
    """Change a record."""
    from app.desk import Desk  # noqa: PLC0415 `--help` needs no database

    declared = ledger_named(session.office, ledger)
    saved = Desk(session.office).change(ledger, uid_of(uid), values_of(declared, values))
    session.answer(_saved(saved), say("已修改") if saved.changed else say("内容没有变化"))


@click.command(help="删除一条记录，可以撤销。")
@click.argument("ledger")
@click.argument("uid")
@common
@pass_session
def remove(session: Session, ledger: str, uid: str) -> None:
    """Delete a record; it can be undone."""
    from app.desk import Desk  # noqa: PLC0415 `--help` needs no database

    ledger_named(session.office, ledger)
    Desk(session.office).remove(ledger, [uid_of(uid)])
    session.answer({"uid": uid, "removed": True}, say("已删除"))


@click.command(help="依法删除记录里的个人信息，不能撤销，所有办公室都会删除。")
@click.argument("ledger")
@click.argument("uids", nargs=-1, required=True, metavar="UID…")
@click.option("--yes", is_flag=True, help="确定删除。")
@common
@pass_session
def erase(session: Session, ledger: str, uids: tuple[str, ...], yes: bool) -> None:
    """Remove what records say of persons, for good."""
    from app.desk import Desk  # noqa: PLC0415 `--help` needs no database

    ledger_named(session.office, ledger)
    if not yes:
        raise WrongUse("删除个人信息不能撤销，还没有删除", "确定要删除，请加上 --yes 再运行一次")
    count = Desk(session.office).erase(ledger, [uid_of(one) for one in uids])
    session.answer(
        {"erased": count},
        say("已删除 {count} 条记录里的个人信息。以前的备份里还有，请按规定处理", count=count),
    )


def _saved(saved: Saved) -> dict[str, object]:
    warnings = [
        {"field": one.field, "message": str(one.message), "level": one.level}
        for one in saved.warnings
    ]
    return {"uid": saved.uid.hex(), "changed": saved.changed, "warnings": warnings}


@click.command(help="一条记录的来历：每个内容是谁在什么时候写的。")
@click.argument("ledger")
@click.argument("uid")
@click.option("--unmask", metavar="REASON", help="显示完整号码，并记下用途。")
@common
@pass_session
def history(session: Session, ledger: str, uid: str, unmask: str | None) -> None:
    """Show who wrote each value of a record, and when."""
    from app.record_history import history as events_of  # noqa: PLC0415 `--help` needs no database

    office = session.office
    ledger_named(office, ledger)
    events = events_of(office, ledger, uid_of(uid), masked=unmask is None)
    if not events:
        raise Trouble("没有找到这条记录", "请从 list 的 uid 里复制编号")
    if unmask is not None:
        office.disclose("history", ledger, 1, unmask)
    rows = [[one.at, one.office, one.person, one.label, _shown(one)] for one in events]
    titles = [say("时间"), say("办公室"), say("经办人"), say("字段"), say("内容")]
    session.answer([one.document() for one in events], table(titles, rows))


def _shown(entry: Entry) -> str:
    if entry.kind == "amend":
        return say("{value}（更正）", value=entry.shown_value or say("空"))
    return entry.shown_value


@click.command(help="撤销上一步。")
@common
@pass_session
def undo(session: Session) -> None:
    """Undo the last command."""
    from app.desk import Desk  # noqa: PLC0415 `--help` needs no database

    command = Desk(session.office).undo()
    if command is None:
        raise Trouble("没有可以撤销的内容")
    session.answer(_turned(command, "undone"), say("已撤销：{title}", title=command.title))


@click.command(help="重做刚才撤销的一步。")
@common
@pass_session
def redo(session: Session) -> None:
    """Redo the command that was undone last."""
    from app.desk import Desk  # noqa: PLC0415 `--help` needs no database

    command = Desk(session.office).redo()
    if command is None:
        raise Trouble("没有可以重做的内容")
    session.answer(_turned(command, "redone"), say("已重做：{title}", title=command.title))


def _turned(command: Command, what: str) -> dict[str, object]:
    return {what: command.name, "title": command.title, "person": command.person}


COMMANDS = (list_, add, set_, remove, erase, history, undo, redo)
