"""Running text on paper: notices that hang on the wall, letters, decisions.

Laid out as official documents are (GB/T 9704-2012): title in 2号, text in 3号, paragraphs begun two
characters in, unit and day at the right below.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.paper.labels import Line


@dataclass(frozen=True)
class Text:
    """One text, begun on a page of its own.

    Attributes:
        title: in the middle above it.
        lines: each a paragraph; those at the left are begun two characters in, unless flush.
        unit: whose it is, and ``day``, at the right below it; room for a seal is left around them.
        day: in Chinese, as it stands under a letter.
        mongolian_title: the title in Mongolian; empty: none.
        mongolian_first: whether it stands above the Chinese one.
    """

    title: str
    lines: Sequence[Line]
    unit: str = ""
    day: str = ""
    mongolian_title: str = ""
    mongolian_first: bool = True


@dataclass(frozen=True)
class Prose:
    """All texts of one print, on A4 upright.

    Attributes:
        title: of the file.
        unit: which office made it.
        texts: read once.
    """

    title: str
    unit: str
    texts: Iterable[Text]
