"""Fills a file from above with records: what would be written, and writing it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.filling.chosen import chosen_records
from app.filling.forms import FormFiller
from app.filling.lists import FilledList, fill_list
from app.filling.many_files import folder_for, write_each
from app.filling.results import SHOWN, Report
from app.filling.scattered import FormLayout
from app.filling.template import ENDINGS
from app.filling.who_filled import ours_of
from app.saving import replacing, safe_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

    from app.exchange.mapping import ColumnMap
    from app.filling.chosen import Chosen
    from app.filling.layouts import Layout
    from app.filling.template import Template
    from app.ledger.questions import Record
    from app.office import Office
    from app.progress import Progress
    from app.views import View

_BLANK = re.compile(
    r"[（(【\[](?:空白|空表|模板|样表|待填|下发)[表]?[)）】\]]|(?:空白表?|空表|模板|样表)$"
)


@dataclass(frozen=True)
class Filling:
    """What is to be filled with what.

    Attributes:
        template: the file.
        layout: which of its sheets, and what goes where.
        chosen: which records.
        overwrite: whether what stands in the file already is written over.
    """

    template: Template
    layout: Layout
    chosen: Chosen
    overwrite: bool = False


@dataclass(frozen=True)
class Saved:
    """What was written.

    Attributes:
        report: what the clerk should know.
        paths: the files: one, or one for each record.
    """

    report: Report
    paths: list[Path] = field(default_factory=list[Path])


def preview(office: Office, filling: Filling, progress: Progress) -> Report:
    """What would be written; nothing is. Of forms only the first are tried.

    Whole numbers can be read in it, and that is noted.

    Raises:
        Trouble: there are no records, or the file is damaged.
        Cancelled: through ``progress``.
    """
    content = filling.layout.content
    with chosen_records(office, filling.chosen, progress) as (view, records):
        if isinstance(content, FormLayout):
            filler = _filler(office, filling, content, view)
            report, some = filler.report, records[:SHOWN]
            view.prepare(some)
            for at, record in enumerate(some):
                progress.step(at, len(some))
                filler.fill(record)
            report.records = len(records)
        else:
            report = _filled_list(
                office, filling, content, view=view, records=records, progress=progress
            ).report
    note_shown(office, filling.chosen, report)
    return report


def note_shown(office: Office, chosen: Chosen, report: Report) -> None:
    """Note that whole numbers were shown before anything was written."""
    if chosen.purpose:
        office.disclose("show", chosen.ledger, len(report.rows), chosen.purpose)


def fill(office: Office, filling: Filling, out: Path, progress: Progress) -> Saved:
    """Fill the file, and note that numbers went out.

    Args:
        office: ours.
        filling: what is to be done.
        out: the file to write; of a form for one person the folder that takes one file for each
            record.
        progress: told of the records.

    Raises:
        Trouble: there are no records, or a file cannot be written.
        Cancelled: through ``progress``; no file is left.
    """
    template, content = filling.template, filling.layout.content
    target = out if filling.layout.is_form else _with_ending(out, template)
    if is_same(target, template.path):
        raise Trouble(
            "不能写到“{name}”自己上面", "上级发的空表要留着，请换一个文件名", name=target.name
        )
    with chosen_records(office, filling.chosen, progress) as (view, records):
        if isinstance(content, FormLayout):
            saved = _write_forms(
                office, filling, content, view=view, records=records, out=out, progress=progress
            )
        else:
            made = _filled_list(
                office, filling, content, view=view, records=records, progress=progress
            )
            with replacing(target) as file:
                template.package.write(file, made.changed)
            saved = Saved(made.report, [target])
    office.disclose("fill", filling.chosen.ledger, saved.report.records, filling.chosen.purpose)
    return saved


def _filled_list(
    office: Office,
    filling: Filling,
    mapping: ColumnMap,
    *,
    view: View,
    records: Sequence[Record],
    progress: Progress,
) -> FilledList:
    return fill_list(
        filling.template,
        filling.layout.sheet,
        mapping,
        view=view,
        records=records,
        ours=ours_of(office, filling.chosen.day),
        progress=progress,
        overwrite=filling.overwrite,
    )


def _filler(office: Office, filling: Filling, form: FormLayout, view: View) -> FormFiller:
    return FormFiller(
        filling.template,
        filling.layout.sheet,
        form,
        view,
        ours_of(office, filling.chosen.day),
        overwrite=filling.overwrite,
    )


def _write_forms(
    office: Office,
    filling: Filling,
    form: FormLayout,
    *,
    view: View,
    records: Sequence[Record],
    out: Path,
    progress: Progress,
) -> Saved:
    template = filling.template
    filler = _filler(office, filling, form, view)
    naming = office.registry.naming_field(view.declared.__tablename__)
    view.prepare(records)

    def name_of(record: Record) -> str:
        return title_of(office, template, form.title) + view.text(naming, record)

    def write(record: Record, file: IO[bytes]) -> None:
        template.package.write(file, filler.fill(record))

    folder = folder_for(out)
    paths = write_each(
        folder,
        records,
        name_of=name_of,
        ending=ending_of(template),
        write=write,
        progress=progress,
    )
    return Saved(filler.report, paths)


def title_of(office: Office, template: Template, title: str) -> str:
    """``单位+表名``, as offices call their files."""
    name = title or _BLANK.sub("", template.path.stem)
    return name if name.startswith(office.name) else office.name + name


def suggested_name(office: Office, filling_title: str, template: Template) -> str:
    """What a filled list is called unless somebody says otherwise: ``单位+表名+日期.xlsx``."""
    name = title_of(office, template, filling_title)
    return safe_name(f"{name}{office.today()}") + ending_of(template)


def ending_of(template: Template) -> str:
    """A file with macros must not be called .xlsx, or Excel refuses to open it."""
    return ".xlsm" if template.has_macros else ".xlsx"


def _with_ending(out: Path, template: Template) -> Path:
    wanted = ending_of(template)
    if out.suffix.lower() == wanted:
        return out
    # what stands behind the last point of 名册2026.11.21 is no ending
    return out.with_suffix(wanted) if out.suffix.lower() in ENDINGS else Path(f"{out}{wanted}")


def is_same(one: Path, other: Path) -> bool:
    """Whether both are one file."""
    with suppress(OSError):
        return one.resolve() == other.resolve()
    return False
