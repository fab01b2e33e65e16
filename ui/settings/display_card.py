"""Language and size of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from ui.appearance import Space, TextSize
from ui.settings.card import SettingsCard
from ui.widgets.fields import Fields
from ui.widgets.pieces import row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.language import Language
    from ui.preferences import Preferences


class DisplayCard(SettingsCard):
    """Changes both at once.

    Args:
        title: the heading.
        preferences: where they are kept.
        may_restyle: asked before, since the window is made anew.

    Signals:
        restyled: one of them was changed.
    """

    restyled = Signal()

    def __init__(
        self, title: str, preferences: Preferences, may_restyle: Callable[[], bool]
    ) -> None:
        super().__init__(title)
        self._preferences = preferences
        self._may_restyle = may_restyle
        self.languages: dict[Language, QRadioButton] = {
            "zh": QRadioButton("中文"),
            "en": QRadioButton("English"),
        }
        self.sizes = {
            TextSize.NORMAL: QRadioButton(self.tr("标准")),
            TextSize.LARGE: QRadioButton(self.tr("大")),
            TextSize.LARGEST: QRadioButton(self.tr("特大")),
        }
        self._show()
        fields = Fields()
        for label, choices in (
            (self.tr("文字大小"), self.sizes),
            (self.tr("界面语言"), self.languages),
        ):
            self._group(choices.values())
            fields.add_parts(label, row(*choices.values(), None, gap=Space.LARGE))
        self.body.addLayout(fields)

    def _show(self) -> None:
        """Show what is kept."""
        self.languages[self._preferences.language].setChecked(True)
        self.sizes[self._preferences.text_size].setChecked(True)

    def _group(self, choices: Iterable[QRadioButton]) -> None:
        group = QButtonGroup(self)
        for one in choices:
            group.addButton(one)
        group.buttonClicked.connect(self._take)

    def _take(self) -> None:
        language: Language = "en" if self.languages["en"].isChecked() else "zh"
        size = next(one for one in self.sizes if self.sizes[one].isChecked())
        if (language, size) == (self._preferences.language, self._preferences.text_size):
            return
        if not self._may_restyle():
            self._show()
            return
        self._preferences.language, self._preferences.text_size = language, size
        self.restyled.emit()
