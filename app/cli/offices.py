"""Commands about the office itself: new, ledgers, demo."""

from __future__ import annotations

import click

from app.cli.session import Session, common, table
from app.language import say
from app.units import LEVELS, Unit, guess_level, level_named, read_code

pass_session = click.make_pass_decorator(Session)


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


COMMANDS = (new, ledgers, demo)
