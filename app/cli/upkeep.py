"""Commands of upkeep: check, backup, restore."""

from __future__ import annotations

import os
from pathlib import Path

import click

from app.cli.session import Session, common
from app.language import say

RECOVERY = "ORTOO_RECOVERY"

pass_session = click.make_pass_decorator(Session)


@click.command(help="检查数据：从段落重算全部表格，逐条比较。")
@common
@click.pass_context
def check(context: click.Context) -> None:
    """Compute all rows anew from the segments, and compare."""
    from app.upkeep import check_office  # noqa: PLC0415 `--help` needs no database

    session = context.ensure_object(Session)
    found = check_office(session.office, session.progress())
    sound = not found.faults
    text = (
        say("数据完好：{segments} 段，{records} 条", segments=found.segments, records=found.records)
        if sound
        else say("数据有 {count} 处不一致，请先备份，再联系开发者", count=len(found.faults))
    )
    lacking = [say("{count} 个附件的资料未到", count=found.missing)] if found.missing else []
    session.answer(
        {
            "ok": sound,
            "segments": found.segments,
            "records": found.records,
            "faults": found.faults,
            "waiting": found.waiting,
            "quarantined": found.quarantined,
            "forks": found.forks,
            "review": found.review,
            "missing_attachments": found.missing,
        },
        "\n".join([text, *found.faults, *lacking]),
    )
    if not sound:
        context.exit(1)


@click.command(help="备份到文件；不写文件名时放在办公室的 backups 文件夹。")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@common
@pass_session
def backup(session: Session, file: Path | None) -> None:
    """Write a backup, to a file or into the folder of backups."""
    from app.upkeep import back_up  # noqa: PLC0415 `--help` needs no database

    written = back_up(session.office, file)
    session.answer(
        {"file": str(written), "bytes": written.stat().st_size},
        say("已备份到“{file}”", file=written),
    )


@click.command(help="恢复备份；现有的数据会先自动备份。")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--phrase",
    metavar="DIGITS",
    help=f"恢复码；在新文件夹里恢复时需要，也可以写在 {RECOVERY} 里。",
)
@common
@pass_session
def restore(session: Session, file: Path, phrase: str | None) -> None:
    """Put a backup in place; what is there is backed up first."""
    from app.restore import restore_office  # noqa: PLC0415 `--help` needs no database
    from app.secrets.recovery import RecoveryPhrase  # noqa: PLC0415 the same

    text = phrase or os.environ.get(RECOVERY)
    office = restore_office(
        session.home,
        file,
        passphrase=session.passphrase,
        phrase=RecoveryPhrase.read(text) if text else None,
    )
    session.keep(office)
    session.answer(
        {"office": {"name": office.name, "code": office.unit.code, "level": office.unit.level}},
        say("已恢复“{name}”", name=office.name),
    )


@click.command(help="这个办公室是从另一台电脑复制来的，而那台电脑不再使用。")
@common
@pass_session
def alone(session: Session) -> None:
    """Count the computer that the office was copied from as no longer used."""
    session.office.end_copied()
    session.answer({}, say("已记下：原来那台电脑不再使用"))


COMMANDS = (check, backup, restore, alone)
