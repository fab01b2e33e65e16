"""Saving a notice or the draft of a letter as a document that the office words further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.saving import safe_name
from ui.jobs import Job, Lane
from ui.widgets.choosing import Wanted, file_to_save

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.office import Office
    from app.paper.prose import Prose
    from app.progress import Progress
    from ui.page import Workplace

PURPOSE = "document"


def save_notice(place: Workplace, uid: bytes, title: str, parent: QWidget) -> None:
    """Save a notice as a .docx."""
    from app.filling.writings import notice  # noqa: PLC0415 seldom wanted

    _save(place, lambda office: notice(office, uid), title, parent)


def save_letter(place: Workplace, uid: bytes, title: str, parent: QWidget) -> None:
    """Save the draft of a letter as a .docx."""
    from app.filling.writings import letter  # noqa: PLC0415 seldom wanted

    _save(place, lambda office: letter(office, uid), title, parent)


def _save(place: Workplace, made: Callable[[Office], Prose], title: str, parent: QWidget) -> None:
    office = place.office
    wanted = Wanted(parent.tr("存成文档"), parent.tr("Word 文档 (*.docx)"), PURPOSE)
    path = file_to_save(office, parent, wanted, f"{safe_name(office.name + title)}.docx")
    if path is None:
        return

    def work(_progress: Progress) -> None:
        from app.filling.document_text import write_document  # noqa: PLC0415 as above

        write_document(path, made(office))

    def done(_answer: None) -> None:
        place.say(parent.tr("已存成“{file}”").format(file=path.name))

    doing = parent.tr("正在存“{file}”").format(file=path.name)
    place.jobs.run(Job(doing, work, done, owner=parent, lane=Lane.OUTSIDE))
