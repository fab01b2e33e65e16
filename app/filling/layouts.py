"""What a file is to a ledger: a list or a form for one person, and what goes where in it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import Trouble, WrongUse
from app.exchange.extent import column_letters
from app.exchange.head import NUMBERING
from app.exchange.mapping import ColumnMap, guess, remembered, vocabulary
from app.exchange.tables import find_table
from app.filling.body_rows import body_of
from app.filling.scattered import FormLayout, find_form
from app.ledger.fields.attachments import Attachments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.exchange.tables import FoundTable
    from app.filling.template import Template, TemplateSheet
    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.office import Office


@dataclass(frozen=True)
class Target:
    """A place of the file that can take a field.

    Attributes:
        where: a column (``C``) or a cell (``D4``).
        title: what the file calls it.
        field: the field's name; empty: nothing is written.
    """

    where: str
    title: str
    field: str


@dataclass(frozen=True)
class Layout:
    """One sheet of the file, and what goes where.

    Attributes:
        sheet: the sheet.
        content: the columns of a list, or the places of a form for one person.
    """

    sheet: TemplateSheet
    content: ColumnMap | FormLayout

    @property
    def is_form(self) -> bool:
        """Whether it is filled once for each record."""
        return isinstance(self.content, FormLayout)

    @property
    def title(self) -> str:
        """What stands above it; empty where nothing does."""
        found = self.content
        return found.title if isinstance(found, FormLayout) else found.table.title

    @property
    def targets(self) -> list[Target]:
        """The places, from top to bottom and from left to right."""
        found = self.content
        if isinstance(found, FormLayout):
            return [Target(one.where, one.label, one.field) for one in found.spots]
        pairs = zip(found.table.headers, found.fields, strict=True)
        return [
            Target(column_letters(header.column), header.full_title, name)
            for header, name in pairs
            if header.title not in NUMBERING
        ]

    @property
    def known(self) -> int:
        """How many places take a field."""
        return sum(bool(one.field) for one in self.targets)

    @property
    def has_rows(self) -> bool:
        """Of a list: whether somebody has filled rows in already."""
        found = self.content
        return not isinstance(found, FormLayout) and bool(found.table.numbers)

    def with_field(self, where: str, field: str) -> Layout:
        """The same with another field in one place."""
        found = self.content
        if isinstance(found, FormLayout):
            return replace(self, content=found.with_fields({where: field}))
        fields = tuple(
            field if column_letters(header.column) == where else name
            for header, name in zip(found.table.headers, found.fields, strict=True)
        )
        return replace(self, content=replace(found, fields=fields))


def fillable(field: Field) -> bool:
    """Whether a field can be written into a file."""
    return not isinstance(field, Attachments)


def fillable_titles(declared: type[Ledger]) -> dict[str, str]:
    """Every title under which a file may ask for a field → the field's name.

    What other systems' tables bring beside the fields (学位) is known to an import, but is none.
    """
    return {
        title: name
        for title, name in vocabulary(declared).items()
        if name in declared.fields and fillable(declared.fields[name])
    }


def layouts(office: Office, template: Template, declared: type[Ledger]) -> list[Layout]:
    """What can be filled in with records of a ledger, the best sheet first.

    Raises:
        Trouble: nothing can, or a sheet is damaged.
    """
    known = fillable_titles(declared)
    found = [
        layout
        for sheet in template.sheets
        if sheet.grid.visible
        and (layout := _layout(office, template, sheet, declared, known)) is not None
    ]
    if not found:
        raise Trouble(
            "“{file}”里没有找到可以填“{ledger}”的地方",
            "表里至少要有几个认得的名目，如“{field}”。请看看是不是选错了文件或台账",
            file=template.path.name,
            ledger=declared.sheet.title,
            field=next(one.label for one in declared.fields.values() if one.required),
        )
    return sorted(found, key=lambda one: -one.known)


def _layout(
    office: Office,
    template: Template,
    sheet: TemplateSheet,
    declared: type[Ledger],
    known: Mapping[str, str],
) -> Layout | None:
    table = find_table(sheet.grid, known)
    form = find_form(template.areas(sheet), template.picks(sheet), declared, known)
    columns = _of_fields(guess(table, declared), declared) if table is not None else None
    counted = sum(map(bool, columns.fields)) if columns is not None else 0
    if form is not None and form.known > counted:
        return Layout(sheet, _remembered_form(office, declared, form))
    if table is None or columns is None or counted == 0:
        return None
    return Layout(sheet, _remembered_list(office, declared, table))


def remember_layout(office: Office, declared: type[Ledger], layout: Layout) -> None:
    """Keep what people chose for files like this one.

    An import of such a file knows nothing of it: what is left empty here may be read there.
    """
    found = layout.content
    if isinstance(found, FormLayout):
        chosen = {one.where: one.field for one in found.spots}
        key = found.fingerprint
    else:
        pairs = zip(found.table.headers, found.fields, strict=True)
        chosen = {header.full_title: name for header, name in pairs}
        key = found.table.fingerprint
    office.keep_setting(_key(declared, key), json.dumps(chosen, ensure_ascii=False))


def _remembered(office: Office, declared: type[Ledger], key: str) -> dict[str, str] | None:
    """Place → field as people chose it; None: nobody has."""
    stored = office.setting(_key(declared, key))
    if not stored:
        return None
    chosen: dict[str, str] = json.loads(stored)
    return {place: name if name in declared.fields else "" for place, name in chosen.items()}


def _remembered_form(office: Office, declared: type[Ledger], form: FormLayout) -> FormLayout:
    chosen = _remembered(office, declared, form.fingerprint)
    return form if chosen is None else form.with_fields(chosen)


def _remembered_list(office: Office, declared: type[Ledger], table: FoundTable) -> ColumnMap:
    """As it was filled last, else as such a file was imported last, else as its heads say."""
    chosen = _remembered(office, declared, table.fingerprint)
    if chosen is None:
        return _of_fields(remembered(office, declared, table), declared)
    return ColumnMap(table, tuple(chosen.get(one.full_title, "") for one in table.headers))


def _of_fields(columns: ColumnMap, declared: type[Ledger]) -> ColumnMap:
    """Without what an import would keep as it came."""
    fields = declared.fields
    names = (one if one in fields and fillable(fields[one]) else "" for one in columns.fields)
    return replace(columns, fields=tuple(names))


def _key(declared: type[Ledger], fingerprint: str) -> str:
    return f"filling:{declared.__tablename__}:{fingerprint}"


def placed(layout: Layout, declared: type[Ledger], wishes: Mapping[str, str]) -> Layout:
    """The layout with places named as people name them: title or place → field or label.

    Raises:
        WrongUse: there is no such place, or no such field.
    """
    for place, wish in wishes.items():
        target = next(
            (one for one in layout.targets if place in (one.where, one.title)),
            next((one for one in layout.targets if one.title.rpartition("/")[2] == place), None),
        )
        if target is None:
            titles = "、".join(one.title for one in layout.targets)
            raise WrongUse("表里没有“{place}”", "有的是：{titles}", place=place, titles=titles)
        fields = filter(fillable, declared.fields.values())
        field = next(
            (one for one in fields if wish and wish in (one.name, one.label, one.short)), None
        )
        if wish and field is None:
            raise WrongUse(
                "“{ledger}”没有叫“{name}”的字段", "可以用的有：{names}",
                ledger=declared.sheet.title, name=wish, names="、".join(declared.fields),
            )  # fmt: skip
        layout = layout.with_field(target.where, field.name if field else "")
    return layout


def best_layouts(
    office: Office, template: Template, first: type[Ledger]
) -> tuple[type[Ledger], list[Layout]]:
    """The ledger that knows most of a file's places; of equals the one that is asked first.

    Raises:
        Trouble: none knows any, or a sheet is damaged.
    """
    trouble: Trouble | None = None
    best: tuple[type[Ledger], list[Layout]] | None = None
    for declared in (first, *(one for one in office.registry if one is not first)):
        try:
            found = layouts(office, template, declared)
        except Trouble as error:
            trouble = trouble or error
            continue
        if best is None or found[0].known > best[1][0].known:
            best = declared, found
    if best is None:
        assert trouble is not None
        raise trouble
    return best


def is_blank(office: Office, template: Template, first: type[Ledger]) -> bool:
    """Whether a file waits to be filled in: a form, or a header without rows.

    Raises:
        Trouble: a sheet is damaged.
    """
    try:
        _, found = best_layouts(office, template, first)
    except Trouble:
        return False
    content = found[0].content
    if isinstance(content, FormLayout):
        named = [one for one in content.spots if one.field]
        return sum(bool(one.present) for one in named) * 3 < len(named)
    body = body_of(content.table, template.areas(found[0].sheet).part, template.looks)
    return not body.filled and found[0].known > 1
