"""Asking for what full numbers are needed; the answer is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QStyledItemDelegate, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from app.office import Office

LAST = "purpose"
"""The setting that keeps what was written last."""
WIDTH = 480


class PurposeDialog(QDialog):
    """Asks for the purpose; it cannot be left empty.

    Args:
        office: keeps what was written last.
        parent: the window.
    """

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.setWindowTitle(self.tr("写明用途"))
        self.setMinimumWidth(WIDTH)
        self.purpose = QComboBox(editable=True)
        self.purpose.setItemDelegate(QStyledItemDelegate(self.purpose))
        self.purpose.setAccessibleName(self.tr("用途"))
        usual = (self.tr("报送上级"), self.tr("存档"), self.tr("核对人员信息"))
        self.purpose.addItems(list(usual))
        self.purpose.setCurrentText(office.setting(LAST))
        self.purpose.editTextChanged.connect(self._judge)
        self.agree = button(self.tr("印出完整号码"), "primary")
        self.agree.setDefault(True)
        self.agree.clicked.connect(self.accept)
        cancel = button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(words(self.tr("完整的号码用来做什么？"), "title"))
        layout.addWidget(words(self._explanation(), "hint", wrap=True))
        layout.addWidget(self.purpose)
        layout.addSpacing(Space.SMALL)
        layout.addLayout(row(None, cancel, self.agree))
        self._judge()
        self.purpose.setFocus()

    def _explanation(self) -> str:
        return self.tr("谁、什么时候、为了什么印过完整的电话和身份证号码，程序会记下来备查。")

    @property
    def text(self) -> str:
        """What was written."""
        return self.purpose.currentText().strip()

    def _judge(self) -> None:
        self.agree.setEnabled(bool(self.text))

    def accept(self) -> None:
        """Keep it for next time."""
        self._office.keep_setting(LAST, self.text)
        super().accept()
