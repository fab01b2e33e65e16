"""Commands about the office itself and those that it knows: new, ledgers, demo, office."""

from __future__ import annotations

import click

from app.cli.session import Session, common, table
from app.language import say
from app.units import LEVELS, Unit, guess_level, level_named, read_code

pass_session = click.make_pass_decorator(Session)

SHORT = 8
"""So many digits of a key or a hash are shown."""


@click.command(help="建立一个办公室。")
@click.option("--name", required=True, metavar="NAME", help="办公室全称。")
@click.option("--code", required=True, metavar="CODE", help="12 位区划代码。")
@click.option("--level", type=click.Choice(LEVELS), help="嘎查、苏木还是旗；不写就看代码。")
@click.option("--person", default="", metavar="NAME", help="经办人姓名。")
@common
@pass_session
def new(session: Session, name: str, code: str, level: str | None, person: str) -> None:
    """Make an office."""
    from app.bootstrap import create_office  # noqa: PLC0415 `--help` needs no database

    digits = read_code(code)
    unit = Unit(digits, level_named(level or "") or guess_level(digits))
    made = create_office(
        session.home,
        name,
        unit,
        person=person,
        passphrase=session.passphrase,
        short_ok=True,
    )
    session.keep(made.office)
    session.answer(
        {
            "office": {"name": made.office.name, "code": unit.code, "level": unit.level},
            "home": str(session.home.folder),
            "keys": made.kept,
            "recovery_phrase": str(made.phrase),
        },
        say(
            "已建立“{name}”。请把下面的恢复码抄在纸上收好，忘了口令或换电脑时只能靠它：\n{phrase}",
            name=made.office.name,
            phrase=made.phrase,
        ),
    )


@click.command(help="列出台账和字段。")
@common
@pass_session
def ledgers(session: Session) -> None:
    """List ledgers and their fields."""
    document = [
        {
            "name": one.__tablename__,
            "title": one.sheet.title,
            "group": one.sheet.group,
            "fields": [
                {
                    "name": field.name,
                    "label": field.label,
                    "kind": field.kind,
                    "required": field.required,
                }
                for field in one.fields.values()
            ],
        }
        for one in session.office.registry
    ]
    rows = [
        [one.__tablename__, one.sheet.title, "、".join(f.label for f in one.fields.values())]
        for one in session.office.registry
    ]
    session.answer(document, table(["LEDGER", say("台账"), say("字段")], rows))


@click.command(help="填入编造的数据，供试用。")
@click.option("--members", type=click.IntRange(min=0), metavar="N", help="党员人数。")
@click.option("--households", type=click.IntRange(min=0), metavar="N", help="中心户数。")
@click.option("--patrols", type=click.IntRange(min=0), metavar="N", help="巡边日志条数。")
@click.option("--seed", type=int, default=1, show_default=True, metavar="N", help="随机数种子。")
@common
@pass_session
def demo(
    session: Session,
    members: int | None,
    households: int | None,
    patrols: int | None,
    seed: int,
) -> None:
    """Fill an office with invented rows to try things on."""
    from app.demo import Wanted, fill  # noqa: PLC0415 `--help` needs no database

    wanted = Wanted.of(members, households, patrols)
    made = fill(session.office, wanted, seed, session.progress())
    text = "、".join(f"{name} {count}" for name, count in made.items())
    session.answer(made, say("已填入编造的数据：{what}", what=text))


@click.group(help="认识的办公室和电脑：列出、吊销、放行。")
@common
def office() -> None:
    """Hold the commands about who is trusted."""


@office.command("list", help="列出认识的电脑。")
@common
@pass_session
def office_list(session: Session) -> None:
    """List the known computers."""
    ours = session.office
    with ours.store.reading() as connection:
        known = sorted(ours.trust.known(connection).values(), key=lambda one: one.unit.code)
        revoked = ours.trust.revoked(connection)
    document = [
        {
            "device": one.device.hex(),
            "code": one.unit.code,
            "level": one.unit.level,
            "name": one.name,
            "card": one.direct,
            "revoked": one.device in revoked,
        }
        for one in known
    ]
    rows = [
        [
            one.unit.code,
            one.name,
            one.device.hex()[:SHORT],
            say("已吊销") if one.device in revoked else "",
        ]
        for one in known
    ]
    titles = [say("区划代码"), say("办公室"), say("电脑"), say("情况")]
    session.answer(document, table(titles, rows) if rows else say("还不认识别的办公室"))


@office.command("revoke", help="吊销下级的一台电脑：从现在起不再认可它写的内容，不能撤销。")
@click.argument("who", metavar="CODE|DEVICE")
@common
@pass_session
def office_revoke(session: Session, who: str) -> None:
    """Trust a computer of an office below no more."""
    from app.sync.revocation import revoke  # noqa: PLC0415 `--help` needs no database

    done = revoke(session.office, who)
    session.answer(
        {
            "device": done.office.device.hex(),
            "code": done.office.unit.code,
            "accepted": done.accepted,
            "stopped": done.stopped,
        },
        say(
            "已吊销“{name}”的电脑 {device}：这里已有的内容照样有效，以后的都隔离；"
            "请把数据包写给各办公室，让它们也知道",
            name=done.office.name,
            device=done.office.device.hex()[:SHORT],
        ),
    )


@office.command("quarantine", help="列出隔离的内容。")
@common
@pass_session
def office_quarantine(session: Session) -> None:
    """List what is in quarantine."""
    from app.sync.revocation import refused  # noqa: PLC0415 `--help` needs no database

    found = refused(session.office)
    document = [
        {
            "hash": one.hash.hex(),
            "device": one.device.hex(),
            "office": one.office,
            "domain": one.domain,
            "unit": one.unit,
            "number": one.number,
            "segments": one.segments,
            "revoked": one.revoked,
        }
        for one in found
    ]
    rows = [
        [
            one.hash.hex()[:SHORT],
            one.office or say("不认识的办公室"),
            one.device.hex()[:SHORT],
            f"{one.unit} {one.domain}",
            str(one.segments),
            say("已吊销") if one.revoked else say("无权写"),
        ]
        for one in found
    ]
    titles = [say("编号"), say("办公室"), say("电脑"), say("范围"), say("段"), say("原因")]
    session.answer(document, table(titles, rows) if rows else say("没有隔离的内容"))


@office.command("admit", help="放行隔离的内容，不能撤销。")
@click.argument("who", metavar="HASH|DEVICE")
@common
@pass_session
def office_admit(session: Session, who: str) -> None:
    """Let in what is in quarantine."""
    from app.sync.revocation import admit  # noqa: PLC0415 `--help` needs no database

    done = admit(session.office, who)
    session.answer(
        {"admitted": [one.hash.hex() for one in done.chains], "began": done.began},
        say(
            "已放行 {chains} 处，其中 {count} 段现在生效", chains=len(done.chains), count=done.began
        ),
    )


COMMANDS = (new, ledgers, demo, office)
