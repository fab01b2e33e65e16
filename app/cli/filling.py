"""The command that fills in a file from above."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.arguments import ledger_named, pair, question, uid_of
from app.cli.records import WHERE_HELP
from app.cli.session import Session, common, table
from app.errors import Unreadable, WrongUse
from app.language import say

if TYPE_CHECKING:
    from app.filling.chosen import Chosen
    from app.filling.layouts import Layout
    from app.filling.results import Report

pass_session = click.make_pass_decorator(Session)
DOCUMENT = ".docx"


@click.command(help="照原样填上级发的 .xlsx 表，或 .docx 文书。")
@click.argument("ledger")
@click.argument("template", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--plan", "plan_only", is_flag=True, help="只说会怎样，不写文件。")
@click.option(
    "--map", "wishes", multiple=True, metavar="列=字段", help="改一列（或一格）填什么；“列=”不填。"
)
@click.option("--sheet", default="", metavar="NAME", help="填哪个工作表。")
@click.option("--search", default="", metavar="TEXT", help="只填找到的。")
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help=WHERE_HELP)
@click.option("--sort", default="", metavar="FIELD|-FIELD", help="排序。")
@click.option("--view", default="", metavar="NAME", help="按一个视图的条件和排序。")
@click.option("--as-of", "day", default="", metavar="YYYY-MM-DD", help="按这一天的样子。")
@click.option("--overwrite", is_flag=True, help="表里已有的内容也改写。")
@click.option("--unmask", metavar="REASON", help="写出完整号码，并记下用途。")
@common
@pass_session
def fill(
    session: Session,
    ledger: str,
    template: Path,
    out: Path,
    plan_only: bool,
    wishes: tuple[str, ...],
    sheet: str,
    search: str,
    where: tuple[str, ...],
    sort: str,
    view: str,
    day: str,
    overwrite: bool,
    unmask: str | None,
) -> None:
    """Fill in a file from above."""
    from app.filling.chosen import Chosen  # noqa: PLC0415 `--help` needs none of it

    office = session.office
    ledger_named(office, ledger)
    asked = question(office, ledger, search=search, where=where, sort=sort, view=view)
    chosen = Chosen(asked, purpose=unmask or "", day=_day(day))
    if template.suffix.lower() == DOCUMENT:
        _fill_document(session, template, out, chosen, plan_only=plan_only)
    else:
        _fill_sheet(session, template, out, chosen, wishes, sheet, plan_only, overwrite)


def _day(text: str) -> str:
    from app.values.days import read_day  # noqa: PLC0415 as above

    try:
        return read_day(text).value or ""
    except Unreadable as error:
        raise WrongUse("{what}", what=error.message) from error


def _fill_sheet(
    session: Session,
    path: Path,
    out: Path,
    chosen: Chosen,
    wishes: tuple[str, ...],
    sheet: str,
    plan_only: bool,
    overwrite: bool,
) -> None:
    from app.filling.fill import Filling, fill, preview  # noqa: PLC0415 as above
    from app.filling.layouts import layouts, placed, remember_layout  # noqa: PLC0415 as above
    from app.filling.template import open_template  # noqa: PLC0415 as above

    office, progress = session.office, session.progress()
    declared = office.registry[chosen.ledger]
    template = open_template(path, progress)
    found = _sheet_named(layouts(office, template, declared), sheet)
    layout = placed(found, declared, dict(map(pair, wishes)))
    filling = Filling(template, layout, chosen, overwrite)
    if plan_only:
        report, paths = preview(office, filling, progress), []
    else:
        remember_layout(office, declared, layout)
        saved = fill(office, filling, out, progress)
        report, paths = saved.report, saved.paths
    targets = [(one.where, one.title, one.field) for one in layout.targets]
    labels = {name: one.label for name, one in declared.fields.items()}
    document = {
        "plan": plan_only,
        "form": layout.is_form,
        "sheet": layout.sheet.grid.name,
        "map": [{"where": w, "title": t, "field": f or None} for w, t, f in targets],
        **_document(report),
        "files": [str(one) for one in paths],
    }
    rows = [[where, title, labels.get(name, "—")] for where, title, name in targets]
    lines = [table([say("位置"), say("表里的名目"), say("填什么")], rows), _text(report)]
    if paths:
        lines.append(_written([str(one) for one in paths]))
    session.answer(document, "\n".join(lines))


def _sheet_named(found: list[Layout], name: str) -> Layout:
    for one in found:
        if name in ("", one.sheet.grid.name):
            return one
    raise WrongUse(
        "没有可以填的工作表“{name}”", "可以填的有：{names}",
        name=name, names="、".join(one.sheet.grid.name for one in found),
    )  # fmt: skip


def _fill_document(
    session: Session, path: Path, out: Path, chosen: Chosen, *, plan_only: bool
) -> None:
    from app.filling.documents import (  # noqa: PLC0415 as above
        fill_documents,
        open_document,
        preview_document,
    )

    office, progress = session.office, session.progress()
    document = open_document(path)
    if plan_only:
        report, paths = preview_document(office, document, chosen, progress), []
    else:
        saved = fill_documents(office, document, chosen, out, progress)
        report, paths = saved.report, saved.paths
    lines = [_text(report)]
    if paths:
        lines.append(_written([str(one) for one in paths]))
    answer = {"plan": plan_only, **_document(report), "files": [str(one) for one in paths]}
    session.answer(answer, "\n".join(lines))


def _document(report: Report) -> dict[str, object]:
    return {
        "records": report.records,
        "inserted": report.inserted,
        "completed": report.completed,
        "kept": report.kept,
        "titles": report.titles,
        "rows": report.rows,
        "empty": report.empty,
        "remarks": [
            {"who": one.who, "title": one.title, "message": str(one.message)}
            for one in report.remarks
        ],
    }


def _text(report: Report) -> str:
    lines = [say("一共 {count} 条，加了 {rows} 行", count=report.records, rows=report.inserted)]
    if report.completed:
        lines.append(say("有 {count} 条表里已有，只补了空着的格子", count=report.completed))
    if report.kept:
        lines.append(say("表里原有 {count} 行内容，没有动", count=report.kept))
    lines += [
        say("“{title}”有 {count} 条没有内容，空着", title=title, count=count)
        for title, count in report.empty.items()
    ]
    lines += [
        say("{who}　{title}：{message}", who=one.who, title=one.title, message=one.message)
        for one in report.remarks
    ]
    return "\n".join(lines)


def _written(paths: list[str]) -> str:
    if len(paths) == 1:
        return say("已填到“{file}”", file=paths[0])
    return say("已填好 {count} 份，第一份是“{file}”", count=len(paths), file=paths[0])


@click.command(help="通知公告或介绍信（工作底稿）存成 .docx。")
@click.argument("kind", type=click.Choice(["notice", "letter"]))
@click.argument("uid")
@click.argument("out", type=click.Path(path_type=Path))
@common
@pass_session
def word(session: Session, kind: str, uid: str, out: Path) -> None:
    """Write a notice or a draft of a letter as a document."""
    from app.filling.document_text import write_document  # noqa: PLC0415 as above
    from app.filling.writings import letter, notice  # noqa: PLC0415 as above

    office = session.office
    prose = (notice if kind == "notice" else letter)(office, uid_of(uid))
    write_document(out, prose)
    session.answer({"file": str(out)}, say("已存成“{file}”", file=out))


COMMANDS = (fill, word)
