"""How the keys of an office are kept: by the computer itself, or behind a passphrase."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.errors import Trouble
from app.secrets.passphrase import check_passphrase
from ui.appearance import Space
from ui.widgets.fields import Fields
from ui.widgets.pieces import words


@dataclass(frozen=True)
class Chosen:
    """How keys are to be kept.

    Attributes:
        passphrase: what is to lock them; None: the computer's keyring keeps them.
    """

    passphrase: str | None


class TwicePassphrase(QWidget):
    """A new passphrase, typed twice."""

    def __init__(self) -> None:
        super().__init__()
        self._first, self._second = _secret_field(), _secret_field()
        shown = QCheckBox(self.tr("显示口令"))
        fields = Fields()
        fields.setContentsMargins(0, 0, 0, 0)
        self._first_remark = fields.add(
            self.tr("口令"), self._first, self.tr("至少 8 个字符，或者 4 个汉字")
        )
        self._second_remark = fields.add(self.tr("再输一次"), self._second)
        fields.addWidget(shown, fields.rowCount(), 1)
        self.setLayout(fields)
        self.setFocusProxy(self._first)
        shown.toggled.connect(self._show)
        self._first.textChanged.connect(self._first_remark.rest)
        self._second.textChanged.connect(self._second_remark.rest)

    def passphrase(self) -> str | None:
        """What was typed; None if it is too short or differs, which is then said beside it."""
        typed = self._first.text()
        try:
            check_passphrase(typed)
        except Trouble as trouble:
            self._first_remark.complain(str(trouble))
            self._first.setFocus()
            return None
        if self._second.text() != typed:
            self._second_remark.complain(self.tr("两次输的不一样，请再输一次"))
            self._second.setFocus()
            return None
        return typed

    def _show(self, on: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password
        self._first.setEchoMode(mode)
        self._second.setEchoMode(mode)


class Keeping(QWidget):
    """Asks for a passphrase only where the computer has nothing to keep the keys in.

    Until `found` is told, it does not know.
    """

    def __init__(self) -> None:
        super().__init__()
        self._says = words(self.tr("正在看这台电脑能不能保管钥匙…"), "hint", wrap=True)
        self._own = QCheckBox(self.tr("打开时也要输入口令（多人共用这台电脑时）"))
        self._twice = TwicePassphrase()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        for one in (self._says, self._own, self._twice):
            layout.addWidget(one)
        self._own.hide()
        self._twice.hide()
        self._own.toggled.connect(self._twice.setVisible)
        self._known = False

    def found(self, keyring: bool) -> None:
        """Say whether the computer's keyring works."""
        self._known = True
        self._own.setVisible(keyring)
        self._own.setChecked(not keyring)
        self._twice.setVisible(not keyring)
        self._says.setText(
            self.tr("数据加密保存。钥匙由这台电脑保管，打开时不用口令。")
            if keyring
            else self.tr("数据加密保存。请设一个口令，每次打开时输入。")
        )

    def chosen(self) -> Chosen | None:
        """How the keys are to be kept; None if that cannot be said yet."""
        if not self._known:
            return None
        if not self._own.isChecked():
            return Chosen(None)
        typed = self._twice.passphrase()
        return None if typed is None else Chosen(typed)


def _secret_field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
