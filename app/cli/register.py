"""Commands of the register of bundles: what was read and written, receipts, setting aside."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.bundles import bundle
from app.cli.session import Session, common, table
from app.language import say

if TYPE_CHECKING:
    from app.sync.receipts import Entry
    from app.sync.turning import Turned

pass_session = click.make_pass_decorator(Session)
line_argument = click.argument("line", metavar="N")
plan_option = click.option("--plan", "plan_only", is_flag=True, help="只说会怎样，不改动。")


@bundle.command("log", help="收发登记：读过和写过的数据包，是不是在用。")
@common
@pass_session
def bundle_log(session: Session) -> None:
    """List the register."""
    from app.sync.receipts import State, entries  # noqa: PLC0415 `--help` needs no database

    found = entries(session.office)
    rows = [
        [
            one.key,
            _when(one.at).strftime("%Y-%m-%d %H:%M"),
            say("写给") if one.state is State.WRITTEN else say("读入"),
            one.offices,
            _what(one),
            one.state.label,
        ]
        for one in found
    ]
    titles = [say("编号"), say("时间"), say("收发"), say("办公室"), say("内容"), say("状态")]
    text = table(titles, rows) if rows else say("还没有收发过数据包")
    session.answer([_document(one) for one in found], text)


@bundle.command("receipt", help="把第 N 号的收据打印成 PDF。")
@line_argument
@click.argument("file", type=click.Path(path_type=Path))
@common
@pass_session
def bundle_receipt(session: Session, line: str, file: Path) -> None:
    """Print a receipt."""
    from app.receipt_printing import print_receipt  # noqa: PLC0415 `--help` needs no database

    printed = print_receipt(session.office, line, file)
    session.answer(
        {"file": str(file), "line": line, "pages": printed.pages},
        say("收据已存到“{file}”，共 {pages} 页", file=file, pages=printed.pages),
    )


@bundle.command(
    "undo", help="搁置第 N 号带来的内容，不管后来又读过什么；都还留着，用 redo 重新启用。"
)
@line_argument
@plan_option
@common
@pass_session
def bundle_undo(session: Session, line: str, plan_only: bool) -> None:
    """Set aside what a reading brought."""
    from app.sync.turning import set_aside  # noqa: PLC0415 `--help` needs no database

    turned = set_aside(session.office, line, session.progress(), keep=not plan_only)
    head = say("计划（没有搁置）：") if plan_only else say("已搁置：")
    _answer(session, turned, head, plan_only=plan_only)


@bundle.command("redo", help="重新启用搁置了的第 N 号。")
@line_argument
@plan_option
@common
@pass_session
def bundle_redo(session: Session, line: str, plan_only: bool) -> None:
    """Take up again what was set aside."""
    from app.sync.turning import take_up  # noqa: PLC0415 `--help` needs no database

    turned = take_up(session.office, line, session.progress(), keep=not plan_only)
    head = say("计划（没有启用）：") if plan_only else say("已重新启用：")
    _answer(session, turned, head, plan_only=plan_only)


def _answer(session: Session, turned: Turned, head: str, *, plan_only: bool) -> None:
    counts = {kind.value: count for kind, count in turned.counts.items()}
    said = say(
        "新增 {new}，修改 {changed}，删除 {deleted}，待处理 {conflicts}",
        conflicts=turned.conflicts,
        **counts,
    )
    along = say("；跟着的还有第 {lines} 号", lines="、".join(turned.followers))
    session.answer(
        {
            "line": turned.entry.key,
            "plan": plan_only,
            **counts,
            "conflicts": turned.conflicts,
            "followers": list(turned.followers),
        },
        head + said + (along if turned.followers else ""),
    )


def _what(one: Entry) -> str:
    noted = one.noted
    if noted.records:
        return say("{count} 条", count=noted.records)
    return say(
        "新增 {new}，修改 {changed}，删除 {deleted}，待处理 {conflicts}",
        **{what: noted.total(what) for what in ("new", "changed", "deleted", "conflicts")},
    ) if noted.tallies else ""  # fmt: skip


def _document(one: Entry) -> dict[str, object]:
    noted = one.noted
    return {
        "line": one.key,
        "at": one.at,
        "person": one.person,
        "state": one.state.value,
        "offices": noted.offices,
        "title": one.title,
        "bundles": [
            {"id": each.id, "file": each.file, "written": each.written, "part": each.part,
             "parts": each.parts}
            for each in noted.bundles
        ],
        "segments": noted.segments,
        "records": noted.records,
        **{what: noted.total(what) for what in ("new", "changed", "deleted", "conflicts")},
        "waiting": noted.waiting,
        "quarantined": noted.quarantined,
        "receipt": one.has_receipt,
    }  # fmt: skip


def _when(at: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(at / 1000, dt.UTC).astimezone()


COMMANDS = ()
"""All of them stand in the group of the bundles."""
