"""Commands about files: import, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.arguments import columns_of, ledger_named, question
from app.cli.records import WHERE_HELP
from app.cli.session import Session, common
from app.language import say

if TYPE_CHECKING:
    from app.exchange.plan import Mode, Plan

pass_session = click.make_pass_decorator(Session)


@click.command("import", help="从表格导入。")
@click.argument("ledger")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--plan", "plan_only", is_flag=True, help="只说会怎样，不写入。")
@click.option(
    "--mode",
    type=click.Choice(["update", "fill", "skip"]),
    default="update",
    show_default=True,
    help="已有的记录：更新、只补空的、不动。",
)
@click.option(
    "--rejects", type=click.Path(path_type=Path), metavar="FILE.xlsx", help="没有导入的行写到哪里。"
)
@common
@pass_session
def import_(
    session: Session,
    ledger: str,
    file: Path,
    plan_only: bool,
    mode: Mode,
    rejects: Path | None,
) -> None:
    """Import a spreadsheet."""
    from app.exchange.apply import apply_plan, write_rejects  # noqa: PLC0415 as above
    from app.exchange.files import open_workbook  # noqa: PLC0415 as above
    from app.exchange.mapping import find_best, remembered  # noqa: PLC0415 as above
    from app.exchange.plan import make_plan  # noqa: PLC0415 as above

    office, progress = session.office, session.progress()
    declared = ledger_named(office, ledger)
    workbook = open_workbook(file, progress)
    mapping = remembered(office, declared, find_best(workbook, declared))
    plan = make_plan(office, declared, mapping, mode, progress)
    if rejects is not None and plan.rejected:
        write_rejects(rejects, plan, progress)
    if not plan_only:
        apply_plan(office, plan, file.name, progress)
    session.answer(_document(plan, plan_only), _text(plan, plan_only))


def _document(plan: Plan, plan_only: bool) -> dict[str, object]:
    return {
        **plan.counts,
        "plan": plan_only,
        "unused": [header.title for header in plan.mapping.unused],
        "problems": [
            {
                "row": one.row,
                "field": one.problem.field,
                "message": str(one.problem.message),
                "level": one.problem.level,
            }
            for one in plan.problems
        ],
    }


def _text(plan: Plan, plan_only: bool) -> str:
    counts = plan.counts
    head = say("计划（没有写入）：") if plan_only else say("已导入：")
    lines = [
        head
        + say(
            "新增 {new}，修改 {changed}，相同 {same}，没有导入 {rejected}",
            new=counts["new"],
            changed=counts["changed"],
            same=counts["same"],
            rejected=counts["rejected"],
        )
    ]
    lines += [
        say("“{title}”一列没有对应的字段，没有导入", title=header.title)
        for header in plan.mapping.unused
    ]
    lines += [
        say("第 {row} 行　{problem}", row=one.row, problem=one.problem) for one in plan.problems
    ]
    return "\n".join(lines)


@click.command(help="导出到 .xlsx 或 .csv。")
@click.argument("ledger")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--search", default="", metavar="TEXT", help="只导出找到的。")
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help=WHERE_HELP)
@click.option("--view", default="", metavar="NAME", help="按一个视图的条件、排序和列。")
@click.option(
    "--columns",
    "columns_wanted",
    default="",
    metavar="SET",
    help="哪些列：all 全部，national 全国系统的列，或者一个视图的列；不写就是有内容的列。",
)
@click.option("--unmask", metavar="REASON", help="写出完整号码，并记下用途。")
@common
@pass_session
def export(
    session: Session,
    ledger: str,
    file: Path,
    search: str,
    where: tuple[str, ...],
    view: str,
    columns_wanted: str,
    unmask: str | None,
) -> None:
    """Export to .xlsx or .csv."""
    from app.exchange.column_sets import set_named  # noqa: PLC0415 as above
    from app.exchange.exporting import export as write  # noqa: PLC0415 as above

    office = session.office
    asked = question(office, ledger, search=search, where=where, view=view)
    columns = [one.name for one in columns_of(office, ledger, view)]
    wanted = None
    if columns_wanted:
        chosen = set_named(office, ledger, columns_wanted)
        columns, wanted = chosen.fields, chosen.declared
    progress, masked = session.progress(), unmask is None
    count = write(office, asked, file, progress, masked=masked, columns=columns, wanted=wanted)
    office.disclose("export", ledger, count, unmask or "")
    session.answer(
        {"file": str(file), "rows": count},
        say("已导出 {count} 条到“{file}”", count=count, file=file),
    )


COMMANDS = (import_, export)
