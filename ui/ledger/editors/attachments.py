"""The editor for photos and papers: one chip each; press one to save it as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.attachments import extract, file_name, store
from app.ledger.fields import Attachments
from app.ledger.fields.attachments import files_of, value_of
from app.saving import safe_name
from app.sync.attaching import attachments
from ui.appearance import Space
from ui.jobs import Job, Lane
from ui.ledger.editors.base import Editor, Ground, editor_for
from ui.tell import tell
from ui.widgets.chip import Chip
from ui.widgets.choosing import Wanted, file_to_open, file_to_save
from ui.widgets.flow import FlowLayout
from ui.widgets.pieces import button

if TYPE_CHECKING:
    from pathlib import Path

    from app.ledger.fields import Around
    from app.ledger.fields.base import Value

PURPOSE = "attachment"


class AttachmentsEditor(Editor):
    """The files of a record. One that has not come yet is amber."""

    def __init__(self, field: Attachments, ground: Ground) -> None:
        super().__init__(field, ground)
        self._files: dict[bytes, str] = {}
        self._may_edit = True
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, Space.TIGHT)
        self.add_button = button(self.tr("添加文件…"), "quiet", picture="add")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(self._chips)
        layout.addWidget(self.add_button)
        self._serve(self.add_button)

    def fill(self, value: Value, around: Around) -> None:
        """Show a stored value."""
        self._files = files_of(value)
        self._draw()

    def raw(self) -> str:
        """What is stored for the files that are shown."""
        return value_of(self._files) or ""

    def let_edit(self, may: bool) -> None:
        """Files can be saved also by those who may only read."""
        self._may_edit = may
        self.add_button.setVisible(may)
        self._draw()

    def framed(self) -> list[QWidget]:
        """The button."""
        return [self.add_button]

    # ---- adding, saving, taking away
    def _ask(self) -> None:
        place = self.ground.place
        wanted = Wanted(self.tr("添加照片或文件"), self.tr("所有文件 (*)"), PURPOSE)
        path = file_to_open(place.office, self, wanted)
        if path is not None:
            self.add(path)

    def add(self, path: Path) -> None:
        """Store a file, and show it."""
        office = self.ground.place.office

        def added(name: bytes) -> None:
            self._files[name] = file_name(path)
            self._draw()
            self.edited.emit()

        self.ground.place.jobs.run(
            Job(
                self.tr("正在添加“{file}”").format(file=path.name),
                lambda _progress: store(office, path),
                added,
                lambda trouble: tell(self, trouble),
                owner=self,
                lane=Lane.OUTSIDE,
                stoppable=False,
            )
        )

    def _save(self, name: bytes) -> None:
        place = self.ground.place
        wanted = Wanted(self.tr("把附件存成文件"), self.tr("所有文件 (*)"), PURPOSE)
        suggested = safe_name(self._files[name]) or name.hex()[:16]
        path = file_to_save(place.office, self, wanted, suggested)
        if path is None:
            return
        place.jobs.run(
            Job(
                self.tr("正在保存“{file}”").format(file=path.name),
                lambda _progress: extract(place.office, name.hex(), path),
                lambda _size: place.say(self.tr("已存到“{file}”").format(file=path.name)),
                lambda trouble: tell(self, trouble),
                owner=self,
                lane=Lane.OUTSIDE,
                stoppable=False,
            )
        )

    def _drop(self, name: bytes) -> None:
        del self._files[name]
        self._draw()
        self.add_button.setFocus()
        self.edited.emit()

    # ---- drawing
    def _draw(self) -> None:
        self._flow.clear()
        office = self.ground.place.office
        with office.store.reading() as connection:
            missing = attachments(office, connection).missing(self._files)
        for name, file in self._files.items():
            self._flow.addWidget(self._chip(name, file, is_here=name not in missing))
        self._chips.setVisible(bool(self._files))
        self.updateGeometry()

    def _chip(self, name: bytes, file: str, *, is_here: bool) -> Chip:
        tone = "info" if is_here else "warning"
        made = Chip(file or self.tr("没有名字的文件"), tone, removable=self._may_edit)
        made.words.setToolTip(
            self.tr("点一下，把它存成文件")
            if is_here
            else self.tr("资料未到，会随对方下一个数据包来")
        )
        made.words.setEnabled(is_here)
        made.pressed.connect(lambda: self._save(name))
        made.removed.connect(lambda: self._drop(name))
        return made


@editor_for.register(Attachments)
def _attachments(field: Attachments, ground: Ground) -> Editor:
    return AttachmentsEditor(field, ground)
