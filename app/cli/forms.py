"""Commands about forms: list, show, copy, change, delete; and the terms of their headings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.arguments import ledger_named
from app.cli.session import Session, common, table
from app.errors import Trouble
from app.language import say, translate

if TYPE_CHECKING:
    from app.forms.catalogue import Offered
    from app.office import Office

pass_session = click.make_pass_decorator(Session)

MOST_FILE = 1_000_000
"""Bytes of a file with a form; a larger one is none."""


class _Forms(click.Group):
    """The commands about forms; a word that is none of them is a ledger whose forms are listed."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant, and what stands behind it."""
        known = args and args[0] in self.commands
        return super().resolve_command(ctx, args if known else ["list", *args])


@click.group(
    cls=_Forms,
    invoke_without_command=True,
    help="可以打印的表格：列出（forms members）、另存、看内容、改、删除。",
)
@common
@click.pass_context
def forms(context: click.Context) -> None:
    """Hold the commands about forms; alone, list them all."""
    if context.invoked_subcommand is None:
        context.invoke(forms_list, ledger="")


@forms.command("list", help="列出可以打印的表格。")
@click.argument("ledger", required=False, default="")
@common
@pass_session
def forms_list(session: Session, ledger: str) -> None:
    """List the forms that can be printed."""
    from app.forms.catalogue import forms as all_forms  # noqa: PLC0415 as above

    office = session.office
    if ledger:
        ledger_named(office, ledger)
    now = all_forms(office)
    found = now.of(ledger) if ledger else list(now.offered)
    unreadable = now.unreadable_of(ledger) if ledger else now.unreadable
    rows = [[one.ledger, one.name, one.form.layout, _whose(one), one.title] for one in found]
    titles = ["LEDGER", "FORM", say("排法"), say("谁定的"), say("标题")]
    said = [table(titles, rows)]
    said += [f"{one.title}：{why}" for one in found for why in one.left_out]
    said += map(str, unreadable)
    session.answer([_document(one) for one in found], "\n".join(said))


def _document(one: Offered) -> dict[str, object]:
    return {
        "name": one.name,
        "ledger": one.ledger,
        "title": one.title,
        "layout": one.form.layout,
        "whose": one.whose,
        "office": one.office,
        "asks": list(one.form.asks),
        "blank": one.form.blank,
        "full": one.form.full,
        "wall": one.form.wall,
        "left_out": [str(why) for why in one.left_out],
    }


def _whose(one: Offered) -> str:
    if one.whose == "program":
        return say("程序自带")
    return one.office if one.whose == "above" else say("自己的")


@forms.command("show", help="把一张表格写成 JSON 文档：给一个文件名，或者显示出来。")
@click.argument("ledger")
@click.argument("form")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@common
@pass_session
def forms_show(session: Session, ledger: str, form: str, file: Path | None) -> None:
    """Show a form as a document."""
    import json  # noqa: PLC0415 as above

    from app.forms.catalogue import form_named  # noqa: PLC0415 as above
    from app.forms.documents import document_of  # noqa: PLC0415 as above
    from app.saving import save  # noqa: PLC0415 as above

    ledger_named(session.office, ledger)
    document = document_of(form_named(session.office, ledger, form).form)
    text = json.dumps(document, ensure_ascii=False, indent=1)
    if file is not None:
        save(f"{text}\n".encode(), file)
        text = say("已写到“{file}”", file=file)
    session.answer(document, text)


@forms.command("copy", help="另存一份，成为自己的表格。")
@click.argument("ledger")
@click.argument("form")
@click.argument("title")
@common
@pass_session
def forms_copy(session: Session, ledger: str, form: str, title: str) -> None:
    """Copy a form."""
    from app.forms.catalogue import copy  # noqa: PLC0415 as above

    ledger_named(session.office, ledger)
    _answer(session, copy(session.office, ledger, form, title))


@forms.command("rename", help="给自己的表格换标题。")
@click.argument("ledger")
@click.argument("form")
@click.argument("title")
@common
@pass_session
def forms_rename(session: Session, ledger: str, form: str, title: str) -> None:
    """Give a form another title."""
    from app.forms.catalogue import rename  # noqa: PLC0415 as above

    ledger_named(session.office, ledger)
    _answer(session, rename(session.office, ledger, form, title))


@forms.command("set", help="按 JSON 文档保存自己的表格；同名的就改成这样。")
@click.argument("ledger")
@click.argument("file", type=click.Path(path_type=Path))
@common
@pass_session
def forms_set(session: Session, ledger: str, file: Path) -> None:
    """Keep a form from a document."""
    from app.forms.catalogue import keep  # noqa: PLC0415 as above
    from app.forms.documents import strictly  # noqa: PLC0415 as above

    office = session.office
    form = strictly(_read(file), ledger_named(office, ledger))
    _answer(session, keep(office, ledger, form))


@forms.command("remove", help="删除自己的表格。")
@click.argument("ledger")
@click.argument("form")
@common
@pass_session
def forms_remove(session: Session, ledger: str, form: str) -> None:
    """Delete a form."""
    from app.forms.catalogue import remove  # noqa: PLC0415 as above

    ledger_named(session.office, ledger)
    remove(session.office, ledger, form)
    session.answer({"name": form, "removed": True}, say("已删除表格“{name}”", name=form))


def _answer(session: Session, kept: Offered) -> None:
    said = say("已保存表格“{title}”（{name}）", title=kept.title, name=kept.name)
    session.answer(_document(kept), said)


def _read(file: Path) -> str:
    try:
        if file.stat().st_size > MOST_FILE:
            raise Trouble("“{file}”太大，不是表格的文档", file=file)
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Trouble("打不开“{file}”", "请检查文件名和权限", file=file) from error
    except UnicodeDecodeError as error:
        raise Trouble(
            "“{file}”不是表格的文档", "请用 forms show 写出来的文件", file=file
        ) from error


# ---- terms
@click.command(help="蒙古文用语：多少条已经审定；--add 放入程序带的（都没有审定）。")
@click.option("--add", is_flag=True, help="把程序带的、台账里还没有的用语放进去。")
@common
@pass_session
def terms(session: Session, add: bool) -> None:
    """Say which Mongolian terms are approved; add those that come with the program."""
    from app.forms.terms import approved, suggested, take_up  # noqa: PLC0415 as above

    office: Office = session.office
    added = take_up(office) if add else 0
    with office.snapshot() as now:
        found = approved(office, now.connection)
    title = translate(office.registry["terms"].sheet.title)
    text = say(
        "{title}：已审定 {count} 条（只印已审定的），程序带的有 {shipped} 条，这次放入 {added} 条",
        title=title,
        count=len(found),
        shipped=len(suggested()),
        added=added,
    )
    session.answer({"approved": found, "added": added}, text)


COMMANDS = (forms, terms)
