"""Commands about who is trusted: the known computers, revoking, letting in, handing over."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Session, common, table
from app.errors import Trouble
from app.language import say, translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.sync.directory import Computer, Place
    from app.sync.quarantine import SetAside

pass_session = click.make_pass_decorator(Session)

SHORT = 8
"""So many digits of a key or a hash are shown."""
NEW_PASSPHRASE = "ORTOO_NEW_PASSPHRASE"  # noqa: S105 the variable's name, not its value


@click.group(help="认识的办公室和电脑：列出、交换范围、吊销、放行、交接。")
@common
def office() -> None:
    """Hold the commands about who is trusted."""


@office.command("list", help="列出认识的电脑：核对数字、谁认可、最近来往、情况。")
@common
@pass_session
def office_list(session: Session) -> None:
    """List the known computers, ours among them."""
    from app.sync.directory import directory  # noqa: PLC0415 `--help` needs no database

    places = directory(session.office)
    document = [_computer(place, one) for place in places for one in place.computers]
    rows = [
        [
            place.unit.code,
            place.name,
            one.device.hex()[:SHORT],
            one.fingerprint,
            one.since,
            "、".join(each.office for each in one.vouched),
            _state(one),
        ]
        for place in places
        for one in place.computers
    ]
    titles = [
        *(say("区划代码"), say("办公室"), say("电脑"), say("核对数字")),
        *(say("起始日期"), say("谁认可"), say("情况")),
    ]
    session.answer(document, table(titles, rows))


def _computer(place: Place, one: Computer) -> dict[str, object]:
    return {
        "device": one.device.hex(),
        "fingerprint": one.fingerprint,
        "code": place.unit.code,
        "level": place.unit.level,
        "name": place.name,
        "relation": place.relation,
        "this": one.is_this,
        "former": one.is_former,
        "card": bool(one.accepted),
        "since": one.since,
        "vouched": [{"office": each.office, "since": each.since} for each in one.vouched],
        "scopes": None if place.domains is None else sorted(place.domains),
        "heard": one.heard,
        "revoked": bool(one.revoked),
        "revoked_by": [{"office": each.office, "since": each.since} for each in one.revoked],
        "old": one.is_old,
    }


def _state(one: Computer) -> str:
    if one.revoked:
        return "；".join(
            say("{day} 由“{office}”吊销", day=each.since, office=each.office)
            for each in one.revoked
        )
    if one.is_this:
        return say("这台电脑")
    if one.is_former:
        return say("以前的电脑")
    return say("很久没有核对，请再打一次电话") if one.is_old else ""


@office.command(
    "scope", help="看和一个办公室交换哪些内容；写 --scope 或 --all 就改。已经给它的不会收回。"
)
@click.argument("code")
@click.option(
    "--scope",
    multiple=True,
    metavar="DOMAIN",
    help="只交换哪些：members、households、patrols、ledgers；几个之间用逗号。",
)
@click.option("--all", "everything", is_flag=True, help="它可以看的都交换。")
@common
@pass_session
def office_scope(session: Session, code: str, scope: tuple[str, ...], everything: bool) -> None:
    """Show or change what is exchanged with an office."""
    from app.sync.directory import directory  # noqa: PLC0415 `--help` needs no database
    from app.sync.enrolment import agree  # noqa: PLC0415 the same
    from app.units import read_code  # noqa: PLC0415 the same

    digits, wanted = read_code(code), domains_of(scope)
    if wanted or everything:
        agree(session.office, digits, () if everything else wanted)
    found = [one for one in directory(session.office) if one.unit.code == digits]
    if not found or found[0].domains is None:
        raise Trouble("还没有接收过代码为 {code} 的办公室的名片", "请先接收它的名片", code=digits)
    session.answer(
        {"code": digits, "name": found[0].name, "scopes": sorted(found[0].domains)},
        say(
            "和“{name}”交换：{what}",
            name=found[0].name,
            what=_scopes(session, found[0].domains),
        ),
    )


def domains_of(scope: Iterable[str]) -> list[str]:
    """The domains that options name, several of them perhaps in one, with commas between."""
    every = [one.strip() for text in scope for one in text.replace("，", ",").split(",")]
    return [one for one in every if one]


def _scopes(session: Session, domains: Iterable[str]) -> str:
    from app.sync.enrolment import domain_titles  # noqa: PLC0415 `--help` needs no database

    titles = domain_titles(session.office)
    chosen = [one for one in titles if one in set(domains)]
    if not chosen:
        return say("它可以看的全部内容")
    return "、".join(translate(title) for one in chosen for title in titles[one] or (one,))


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
    from app.sync.quarantine import quarantine  # noqa: PLC0415 `--help` needs no database

    found = quarantine(session.office, session.progress())
    document = [
        {
            "hash": one.chain.hash.hex(),
            "device": one.chain.device.hex(),
            "office": one.chain.office,
            "domain": one.chain.domain,
            "unit": one.chain.unit,
            "number": one.chain.number,
            "segments": one.chain.segments,
            "records": dict(one.records),
            "revoked": one.chain.revoked,
            "why": one.why,
            "ours": one.hindrance is None,
        }
        for one in found
    ]
    rows = [
        [
            one.chain.hash.hex()[:SHORT],
            one.chain.office or say("不认识的办公室"),
            one.chain.device.hex()[:SHORT],
            f"{one.chain.unit} {one.chain.domain}",
            "、".join(f"{translate(title)} {count}" for title, count in one.records.items()),
            _why(one),
            "" if one.hindrance is None else say("本办公室不能放行"),
        ]
        for one in found
    ]
    titles = [
        *(say("编号"), say("办公室"), say("电脑"), say("范围"), say("内容"), say("原因"), ""),
    ]
    session.answer(document, table(titles, rows) if rows else say("没有隔离的内容"))


def _why(one: SetAside) -> str:
    return {
        "revoked": say("已吊销"),
        "unknown": say("不认识这台电脑"),
        "no_right": say("无权写"),
    }[one.why]


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


@office.command("handover", help="把办公室交接给新的经办人：换口令、换恢复码，可以印交接单。")
@click.option("--to", required=True, metavar="NAME", help="接收人，就是新的经办人。")
@click.option(
    "--sheet", type=click.Path(path_type=Path), metavar="FILE", help="把交接单印成 PDF 文件。"
)
@common
@pass_session
def office_handover(session: Session, to: str, sheet: Path | None) -> None:
    """Hand the office over to another clerk."""
    from app.handover import hand_over, last_handover, write_sheet  # noqa: PLC0415 `--help` first
    from app.secrets.keeper import kept  # noqa: PLC0415 the same

    office = session.office
    is_locked = kept(session.home.folder) == "passphrase"
    ask = session.ask()
    old = session.passphrase or (ask() if is_locked and ask else "")
    phrase = hand_over(office, to, old, _new_passphrase() if is_locked else _given())
    done = last_handover(office)
    if sheet and done:
        write_sheet(office, done, sheet, session.progress())
    session.answer(
        {
            "to": office.person,
            "recovery_phrase": str(phrase),
            "sheet": str(sheet) if sheet else None,
        },
        say(
            "已交接给“{name}”，旧恢复码从此作废。请把新的恢复码抄在纸上收好：\n{phrase}",
            name=office.person,
            phrase=phrase,
        ),
    )


def _given() -> str | None:
    return os.environ.get(NEW_PASSPHRASE) or None


def _new_passphrase() -> str | None:
    given = _given()
    if given or not sys.stdin.isatty():
        return given
    first, second = getpass.getpass(say("新口令：")), getpass.getpass(say("再输一次："))
    if first != second:
        raise Trouble("两次输的不一样", "请再试一次")
    return first


COMMANDS = (office,)
