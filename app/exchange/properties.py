"""Notes to ourselves in a workbook: text properties, of which Excel allows 255 characters each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 255
_CONTINUED = re.compile(r"(.+)#(\d+)")


def divided(properties: Mapping[str, str]) -> dict[str, str]:
    """The properties with long texts divided: ``heads``, ``heads#2``, ``heads#3``."""
    return {
        name if start == 0 else f"{name}#{start // _LONGEST + 1}": text[start : start + _LONGEST]
        for name, text in properties.items()
        for start in range(0, max(len(text), 1), _LONGEST)
    }


def joined(parts: Mapping[str, str]) -> dict[str, str]:
    """The properties with their divided texts put together, in whatever order they come."""
    whole = {name: text for name, text in parts.items() if not _CONTINUED.fullmatch(name)}
    continued = (
        (found[1], int(found[2]), text)
        for name, text in parts.items()
        if (found := _CONTINUED.fullmatch(name))
    )
    for name, _, text in sorted(continued):
        whole[name] = whole.get(name, "") + text
    return whole
