"""Commands about saved views: list, save, rename, delete."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from app.cli.arguments import field_named, ledger_named, question
from app.cli.records import WHERE_HELP
from app.cli.session import Session, common, table
from app.language import say, translate

if TYPE_CHECKING:
    from app.office import Office
    from app.saved_views import SavedView

pass_session = click.make_pass_decorator(Session)


@click.command(help="一个台账有哪些视图：条件、查找、排序和列。")
@click.argument("ledger")
@common
@pass_session
def views(session: Session, ledger: str) -> None:
    """List the views of a ledger."""
    from app.saved_views import ViewBook  # noqa: PLC0415 `--help` needs no database

    office = session.office
    book = ViewBook(office, ledger_named(office, ledger))
    found = [_document(office, ledger, one) for one in book.all() if one.name]
    for one in found:
        one["default"] = one["name"] == book.default.name
    rows = [[str(one[key]) for key in ("name", "conditions", "search")] for one in found]
    session.answer(found, table([say("名称"), say("条件"), say("查找")], rows))


def _document(office: Office, ledger: str, view: SavedView) -> dict[str, object]:
    from app.ledger.wording import wording  # noqa: PLC0415 `--help` needs no database

    fields = office.registry[ledger].fields
    with office.snapshot() as now:
        where = [wording(fields[one.field], [one], now.lookup) for one in view.where]
    return {
        "name": view.name,
        "conditions": "；".join(where),
        "search": view.search,
        "order": [("-" if one.descending else "") + one.field for one in view.order],
        "columns": list(view.columns),
        "own": view.is_own,
        "left_out": [str(one) for one in view.left_out],
    }


@click.command("save-view", help="保存一个视图，或者改动自己的视图。")
@click.argument("ledger")
@click.argument("name")
@click.option("--search", default="", metavar="TEXT", help="查找的字。")
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help=WHERE_HELP)
@click.option("--sort", default="", metavar="FIELD|-FIELD", help="排序。")
@click.option("--column", multiple=True, metavar="FIELD", help="显示的列，按写的顺序。")
@click.option("--default", "is_default", is_flag=True, help="以后打开台账就用它。")
@common
@pass_session
def save_view(
    session: Session,
    ledger: str,
    name: str,
    search: str,
    where: tuple[str, ...],
    sort: str,
    column: tuple[str, ...],
    is_default: bool,
) -> None:
    """Save a view."""
    from app.saved_views import SavedView, ViewBook  # noqa: PLC0415 `--help` needs no database

    office = session.office
    declared = ledger_named(office, ledger)
    asked = question(office, ledger, search=search, where=where, sort=sort)
    columns = tuple(field_named(declared, one).name for one in column)
    book = ViewBook(office, declared)
    view = SavedView(name, asked.where, asked.search, asked.order, columns)
    kept = book.save(replace(view, is_own=True))
    if is_default:
        book.open_with(kept.name)
    session.answer(_document(office, ledger, kept), say("已保存视图“{name}”", name=kept.name))


@click.command("remove-view", help="删除一个自己的视图。")
@click.argument("ledger")
@click.argument("name")
@common
@pass_session
def remove_view(session: Session, ledger: str, name: str) -> None:
    """Delete a view."""
    from app.saved_views import ViewBook  # noqa: PLC0415 `--help` needs no database

    declared = ledger_named(session.office, ledger)
    ViewBook(session.office, declared).remove(name)
    said = say("已删除“{ledger}”的视图“{name}”", ledger=translate(declared.sheet.title), name=name)
    session.answer({"name": name, "removed": True}, said)


@click.command("rename-view", help="给一个自己的视图换名字。")
@click.argument("ledger")
@click.argument("name")
@click.argument("to")
@common
@pass_session
def rename_view(session: Session, ledger: str, name: str, to: str) -> None:
    """Call a view otherwise."""
    from app.saved_views import ViewBook  # noqa: PLC0415 `--help` needs no database

    ViewBook(session.office, ledger_named(session.office, ledger)).rename(name, to)
    session.answer({"name": to}, say("已改名为“{name}”", name=to))


COMMANDS = (views, save_view, rename_view, remove_view)
