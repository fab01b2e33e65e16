"""The command that says how the office stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.cli.session import Session, common
from app.language import say

if TYPE_CHECKING:
    from app.standing import PeerStanding, Standing

pass_session = click.make_pass_decorator(Session)


@click.command(help="办公室的情况：各台账条数、去向、等待发送、待处理、最近备份。")
@common
@pass_session
def status(session: Session) -> None:
    """Show how the office stands: counts, how far work has got, what waits, the last backup."""
    from app.reminders import reminders  # noqa: PLC0415 `--help` needs no database
    from app.standing import standing  # noqa: PLC0415 the same

    found = standing(session.office, whole=True)
    late = reminders(session.office, found)
    document = found.document()
    document["reminders"] = [{"about": one.about, "text": one.text} for one in late]
    session.answer(document, "\n".join([*_lines(found), *(one.text for one in late)]))


def _lines(found: Standing) -> list[str]:
    lines = [
        f"{found.name}（{found.code}）",
        "；".join(f"{one.title} {one.records}" for one in found.counts),
        _whereabouts(found),
        *(line for one in found.peers for line in _peer(one)),
        say("待处理 {count} 件", count=found.review),
        say("最近备份：{when}", when=found.last_backup or say("还没有")),
    ]
    if found.revoked:
        lines.append(
            say("上级已吊销这台电脑：新写的内容别的办公室不收，但照样能保存和打印；请联系上级")
        )
    return lines


def _whereabouts(found: Standing) -> str:
    reached = found.reached
    said = say(
        "本机写的：仅本机 {here} 条，已写入U盘 {stick} 条，{received} {above} 条",
        here=reached.here,
        stick=reached.on_stick,
        received=reached.received,
        above=reached.above or 0,
    )
    if not reached.waiting:
        return said
    return said + say("；最早的等了 {days} 天", days=found.waiting_days)


def _peer(one: PeerStanding) -> list[str]:
    return [
        say(
            "{name}：{count} 条还没有回执，其中 {unwritten} 条还没有写给它",
            name=one.name,
            count=one.records,
            unwritten=one.unwritten,
        ),
        say(
            "  最近写给它：{written}；最近收到的：{heard}；它已证实收到 {proved} 条",
            written=one.last_written or say("还没有"),
            heard=one.last_heard or say("还没有"),
            proved=one.proved,
        ),
    ]


COMMANDS = (status,)
