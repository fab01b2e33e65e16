"""The command that changes many records at once: ``set-many``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from app.cli.arguments import field_named, ledger_named, question
from app.cli.session import Session, common, table
from app.errors import WrongUse
from app.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.batch import BatchPlan
    from app.batch_edits import Edit
    from app.ledger.base import Ledger

pass_session = click.make_pass_decorator(Session)

_EDIT = re.compile(r"(?P<name>[^=+\-]+)(?P<sign>[+-]?)=(?P<text>.*)", re.DOTALL)
"""``FIELD=VALUE``, ``FIELD+=ITEM``, ``FIELD-=ITEM``."""
_SHOWN = 20
"""So many rows are printed of what would change, and of what is left out."""


@click.command("set-many", help="一次修改许多条记录，可以一步撤销。")
@click.argument("ledger")
@click.argument("values", nargs=-1, metavar="FIELD=VALUE…")
@click.option("--search", default="", metavar="TEXT", help="只改查找到的。")
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help="只改筛选出的，可以写几次。")
@click.option(
    "--replace",
    "replaced",
    nargs=3,
    multiple=True,
    metavar="FIELD OLD NEW",
    help="把文字里的 OLD 换成 NEW，可以写几次。",
)
@click.option("--plan", "plan_only", is_flag=True, help="只说会改多少，什么也不写。")
@click.option("--yes", is_flag=True, help="改整个台账，或者改用来认记录的字段，也确定。")
@common
@pass_session
def set_many(
    session: Session,
    ledger: str,
    values: tuple[str, ...],
    search: str,
    where: tuple[str, ...],
    replaced: tuple[tuple[str, str, str], ...],
    plan_only: bool,
    yes: bool,
) -> None:
    """Change many records: ``FIELD=`` empties, ``+=`` and ``-=`` add and drop one of several."""
    from app.batch import apply_batch, plan_batch  # noqa: PLC0415 `--help` needs no database

    office = session.office
    declared = ledger_named(office, ledger)
    edits = _edits(declared, values, replaced)
    asked = question(office, ledger, search=search, where=where)
    plan = plan_batch(office, ledger, asked, edits, session.progress())
    if not plan_only:
        _refuse_rashness(plan, yes=yes, is_narrowed=bool(search or where))
        apply_batch(office, plan, session.progress())
    session.answer(_document(plan, is_written=not plan_only), "\n".join(_lines(plan)))


def _edits(
    declared: type[Ledger], values: Sequence[str], replaced: Sequence[tuple[str, str, str]]
) -> list[Edit]:
    from app.batch_edits import Edit  # noqa: PLC0415 `--help` needs no database

    found = [_edit(declared, text) for text in values]
    found += [
        Edit(field_named(declared, name).name, "replace", old, new) for name, old, new in replaced
    ]
    if not found:
        raise WrongUse("没有写要改什么", "请写“字段=内容”，或者用 --replace")
    twice = len({one.field for one in found}) < len(found)
    if twice:
        raise WrongUse("一个字段写了两次", "一次只能改成一样内容，请分两次改")
    return found


def _edit(declared: type[Ledger], text: str) -> Edit:
    from app.batch_edits import Edit  # noqa: PLC0415 `--help` needs no database

    match = _EDIT.fullmatch(text)
    if match is None or not match["name"].strip():
        raise WrongUse("“{text}”要写成“字段=内容”的样子", text=text)
    name, written = field_named(declared, match["name"].strip()).name, match["text"].strip()
    if match["sign"]:
        return Edit(name, "add" if match["sign"] == "+" else "drop", written)
    return Edit(name, "set", written) if written else Edit(name, "empty")


def _refuse_rashness(plan: BatchPlan, *, yes: bool, is_narrowed: bool) -> None:
    if yes or not plan.changed:
        return
    if not is_narrowed:
        raise WrongUse(
            "没有写 --where 或 --search，会改整个台账的 {count} 条，还没有改",
            "确定要改，请加上 --yes 再运行一次",
            count=plan.changed,
        )
    if plan.asks_again:
        raise WrongUse(
            "这个字段用来认记录，{count} 条会变成一样的，还没有改",
            "确定要改，请加上 --yes 再运行一次",
            count=plan.changed,
        )


def _lines(plan: BatchPlan) -> list[str]:
    lines = [plan.sentence]
    if plan.amended:
        lines.append(say("其中 {count} 条已经结束或批准，会记为更正", count=plan.amended))
    lines += [str(one) for one in plan.notes]
    lines += [
        say("不能改的 {count} 条：{reason}", count=count, reason=reason)
        for reason, count in plan.reasons.most_common()
    ]
    titles = [say("名称"), say("字段"), say("原来"), say("改成")]
    if plan.shown:
        lines.append(table(titles, plan.shown[:_SHOWN]))
    return lines


def _document(plan: BatchPlan, *, is_written: bool) -> dict[str, object]:
    return {
        "plan": not is_written,
        "chosen": plan.chosen,
        "changed": plan.changed,
        "same": plan.same,
        "left_out": plan.barred,
        "amended": plan.amended,
        "warned": plan.warned,
        "reasons": dict(plan.reasons),
        "notes": [str(one) for one in plan.notes],
        "rows": [one._asdict() for one in plan.shown],
    }


COMMANDS = (set_many,)
