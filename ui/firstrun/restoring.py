"""Putting a backup back where there is no office, or none that opens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from ui.firstrun.keeping import Chosen, Keeping
from ui.firstrun.phrase_entry import PhraseEntry
from ui.widgets.centred import CentredCard
from ui.widgets.fields import Fields
from ui.widgets.pieces import button, row

if TYPE_CHECKING:
    from app.secrets.recovery import RecoveryPhrase


@dataclass(frozen=True)
class Recovery:
    """What opens data of which the keys are gone.

    Attributes:
        backup: the backup to put back; None where the office's own data is there.
        phrase: from the paper.
        chosen: how the keys are to be kept from now on.
    """

    backup: Path | None
    phrase: RecoveryPhrase
    chosen: Chosen


class RecoveryCard(CentredCard):
    """Asks for the phrase, and how keys are to be kept afterwards.

    Signals:
        wanted: a `Recovery`.
        left: somebody goes back.
    """

    wanted = Signal(object)
    left = Signal()

    def __init__(self, title: str, advice: str, act: str, picture: str) -> None:
        super().__init__(title, advice, picture)
        self.entry = PhraseEntry()
        self.keeping = Keeping()
        self.questions = Fields()
        self.body.addLayout(self.questions)
        self.body.addWidget(self.keeping)
        back = button(self.tr("返回"))
        back.clicked.connect(self.left)
        self._do = button(act, "primary")
        self._do.setEnabled(False)
        self._do.clicked.connect(self._want)
        self.foot.addWidget(back)
        self.foot.addStretch(1)
        self.foot.addWidget(self._do)

    def keyring_found(self, works: bool) -> None:
        """Say whether the computer can keep keys."""
        self.keeping.found(works)
        self._do.setEnabled(True)

    def backup(self) -> Path | None:
        """The backup that is put back; None where the data is there."""
        return None

    def is_complete(self) -> bool:
        """Whether everything that stands before the phrase is filled in."""
        return True

    def _want(self) -> None:
        self.tell("")
        if not self.is_complete():
            return
        phrase = self.entry.phrase()
        if phrase is None:
            return
        chosen = self.keeping.chosen()
        if chosen is not None:
            self.wanted.emit(Recovery(self.backup(), phrase, chosen))


class RestoreCard(RecoveryCard):
    """Puts a backup back."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("从备份恢复"),
            self.tr(
                "需要备份文件（.ortoobackup）和写着恢复码的那张纸。"
                "恢复以后，原来那台电脑不要再用；在这台电脑上写一张新名片，交给上级接收。"
            ),
            self.tr("恢复"),
            "archive",
        )
        self._file = QLineEdit()
        choose = button(self.tr("选择…"), picture="folder")
        choose.clicked.connect(self._choose)
        line = QWidget()
        line.setLayout(row(self._file, choose))
        self._file_remark = self.questions.add(self.tr("备份文件"), line)
        self._file.setAccessibleName(self.tr("备份文件"))
        self._file.textChanged.connect(self._file_remark.rest)
        self.questions.add(self.tr("恢复码"), self.entry)
        self.setFocusProxy(choose)

    def choose(self, path: Path) -> None:
        """Take this backup."""
        self._file.setText(str(path))

    def backup(self) -> Path:
        """The backup."""
        return Path(self._file.text().strip())

    def is_complete(self) -> bool:
        """Whether a file is named that is there."""
        if self._file.text().strip() and self.backup().is_file():
            return True
        self._file_remark.complain(self.tr("请选择备份文件，它一般在 U 盘上"))
        self._file.setFocus()
        return False

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("选择备份文件"),
            "",
            self.tr("驿站的备份 (*.ortoobackup);;所有文件 (*)"),
        )
        if name:
            self.choose(Path(name))


class RescueCard(RecoveryCard):
    """Opens the data that is there, whose passphrase was forgotten or whose keyring was lost."""

    def __init__(self) -> None:
        super().__init__(
            self.tr("用恢复码打开"),
            self.tr("填入纸上的恢复码，再给这个办公室换一把新的钥匙。数据不会变。"),
            self.tr("打开"),
            "key",
        )
        self.questions.add(self.tr("恢复码"), self.entry)
        self.setFocusProxy(self.entry)
