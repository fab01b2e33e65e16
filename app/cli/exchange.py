"""Commands of the exchange as a whole: one round, and the folder in which it goes by itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Session, common
from app.errors import Trouble
from app.language import say

if TYPE_CHECKING:
    from app.sync.rounds import RoundDone, RoundPlan

pass_session = click.make_pass_decorator(Session)


@click.group(help="交换一次：读入给我们的，写好别人在等的；还有自动交换的文件夹。")
@common
def exchange() -> None:
    """Hold the commands about rounds."""


@exchange.command(
    "now", help="读入 DIR（U盘或文件夹）里给我们的，再写好别人在等的；不写 DIR 就用交换文件夹。"
)
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@click.option("--plan", "plan_only", is_flag=True, help="只说会怎样，什么也不读不写。")
@common
@pass_session
def exchange_now(session: Session, folder: Path | None, plan_only: bool) -> None:
    """Do one round, or say what it would do."""
    from app.sync.rounds import plan_round  # noqa: PLC0415 `--help` needs no database

    if plan_only:
        plan = plan_round(session.office, folder or _place(session), session.progress())
        session.answer(_plan(plan), plan.sentence or say("没有要读入的，也没有谁在等"))
        return
    done = _round(session, folder)
    for sentence in _wrongs(done):
        click.echo(sentence, err=True)
    session.answer(_done(done), "\n".join(_lines(done)))
    if done.failed or done.gone:
        click.get_current_context().exit(1)


def _round(session: Session, folder: Path | None) -> RoundDone:
    from app.sync.folder import folder_round  # noqa: PLC0415 `--help` needs no database
    from app.sync.rounds import do_round  # noqa: PLC0415 the same

    if folder is not None:
        return do_round(session.office, folder, session.progress())
    shared = _place(session)
    done = folder_round(session.office, shared, session.progress())
    if done.away:
        raise Trouble("找不到“{folder}”", "请看看U盘是否插好，再做一次", folder=shared)
    return done


def _place(session: Session) -> Path:
    from app.sync.folder_book import place_of  # noqa: PLC0415 `--help` needs no database

    found = place_of(session.office)
    if found is None:
        raise Trouble(
            "还没有交换文件夹",
            "请写明文件夹：exchange now DIR，或者先用 exchange folder DIR 设一个",
        )
    return found


@exchange.command("folder", help="看或设交换文件夹：给我们的自动读入，别人等的自动写好。")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), required=False)
@click.option("--none", "give_up", is_flag=True, help="不再用交换文件夹。")
@common
@pass_session
def exchange_folder(session: Session, folder: Path | None, give_up: bool) -> None:
    """Show, choose or give up the exchange folder."""
    from app.sync import folder_book  # noqa: PLC0415 `--help` needs no database

    office = session.office
    if folder is not None or give_up:
        folder_book.choose_place(office, None if give_up else folder)
    place, looked = folder_book.place_of(office), folder_book.looked_at(office)
    log = folder_book.log(office)
    lines = [say("交换文件夹：{folder}", folder=place) if place else say("没有交换文件夹")]
    lines += [f"{_when(one.at)}  {one.sentence}" for one in log]
    session.answer(
        {
            "folder": str(place) if place else None,
            "looked": _when(looked) if looked else None,
            "away": folder_book.is_away(office),
            "log": [
                {
                    "at": _when(one.at),
                    "read": list(one.read),
                    "new": one.new,
                    "changed": one.changed,
                    "conflicts": one.conflicts,
                    "written": list(one.written),
                    "said": list(one.said),
                }
                for one in log
            ],
        },
        "\n".join(lines),
    )


def _when(stamp: int) -> str:
    import datetime as dt  # noqa: PLC0415 `--help` needs none

    moment = dt.datetime.fromtimestamp(stamp / 1000, dt.UTC).astimezone()
    return moment.isoformat(sep=" ", timespec="minutes")


def _plan(plan: RoundPlan) -> dict[str, object]:
    read = plan.read
    return {
        "plan": True,
        "bundles": [
            {"file": str(one.path), "from": one.shown.unit, "office": one.shown.office}
            for one in plan.finds.bundles
        ],
        "cards": [{"file": str(one.path), "name": one.card.name} for one in plan.finds.cards],
        "refused": [_refused(one.file, one.trouble) for one in plan.finds.refused],
        "waiting": [
            {"code": one.code, "name": one.name, "records": one.records,
             "acknowledges": one.acknowledges}
            for one in plan.offices
        ],
        "new": read.new if read else 0,
        "changed": read.changed if read else 0,
        "conflicts": read.conflicts if read else 0,
    }  # fmt: skip


def _done(done: RoundDone) -> dict[str, object]:
    read = done.read
    return {
        "plan": False,
        "read": len(read.bundles) if read else 0,
        "new": read.new if read else 0,
        "changed": read.changed if read else 0,
        "conflicts": read.conflicts if read else 0,
        "refused": [_refused(one.file, one.trouble) for one in done.refused],
        "written": [
            {"to": one.to, "records": one.records, "files": [each.name for each in one.files]}
            for one in done.written
        ],
        "failed": [{"to": name, "message": _one_line(why)} for name, why in done.failed],
        "gone": done.gone,
    }


def _lines(done: RoundDone) -> list[str]:
    lines: list[str] = []
    if done.read:
        lines.append(
            say(
                "读入 {count} 个数据包：新增 {new}，修改 {changed}，待处理 {conflicts}",
                count=len(done.read.bundles),
                new=done.read.new,
                changed=done.read.changed,
                conflicts=done.read.conflicts,
            )
        )
    lines += [
        say("已写好给“{to}”的数据包，{count} 条", to=one.to, count=one.records)
        for one in done.written
    ]
    return [*lines, *([] if done.failed or done.gone else [done.sentence])]


def _wrongs(done: RoundDone) -> list[str]:
    said = [_one_line(one.trouble) for one in done.refused]
    if done.gone:
        return [*said, done.sentence]
    return [*said, *(f"{name}：{_one_line(why)}" for name, why in done.failed)]


def _refused(file: str, trouble: Trouble) -> dict[str, str]:
    return {"file": file, "message": _one_line(trouble)}


def _one_line(trouble: Trouble) -> str:
    return " ".join(str(trouble).split())


COMMANDS = (exchange,)
