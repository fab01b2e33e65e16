"""What the person at this computer prefers: language, size of text, where the window was.

Kept with the user and not in the office, because it is needed before an office is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path

    from app.language import Language
    from ui.appearance import TextSize


def usual_place() -> Path:
    """The file in which the user's preferences are."""
    from platformdirs import user_config_path  # noqa: PLC0415 not where a test names a file

    return user_config_path("ortoo", appauthor=False) / "window.ini"


class Preferences:
    """Reads and writes one file; what cannot be read is as if it were not set.

    Args:
        path: the file; it need not be there.
    """

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language:
        """The language of the window; Chinese at first."""
        return "en" if self._text("language") == "en" else "zh"

    @language.setter
    def language(self, language: Language) -> None:
        self._file.setValue("language", language)

    @property
    def text_size(self) -> TextSize:
        """The size of text."""
        from ui.appearance import TextSize  # noqa: PLC0415 the window is painted before

        name = self._text("text_size")
        return TextSize[name] if name in TextSize.__members__ else TextSize.NORMAL

    @text_size.setter
    def text_size(self, size: TextSize) -> None:
        self._file.setValue("text_size", size.name)

    @property
    def look(self) -> str:
        """Language and size of text as they were set: another look is another picture."""
        return f"{self._text('language') or 'zh'} {self._text('text_size') or 'NORMAL'}"

    def state(self, name: str) -> QByteArray:
        """What a window or splitter wrote down of itself; empty if nothing."""
        value = self._file.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Note what a window or splitter says of itself."""
        self._file.setValue(name, state)

    def _text(self, name: str) -> str:
        return str(self._file.value(name, ""))
