"""Commands of the exchange: card, bundle."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.session import Session, common, table
from app.cli.trust import domains_of
from app.errors import Trouble
from app.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.sync.cards import Card
    from app.sync.outgoing import WrittenBundle
    from app.sync.readings import ReadBundle, ShownBundle

pass_session = click.make_pass_decorator(Session)
file_argument = click.argument("file", type=click.Path(path_type=Path))


@click.group(help="办公室名片：写、看、接收。")
@common
def card() -> None:
    """Hold the commands about cards."""


@card.command("write", help="把本办公室的名片写到文件。")
@file_argument
@common
@pass_session
def card_write(session: Session, file: Path) -> None:
    """Write this office's card to a file."""
    from app.sync.enrolment import write_card  # noqa: PLC0415 `--help` needs no database

    written = write_card(session.office, file)
    session.answer(
        {"file": str(file), **_card(written)},
        say("名片已写到“{file}”。核对数字：{digits}", file=file, digits=written.fingerprint),
    )


@card.command("show", help="看一张名片，不接收。")
@file_argument
@common
@pass_session
def card_show(session: Session, file: Path) -> None:
    """Show a card without accepting it."""
    from app.sync.cards import read_card  # noqa: PLC0415 `--help` needs no database

    shown = read_card(file)
    session.answer(
        _card(shown),
        f"{shown.name}（{shown.unit.code}）\n" + say("核对数字：{d}", d=shown.fingerprint),
    )


@card.command("accept", help="接收一张名片；请在电话里和对方核对六组数字。")
@file_argument
@click.option(
    "--scope",
    multiple=True,
    metavar="DOMAIN",
    help="只交换哪些：members、households、patrols、ledgers；几个之间用逗号。",
)
@common
@pass_session
def card_accept(session: Session, file: Path, scope: tuple[str, ...]) -> None:
    """Accept a card; its six groups of digits are compared by telephone."""
    from app.sync.enrolment import accept_card  # noqa: PLC0415 `--help` needs no database

    accepted = accept_card(session.office, file, domains_of(scope) or None)
    session.answer(
        {**_card(accepted.card), "relation": accepted.relation, "scopes": list(accepted.domains)},
        say(
            "已接收“{name}”的名片。请打电话核对六组数字：{digits}",
            name=accepted.card.name,
            digits=accepted.card.fingerprint,
        ),
    )


def _card(shown: Card) -> dict[str, object]:
    return {
        "name": shown.name,
        "code": shown.unit.code,
        "level": shown.unit.level,
        "fingerprint": shown.fingerprint,
        "written": shown.written,
    }


@click.group(help="数据包：写、看、读。")
@common
def bundle() -> None:
    """Hold the commands about bundles."""


@bundle.command("write", help="把对方还没有的内容写成数据包。")
@click.option("--to", required=True, metavar="CODE", help="写给哪个办公室。")
@click.option("--tidy", is_flag=True, help="同一个文件夹里写给它的旧数据包，只留最近三次的。")
@click.option("--all", "everything", is_flag=True, help="全部重新写一遍，对方已经有的也写。")
@file_argument
@common
@pass_session
def bundle_write(session: Session, to: str, tidy: bool, everything: bool, file: Path) -> None:
    """Write what another office does not have yet, or everything."""
    from app.sync.outgoing import write_bundle  # noqa: PLC0415 `--help` needs no database
    from app.units import read_code  # noqa: PLC0415 the same

    office, code = session.office, read_code(to)
    written = write_bundle(office, code, file, session.progress(), tidy=tidy, everything=everything)
    session.answer(
        {
            "file": str(file),
            "files": [str(one) for one in written.files],
            "to": written.to,
            "segments": written.segments,
            "records": written.records,
            "attachments": written.attachments,
            "bytes": written.bytes,
        },
        "\n".join([_written(written), *map(str, written.files[1:] and written.files)]),
    )


def _written(written: WrittenBundle) -> str:
    if len(written.files) > 1:
        return say(
            "已写好，可以拔出：给“{to}”的 {count} 条，分成 {files} 个文件，请一起交给对方",
            to=written.to,
            count=written.records,
            files=len(written.files),
        )
    return say("已写好，可以拔出：给“{to}”的 {count} 条", to=written.to, count=written.records)


@bundle.command("show", help="看一个数据包，连同读入后会有的每一项变化；不读入。")
@file_argument
@common
@pass_session
def bundle_show(session: Session, file: Path) -> None:
    """Show a bundle without reading it in."""
    from app.cli.plans import (  # noqa: PLC0415 `--help` needs no database
        plan_document,
        plan_text,
        shown_document,
        written_at,
    )
    from app.sync.incoming import read_bundle  # noqa: PLC0415 the same

    read = read_bundle(session.office, file, session.progress(), keep=False)
    shown = read.shown
    lines = [
        say(
            "“{office}”（{unit}）写于 {when}",
            office=shown.office,
            unit=shown.unit,
            when=written_at(shown),
        ),
        say("{count} 段，其中 {fresh} 段是新的", count=shown.segments, fresh=shown.fresh),
    ]
    if shown.attachments:
        lines.append(say("{count} 个附件", count=shown.attachments))
    if shown.missing:
        lines.append(say("它接着一个这里还没有读过的数据包"))
    lines += [*lacking_files([shown]), *plan_text(session.office, read)]
    session.answer({**shown_document(shown), **plan_document(read)}, "\n".join(lines))


@bundle.command("read", help="读入数据包，可以写几个文件或者一个文件夹，一起读入，可以撤销。")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--plan", "plan_only", is_flag=True, help="只说会怎样，不读入。")
@common
@pass_session
def bundle_read(session: Session, files: tuple[Path, ...], plan_only: bool) -> None:
    """Read bundles in as one; it can be undone."""
    from app.cli.plans import (  # noqa: PLC0415 `--help` needs no database
        plan_document,
        plan_text,
        read_document,
        refusal,
    )
    from app.sync.incoming import bundles_in, read_bundles  # noqa: PLC0415 the same
    from app.sync.moves import open_offers  # noqa: PLC0415 the same

    read = read_bundles(session.office, bundles_in(files), session.progress(), keep=not plan_only)
    if not read.bundles and len(read.refused) == 1:
        raise read.refused[0].trouble
    refused = [refusal(one) for one in read.refused]
    if not read.bundles:
        raise Trouble("这些数据包一个也没有读入：{why}", why=" ".join(refused))
    for sentence in refused:
        click.echo(sentence, err=True)
    head = say("计划（没有读入）：") if plan_only else say("已读入：")
    lines = [head + _summary(read), *lacking_files(read.bundles)]
    if read.missing:
        lines.append(say("{count} 个附件的资料未到", count=read.missing))
    if read.later:
        lines.append(read.later)
    waiting = len(open_offers(session.office))
    if waiting:
        lines.append(say("有 {count} 封介绍信等着接收，请用 move list 看", count=waiting))
    if read.line:
        lines.append(say("登记在第 {number} 号，收据用 bundle receipt 打印", number=read.line))
    lines += plan_text(session.office, read)
    document = {
        **read_document(read, plan_only=plan_only),
        "letters": waiting,
        **plan_document(read),
    }
    session.answer(document, "\n".join(lines))


def lacking_files(bundles: Sequence[ShownBundle]) -> list[str]:
    """Which files of a series are still to come, a sentence for each series."""
    return list(
        dict.fromkeys(
            say(
                "“{office}”的数据包还缺第 {numbers} 份，共 {files} 份",
                office=one.office,
                numbers="、".join(map(str, one.lacking)),
                files=one.files,
            )
            for one in bundles
            if one.lacking
        )
    )


@bundle.command("gaps", help="列出缺口：哪些内容在等哪一段，那一段是哪台电脑写的。")
@common
@pass_session
def bundle_gaps(session: Session) -> None:
    """List what waits for what."""
    from app.sync.losses import missing  # noqa: PLC0415 `--help` needs no database

    found = missing(session.office)
    document = [
        {
            "hash": one.hash.hex(),
            "office": one.office,
            "device": one.device.hex(),
            "domain": one.domain,
            "unit": one.unit,
            "number": one.number,
            "waiting": one.waiting,
            "ours": one.ours,
        }
        for one in found
    ]
    rows = [
        [
            one.hash.hex()[:16],
            one.office or say("不认识的办公室"),
            one.device.hex()[:8],
            f"{one.unit} {one.domain}",
            str(one.number),
            str(one.waiting),
        ]
        for one in found
    ]
    titles = [say("编号"), say("办公室"), say("电脑"), say("范围"), say("第几段"), say("在等的段")]
    note = say("先请那台电脑再写一个数据包；它已经坏了、没有人再有这一段时，用 bundle lost 声明")
    session.answer(document, "\n".join([table(titles, rows), note]) if rows else say("没有缺口"))


@bundle.command(
    "lost", help="声明这些段再也找不回来：在等的内容现在生效，不能撤销；万一又找到，照样读入。"
)
@click.argument("names", metavar="HASH", nargs=-1, required=True)
@common
@pass_session
def bundle_lost(session: Session, names: tuple[str, ...]) -> None:
    """Say that nobody has these segments any more."""
    from app.sync.losses import declare_lost  # noqa: PLC0415 `--help` needs no database

    done = declare_lost(session.office, names)
    session.answer(
        {
            "lost": [one.hash.hex() for one in done.lost],
            "began": done.began,
            "waiting": done.left,
        },
        say(
            "已声明 {count} 段找不回来：在等它们的 {began} 段现在生效，还有 {left} 段在等；"
            "各办公室读了下一个数据包也照此处理，万一又找到，照样读入",
            count=len(done.lost),
            began=done.began,
            left=done.left,
        ),
    )


def _summary(read: ReadBundle) -> str:
    return say(
        "新增 {new}，修改 {changed}，已有 {same}，"
        "待处理 {conflicts}，等待 {waiting}，隔离 {quarantined}",
        new=read.new,
        changed=read.changed,
        same=read.same,
        conflicts=read.conflicts,
        waiting=read.waiting,
        quarantined=read.quarantined,
    )


COMMANDS = (card, bundle)
