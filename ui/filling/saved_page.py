"""The wizard's last page: what was written, and where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QListWidget, QVBoxLayout, QWidget

from ui.appearance import Colour, Space
from ui.icons import pixmap
from ui.widgets.pieces import button, column, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class SavedPage(QWidget):
    """Says what was written; opens the folder or the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        image = QLabel()
        image.setPixmap(pixmap("ok", 48, self.devicePixelRatioF(), Colour.GOOD))
        self.title = words(kind="heading", wrap=True)
        self.where = words(wrap=True)
        self.open_file = button(self.tr("打开文件(&O)"))
        self.open_folder = button(self.tr("打开文件夹(&F)"), "primary", picture="folder")
        self.open_file.clicked.connect(lambda: self._open(self._file))
        self.open_folder.clicked.connect(lambda: self._open(self._folder))
        self.remarks = QListWidget()
        self.remarks.setWordWrap(True)
        self.remarks.setAccessibleName(self.tr("请在表里再看看"))
        self._noted = words(self.tr("请在表里再看看"), "strong")
        self._file: Path | None = None
        self._folder: Path | None = None
        head = row(image, gap=Space.LARGE)
        head.addLayout(column(self.title, self.where), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.LARGE)
        layout.addLayout(head)
        layout.addLayout(row(self.open_folder, self.open_file, None))
        layout.addWidget(self._noted)
        layout.addWidget(self.remarks, 1)
        layout.addStretch(0)

    def show_saved(self, title: str, paths: Sequence[Path], notes: Sequence[str]) -> None:
        """Say what was written.

        Args:
            title: one sentence.
            paths: the files.
            notes: what could not be written.
        """
        self.title.setText(title)
        self._file, self._folder = paths[0], paths[0].parent
        self.where.setText(str(paths[0] if len(paths) == 1 else self._folder))
        self.open_file.setVisible(len(paths) == 1)
        self.remarks.clear()
        self.remarks.addItems(list(notes))
        for one in (self._noted, self.remarks):
            one.setVisible(bool(notes))

    def _open(self, path: Path | None) -> None:
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
