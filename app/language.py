"""Sentences for people: written in Chinese in the source, shown in Chinese or in English.

The translations stand in ``resources/translations/ortoo_en.ts``, a Qt translation source,
so that the window (through Qt) and the command line (through this module) share one file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["zh", "en"]

TRANSLATIONS = Path(__file__).parent.parent / "resources" / "translations"

_current: list[Language] = ["zh"]


def use(language: Language) -> None:
    """Show every later sentence in this language."""
    _current[0] = language


def current() -> Language:
    """The language that sentences are shown in."""
    return _current[0]


@cache
def translations(language: Language) -> Mapping[str, str]:
    """Source sentence → translation; a sentence that has none is missing from the mapping."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 Chinese needs none of it

    path = TRANSLATIONS / f"ortoo_{language}.ts"
    if not path.exists():
        return {}
    found: dict[str, str] = {}
    for entry in ET.parse(path).iter("message"):  # noqa: S314 our own file, shipped with us
        source, target = entry.findtext("source"), entry.findtext("translation")
        if source and target:
            found[source] = target
    return found


def translate(source: str) -> str:
    """The sentence in the current language, or as it stands where it has no translation."""
    if _current[0] == "zh":
        return source
    return translations(_current[0]).get(source, source)


def marked(text: str) -> str:
    """The text itself; says that it is shown to people, and so is translated where it is."""
    return text


@dataclass(frozen=True)
class Message:
    """One sentence, kept as a template and its values, so that it can be shown in any language.

    ``Message("第{row}行没有姓名", {"row": 3})``; ``str()`` gives the sentence.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict[str, object])

    def __str__(self) -> str:
        text = translate(self.template)
        return text.format_map(dict(self.values)) if self.values else text


def say(template: str, **values: object) -> str:
    """The sentence in the current language with its values filled in."""
    return str(Message(template, values))
