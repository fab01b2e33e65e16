"""Commands about attachments: attach, extract."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.arguments import field_named, ledger_named, uid_of
from app.cli.session import Session, common
from app.language import say, translate

pass_session = click.make_pass_decorator(Session)
file_type = click.Path(path_type=Path)


@click.command(help="给一条记录添加照片等附件。")
@click.argument("ledger")
@click.argument("uid")
@click.argument("field")
@click.argument("files", nargs=-1, required=True, type=file_type, metavar="FILE…")
@common
@pass_session
def attach(session: Session, ledger: str, uid: str, field: str, files: tuple[Path, ...]) -> None:
    """Add files to a record."""
    from app.attachments import attach as attach_to  # noqa: PLC0415 `--help` needs no database

    declared = field_named(ledger_named(session.office, ledger), field)
    saved = attach_to(session.office, ledger, uid_of(uid), declared, files)
    session.answer(
        {"uid": saved.uid.hex(), "changed": saved.changed, "files": [one.name for one in files]},
        say("“{label}”添加了 {count} 个附件", label=translate(declared.label), count=len(files))
        if saved.changed
        else say("内容没有变化"),
    )


@click.command(help="把一个附件存成文件；编号从 list 里复制。")
@click.argument("name", metavar="HASH")
@click.argument("file", type=file_type)
@common
@pass_session
def extract(session: Session, name: str, file: Path) -> None:
    """Save an attachment as a file."""
    from app.attachments import extract as extract_to  # noqa: PLC0415 `--help` needs no database

    size = extract_to(session.office, name, file)
    session.answer(
        {"hash": name, "file": str(file), "bytes": size}, say("已存到“{file}”", file=file)
    )


COMMANDS = (attach, extract)
