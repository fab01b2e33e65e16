"""Choosing files: the system's own dialogs, which open where such a file was chosen last."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.office import Office


@dataclass(frozen=True)
class Wanted:
    """Which files are asked for.

    Attributes:
        title: the dialog's heading.
        kinds: which files are listed, as Qt writes it: ``表格 (*.xlsx *.xls)``.
        purpose: files of one purpose share a folder, which is remembered.
    """

    title: str
    kinds: str
    purpose: str


DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


def file_to_open(
    office: Office, parent: QWidget, wanted: Wanted, folder: Path | None = None
) -> Path | None:
    """A file to read; None if nobody wants one.

    Args:
        office: remembers the folder.
        parent: the window.
        wanted: which files.
        folder: where the dialog opens; None: where such a file was chosen last.
    """
    start = folder or _last_folder(office, wanted.purpose)
    name, _kind = QFileDialog.getOpenFileName(parent, wanted.title, str(start), wanted.kinds)
    return _remembered(office, name, wanted.purpose)


def file_to_save(office: Office, parent: QWidget, wanted: Wanted, name: str) -> Path | None:
    """A file to write; None if nobody wants one. The dialog asks before one is replaced.

    Args:
        office: remembers the folder.
        parent: the window.
        wanted: which files.
        name: what the file is called unless somebody says otherwise, or a whole path.
    """
    start = _last_folder(office, wanted.purpose) / name
    chosen, _kind = QFileDialog.getSaveFileName(parent, wanted.title, str(start), wanted.kinds)
    path = _remembered(office, chosen, wanted.purpose)
    return path.with_name(path.name + start.suffix) if path and not path.suffix else path


def folder_to_fill(office: Office, parent: QWidget, wanted: Wanted) -> Path | None:
    """A folder that takes several files; None if nobody wants one.

    Args:
        office: remembers the folder.
        parent: the window.
        wanted: what for; which kinds of files plays no part.
    """
    start = _last_folder(office, wanted.purpose)
    chosen = QFileDialog.getExistingDirectory(parent, wanted.title, str(start))
    if not chosen:
        return None
    _remember(office, chosen, wanted.purpose)
    return Path(chosen)


def _last_folder(office: Office, purpose: str) -> Path:
    last = Path(office.setting(_key(purpose)) or QStandardPaths.writableLocation(DOCUMENTS))
    return last if last.is_dir() else Path(QStandardPaths.writableLocation(DOCUMENTS))


def _remembered(office: Office, name: str, purpose: str) -> Path | None:
    if not name:
        return None
    path = Path(name)
    _remember(office, str(path.parent), purpose)
    return path


def _remember(office: Office, folder: str, purpose: str) -> None:
    if office.setting(_key(purpose)) != folder:
        office.keep_setting(_key(purpose), folder)


def _key(purpose: str) -> str:
    return f"folder:{purpose}"
