"""The window's language: Qt's own words and ours, in Chinese or in English."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from app import language as our

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

    from app.language import Language

QT_CHINESE = "qtbase_zh_CN.qm"
"""Qt's own buttons and dialogs; in English it needs no file."""

LOCALES = {
    "zh": QLocale(QLocale.Language.Chinese, QLocale.Country.China),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class OurTranslator(QTranslator):
    """Answers Qt's ``tr`` from the same file as the sentences of ``app``.

    A sentence that has no translation stays as it is.
    """

    def isEmpty(self) -> bool:
        """Say that there is something, or Qt would never ask."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 Qt's name for it
        /,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        """The sentence in the current language, wherever it stands."""
        return our.translate(sourceText)


class Speaker:
    """Makes an application speak one language, and another one later.

    Args:
        app: the application.
    """

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Use a language for everything that is made from now on."""
        for one in self._installed:
            self._app.removeTranslator(one)
        self._installed = list(_translators(language))
        for one in self._installed:
            self._app.installTranslator(one)
        our.use(language)
        QLocale.setDefault(LOCALES[language])


def _translators(language: Language) -> list[QTranslator]:
    if language == "en":
        return [OurTranslator()]
    qt = QTranslator()
    found = any(qt.load(str(folder / QT_CHINESE)) for folder in _qt_folders())
    return [qt] if found else []


def _qt_folders() -> list[Path]:
    """Where Qt's translations may be: as it says itself, and beside it in a frozen program."""
    package = Path(PySide6.__file__).parent
    said = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return [Path(said), package / "Qt" / "translations", package / "translations"]
