"""Where a filled file is saved: a list has a file, forms have a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.filling.fill import suggested_name, title_of
from app.saving import safe_name
from ui.widgets.choosing import Wanted, file_to_save, folder_to_fill

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.filling.documents import Document
    from app.filling.layouts import Layout
    from app.filling.template import Template
    from app.office import Office

PURPOSE = "fill"
"""Files that are filled in share a folder, which is remembered."""


def file_for(office: Office, parent: QWidget, template: Template, layout: Layout) -> Path | None:
    """The file for a list; None if nobody wants one."""
    name = suggested_name(office, layout.title, template)
    kinds = parent.tr("表格 (*{ending})").format(ending=name[name.rindex(".") :])
    return file_to_save(office, parent, Wanted(parent.tr("存到"), kinds, PURPOSE), name)


def folder_for_forms(
    office: Office, parent: QWidget, template: Template, layout: Layout
) -> Path | None:
    """The folder for forms, in one that somebody chooses; None if nobody wants one."""
    return _folder(office, parent, title_of(office, template, layout.title))


def folder_for_documents(office: Office, parent: QWidget, document: Document) -> Path | None:
    """The same for documents."""
    return _folder(office, parent, f"{office.name}{document.path.stem}")


def _folder(office: Office, parent: QWidget, name: str) -> Path | None:
    wanted = Wanted(parent.tr("每人一份，存到哪个文件夹里"), "", PURPOSE)
    folder = folder_to_fill(office, parent, wanted)
    return None if folder is None else folder / safe_name(f"{name}{office.today()}")
