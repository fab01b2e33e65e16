"""Commands of people who move: move offer, move list, move adopt, move withdraw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.cli.arguments import ledger_named, uid_of
from app.cli.session import Session, common, table
from app.language import say

if TYPE_CHECKING:
    from app.sync.register import Entry

pass_session = click.make_pass_decorator(Session)


@click.group(help="转出转入：开介绍信、接收、撤回。")
@common
def move() -> None:
    """Hold the commands about those who move."""


@move.command("offer", help="给一条记录开介绍信；对方接收以后才算转出。")
@click.argument("ledger")
@click.argument("uid")
@click.option("--to", required=True, metavar="CODE", help="转到哪个办公室。")
@click.option("--number", default="", metavar="TEXT", help="介绍信编号；不写时自动编号。")
@click.option("--note", default="", metavar="TEXT", help="备注，沿途的办公室都看得到。")
@common
@pass_session
def offer_(session: Session, ledger: str, uid: str, to: str, number: str, note: str) -> None:
    """Offer a record to another office."""
    from app.sync.moves import offer  # noqa: PLC0415 `--help` needs no database
    from app.units import read_code  # noqa: PLC0415 the same

    ledger_named(session.office, ledger)
    made = offer(session.office, ledger, uid_of(uid), read_code(to), note=note, number=number)
    with session.office.store.reading() as connection:
        known = bool(session.office.trust.devices_of(connection, made.route.end))
        office = session.office.office_name(connection, made.route.end)
    told = say(
        "已给“{office}”开介绍信 {number}，有效期到 {until}。"
        "请把数据包交给上级；对方接收以后才算转出",
        office=office,
        number=made.number,
        until=made.until,
    )
    if not known:
        told += say("。那里还没有电脑和本系统交换过，先密封给它的上级，请核对代码")
    session.answer(
        {
            "offer": made.uid.hex(),
            "number": made.number,
            "until": made.until,
            "to": made.route.end,
            "known": known,
        },
        told,
    )


@move.command("list", help="介绍信登记簿：开出的、收到的、经过这里的。")
@common
@pass_session
def list_(session: Session) -> None:
    """List the letters that this office may see."""
    from app.sync.register import register  # noqa: PLC0415 `--help` needs no database

    entries = register(session.office)
    rows = [
        [
            one.letter.uid.hex(),
            one.letter.number,
            one.name or say("（密封）"),
            one.start,
            one.end,
            one.letter.issued,
            one.status,
        ]
        for one in entries
    ]
    titles = [
        say("介绍信"), say("编号"), say("姓名"), say("转出"), say("转入"), say("开具日期"),
        say("状态"),
    ]  # fmt: skip
    text = table(titles, rows) if rows else say("还没有介绍信")
    session.answer([_document(one) for one in entries], text)


@move.command("adopt", help="接收一封介绍信：从这时起算转入；回执随下一个数据包走。")
@click.argument("offer")
@common
@pass_session
def adopt_(session: Session, offer: str) -> None:
    """Take over what a letter offers."""
    from app.sync.moves import adopt  # noqa: PLC0415 `--help` needs no database

    uid = adopt(session.office, uid_of(offer))
    session.answer(
        {"offer": offer, "uid": uid.hex()},
        say("已接收，编号 {uid}。请把数据包交给上级，回执就在里面", uid=uid.hex()),
    )


@move.command("withdraw", help="撤回一封对方还没有接收的介绍信。")
@click.argument("offer")
@common
@pass_session
def withdraw_(session: Session, offer: str) -> None:
    """Withdraw a letter that was not answered."""
    from app.sync.moves import withdraw  # noqa: PLC0415 `--help` needs no database

    done = withdraw(session.office, uid_of(offer))
    session.answer(
        {"offer": offer, "withdrawn": done.withdrawn},
        say("已撤回介绍信 {number}；如果对方已经接收，以接收为准", number=done.number),
    )


def _document(one: Entry) -> dict[str, object]:
    letter = one.letter
    return {
        "offer": letter.uid.hex(),
        "number": letter.number,
        "ledger": one.ledger,
        "name": one.name,
        "from": letter.route.start,
        "to": letter.route.end,
        "record": letter.record.hex(),
        "arrived": letter.arrived.hex() if letter.receipts else None,
        "issued": letter.issued,
        "until": letter.until,
        "adopted": letter.receipts[0].adopted if letter.receipts else None,
        "state": letter.state.value,
        "expired": one.expired,
        "twice": one.twice,
        "for_us": one.for_us,
        "note": letter.note,
    }


COMMANDS = (move,)
