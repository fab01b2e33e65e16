"""The command that prints a form."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.arguments import pair, question
from app.cli.records import WHERE_HELP
from app.cli.session import Session, common
from app.errors import Trouble
from app.language import say

pass_session = click.make_pass_decorator(Session)


@click.command("print", help="打印成 PDF。")
@click.argument("ledger")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--form", default="", metavar="NAME", help="哪一种表格；不写就是平常的那一种。")
@click.option("--blank", is_flag=True, help="空白表，拿去手写。")
@click.option("--ask", "asks", multiple=True, metavar="名称=值", help="表上要填的，如 公示期=7天。")
@click.option("--search", default="", metavar="TEXT", help="只打印找到的。")
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help=WHERE_HELP)
@click.option("--sort", default="", metavar="FIELD|-FIELD", help="排序。")
@click.option("--view", default="", metavar="NAME", help="按一个视图的条件和排序。")
@click.option("--as-of", default="", metavar="DATE", help="这一天的情况，如 2025-12-31。")
@click.option("--unmask", metavar="REASON", help="印出完整号码，并记下用途。")
@common
@pass_session
def print_(
    session: Session,
    ledger: str,
    file: Path,
    form: str,
    blank: bool,
    asks: tuple[str, ...],
    search: str,
    where: tuple[str, ...],
    sort: str,
    view: str,
    as_of: str,
    unmask: str | None,
) -> None:
    """Print to PDF."""
    from app.forms.asks import answered, remember, remembered  # noqa: PLC0415 as below
    from app.forms.catalogue import form_named  # noqa: PLC0415 as below
    from app.printing import print_form  # noqa: PLC0415 `--help` needs no database

    office = session.office
    asked = question(office, ledger, search=search, where=where, sort=sort, view=view)
    chosen = form_named(office, ledger, form).form
    reason = (unmask or "").strip()
    blank = blank or chosen.blank
    if unmask is not None and not reason:
        raise Trouble("印出完整号码要写明用途", "请写成 --unmask 用途")
    if chosen.wants_reason and not (reason or blank):
        raise Trouble(
            "“{form}”上要印完整的号码，请写明用途",
            "请加 --unmask 用途；只要空白表，请加 --blank",
            form=chosen.title,
        )
    if chosen.wall and reason:
        raise Trouble("“{form}”是贴在墙上的，不能印完整号码", "请去掉 --unmask", form=chosen.title)
    given = answered(chosen, dict(map(pair, asks)))
    said = {**remembered(office, ledger, chosen), **given}
    printed = print_form(
        office,
        asked,
        file,
        session.progress(),
        form=chosen,
        masked=not reason,
        asks=said,
        blank=blank,
        as_of=as_of,
    )
    if given:
        remember(office, ledger, chosen, said)
    office.disclose("print", ledger, printed.rows, reason)
    lines = [say("已打印 {pages} 页到“{file}”", pages=printed.pages, file=file)]
    lines += [str(one) for one in printed.left_out]
    if printed.missing:
        missing = "".join(printed.missing)
        lines.append(say("这些字没有字体，印成了方框：{missing}", missing=missing))
    session.answer(
        {
            "file": str(file),
            "form": chosen.name,
            "pages": printed.pages,
            "rows": printed.rows,
            "missing": list(printed.missing),
            "left_out": [str(one) for one in printed.left_out],
        },
        "\n".join(lines),
    )


COMMANDS = (print_,)
